//! Requests: parameters in the path, the query string and the body, the URL and the method that they choose.

use super::{line, not_sent, not_taken, show};
use crate::fixtures::{methods, parameter, url, whole_body, whole_body_optional};
use crate::runtime::{Endpoint, FromHttp};

#[test]
fn the_path_chooses_the_url() {
    use url::fix::call::CallRequest;
    assert_eq!(line(&CallRequest::new()), "GET /_fix");
    assert_eq!(line(&CallRequest::new().index(["a"])), "GET /a/_fix");
    assert_eq!(line(&CallRequest::new().index(["a", "b"]).id("1/2")), "POST /a,b/_fix/1%2F2");
    let only_id = "fix.call: no URL has exactly the path parameters that are set: set `index`";
    assert_eq!(not_sent(&CallRequest::new().id("1")), only_id);
    assert_eq!(
        not_sent(&CallRequest::new().index(["a,b"])),
        "fix.call: `index` has an item with a comma, which the server would take for two: make it two items"
    );
    assert_eq!(
        not_sent(&CallRequest::new().index([""; 0])),
        "fix.call: `index` is an empty list, and stands in the path: put something into it, or don't set it"
    );
    assert_eq!(
        not_sent(&CallRequest::new().index(["a"]).id("..")),
        "fix.call: `id` is `.` or `..`, which would make it another URL: give it another value"
    );
    assert_eq!(
        not_sent(&CallRequest::new().index(["a"]).id("")),
        "fix.call: `id` is empty, and stands in the path: give it a value"
    );
    assert_eq!(not_taken::<CallRequest>("GET", "/a/b/_fix", ""), "fix.call: the path is none of this endpoint's");
    assert_eq!(
        not_taken::<CallRequest>("POST", "/_fix", ""),
        "fix.call: the method is none that this endpoint has for the path"
    );
    // It may be posted, too.
    assert!(!CallRequest::DESCRIPTION.idempotent);
}

#[test]
fn a_method_that_does_the_same_and_a_slash_behind_are_read() {
    use url::fix::call::CallRequest;
    let wanted = CallRequest::new().index(["a"]).id("1");
    for (method, path) in [("PUT", "/a/_fix/1"), ("POST", "/a/_fix/1"), ("POST", "/a/_fix/1/")] {
        let http = http::Request::builder().method(method).uri(path).body("".into()).unwrap();
        let request = CallRequest::from_http(&http).unwrap();
        assert_eq!(request, wanted, "{method} {path}");
        // The first that the specification lists is sent.
        assert_eq!(line(&request), "POST /a/_fix/1");
    }
    assert_eq!(not_taken::<CallRequest>("PUT", "/a/_fix/1//", ""), "fix.call: the path is none of this endpoint's");
    assert_eq!(
        not_taken::<CallRequest>("GET", "/a/_fix/1", ""),
        "fix.call: the method is none that this endpoint has for the path"
    );
}

#[test]
fn the_body_chooses_the_method() {
    use methods::fix::call::CallRequest;
    assert_eq!(line(&CallRequest::new("a").size(1)), "GET /a/_fix?size=1");
    assert_eq!(line(&CallRequest::new("a").query("x").size(1)), r#"POST /a/_fix?size=1 {"query":"x"}"#);
    assert_eq!(CallRequest::new("b").index("a"), CallRequest::new("a"));
    assert_eq!(
        not_taken::<CallRequest>("PUT", "/a/_fix", ""),
        "fix.call: the method is none that this endpoint has for the path"
    );
    assert_eq!(
        not_taken::<CallRequest>("GET", "/a/_fix?size=x", ""),
        "fix.call: `size` should be an integer, and is text"
    );
}

#[test]
fn query_and_body() {
    use parameter::fix::call::CallRequest;
    use parameter::fix::parts::Level;
    let full = CallRequest::new("a b").levels([Level::High, Level::from("medium")]).from(1);
    assert_eq!(line(&full), r#"POST /_fix?from=1&levels=high,medium {"text":"a b"}"#);
    assert_eq!(
        line(&CallRequest::new("").levels(["low"]).source(false)),
        r#"POST /_fix?levels=low&source=false {"text":""}"#
    );
    let fields = vec!["x".to_owned(), "y".to_owned()];
    assert_eq!(line(&CallRequest::new("a").source(fields)), r#"POST /_fix?source=x,y {"text":"a"}"#);
    assert_eq!(format!("{full:?}"), r#"CallRequest { text: "a b", from: 1, levels: [High, Other("medium")] }"#);
    let http = http::Request::post("/_fix?offset=2&else=1").body(r#"{"text":"a","else":{}}"#.into()).unwrap();
    assert_eq!(CallRequest::from_http(&http).unwrap(), CallRequest::new("a").from(2));
    assert_eq!(
        not_taken::<CallRequest>("POST", "/_fix?from=x", r#"{"text":"a"}"#),
        "fix.call: `from` should be an integer, and is text"
    );
    assert_eq!(not_taken::<CallRequest>("POST", "/_fix", ""), "fix.call: `text` is required, and is missing");
    assert_eq!(
        not_taken::<CallRequest>("POST", "/_fix", r#"{"text":{}}"#),
        "fix.call: the body at text: expected text, found an object"
    );
    assert_eq!(
        not_taken::<CallRequest>("POST", "/_fix", r#"{"text":"#),
        "fix.call: the body: not JSON at line 1, column 9: expected a value, found the end of the text"
    );
}

#[test]
fn a_value_as_the_body() {
    use whole_body::fix::call::CallRequest;
    use whole_body::fix::types::Settings;
    assert_eq!(line(&CallRequest::new("a", Settings::new().limit(1))), r#"PUT /_fix/a {"limit":1}"#);
    assert_eq!(line(&CallRequest::new("a", Settings::new())), "PUT /_fix/a {}");
    let http = CallRequest::new("a", Settings::new()).settings(Settings::new().limit(2)).to_http().unwrap();
    assert_eq!(http.headers().get("content-type").unwrap(), "application/json");
    assert_eq!(show(&http), r#"PUT /_fix/a {"limit":2}"#);
    assert_eq!(
        not_taken::<CallRequest>("PUT", "/_fix/a", "[]"),
        "fix.call: the body at $: expected an object, found a list"
    );
    assert_eq!(
        not_taken::<CallRequest>("PUT", "/_fix/a", r#"{"limit":"x"}"#),
        "fix.call: the body at limit: expected an integer, found text"
    );
    assert_eq!(not_taken::<CallRequest>("PUT", "/_fix/a", ""), "fix.call: `body` is required, and is missing");
}

#[test]
fn one_type_is_the_body_where_there_is_one() {
    use whole_body_optional::fix::call::CallRequest;
    use whole_body_optional::fix::types::Settings;
    assert_eq!(line(&CallRequest::new("a")), "PUT /_fix/a");
    assert_eq!(line(&CallRequest::new("a").settings(Settings::new())), "PUT /_fix/a {}");
    assert_eq!(line(&CallRequest::new("a").settings(Settings::new().limit(1))), r#"PUT /_fix/a {"limit":1}"#);
    let read = |body: &'static str| CallRequest::from_http(&http::Request::put("/_fix/a").body(body.into()).unwrap());
    assert_eq!(read("").unwrap(), CallRequest::new("a"));
    assert_eq!(read("{}").unwrap(), CallRequest::new("a").settings(Settings::new()));
    assert_eq!(
        not_taken::<CallRequest>("PUT", "/_fix/a", "[]"),
        "fix.call: the body at $: expected an object, found a list"
    );
}
