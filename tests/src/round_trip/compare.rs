//! Draws a value, runs its round trip, and compares the result with what the model predicts.

use generator::model::{ItemPath, Request};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::cases::{REQUESTS, VALUES};
use super::draw::Drawer;
use super::http::DrawnRequest;
use super::model::Model;
use super::source::Source;
use super::tree::{Tree, is_same_number};

/// Checks the round trip of a value of a type that is not a request.
pub(super) fn check_value(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Result<(), String> {
    let module = path.module.0.join("::");
    let case = VALUES
        .iter()
        .find(|case| case.fixture == model.fixture && case.module == module && case.item == path.name)
        .ok_or("the build script does not know the type")?;
    let drawn = Drawer::new(model, source).item(path);
    let json = drawn.input.spell_json(source);
    let mark = source.mark();
    let other = Drawer::new(model, source).item(path).input.spell_json(source);
    source.forget(mark);
    let written = (case.round_trip)(&json, &other)?;
    compare_json(&drawn.output, &written).map_err(|error| format!("{json} {error}"))
}

/// Checks the round trip of a request.
pub(super) fn check_request(
    model: &Model,
    path: &ItemPath,
    request: &Request,
    source: &mut Source<'_>,
) -> Result<(), String> {
    let module = path.module.0.join("::");
    let case = REQUESTS
        .iter()
        .find(|case| case.fixture == model.fixture && case.module == module && case.item == path.name)
        .ok_or("the build script does not know the request")?;
    let name = model.name(path);
    let drawn = Drawer::new(model, source).request(request, &name);
    let mark = source.mark();
    let other = Drawer::new(model, source).request(request, &name);
    source.forget(mark);
    let written = (case.round_trip)(&drawn.http, &other.http)?;
    compare_request(&drawn, &written).map_err(|error| format!("{:?} {error}", drawn.http))
}

fn compare_json(output: &Tree, written: &[u8]) -> Result<(), String> {
    let value: Value = serde_json::from_slice(written).map_err(|error| error.to_string())?;
    if output.matches(&value) { Ok(()) } else { Err(format!("was encoded as {value} instead of {output:?}")) }
}

fn compare_request(drawn: &DrawnRequest, written: &http::Request<bytes::Bytes>) -> Result<(), String> {
    let fail = || Err(format!("was built as {written:?}, with the query {:?} expected", drawn.query));
    let decoded = |string: &str| percent_decode_str(string).decode_utf8_lossy().into_owned();
    let mut query: Vec<_> = written
        .uri()
        .query()
        .into_iter()
        .flat_map(|query| query.split('&'))
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    let mut expected = drawn.query.clone();
    query.sort();
    expected.sort();
    let same = |((name, value), (other, written)): (&(String, String), &(String, String))| {
        name == other && (value == written || is_same_number(value, written))
    };
    if query.len() != expected.len() || !expected.iter().zip(&query).all(same) {
        return fail();
    }
    let path = decoded(written.uri().path());
    let has_path_parameters = drawn.path.iter().all(|part| path.contains(part.as_str()));
    if *written.method() != drawn.method || !has_path_parameters {
        return fail();
    }
    if let Some(lines) = &drawn.lines {
        return compare_lines(lines, written.body());
    }
    match &drawn.body {
        Some(body) => compare_json(body, written.body()),
        None if written.body().is_empty() => Ok(()),
        None => fail(),
    }
}

/// Compares NDJSON: each line is one value and ends with a line break.
fn compare_lines(lines: &[Tree], written: &[u8]) -> Result<(), String> {
    let string = std::str::from_utf8(written).map_err(|error| error.to_string())?;
    let written: Vec<_> = string.split_inclusive('\n').collect();
    if written.len() != lines.len() || written.iter().any(|line| !line.ends_with('\n')) {
        return Err(format!("was encoded as {string:?} instead of {} lines", lines.len()));
    }
    lines.iter().zip(written).try_for_each(|(line, written)| compare_json(line, written.as_bytes()))
}
