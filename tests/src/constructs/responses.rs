//! Responses that are a value: an interface, a list, a dictionary, a scalar, nothing.

use indexmap::IndexMap;

use super::{filled_in, kept, line, never, plain, strict, text, tolerated};
use crate::fixtures::{correction_of_endpoints, documentation, parameter, response};
use crate::reader::refused;
use crate::runtime::Nullable;
use crate::runtime::json::Mode;

#[test]
fn an_interface() {
    use response::fix::one::{OneRequest, OneResponse};
    use response::fix::types::Acknowledged;
    let answer: Acknowledged = kept::<OneResponse>(r#"{"acknowledged":true}"#);
    assert!(answer.acknowledged);
    tolerated::<OneResponse>(
        r#"{"acknowledged":"true"}"#,
        r#"{"acknowledged":true}"#,
        "at acknowledged: expected a boolean, found text",
    );
    assert_eq!(refused::<OneResponse>("{}", Mode::Tolerant), "at $: the answer has none of its required fields");
    assert_eq!(line(&OneRequest::new()), "GET /one");
}

#[test]
fn a_list() {
    use response::fix::many::ManyResponse;
    assert_eq!(kept::<ManyResponse>(r#"[{"acknowledged":true},{"acknowledged":false}]"#).len(), 2);
    assert!(strict::<ManyResponse>("[]").is_empty());
    tolerated::<ManyResponse>(
        r#"{"acknowledged":true}"#,
        r#"[{"acknowledged":true}]"#,
        "at $: expected a list, found an object",
    );
    filled_in::<ManyResponse>(
        "[{},null]",
        &["[0].acknowledged", "[1]"],
        r#"[{"acknowledged":false},{"acknowledged":false}]"#,
        "at [0].acknowledged: expected a required field, found nothing",
    );
    assert_eq!(never::<ManyResponse>("[[]]"), "at [0]: expected an object, found a list");
}

#[test]
fn a_dictionary() {
    use response::fix::named::NamedResponse;
    let json = r#"{"b":1,"a":2}"#;
    let answer: IndexMap<String, i64> = strict::<NamedResponse>(json);
    assert_eq!((plain::<NamedResponse>(json), text(&answer)), (answer.clone(), json.to_owned()));
    assert_eq!(answer.get_index(0), Some((&"b".to_owned(), &1)));
    assert_eq!(never::<NamedResponse>("[]"), "at $: expected an object, found a list");
}

#[test]
fn a_scalar() {
    use parameter::fix::call::CallResponse;
    assert!(kept::<CallResponse>("true"));
    tolerated::<CallResponse>(r#""false""#, "false", "at $: expected a boolean, found text");
}

#[test]
fn nothing() {
    use crate::fixtures::client::MoveResponse;
    use response::fix::none::{NoneRequest, NoneResponse};
    let () = strict::<MoveResponse>(r#"{"what":"ever"}"#);
    // The status says whether it is there.
    let _: fn(NoneResponse) -> bool = |is_there| is_there;
    assert_eq!(line(&NoneRequest::default()), "HEAD /none");
}

#[test]
fn what_is_only_documented_changes_nothing() {
    use documentation::fix::call::CallResponse;
    kept::<CallResponse>(r#"{"shown":{"size":1,"mode":"a","old":true}}"#);
}

#[test]
fn what_corrections_say_of_endpoints() {
    use correction_of_endpoints::indices::put_mapping::{PutMappingRequest, PutMappingResponse};
    use correction_of_endpoints::indices::update_aliases::UpdateAliasesResponse;
    use correction_of_endpoints::inference::types::InferenceEndpointUpdate;
    use correction_of_endpoints::inference::update::UpdateRequest;
    use correction_of_endpoints::nodes::stats::{StatsRequest, StatsResponse};
    use correction_of_endpoints::types::mapping::RuntimeField;
    let answer = kept::<UpdateAliasesResponse>(concat!(
        r#"{"acknowledged":true,"errors":true,"action_results":["#,
        r#"{"action":{"type":"remove","indices":["books"],"aliases":["missing"]},"status":404,"#,
        r#""error":{"type":"aliases_not_found_exception","reason":"aliases [missing] missing"}},"#,
        r#"{"action":{"type":"add","indices":["books"],"aliases":["novels"]},"status":200}]}"#,
    ));
    let outcomes: Vec<_> =
        answer.action_results.iter().flatten().map(|result| (result.status, &result.error)).collect();
    let [(404, Some(error)), (200, None)] = outcomes[..] else { panic!("{outcomes:?}") };
    assert_eq!(error.reason.as_deref(), Some("aliases [missing] missing"));
    assert_eq!(line(&StatsRequest::new().groups(["fast", "slow"])), "GET /_nodes/stats?groups=fast,slow");
    assert!(strict::<StatsResponse>(r#"{"enabled":"true"}"#).enabled);
    assert!(strict::<PutMappingResponse>(r#"{"source":"9","include":{"user":"true"}}"#).include.is_some());
    let removed = PutMappingRequest::new().runtime([("old", Nullable::<RuntimeField>::Null)]);
    assert_eq!(line(&removed), r#"PUT /_mapping {"runtime":{"old":null}}"#);
    let settings = serde_json::json!({"api_key": "x"});
    let update = UpdateRequest::new(InferenceEndpointUpdate::new().service_settings(settings));
    assert_eq!(line(&update), r#"PUT /_inference/_update {"service_settings":{"api_key":"x"}}"#);
}

#[test]
fn scroll_is_not_repeatable() {
    use crate::runtime::Endpoint as _;
    use correction_of_endpoints::scroll::ScrollRequest;
    assert!(!ScrollRequest::DESCRIPTION.idempotent);
}
