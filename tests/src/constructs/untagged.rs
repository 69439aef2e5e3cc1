//! Unions that nothing tells apart: each branch can be made, and all are read as one.

use serde_json::json;

use super::{kept, text, tolerated};
use crate::fixtures::untagged::fix::call::CallRequest;
use crate::fixtures::untagged::fix::parts::Untyped;
use crate::fixtures::untagged::fix::types::Shown;
use crate::runtime::Endpoint;

#[test]
fn each_branch_can_be_made() {
    let table = [
        (Shown::from(Shown::number().gte(5.0)), r#"{"gte":5.0}"#),
        (Shown::from(Shown::near("a").lt("b")), r#"{"lt":"b","origin":"a"}"#),
        (Shown::from(Shown::untyped().gte(5)), r#"{"gte":5}"#),
        (Shown::from(Untyped::new()), "{}"),
    ];
    for (made, json) in table {
        assert_eq!(text(&made), json);
        let http = CallRequest::new(made).to_http().unwrap();
        assert_eq!(http.body(), &format!(r#"{{"shown":{json}}}"#));
    }
    let http = CallRequest::new(Shown::number().lt(1.5)).to_http().unwrap();
    assert_eq!(http.body(), r#"{"shown":{"lt":1.5}}"#);
}

#[test]
fn all_are_read_as_one() {
    let read = kept::<Shown>(r#"{"gte":5,"lt":"b","origin":[1]}"#);
    assert_eq!(read, Shown::from(Untyped::new().gte(5).lt("b").origin(json!([1]))));
    assert_eq!(format!("{:?}", kept::<Shown>("{}")), "Untyped(Untyped)");
    assert_ne!(Shown::from(Shown::near("a")), Shown::from(Untyped::new().origin("a")));
    tolerated::<Shown>(r#"{"else":1}"#, "{}", "at else: expected no field of this name, found a number");
}
