//! Small values that have a meaning of their own: lengths of time as numbers, errors in the place of answers, flags in one
//! text, nothing at all; and what a known quirk of a property means.

use std::time::Duration;

use serde_json::json;

use super::{kept, line, never, not_strict, plain, rewritten, text, tolerated};
use crate::fixtures::{duration_value, error_cause, quirk, small_values};
use crate::reader::strict;
use crate::runtime::{DurationFloatMillis, DurationMillis, DurationNanos, DurationSeconds, ErrorCause, ErrorResponse};

#[test]
fn lengths_of_time_as_numbers() {
    use duration_value::fix::types::{Shown, Took};
    let took: Took = DurationMillis(1_500);
    let made = Shown::new(took).nanos(7).seconds(90).millis([0.25, -1.0].map(DurationFloatMillis));
    let json = r#"{"took":1500,"nanos":7,"seconds":90,"millis":[0.25,-1.0]}"#;
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!(took.to_std(), Some(Duration::from_millis(1_500)));
    assert_eq!(made.nanos.and_then(DurationNanos::to_std), Some(Duration::from_nanos(7)));
    assert_eq!(made.seconds.and_then(DurationSeconds::to_std), Some(Duration::from_secs(90)));
    assert_eq!(DurationFloatMillis(0.25).to_std(), Some(Duration::from_micros(250)));
    assert_eq!((DurationFloatMillis(-1.0).to_std(), DurationFloatMillis(f64::NAN).to_std()), (None, None));
    assert_eq!((DurationMillis(-1).to_std(), DurationNanos(i64::MIN).to_std()), (None, None));
    assert_eq!(DurationNanos::from_std(Duration::MAX), None);
    assert_eq!(DurationMillis::from_std(Duration::from_micros(1_999)), Some(DurationMillis(1)));
    tolerated::<Shown>(r#"{"took":"5"}"#, r#"{"took":5}"#, "at took: expected an integer, found text");
    assert_eq!(never::<Shown>(r#"{"took":"5ms"}"#), "at took: expected an integer, found text");
}

#[test]
fn an_error_in_the_place_of_an_answer() {
    use error_cause::fix::parts::Hit;
    use error_cause::fix::types::{Item, Shown};
    let json = r#"{"items":[{"id":"a"},{"error":{"type":"x","reason":"y","caused_by":{"type":"z"},"index":"logs"},"status":404}]}"#;
    let read = kept::<Shown>(json);
    let [Item::Hit(hit), Item::Failure(failure)] = read.items.as_slice() else { panic!("{read:?}") };
    let _: (&Hit, &ErrorResponse) = (hit, failure);
    let error: &error_cause::types::ErrorCause = &failure.error;
    assert_eq!((failure.status, error.to_string()), (404, "x: y; caused by z".to_owned()));
    assert_eq!(error.metadata["index"], json!("logs"));
    // A server may say it in a word.
    let short = plain::<Shown>(r#"{"items":[],"cause":"gone"}"#);
    assert_eq!(short.cause.as_ref().and_then(|cause| cause.reason.as_deref()), Some("gone"));
    assert_eq!(text(&short), r#"{"items":[],"cause":{"reason":"gone"}}"#);
    let _: ErrorCause = strict(r#"{"type":"x","reason":null}"#);
    assert_eq!(
        never::<ErrorResponse>(r#"{"status":404,"error":{"type":"x"},"else":1}"#.replace("404", "[]").as_str()),
        "at status: expected an integer, found a list"
    );
    assert_eq!(
        not_strict::<ErrorResponse>(r#"{"error":{"type":"x"}}"#),
        "at status: expected a required field, found nothing"
    );
    let deep = format!("{}{{}}{}", r#"{"caused_by":"#.repeat(126), "}".repeat(126));
    assert_eq!(strict::<ErrorCause>(&deep).chain().count(), 127);
}

#[test]
fn flags_stand_in_one_text() {
    use small_values::fix::call::CallRequest;
    use small_values::fix::parts::Flag;
    use small_values::fix::types::Shown;
    let made = Shown::new("a").flags([Flag::And, Flag::Near]);
    assert_eq!(kept::<Shown>(r#"{"flags":"AND|NEAR","error":"a"}"#), made);
    assert_eq!(made.flags, Some(vec![Flag::And, Flag::Near]));
    assert_eq!(kept::<Shown>(r#"{"flags":"OR","error":"a"}"#), Shown::new("a").flags([Flag::Or]));
    assert_eq!(kept::<Shown>(r#"{"flags":"","error":"a"}"#).flags, Some(Vec::new()));
    rewritten::<Shown>(r#"{"flags":" AND | OR ","error":"a"}"#, r#"{"flags":"AND|OR","error":"a"}"#);
    assert_eq!(line(&CallRequest::new(made)), r#"POST /fix {"shown":{"flags":"AND|NEAR","error":"a"}}"#);
    let refusal = "at flags: expected one of its words, found another one";
    tolerated::<Shown>(r#"{"flags":"AND|\"","error":"a"}"#, r#"{"flags":"AND|\"","error":"a"}"#, refusal);
    let refusal = "at flags: expected text, found a list";
    tolerated::<Shown>(r#"{"flags":["AND","OR"],"error":"a"}"#, r#"{"flags":"AND|OR","error":"a"}"#, refusal);
    assert_eq!(never::<Shown>(r#"{"flags":{},"error":"a"}"#), "at flags: expected text, found an object");
    let many = format!(r#"{{"flags":"{}","error":"a"}}"#, vec!["AND"; 50_000].join("|"));
    assert_eq!(kept::<Shown>(&many).flags.unwrap().len(), 50_000);
}

#[test]
fn a_null_and_nothing() {
    use crate::runtime::Nullable;
    use small_values::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#"{"error":null}"#), Shown::new("a").error_null());
    assert_eq!(kept::<Shown>(r#"{"error":"a"}"#).error, Nullable::Value("a".to_owned()));
    assert_eq!(kept::<Shown>(r#"{"error":"a","buckets":[null,null]}"#).buckets, Some(vec![(), ()]));
}

#[test]
fn a_quirk_that_is_a_form() {
    use quirk::fix::parts::TokenChar;
    use quirk::fix::types::Shown;
    use quirk::types::analysis::NGramTokenizer;
    let made = Shown::new().tokenizer(NGramTokenizer::new().token_chars([TokenChar::Letter, TokenChar::Digit]));
    let written = r#"{"tokenizer":{"token_chars":["letter","digit"]}}"#;
    assert_eq!(kept::<Shown>(written), made);
    rewritten::<Shown>(r#"{"tokenizer":{"token_chars":"letter, digit"}}"#, written);
    assert_eq!(
        not_strict::<Shown>(r#"{"tokenizer":{"token_chars":"letter,dgit"}}"#),
        "at tokenizer.token_chars: expected one of its words, found another one"
    );
}
