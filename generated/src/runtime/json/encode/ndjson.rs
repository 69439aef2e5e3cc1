//! Values written as lines, for bodies that are NDJSON.

use super::encoder::Encoder;
use super::shallow_value::{Child, ShallowValue, shallow};
use crate::runtime::json::{Encode, EncodeError};

/// Writes the items of a list as lines: each one value of JSON without a line break, each with a line break behind it.
/// Where a value is a group of lines, each of its items is one.
pub(crate) fn encode_lines(value: &dyn Encode, groups: bool) -> Result<Vec<u8>, EncodeError> {
    let mut out = Vec::with_capacity(1024);
    for item in items(shallow(value, None))? {
        if groups {
            for line in items(item.into_shallow())? {
                out = write_line(out, &line)?;
            }
        } else {
            out = write_line(out, &item)?;
        }
    }
    Ok(out)
}

/// The items of a list; something else stands for itself alone nowhere.
fn items(value: ShallowValue<'_>) -> Result<Vec<Child<'_>>, EncodeError> {
    match value {
        ShallowValue::Array { items, .. } => Ok(items),
        ShallowValue::Variant { payload, .. } => items(payload.into_shallow()),
        ShallowValue::Error(error) => Err(error),
        _ => Ok(Vec::new()),
    }
}

fn write_line(out: Vec<u8>, line: &Child<'_>) -> Result<Vec<u8>, EncodeError> {
    let start = out.len();
    let mut encoder = Encoder::appending_to(out);
    encoder.write_child(line);
    let mut out = encoder.finish()?;
    // Between the tokens of a document that somebody else wrote; inside a text it is always escaped. Each byte is written,
    // changed or not: so many are done at once.
    for byte in out.get_mut(start..).unwrap_or_default() {
        *byte = if matches!(*byte, b'\n' | b'\r') { b' ' } else { *byte };
    }
    out.push(b'\n');
    Ok(out)
}
