//! What may be null: `Option` in what is read alone, `Nullable` in what is sent.

use super::{filled_in, kept, line, never, not_strict, plain, rewritten, strict, text, tolerant, tolerated};
use crate::fixtures::{nullable, nullable_response, union_with_null};
use crate::runtime::Nullable;

#[test]
fn null_in_requests() {
    use nullable::fix::call::CallRequest;
    use nullable::fix::types::Sent;
    assert_eq!(line(&CallRequest::new(Sent::new())), r#"POST /fix {"sent":{}}"#);
    let value = Sent::new().refresh_interval("1s");
    assert_eq!(line(&CallRequest::new(value)), r#"POST /fix {"sent":{"refresh_interval":"1s"}}"#);
    let null = Sent::new().refresh_interval_null();
    assert_eq!(format!("{null:?}"), "Sent { refresh_interval: Null }");
    assert_eq!(line(&CallRequest::new(null)), r#"POST /fix {"sent":{"refresh_interval":null}}"#);
    assert_eq!(kept::<Sent>("{}").refresh_interval, None);
    assert_eq!(kept::<Sent>(r#"{"refresh_interval":null}"#).refresh_interval, Some(Nullable::Null));
    tolerated::<Sent>(
        r#"{"refresh_interval":1}"#,
        r#"{"refresh_interval":"1"}"#,
        "at refresh_interval: expected text, found a number",
    );
    assert_eq!(never::<Sent>(r#"{"refresh_interval":{}}"#), "at refresh_interval: expected text, found an object");
}

#[test]
fn null_in_responses() {
    use nullable_response::fix::types::Shown;
    let full = r#"{"required":"a","optional":1,"inside":[1,null],"score":0.5}"#;
    let value = kept::<Shown>(full);
    assert_eq!((value.required.as_deref(), value.optional), (Some("a"), Some(1)));
    assert_eq!((value.inside, value.score), (Some(vec![Some(1), None]), Some(0.5)));
    let nulls = strict::<Shown>(r#"{"required":null,"optional":null,"score":null}"#);
    assert_eq!(plain::<Shown>(r#"{"required":null,"optional":null,"score":null}"#), nulls);
    assert_eq!((nulls.required.as_ref(), nulls.optional, nulls.score), (None, None, None));
    assert_eq!(not_strict::<Shown>(r#"{"optional":1}"#), "at required: expected a required field, found nothing");
    // As an answer of its own it would have none of its required fields.
    assert_eq!(tolerant::<Vec<Shown>>(r#"[{"optional":1}]"#).1, ["[0].required"]);
    tolerated::<Shown>(
        r#"{"required":"a","inside":null}"#,
        r#"{"required":"a"}"#,
        "at inside: expected a value or no field, found null",
    );
    assert_eq!(never::<Shown>(r#"{"required":[]}"#), "at required: expected text, found a list");
}

#[test]
fn a_union_with_null() {
    use union_with_null::fix::call::CallRequest;
    use union_with_null::fix::parts::Uses;
    use union_with_null::fix::types::Shown;
    let written = r#"{"value":null,"values":[1,null,"a"]}"#;
    let values = [Shown::from(1), Shown::Null, Shown::from("a")];
    assert!(Shown::Null.is_null() && !Shown::from(1).is_null());
    let shown: Vec<_> = values.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["1", "null", "a"]);
    assert_eq!(plain::<Shown>(r#"{"a" : [1]}"#).to_string(), r#"{"a" : [1]}"#);
    let mut made = Uses::new(2).values(values);
    assert_eq!(text(&made), r#"{"value":2,"values":[1,null,"a"]}"#);
    made.value = Shown::Null;
    assert_eq!(format!("{made:?}"), r#"Uses { value: Null, values: [Long(1), Null, String("a")] }"#);
    assert_eq!(kept::<Uses>(written), made);
    assert_eq!(line(&CallRequest::new(made)), format!(r#"POST /fix {{"shown":{written}}}"#));
    rewritten::<Uses>(r#"{"value":null}"#, r#"{"value":null}"#);
    filled_in::<Uses>(
        r#"{"values":[]}"#,
        &["value"],
        r#"{"value":null,"values":[]}"#,
        "at value: expected a required field, found nothing",
    );
    tolerated::<Uses>(
        r#"{"value":true}"#,
        r#"{"value":"true"}"#,
        "at value: expected one of its branches, found a boolean",
    );
}
