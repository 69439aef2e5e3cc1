//! One parameter in several places of a request: one field, sent in one place, read from each.

use bytes::Bytes;
use http::Request;

use super::{line, not_taken, show};
use crate::fixtures::own_common::fix::call::CallRequest as OwnCommon;
use crate::fixtures::several_places::fix::call::CallRequest as Two;
use crate::fixtures::three_places::fix::call::CallRequest as Three;
use crate::runtime::{Endpoint, FromHttp};

fn read<R: FromHttp>(method: &str, uri: &str, body: &'static str) -> R {
    let body = Bytes::from_static(body.as_bytes());
    R::from_http(&Request::builder().method(method).uri(uri).body(body).unwrap()).unwrap()
}

#[test]
fn where_each_is_sent() {
    // No URL does without the identifier, so it is not repeated in the body; the path goes before the query string, and
    // the body before that.
    assert_eq!(line(&Two::new("7")), "GET /_fix/7");
    let all = Two::new("7").index("books").fields(["a", "b"]);
    assert_eq!(line(&all), r#"POST /_fix/7/books {"fields":["a","b"]}"#);
    // The body goes before a path that some URL does without.
    assert_eq!(line(&Three::new("keep", "s1")), r#"POST /keep/_fix {"scroll_id":"s1"}"#);
}

#[test]
fn what_others_send_is_read_from_each_place() {
    let all = Two::new("7").index("books").fields(["a", "b"]);
    for (uri, body) in [
        ("/_fix/7/books", r#"{"id":"7","fields":["a","b"]}"#),
        ("/_fix/7?index=books", r#"{"fields":["a","b"]}"#),
        ("/_fix/7?index=books&fields=a,b", ""),
        ("/_fix/7/books?columns=a,b", r#"{"id":"7"}"#),
    ] {
        assert_eq!(read::<Two>("POST", uri, body), all, "{uri} {body}");
    }
    for (uri, body) in [("/keep/_fix/s1", ""), ("/keep/_fix?scroll_id=s1", ""), ("/keep/_fix", r#"{"scroll_id":"s1"}"#)]
    {
        assert_eq!(read::<Three>("POST", uri, body), Three::new("keep", "s1"), "{uri} {body}");
    }
}

#[test]
fn the_place_that_it_is_sent_in_goes_before_the_others() {
    assert_eq!(read::<Two>("GET", "/_fix/7/books?index=films", ""), Two::new("7").index("books"));
    let three = read::<Three>("POST", "/keep/_fix/s2?scroll_id=s3", r#"{"scroll_id":"s1"}"#);
    assert_eq!(three, Three::new("keep", "s1"));
    assert_eq!(read::<Three>("POST", "/keep/_fix/s2?scroll_id=s3", ""), Three::new("keep", "s2"));
}

#[test]
fn one_name_for_two_things_is_two_parameters() {
    let request = Three::new("keep", "s1").policy("weekly");
    assert_eq!((request.name.as_str(), request.policy.as_deref()), ("keep", Some("weekly")));
    assert_eq!(line(&request), r#"POST /keep/_fix {"scroll_id":"s1","policy":"weekly"}"#);
}

#[test]
fn what_is_required_may_stand_anywhere_and_not_nowhere() {
    assert_eq!(not_taken::<Three>("POST", "/keep/_fix", ""), "fix.call: `scroll_id` is required, and is missing");
    assert_eq!(
        not_taken::<Three>("POST", "/keep/_fix", r#"{"size":1}"#),
        "fix.call: the body at $: expected one of its required fields, found none of them"
    );
    assert_eq!(
        not_taken::<Two>("POST", "/_fix/7", r#"{"fields":{}}"#),
        "fix.call: the body at fields: expected text, found an object"
    );
}

#[test]
fn a_common_parameter_that_the_endpoint_declares_is_the_endpoints_own() {
    assert_eq!(line(&OwnCommon::new().human(true).pretty(false)), "GET /fix?human=true&pretty=false");
    // The field of the shared parameters says nothing there.
    let mut both = OwnCommon::new().human(true);
    both.common.human = Some(false);
    assert_eq!(show(&both.to_http().unwrap()), "GET /fix?human=true");
}
