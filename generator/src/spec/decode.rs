//! Decoding of one piece of a file, with the places of all that is odd in it.

use std::sync::Arc;

use serde::de::Deserialize;
use serde_json::error::Category;

use super::json_path::JsonPath;
use super::kind::UNKNOWN_KIND;
use crate::diagnostic::{Code, Diagnostics, Origin};

/// A file whose pieces are decoded.
pub(super) struct SourceFile<'a> {
    /// Its name.
    pub(super) name: Arc<str>,
    /// All of it.
    pub(super) text: &'a str,
}

impl SourceFile<'_> {
    /// A place in the file.
    pub(super) fn origin(&self, at: &JsonPath) -> Origin {
        Origin { file: self.name.clone(), path: at.to_string() }
    }

    /// Warns of a key that the metamodel doesn't have.
    pub(super) fn unknown_key(&self, at: &JsonPath, diagnostics: &mut Diagnostics) {
        diagnostics.warning(
            Code::UnknownKey,
            &self.origin(at),
            "the metamodel has no such key here, so it is ignored",
            "correct its spelling, or remove it; if it is new in Elastic's metamodel, add it in generator/src/spec/",
        );
    }

    /// The line and the column in the file of a mistake in a piece of it.
    fn position(&self, piece: &str, error: &serde_json::Error) -> (usize, usize) {
        // A piece is borrowed from the text, so the distance of their addresses is its offset.
        let offset = piece.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        let before = self.text.get(..offset).unwrap_or_default();
        let line = before.matches('\n').count() + error.line();
        let indent = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = if error.line() == 1 { indent + error.column() } else { error.column() };
        (line, column.max(1))
    }
}

/// What became of a piece.
pub(super) struct Decoded<'s, T> {
    source: &'s SourceFile<'s>,
    value: Option<T>,
    unknown: Vec<JsonPath>,
    failure: Option<Failure>,
}

struct Failure {
    code: Code,
    at: JsonPath,
    message: String,
}

impl<T> Decoded<'_, T> {
    /// Tells of all that is odd. The value is there unless something is wrong.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) -> Option<T> {
        for at in &self.unknown {
            self.source.unknown_key(at, diagnostics);
        }
        if let Some(Failure { code, at, message }) = self.failure {
            diagnostics.error(code, &self.source.origin(&at), message, help(code));
        }
        self.value
    }
}

fn help(code: Code) -> &'static str {
    match code {
        Code::InvalidJson => "a file of the specification is one JSON object; correct it at this place",
        Code::UnknownKind => "correct its spelling; if it is new in Elastic's metamodel, add it in generator/src/spec/",
        Code::NestingTooDeep => "give the inner part a definition of its own, and name it here",
        _ => "give it the shape that the metamodel has; the types in generator/src/spec/ describe it",
    }
}

/// Decodes a piece of a file that stands at `at`.
pub(super) fn decode<'s, 'de, T: Deserialize<'de>>(
    source: &'s SourceFile<'s>,
    piece: &'de str,
    at: &JsonPath,
) -> Decoded<'s, T> {
    let mut unknown = Vec::new();
    let mut json = serde_json::Deserializer::from_str(piece);
    let value = serde_ignored::deserialize(&mut json, |path| unknown.push(at.ignored(&path)))
        .and_then(|value| json.end().map(|()| value));
    match value {
        Ok(value) => Decoded { source, value: Some(value), unknown, failure: None },
        Err(error) => {
            let failure = Some(failure::<T>(source, piece, at, &error));
            Decoded { source, value: None, unknown, failure }
        }
    }
}

/// What is wrong with a piece, and where. The path is looked for only here, in a second pass: to keep track of it costs as
/// much as the decoding itself, and nearly all pieces are right.
fn failure<'de, T: Deserialize<'de>>(
    source: &SourceFile<'_>,
    piece: &'de str,
    at: &JsonPath,
    error: &serde_json::Error,
) -> Failure {
    let (line, column) = source.position(piece, error);
    let found = error.to_string();
    let found = found.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())).unwrap_or(&found);
    let mut path = at.clone();
    let code = match error.classify() {
        _ if found.starts_with("recursion limit exceeded") => Code::NestingTooDeep,
        Category::Data => {
            let tracked: Result<T, _> =
                serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(piece));
            if let Err(tracked) = tracked {
                path = at.failed(tracked.path());
            }
            if found.starts_with(UNKNOWN_KIND) { Code::UnknownKind } else { Code::InvalidShape }
        }
        Category::Io | Category::Syntax | Category::Eof => Code::InvalidJson,
    };
    if code == Code::UnknownKind {
        path.key("kind");
    }
    let found = match code {
        Code::NestingTooDeep => "the JSON is nested too deep: more than 127 levels".to_owned(),
        Code::InvalidShape => plain_message(found),
        _ => found.to_owned(),
    };
    Failure { code, at: path, message: format!("{found} (line {line}, column {column})") }
}

/// serde's words for a wrong shape, as words of JSON.
fn plain_message(message: &str) -> String {
    if let Some(key) = message.strip_prefix("missing field ") {
        return format!("the key {key} is missing");
    }
    if let Some(key) = message.strip_prefix("duplicate field ") {
        return format!("the key {key} stands here twice");
    }
    let Some(message) = message.strip_prefix("invalid type: ") else { return message.to_owned() };
    // What was found may be a text of any content; what was expected comes last.
    let (found, expected) = message.rsplit_once(", expected ").unwrap_or((message, "something else"));
    let found = match found {
        "sequence" => "a list",
        "map" => "an object",
        found => found,
    };
    let expected = match expected {
        "a sequence" => "a list",
        "a map" => "an object",
        expected => expected,
    };
    format!("found {found}, expected {expected}")
}
