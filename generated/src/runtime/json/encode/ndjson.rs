//! Values encoded as lines, for NDJSON bodies.

use super::encoder::Encoder;
use super::shallow_value::{Child, ShallowValue, shallow};
use crate::runtime::json::{Encode, EncodeError};

/// Encodes the items of an array as lines. Each line is a JSON value without line breaks, followed by a line break.
/// With `groups`, each item is an array whose items are lines.
pub(crate) fn encode_lines(value: &dyn Encode, groups: bool) -> Result<Vec<u8>, EncodeError> {
    let mut ndjson = Vec::with_capacity(1024);
    for item in items(shallow(value, None))? {
        if groups {
            for line in items(item.into_shallow())? {
                ndjson = write_line(ndjson, &line)?;
            }
        } else {
            ndjson = write_line(ndjson, &item)?;
        }
    }
    Ok(ndjson)
}

/// Returns the items of an array; no items for any other value.
fn items(value: ShallowValue<'_>) -> Result<Vec<Child<'_>>, EncodeError> {
    match value {
        ShallowValue::Array { items, .. } => Ok(items),
        ShallowValue::Variant { payload, .. } => items(payload.into_shallow()),
        ShallowValue::Error(error) => Err(error),
        _ => Ok(Vec::new()),
    }
}

fn write_line(ndjson: Vec<u8>, line: &Child<'_>) -> Result<Vec<u8>, EncodeError> {
    let start = ndjson.len();
    let mut encoder = Encoder::appending_to(ndjson);
    encoder.write_child(line);
    let mut ndjson = encoder.finish()?;
    // Line breaks occur only between the tokens of raw JSON; inside strings they are escaped. Each byte is written,
    // changed or not, which lets the compiler vectorize the loop.
    for byte in ndjson.get_mut(start..).unwrap_or_default() {
        *byte = if matches!(*byte, b'\n' | b'\r') { b' ' } else { *byte };
    }
    ndjson.push(b'\n');
    Ok(ndjson)
}
