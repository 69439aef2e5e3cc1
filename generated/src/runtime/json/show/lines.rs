//! Values written as lines, for bodies that are NDJSON.

use super::level::{Part, Shown, level};
use super::writer::Writer;
use crate::runtime::json::{EncodeError, Show};

/// Writes the items of a list as lines: each one value of JSON without a line break, each with a line break behind it.
/// Where a value is a group of lines, each of its items is one.
pub(crate) fn write_lines(value: &dyn Show, groups: bool) -> Result<Vec<u8>, EncodeError> {
    let mut out = Vec::with_capacity(1024);
    for item in items(level(value, None))? {
        if groups {
            for line in items(item.into_level())? {
                out = write_line(out, &line)?;
            }
        } else {
            out = write_line(out, &item)?;
        }
    }
    Ok(out)
}

/// The items of a list; something else stands for itself alone nowhere.
fn items(shown: Shown<'_>) -> Result<Vec<Part<'_>>, EncodeError> {
    match shown {
        Shown::List { items, .. } => Ok(items),
        Shown::Variant { payload, .. } => items(payload.into_level()),
        Shown::Failed(error) => Err(error),
        _ => Ok(Vec::new()),
    }
}

fn write_line(out: Vec<u8>, line: &Part<'_>) -> Result<Vec<u8>, EncodeError> {
    let start = out.len();
    let mut writer = Writer::behind(out);
    writer.write_whole(line);
    let mut out = writer.finish()?;
    // Between the tokens of a document that somebody else wrote; inside a text it is always escaped. Each byte is written,
    // changed or not: so many are done at once.
    for byte in out.get_mut(start..).unwrap_or_default() {
        *byte = if matches!(*byte, b'\n' | b'\r') { b' ' } else { *byte };
    }
    out.push(b'\n');
    Ok(out)
}
