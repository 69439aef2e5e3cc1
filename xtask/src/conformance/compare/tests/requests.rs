//! Rules for URLs.

use generator::model::{ParameterLocation, Request, ResponseFormat, RustType};

use super::model::{
    BOOLEAN, INTEGER, assert_differs, assert_forgiven, compare_requests, field, list, parameter, request,
};

fn call() -> Request {
    let mut aliased = field("size", INTEGER);
    aliased.aliases.push("length".to_owned());
    let fields = [aliased, field("refresh", BOOLEAN), field("fields", list(INTEGER)), field("q", RustType::String)];
    request(fields.map(|field| parameter(ParameterLocation::Query, field)).into())
}

#[track_caller]
fn forgiven(before: &str, after: &str, rule: &'static str) {
    assert_forgiven(compare_requests(&[], &call(), before, after), rule);
}

#[track_caller]
fn differs(before: &str, after: &str, difference: &str) {
    assert_differs(compare_requests(&[], &call(), before, after), difference);
}

#[test]
fn an_equal_request_may_be_escaped_and_sorted_in_another_order() {
    let outcome = compare_requests(&[], &call(), "GET /a*/_call?q=a+b&size=1", "GET /a%2A/_call?size=1&q=a%20b");
    assert_eq!(outcome, Ok(Vec::new()));
    differs("GET /a/_call", "GET /b/_call", "`path`: the path became another one");
    differs("GET /a/_call?q=a", "GET /a/_call?q=b", "`query.q`: the parameter became another one");
}

#[test]
fn a_path_may_end_with_a_slash() {
    forgiven("GET /a/_call/", "GET /a/_call", "a slash at the end of the path");
    differs("GET /a/_call//", "GET /a/_call", "`path`: the path became another one");
}

#[test]
fn get_may_be_post_if_the_route_has_both() {
    forgiven("GET /a/_call", "POST /a/_call", "GET for POST");
    differs("PUT /a/_call", "POST /a/_call", "``: the method PUT became POST");
    let mut other_route = call();
    other_route.routes[0].template = "/_call".to_owned();
    let outcome = compare_requests(&[], &other_route, "GET /a/_call", "POST /a/_call");
    assert_differs(outcome, "``: the method GET became POST");
}

#[test]
fn a_parameter_without_value_may_be_true_if_it_is_boolean() {
    forgiven("GET /a/_call?refresh", "GET /a/_call?refresh=true", "a parameter without value for true");
    forgiven("GET /a/_call?human", "GET /a/_call?human=true", "a parameter without value for true");
    differs("GET /a/_call?q", "GET /a/_call?q=true", "`query.q`: the parameter became another one");
    differs("GET /a/_call?refresh", "GET /a/_call?refresh=false", "`query.refresh`: the parameter became another one");
}

#[test]
fn a_parameter_may_have_an_alias() {
    forgiven("GET /a/_call?length=1", "GET /a/_call?size=1", "an alias for its name");
    differs(
        "GET /a/_call?length=1",
        "GET /a/_call?q=1",
        "`query.length`: the parameter is missing, `query.q`: the parameter was added",
    );
}

#[test]
fn a_numeric_parameter_may_have_another_notation() {
    forgiven("GET /a/_call?size=1.0", "GET /a/_call?size=1", "number notation");
    forgiven("GET /a/_call?fields=1,2.0", "GET /a/_call?fields=1,2", "number notation");
    differs("GET /a/_call?q=1.0", "GET /a/_call?q=1", "`query.q`: the parameter became another one");
    differs("GET /a/_call?fields=1,2", "GET /a/_call?fields=1", "`query.fields`: the parameter became another one");
}

#[test]
fn a_parameter_must_be_written_once() {
    differs("GET /a/_call?q=a&q=b", "GET /a/_call?q=a", "`query.q`: the parameter is missing");
    differs("GET /a/_call?x=1", "GET /a/_call", "`query.x`: unknown parameter, the parameter is missing");
}

#[test]
fn the_format_of_a_table_may_be_added() {
    let table = Request { response_format: ResponseFormat::Table, ..call() };
    let (before, after) = ("GET /a/_call", "GET /a/_call?format=json");
    assert_forgiven(compare_requests(&[], &table, before, after), "the format of a table");
    differs(before, after, "`query.format`: the parameter was added");
    let outcome = compare_requests(&[], &table, "GET /a/_call?format=yaml", after);
    assert_differs(outcome, "`query.format`: the parameter became another one");
}
