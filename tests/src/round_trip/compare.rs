//! What was written is what was drawn.

use generator::model::{ItemPath, Request};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::draw::Drawer;
use super::glue::{CALLS, CASES};
use super::http::DrawnRequest;
use super::model::Model;
use super::source::Source;
use super::tree::{Tree, is_number};

/// A value of a type that is no request.
pub(super) fn one_case(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Result<(), String> {
    let module = path.module.0.join("::");
    let case = CASES
        .iter()
        .find(|case| case.fixture == model.fixture && case.module == module && case.item == path.name)
        .ok_or("the build script has no such type")?;
    let drawn = Drawer::new(model, source).item(path);
    let text = drawn.wire.spell(source);
    let mark = source.mark();
    let other = Drawer::new(model, source).item(path).wire.spell(source);
    source.forget(mark);
    let written = (case.through)(&text, &other)?;
    is(&drawn.plain, &written).map_err(|wrong| format!("{text} {wrong}"))
}

/// A request.
pub(super) fn one_call(
    model: &Model,
    path: &ItemPath,
    request: &Request,
    source: &mut Source<'_>,
) -> Result<(), String> {
    let module = path.module.0.join("::");
    let call = CALLS
        .iter()
        .find(|call| call.fixture == model.fixture && call.module == module && call.item == path.name)
        .ok_or("the build script has no such request")?;
    let name = model.name(path);
    let drawn = Drawer::new(model, source).request(request, &name);
    let mark = source.mark();
    let other = Drawer::new(model, source).request(request, &name);
    source.forget(mark);
    let written = (call.through)(&drawn.http, &other.http)?;
    is_request(&drawn, &written).map_err(|wrong| format!("{:?} {wrong}", drawn.http))
}

fn is(plain: &Tree, written: &[u8]) -> Result<(), String> {
    let value: Value = serde_json::from_slice(written).map_err(|error| error.to_string())?;
    if plain.is(&value) { Ok(()) } else { Err(format!("was written as {value}, expected {plain:?}")) }
}

fn is_request(drawn: &DrawnRequest, written: &http::Request<bytes::Bytes>) -> Result<(), String> {
    let fail = || Err(format!("was written as {written:?}, with the query {:?}", drawn.query));
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
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
        name == other && (value == written || is_number(value, written))
    };
    if query.len() != expected.len() || !expected.iter().zip(&query).all(same) {
        return fail();
    }
    let path = decoded(written.uri().path());
    let has_parts = drawn.path.iter().all(|part| path.contains(part.as_str()));
    if *written.method() != drawn.method || !has_parts {
        return fail();
    }
    if let Some(lines) = &drawn.lines {
        return are_lines(lines, written.body());
    }
    match &drawn.body {
        Some(body) => is(body, written.body()),
        None if written.body().is_empty() => Ok(()),
        None => fail(),
    }
}

/// Each line is one value, and ends.
fn are_lines(lines: &[Tree], written: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(written).map_err(|error| error.to_string())?;
    let written: Vec<_> = text.split_inclusive('\n').collect();
    if written.len() != lines.len() || written.iter().any(|line| !line.ends_with('\n')) {
        return Err(format!("was written as {text:?}, expected {} lines", lines.len()));
    }
    lines.iter().zip(written).try_for_each(|(line, written)| is(line, written.as_bytes()))
}
