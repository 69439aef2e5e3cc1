//! Decodes one part of a file, and records the path of each problem.

use std::sync::Arc;

use serde::de::Deserialize;
use serde_json::error::Category;

use super::json_path::JsonPath;
use super::json_tree::PathStep;
use super::kind::UNKNOWN_KIND;
use crate::diagnostic::{Code, Diagnostics, Origin};

/// A file that is decoded part by part.
pub(super) struct SourceFile<'a> {
    /// The file name.
    pub(super) name: Arc<str>,
    /// The whole content.
    pub(super) content: &'a str,
}

impl SourceFile<'_> {
    /// Returns a location in the file.
    pub(super) fn origin(&self, at: &JsonPath) -> Origin {
        Origin { file: self.name.clone(), path: at.to_string() }
    }

    /// Reports a key that the metamodel does not define.
    pub(super) fn report_unknown_key(&self, key: &str, at: &JsonPath, diagnostics: &mut Diagnostics) {
        diagnostics.warning(
            Code::UnknownKey,
            &self.origin(at),
            format!("unknown key `{key}` is ignored"),
            "correct or remove the key; if Elastic's metamodel defines it, add it in generator/src/spec/",
        );
    }

    /// Returns the position of an error in one part of the file.
    fn position(&self, part: &str, error: &serde_json::Error) -> Position {
        // The part borrows from the content, so its offset is the difference of the addresses.
        let offset = part.as_ptr().addr().saturating_sub(self.content.as_ptr().addr());
        Position { offset, line: error.line(), column: error.column() }
    }

    /// Returns the line and the column in the file. This reads the whole file up to the position, so it is done only for
    /// errors that are reported.
    fn line_and_column(&self, position: Position) -> (usize, usize) {
        let before = self.content.get(..position.offset).unwrap_or_default();
        let line = before.matches('\n').count() + position.line;
        let indent = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = if position.line == 1 { indent + position.column } else { position.column };
        (line, column.max(1))
    }
}

/// The result of decoding a part: the value, or the error, and the unknown keys.
pub(super) struct Decoded<'s, T> {
    source: &'s SourceFile<'s>,
    result: Result<T, Failure>,
    unknown_keys: Vec<(String, JsonPath)>,
}

/// An error in the JSON.
#[derive(Clone)]
pub(super) struct Failure {
    pub(super) code: Code,
    pub(super) at: JsonPath,
    /// The path inside the decoded part, without the key that `at` adds for an unknown kind.
    pub(super) steps: Vec<PathStep>,
    pub(super) message: String,
    /// The position in the file; `None` after a repair, which changes positions.
    pub(super) position: Option<Position>,
}

/// A position: the offset of a part in the file, and the line and column in the part.
#[derive(Clone, Copy)]
pub(super) struct Position {
    offset: usize,
    line: usize,
    column: usize,
}

impl Failure {
    /// Returns the message with the position in the file.
    pub(super) fn full_message(&self, source: &SourceFile<'_>) -> String {
        match self.position.map(|position| source.line_and_column(position)) {
            Some((line, column)) => format!("{} (line {line}, column {column})", self.message),
            None => self.message.clone(),
        }
    }

    /// Returns the next step for the user.
    pub(super) fn help(&self) -> &'static str {
        help(self.code)
    }
}

impl<'s, T> Decoded<'s, T> {
    /// Creates the result of decoding without problems.
    pub(super) fn from_value(source: &'s SourceFile<'s>, value: T) -> Self {
        Self { source, result: Ok(value), unknown_keys: Vec::new() }
    }

    /// Returns the error, if there is one.
    pub(super) fn failure(&self) -> Option<&Failure> {
        self.result.as_ref().err()
    }

    /// Returns the value or the error, without the unknown keys.
    pub(super) fn into_result(self) -> Result<T, Failure> {
        self.result
    }

    /// Reports the problems, and returns the value unless there is an error.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) -> Option<T> {
        for (key, at) in &self.unknown_keys {
            self.source.report_unknown_key(key, at, diagnostics);
        }
        let report = |failure: Failure| {
            let message = failure.full_message(self.source);
            diagnostics.error(failure.code, &self.source.origin(&failure.at), message, failure.help());
        };
        self.result.map_err(report).ok()
    }
}

