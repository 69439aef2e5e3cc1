//! Maps whose keys say of which type their values are.

use super::{filled_in, kept, not_strict, text, tolerated};
use crate::fixtures::{typed_keys, typed_keys_list};
use crate::reader::{never, plain, strict};
use crate::runtime::{Endpoint, NamedError, RawJson};

#[test]
fn values_by_name_and_type() {
    use typed_keys::fix::call::CallResponse;
    let json = r#"{"aggregations":{"sterms#genres":{"buckets":[{"key":"a","avg#price":{"value":1.5}}]},"avg#a#b":{"value":2.0}},"required":{}}"#;
    let answer = kept::<CallResponse>(json);
    let genres = answer.aggregations.sterms("genres").unwrap();
    let prices: Vec<f64> = genres.buckets.iter().map(|it| it.aggregations.avg("price").unwrap().value).collect();
    assert_eq!(prices, [1.5]);
    assert_eq!(answer.aggregations.avg("a#b").unwrap().value.to_string(), "2");
    assert_eq!(answer.aggregations.names().collect::<Vec<_>>(), ["genres", "a#b"]);
    assert_eq!((answer.aggregations.len(), answer.required.is_empty()), (2, true));
    assert!(answer.aggregations.get("genres").is_some());
    assert_eq!((&answer.aggregations).into_iter().count(), 2);
    assert!(format!("{answer:?}").starts_with(r#"CallResponse { aggregations: {"sterms#genres": Sterms(Terms {"#));
}

#[test]
fn what_is_not_there() {
    use typed_keys::fix::call::CallResponse;
    let answer = plain::<CallResponse>(
        r#"{"aggregations":{"avg#price":{"value":1},"new#it":1,"bare":2},"required":{"avg#one":{"value":1}}}"#,
    );
    let words = |error: Option<NamedError>| error.unwrap().to_string();
    let there = "there are: `price` (avg), `it` (new), `bare` (without a type)";
    assert_eq!(
        words(answer.aggregations.sterms("price").err()),
        format!("found no `sterms` of the name `price`; {there}")
    );
    assert_eq!(words(answer.aggregations.avg("x").err()), format!("found no `avg` of the name `x`; {there}"));
    assert_eq!(words(answer.required.avg("x").err()), "found no `avg` of the name `x`; there is: `one` (avg)");
    let nothing = plain::<CallResponse>(r#"{"required":{}}"#);
    let error = nothing.aggregations.avg("x").unwrap_err();
    assert_eq!(error.to_string(), "found no `avg` of the name `x`; there is nothing");
    assert_eq!((error.kind(), error.name(), error.there().count()), ("avg", "x", 0));
}

#[test]
fn an_unknown_type_is_kept() {
    use typed_keys::fix::call::CallResponse;
    use typed_keys::fix::types::Shown;
    for key in ["of_a_plugin#a", "bare", "#a", "of_a_plugin#a#b"] {
        let json = format!(r#"{{"required":{{"{key}":{{"a" : [1]}}}}}}"#);
        for answer in [plain::<CallResponse>(&json), strict::<CallResponse>(&json)] {
            assert_eq!(text(&answer), json);
        }
    }
    let answer = kept::<CallResponse>(r#"{"required":{"of_a_plugin#a":{"b":1}}}"#);
    let Some(Shown::Other(other)) = answer.required.get("a") else { panic!("{answer:?}") };
    assert_eq!((other.name.as_str(), &other.raw), ("of_a_plugin", &RawJson::from_text(r#"{"b":1}"#).unwrap()));
}

#[test]
fn what_typed_keys_tolerate_and_refuse() {
    use typed_keys::fix::call::CallResponse;
    let empty = r#"{"required":{}}"#;
    for json in [r#"{"aggregations":{},"required":{}}"#, empty] {
        assert_eq!(text(&strict::<CallResponse>(json)), empty);
    }
    tolerated::<CallResponse>(
        r#"{"aggregations":null,"required":{}}"#,
        empty,
        "at aggregations: expected a value or no field, found null",
    );
    filled_in::<CallResponse>(
        r#"{"required":{"avg#a":null}}"#,
        &[r#"required["avg#a"]"#],
        r#"{"required":{"avg#a":{"value":0.0}}}"#,
        r#"at required["avg#a"]: expected an object, found null"#,
    );
    tolerated::<CallResponse>(
        r#"{"required":{"avg#a":{"value":1.0},"sterms#a":{"buckets":[]}}}"#,
        r#"{"required":{"sterms#a":{"buckets":[]}}}"#,
        r#"at required["sterms#a"]: expected each name once, found it twice"#,
    );
    assert_eq!(
        not_strict::<CallResponse>(r#"{"required":{"avg#a":{"value":1,"else":2}}}"#),
        r#"at required["avg#a"].else: expected no field of this name, found a number"#
    );
    assert_eq!(never::<CallResponse>(r#"{"required":[]}"#), "at required: expected an object, found a list");
    assert_eq!(
        never::<CallResponse>(r#"{"required":{"avg#a":[]}}"#),
        r#"at required["avg#a"]: expected an object, found a list"#
    );
}

#[test]
fn types_in_keys_are_asked_for() {
    use typed_keys::fix::call::CallRequest;
    let target = |request: CallRequest| request.to_http().unwrap().uri().to_string();
    assert_eq!(target(CallRequest::new()), "/fix?typed_keys=true");
    assert_eq!(target(CallRequest::default()), "/fix?typed_keys=true");
    assert_eq!(target(CallRequest::new().typed_keys(false)), "/fix?typed_keys=false");
}

#[test]
fn lists_behind_typed_keys() {
    use typed_keys_list::fix::call::CallResponse;
    type Answer = CallResponse<serde_json::Value>;
    let json = r#"{"suggest":{"completion#a":[{"text":"b","source":{"c":1}}],"term#d":[]}}"#;
    let answer = strict::<Answer>(json);
    assert_eq!(text(&answer), json);
    assert_eq!(answer.suggest.completion("a").unwrap()[0].source, Some(serde_json::json!({ "c": 1 })));
    assert!(answer.suggest.term("d").unwrap().is_empty());
    assert_eq!(
        answer.suggest.term("a").unwrap_err().to_string(),
        "found no `term` of the name `a`; there are: `a` (completion), `d` (term)"
    );
    for (key, place) in [("new#a", r#"["new#a"]"#), ("bare", ".bare")] {
        let json = format!(r#"{{"suggest":{{"{key}":[1]}}}}"#);
        assert_eq!(text(&plain::<Answer>(&json)), json);
        assert_eq!(
            not_strict::<Answer>(&json),
            format!(
                "at suggest{place}: expected one of the types that the specification has, in front of `#` in the key, found a list"
            )
        );
    }
}
