//! The place and the kind of an error in a document that its `Deserialize` implementation rejects.
//!
//! The messages of serde quote values, and a `Deserialize` implementation can return any message. For this reason, only
//! fixed strings are derived from a message. The place is the position of the error in the JSON, so the document is not
//! deserialized again.

use super::document_problem::DocumentProblem;
use super::error::{DecodeError, DecodeErrorKind, EXPECTED_DOCUMENT, FOUND_REJECTED};
use super::json_path::{JsonPath, PathSegment};
use super::node::{Node, NodeKind};
use super::path_finder::{NodeLocation, paths};
use super::tape::Tape;

/// The kinds of values, as serde calls them.
const FOUND: [&str; 9] =
    ["string", "integer", "floating point", "boolean", "null", "sequence", "map", "unit variant", "newtype variant"];

/// The expectations of serde's implementations.
const EXPECTED: [&str; 25] = [
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "f32",
    "f64",
    "a boolean",
    "a character",
    "a string",
    "a borrowed string",
    "a sequence",
    "a map",
    "unit",
    "option",
    "a JSON number",
    "path string",
    "IP address",
];

/// The starts of expectations that contain a name or a number, and the strings without it.
const EXPECTED_STARTS: [(&str, &str); 10] = [
    ("struct variant ", "a variant"),
    ("tuple variant ", "a variant"),
    ("unit variant ", "a variant"),
    ("struct ", "a struct"),
    ("tuple struct ", "a struct"),
    ("unit struct ", "a struct"),
    ("enum ", "an enum"),
    ("a tuple of size ", "a tuple"),
    ("an array of length ", "an array"),
    ("a nonzero ", "a nonzero integer"),
];

/// An error in a document, without values.
pub(super) struct DocumentError {
    pub(super) problem: DocumentProblem,
    pub(super) expected: &'static str,
    pub(super) found: &'static str,
    pub(super) path: JsonPath,
}

impl DocumentError {
    /// Describes the error of a document, which is the node of this index. `json` is the input of serde.
    pub(super) fn new(tape: &Tape<'_>, document: u32, json: &str, error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let position = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&position).unwrap_or(&message);
        let (problem, rest) = split_problem(message);
        let (found, expected) = describe_kinds(problem, rest);
        let node = if error.line() == 0 { document } else { node_at(tape, document, json, error) };
        let path = paths(tape, vec![NodeLocation::at_node(node)]).pop().unwrap_or_default();
        let path = match missing_field(tape, document, node, problem, rest) {
            Some(name) => path.join(PathSegment::Key(name.into())),
            None => path,
        };
        Self { problem, expected, found, path }
    }

    pub(super) fn into_decode_error(self, error: serde_json::Error) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Document, self.path, self.expected, self.found)
            .with_problem(self.problem)
            .with_underlying_error(Some(error))
    }
}

impl DecodeError {
    /// Creates the error for JSON that a `Deserialize` implementation rejects.
    pub(in crate::runtime) fn from_serde(json: &[u8], error: serde_json::Error) -> Self {
        match (Tape::new(json), std::str::from_utf8(json)) {
            (Ok(tape), Ok(json)) => DocumentError::new(&tape, 0, json, &error).into_decode_error(error),
            (Err(syntax), _) => syntax.with_underlying_error(Some(error)),
            (Ok(_), Err(_)) => Self::invalid_utf8(),
        }
    }
}

/// Splits a message into the kind of error and the rest.
fn split_problem(message: &str) -> (DocumentProblem, &str) {
    use DocumentProblem::{
        DuplicateField, InvalidLength, InvalidType, InvalidValue, MissingField, UnknownField, UnknownVariant,
    };
    [InvalidType, InvalidValue, InvalidLength, UnknownVariant, UnknownField, DuplicateField, MissingField]
        .into_iter()
        .find_map(|problem| Some((problem, message.strip_prefix(problem.as_str())?)))
        .unwrap_or((DocumentProblem::Rejected, message))
}