fn help(code: Code) -> &'static str {
    match code {
        Code::InvalidJson => "correct the syntax; each file of the specification is one JSON object",
        Code::UnknownKind => "correct the kind; if Elastic's metamodel defines it, add it in generator/src/spec/",
        Code::NestingTooDeep => super::NESTING_HELP,
        _ => "correct the value; the types in generator/src/spec/ define the metamodel",
    }
}

/// Decodes the part of a file at the path `at`.
pub(super) fn decode<'s, 'de, T: Deserialize<'de>>(
    source: &'s SourceFile<'s>,
    part: &'de str,
    at: &JsonPath,
) -> Decoded<'s, T> {
    let mut unknown_keys = Vec::new();
    let mut json = serde_json::Deserializer::from_str(part);
    let value =
        serde_ignored::deserialize(&mut json, |path| unknown_keys.push((last_key(&path), at.with_ignored_path(&path))))
            .and_then(|value| json.end().map(|()| value));
    let result = value.map_err(|error| failure::<T>(source, part, at, &error));
    Decoded { source, result, unknown_keys }
}

/// The key at the end of a path.
fn last_key(path: &serde_ignored::Path<'_>) -> String {
    match path {
        serde_ignored::Path::Map { key, .. } => key.clone(),
        _ => path.to_string(),
    }
}

/// Describes an error and its path. The path is found by decoding the part again: tracking it costs as much time as
/// decoding, and nearly all parts are valid.
fn failure<'de, T: Deserialize<'de>>(
    source: &SourceFile<'_>,
    part: &'de str,
    at: &JsonPath,
    error: &serde_json::Error,
) -> Failure {
    let found = error.to_string();
    let found = found.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())).unwrap_or(&found);
    let mut steps = Vec::new();
    let code = match error.classify() {
        _ if found.starts_with("recursion limit exceeded") => Code::NestingTooDeep,
        Category::Data => {
            let tracked: Result<T, _> = serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(part));
            if let Err(tracked) = tracked {
                steps = path_steps(tracked.path());
            }
            if found.starts_with(UNKNOWN_KIND) { Code::UnknownKind } else { Code::InvalidShape }
        }
        Category::Io | Category::Syntax | Category::Eof => Code::InvalidJson,
    };
    let mut path = at.with_steps(&steps);
    if code == Code::UnknownKind {
        path.key("kind");
    }
    let message = match code {
        Code::NestingTooDeep => "the JSON is nested deeper than 127 levels".to_owned(),
        Code::InvalidShape => shape_message(found),
        Code::InvalidJson => format!("invalid JSON: {found}"),
        _ => found.to_owned(),
    };
    Failure { code, at: path, steps, message, position: Some(source.position(part, error)) }
}

fn path_steps(path: &serde_path_to_error::Path) -> Vec<PathStep> {
    use serde_path_to_error::Segment;
    let step = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(PathStep::Index(*index)),
        Segment::Map { key } | Segment::Enum { variant: key } => Some(PathStep::Key(key.clone())),
        Segment::Unknown => None,
    };
    path.iter().filter_map(step).collect()
}

/// Rewrites a message of serde with the terms of JSON.
fn shape_message(message: &str) -> String {
    if let Some(key) = message.strip_prefix("missing field ") {
        return format!("missing key {key}");
    }
    if let Some(key) = message.strip_prefix("duplicate field ") {
        return format!("duplicate key {key}");
    }
    let Some(message) = message.strip_prefix("invalid type: ") else { return message.to_owned() };
    // The found value can be any string, so the last separator is the right one.
    let (found, expected) = message.rsplit_once(", expected ").unwrap_or((message, "another value"));
    let found = match found {
        "sequence" => "an array",
        "map" => "an object",
        found => found,
    };
    let expected = match expected {
        "a sequence" => "an array",
        "a map" => "an object",
        expected => expected,
    };
    format!("expected {expected}, found {found}")
}
