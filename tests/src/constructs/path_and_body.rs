//! What is required of a request without being a required property: the parts of the path, in its order, and a body.

use super::{line, not_taken};
use crate::fixtures::path_and_body::fix::call::CallRequest;

#[test]
fn arguments_have_the_order_of_the_path() {
    assert_eq!(line(&CallRequest::new("books", "7").text("x")), r#"POST /books/_fix/7 {"text":"x"}"#);
}

#[test]
fn a_required_body_is_sent_with_nothing_in_it() {
    assert_eq!(line(&CallRequest::new("books", "7")), "POST /books/_fix/7 {}");
    assert_eq!(
        not_taken::<CallRequest>("POST", "/books/_fix/7", "[]"),
        "fix.call: the body at $: expected an object, found a list"
    );
}