/// Returns the kinds of the value that was found and of the value that was expected.
fn describe_kinds(problem: DocumentProblem, rest: &str) -> (&'static str, &'static str) {
    if !matches!(problem, DocumentProblem::InvalidType | DocumentProblem::InvalidValue) {
        return (FOUND_REJECTED, EXPECTED_DOCUMENT);
    }
    let found = rest.strip_prefix(": ").and_then(|rest| FOUND.into_iter().find(|kind| rest.starts_with(kind)));
    // The value that was found is quoted, and may contain this string too.
    let expected = rest.rsplit_once(", expected ").and_then(|(_, expected)| describe_expected(expected));
    (found.unwrap_or(FOUND_REJECTED), expected.unwrap_or(EXPECTED_DOCUMENT))
}

fn describe_expected(expected: &str) -> Option<&'static str> {
    let with_name = || EXPECTED_STARTS.into_iter().find(|(start, _)| expected.starts_with(start));
    EXPECTED.into_iter().find(|known| *known == expected).or_else(|| with_name().map(|(_, known)| known))
}

/// Returns the innermost node of a document at the position of an error.
fn node_at(tape: &Tape<'_>, document: u32, json: &str, error: &serde_json::Error) -> u32 {
    let line_start: usize = json.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
    // The column is the number of bytes of the line that serde has read.
    let (before, after) = json.split_at_checked(line_start + error.column()).unwrap_or((json, ""));
    let read = before.trim_ascii_end();
    // If serde has not read the value, its position is before the value; otherwise after it.
    let position = if read.is_empty() || read.ends_with([':', ',', '[', '{']) {
        before.len() + (after.len() - after.trim_ascii_start().len())
    } else {
        read.len() - 1
    };
    let root = tape.node(document);
    // The input of serde is the document, or a whole input with white space around it.
    let document_start = if tape.json(root).len() == json.len() { outer_range(root).start } else { 0 };
    let position = position + document_start;
    let nodes = document..root.next;
    nodes.rev().find(|index| outer_range(tape.node(*index)).contains(&position)).unwrap_or(document)
}

/// Returns the range of a node in the input, with quotes.
fn outer_range(node: &Node) -> std::ops::Range<usize> {
    let quote = usize::from(matches!(node.kind, NodeKind::String | NodeKind::Key));
    (node.start as usize).saturating_sub(quote)..node.end as usize + quote
}

/// Returns the name of a missing field. `None` if the name may be a value of the document, since any `Deserialize`
/// implementation can create such a message.
fn missing_field<'m>(
    tape: &Tape<'_>,
    document: u32,
    object: u32,
    problem: DocumentProblem,
    rest: &'m str,
) -> Option<&'m str> {
    if problem != DocumentProblem::MissingField || tape.node(object).kind != NodeKind::Object {
        return None;
    }
    let name = rest.strip_prefix(" `")?.strip_suffix('`')?;
    let is_identifier = name.len() <= MAX_NAME_LENGTH
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    let is_value = |index: u32| {
        let node = tape.node(index);
        node.kind == NodeKind::String && resembles(&tape.string(node), name)
    };
    (is_identifier && !(document..tape.node(document).next).any(is_value)).then_some(name)
}

/// The maximum length of the name of a missing field in a message.
const MAX_NAME_LENGTH: usize = 64;
/// The minimum length of a part of a name that is searched in values.
const MIN_PART_LENGTH: usize = 4;

/// Returns true if a name may be derived from a value.
fn resembles(value: &str, name: &str) -> bool {
    let (value, name) = (value.to_lowercase(), name.to_lowercase());
    let contains = |whole: &str, part: &str| part.len() >= MIN_PART_LENGTH && whole.contains(part);
    value == name || contains(&name, &value) || name.split(['_', '-', '.']).any(|part| contains(&value, part))
}
