//! Rules for bodies of requests.

use generator::model::{
    Argument, ArgumentType, ItemKind, LineGrouping, NdjsonLine, NdjsonLines, NdjsonVariant, ParameterLocation, Request,
    RequestFormat, RustType,
};

use super::model::{INTEGER, assert_differs, assert_forgiven, compare_requests, field, item, list, parameter, request};

/// A request with the property `size` in its body, which the server also accepts in the query string.
fn call() -> Request {
    let mut size = parameter(ParameterLocation::Body, field("size", INTEGER));
    size.alternative_locations.push(ParameterLocation::Query);
    request(vec![size])
}

#[test]
fn a_body_has_the_types_of_its_properties() {
    let outcome = compare_requests(&[], &call(), r#"POST /a/_call {"size":"1"}"#, r#"POST /a/_call {"size":1}"#);
    assert_forgiven(outcome, "a number or boolean as a string");
    let outcome = compare_requests(&[], &call(), r#"POST /a/_call {"x":"1"}"#, r#"POST /a/_call {"x":1}"#);
    assert_differs(outcome, "`body.x`: a string became a number");
}

#[test]
fn a_parameter_keeps_its_place() {
    let outcome = compare_requests(&[], &call(), "POST /a/_call?size=1", r#"POST /a/_call {"size":1}"#);
    assert_differs(outcome, "`query.size`: the parameter is missing, `body`: a body was added");
}

#[test]
fn an_empty_object_may_replace_an_absent_body() {
    for (before, after) in [("POST /a/_call {}", "POST /a/_call"), ("POST /a/_call", "POST /a/_call {}")] {
        assert_forgiven(compare_requests(&[], &call(), before, after), "an empty object for no body");
    }
    let outcome = compare_requests(&[], &call(), r#"POST /a/_call {"size":1}"#, "POST /a/_call");
    assert_differs(outcome, "`body`: the body is missing");
    // The whole body is a value, which may be an empty document.
    let whole = request(vec![parameter(ParameterLocation::WholeBody, field("body", RustType::Value))]);
    let outcome = compare_requests(&[], &whole, "POST /a/_call {}", "POST /a/_call");
    assert_differs(outcome, "`body`: the body is missing");
}

#[test]
fn the_whole_body_has_a_type() {
    let whole = request(vec![parameter(ParameterLocation::WholeBody, field("body", INTEGER))]);
    assert_forgiven(
        compare_requests(&[], &whole, r#"POST /a/_call "1""#, "POST /a/_call 1"),
        "a number or boolean as a string",
    );
}

fn line(ty: RustType) -> NdjsonLine {
    let argument = Argument { ty: ArgumentType::Plain(ty.clone()), wrappers: Vec::new() };
    NdjsonLine { field: "line".to_owned(), ty, argument }
}

fn variant(json_name: &str, second: Option<RustType>) -> NdjsonVariant {
    NdjsonVariant {
        name: json_name.to_owned(),
        constructor: json_name.to_owned(),
        json_name: json_name.to_owned(),
        first: line(INTEGER),
        second: second.map(line),
        deprecated: None,
    }
}

/// A request with lines, and the item of the lines.
fn lines(lines: NdjsonLines) -> ([(&'static str, ItemKind); 1], Request) {
    let whole = parameter(ParameterLocation::WholeBody, field("body", list(item("Lines"))));
    let format = RequestFormat::Ndjson(LineGrouping::Pairs);
    ([("Lines", ItemKind::Ndjson(lines))], Request { request_format: format, ..request(vec![whole]) })
}

#[test]
fn lines_have_types_by_key() {
    let variants = vec![variant("index", Some(INTEGER)), variant("delete", None)];
    let (items, request) = lines(NdjsonLines::ByKey(variants));
    let compare = |before: &str, after: &str| {
        compare_requests(&items, &request, &format!("POST /a/_call {before}"), &format!("POST /a/_call {after}"))
    };
    let before = "{\"delete\":\"1\"}\n\n{\"index\":\"2\"}\n\"3\"\n";
    assert_eq!(compare(before, "{\"delete\":1}\n{\"index\":2}\n3\n"), Ok(vec![("a number or boolean as a string", 3)]));
    assert_differs(compare("{\"delete\":1}\n\"3\"\n", "{\"delete\":1}\n3\n"), "`body[1]`: a string became a number");
    assert_differs(compare("{\"index\":1}\n3\n", "{\"index\":1}\n"), "`body`: 2 lines became 1");
    assert_differs(compare("{\"new\":\"1\"}\n", "{\"new\":1}\n"), "`body[0].new`: a string became a number");
}

#[test]
fn lines_have_types_in_pairs() {
    let (items, request) = lines(NdjsonLines::Pair(Box::new([line(RustType::String), line(INTEGER)])));
    let body = |lines: &str| format!("POST /a/_call {lines}");
    assert_eq!(
        compare_requests(&items, &request, &body("\"a\"\n\"1\"\n\"b\"\n\"2\"\n"), &body("\"a\"\n1\n\"b\"\n2\n")),
        Ok(vec![("a number or boolean as a string", 2)])
    );
    assert_differs(
        compare_requests(&items, &request, &body("1\n1\n"), &body("\"1\"\n1\n")),
        "`body[0]`: a number became a string",
    );
}
