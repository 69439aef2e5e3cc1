//! Bodies of NDJSON, read back: which lines belong together.

use super::description::Grouping;
use super::from_error::FromHttpProblem;
use crate::runtime::json::{self, Mode};

/// The lines of a body as a list of JSON, from which its value is read; where several are one value, as a list of lists.
///
/// Empty lines are passed by, as the server does.
pub(super) fn list(body: &[u8], grouping: Grouping) -> Result<Vec<u8>, FromHttpProblem> {
    let lines = body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).enumerate();
    let mut lines = lines.filter(|(_, line)| !line.is_empty()).map(|(index, line)| (index + 1, line));
    let mut list = vec![b'['];
    while let Some((number, line)) = lines.next() {
        if list.len() > 1 {
            list.push(b',');
        }
        let keys = keys(number, line)?;
        let is_pair = match grouping {
            Grouping::Single => {
                list.extend_from_slice(line);
                continue;
            }
            Grouping::Pairs => true,
            Grouping::ByKey(pairs) => keys.iter().any(|key| pairs.contains(&key.as_str())),
        };
        list.push(b'[');
        list.extend_from_slice(line);
        if is_pair {
            let (number, second) = lines.next().ok_or(FromHttpProblem::MissingLine(number))?;
            self::keys(number, second)?;
            list.push(b',');
            list.extend_from_slice(second);
        }
        list.push(b']');
    }
    list.push(b']');
    Ok(list)
}

/// The keys of the object that a line holds, if it is one; that it is one value of JSON, and one only.
fn keys(number: usize, line: &[u8]) -> Result<Vec<String>, FromHttpProblem> {
    let value = json::read::<serde_json::Value>(line, Mode::Tolerant);
    let value = value.map_err(|error| FromHttpProblem::NotALine(number, error))?.value;
    Ok(value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default())
}
