//! Decodes NDJSON bodies.

use super::description::LineGrouping;
use super::from_http_error::FromHttpErrorKind;
use crate::runtime::json::{self, Mode};

/// Converts NDJSON to a JSON array of its lines. If several lines are one value, they become an array inside the array.
///
/// Empty lines are skipped, as the server does.
pub(super) fn to_json_array(body: &[u8], grouping: LineGrouping) -> Result<Vec<u8>, FromHttpErrorKind> {
    let lines = body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).enumerate();
    let mut lines = lines.filter(|(_, line)| !line.is_empty()).map(|(index, line)| (index + 1, line));
    let mut array = vec![b'['];
    while let Some((line_number, line)) = lines.next() {
        if array.len() > 1 {
            array.push(b',');
        }
        let keys = object_keys(line_number, line)?;
        let is_pair = match grouping {
            LineGrouping::Single => {
                array.extend_from_slice(line);
                continue;
            }
            LineGrouping::Pairs => true,
            LineGrouping::ByKey(pairs) => keys.iter().any(|key| pairs.contains(&key.as_str())),
        };
        array.push(b'[');
        array.extend_from_slice(line);
        if is_pair {
            let (line_number, second) = lines.next().ok_or(FromHttpErrorKind::MissingLine(line_number))?;
            object_keys(line_number, second)?;
            array.push(b',');
            array.extend_from_slice(second);
        }
        array.push(b']');
    }
    array.push(b']');
    Ok(array)
}

/// Returns the keys of the object on a line, or nothing if the value is not an object.
///
/// # Errors
/// Returns an error if the line is not exactly one JSON value.
fn object_keys(line_number: usize, line: &[u8]) -> Result<Vec<String>, FromHttpErrorKind> {
    let value = json::decode::<serde_json::Value>(line, Mode::Lenient);
    let value = value.map_err(|error| FromHttpErrorKind::InvalidLine(line_number, error))?.value;
    Ok(value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default())
}
