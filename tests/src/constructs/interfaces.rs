//! Interfaces and what their properties may have: parents, generics, aliases, literals, numbers, moments.

use super::{filled_in, kept, line, never, not_strict, plain, rewritten, strict, text, tolerated};
use crate::fixtures::{
    behavior, generic_interface, generic_time, inheritance, interface, literal, numbers, property_alias,
};
use crate::reader::refused;
use crate::runtime::json::Mode;
use crate::runtime::{Duration, EpochMillis, EpochSeconds};

#[test]
fn an_interface() {
    use interface::fix::types::{Nothing, Shown};
    let json = r#"{"name":"a","count":-1,"scores":[1.5,2.0],"nothing":{}}"#;
    let made = Shown::new("a").count(-1).scores([1.5, 2.0]).nothing(Nothing::new());
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!(format!("{made:?}"), r#"Shown { name: "a", count: -1, scores: [1.5, 2.0], nothing: Nothing }"#);
    assert_eq!(kept::<Shown>(r#"{"name":"a"}"#), Shown::new("b").name("a"));
    assert_ne!(made, made.clone().count(2));
    rewritten::<Shown>(r#" { "scores" : [] , "name" : "\u0061" } "#, r#"{"name":"a","scores":[]}"#);
}

#[test]
fn what_an_interface_tolerates() {
    use interface::fix::types::{Nothing, Shown};
    let refusals = [
        (r#"{"name":"a","else":[1]}"#, r#"{"name":"a"}"#, "at else: expected no field of this name, found a list"),
        (r#"{"name":"a","count":null}"#, r#"{"name":"a"}"#, "at count: expected a value or no field, found null"),
        (r#"{"name":1}"#, r#"{"name":"1"}"#, "at name: expected text, found a number"),
        (r#"{"name":"a","name":"b"}"#, r#"{"name":"b"}"#, "at name: expected each field once, found it twice"),
        (r#"{"name":"a","count":"2"}"#, r#"{"name":"a","count":2}"#, "at count: expected an integer, found text"),
        (r#"{"name":"a","count":2.0}"#, r#"{"name":"a","count":2}"#, "at count: expected an integer, found a number"),
        (r#"{"name":"a","scores":1}"#, r#"{"name":"a","scores":[1.0]}"#, "at scores: expected a list, found a number"),
        (
            r#"{"name":"a","scores":["1",null]}"#,
            r#"{"name":"a","scores":[1.0,"NaN"]}"#,
            "at scores[0]: expected a number, found text",
        ),
        (
            r#"{"name":"a","nothing":{"b":1}}"#,
            r#"{"name":"a","nothing":{}}"#,
            "at nothing.b: expected no field of this name, found a number",
        ),
    ];
    for (json, written, refusal) in refusals {
        tolerated::<Shown>(json, written, refusal);
    }
    filled_in::<Shown>(
        r#"{"count":1}"#,
        &["name"],
        r#"{"name":"","count":1}"#,
        "at name: expected a required field, found nothing",
    );
    filled_in::<Shown>(r#"{"name":null}"#, &["name"], r#"{"name":""}"#, "at name: expected text, found null");
    assert_eq!(never::<Shown>("[]"), "at $: expected an object, found a list");
    assert_eq!(never::<Shown>(r#"{"name":["a"]}"#), "at name: expected text, found a list");
    assert_eq!(
        never::<Shown>(r#"{"name":"a","count":2147483648}"#),
        "at count: expected an integer in range, found a number"
    );
    assert_eq!(never::<Nothing>("1"), "at $: expected an object, found a number");
    assert_eq!(
        never::<Shown>(r#"{"name":"a""#),
        "not JSON at line 1, column 12: expected a comma or a closing bracket, found the end of the text"
    );
}

#[test]
fn an_answer_that_is_none() {
    use interface::fix::call::CallResponse;
    let json = r#"{"error":"no handler found"}"#;
    assert_eq!(refused::<CallResponse>(json, Mode::Tolerant), "at $: the answer has none of its required fields");
    assert_eq!(not_strict::<CallResponse>(json), "at shown: expected a required field, found nothing");
    filled_in::<CallResponse>(
        r#"{"shown":{}}"#,
        &["shown.name"],
        r#"{"shown":{"name":""}}"#,
        "at shown.name: expected a required field, found nothing",
    );
}

#[test]
fn numbers_of_each_size() {
    use numbers::fix::types::Shown;
    let largest = r#"{"byte":127,"short":32767,"integer":2147483647,"long":9223372036854775807,"uint":4294967295,"ulong":18446744073709551615,"float":1e300,"double":0.1,"number":-0.5}"#;
    assert_eq!(strict::<Shown>(largest).ulong, Some(u64::MAX));
    assert_eq!(plain::<Shown>(largest), strict::<Shown>(largest));
    let _ = kept::<Shown>(
        r#"{"byte":-128,"short":-32768,"integer":-2147483648,"long":-9223372036854775808,"uint":0,"ulong":0}"#,
    );
    for (json, refusal) in [
        (r#"{"byte":128}"#, "at byte: expected an integer in range, found a number"),
        (r#"{"short":-32769}"#, "at short: expected an integer in range, found a number"),
        (r#"{"long":9223372036854775808}"#, "at long: expected an integer in range, found a number"),
        (r#"{"uint":-1}"#, "at uint: expected an integer in range, found a number"),
        (r#"{"ulong":18446744073709551616}"#, "at ulong: expected an integer, found a number"),
        (r#"{"double":true}"#, "at double: expected a number, found a boolean"),
    ] {
        assert_eq!(never::<Shown>(json), refusal);
    }
    // What is no number is text in JSON, and legal.
    let odd = strict::<Shown>(r#"{"float":"NaN","double":"Infinity","number":"-Infinity"}"#);
    assert_eq!(text(&odd), r#"{"float":"NaN","double":"Infinity","number":"-Infinity"}"#);
}

#[test]
fn parents_stand_first() {
    use inheritance::fix::types::{Shown, Value};
    let made = Shown::new("1", Value::new().fifth("5").fourth("4")).second("2");
    assert_eq!(kept::<Shown>(r#"{"first":"1","second":"2","third":{"fifth":"5","fourth":"4"}}"#), made);
    filled_in::<Shown>(
        r#"{"third":{}}"#,
        &["first"],
        r#"{"first":"","third":{}}"#,
        "at first: expected a required field, found nothing",
    );
    assert_eq!(
        not_strict::<Shown>(r#"{"first":"1","third":{},"kept":{}}"#),
        "at kept: expected no field of this name, found an object"
    );
}

#[test]
fn behaviors() {
    use behavior::fix::call::CallRequest;
    use behavior::fix::types::Shown;
    let request = CallRequest::new().shown(Shown::new().size(1));
    assert_eq!(line(&request), r#"POST /fix {"shown":{"size":1}}"#);
    let request = CallRequest::new().human(true).pretty(false).error_trace(true).filter_path(["a.b", "-c"]);
    assert_eq!(line(&request), "POST /fix?error_trace=true&filter_path=a.b,-c&human=true&pretty=false");
    assert_eq!(
        format!("{request:?}"),
        r#"CallRequest { common: CommonParameters { error_trace: true, filter_path: ["a.b", "-c"], human: true, pretty: false } }"#
    );
    assert_eq!(CallRequest::default(), CallRequest::new());
}

#[test]
fn generics_are_substituted() {
    use generic_interface::fix::types::{RangeInteger, Shown};
    let made = Shown::new("a").days(RangeInteger::new().from(1).steps([2, 3]));
    assert_eq!(kept::<Shown>(r#"{"label":"a","days":{"from":1,"steps":[2,3]}}"#), made);
    assert_eq!(never::<Shown>(r#"{"label":"a","days":{"from":"x"}}"#), "at days.from: expected an integer, found text");
    assert_eq!(
        never::<Shown>(r#"{"label":"a","days":{"steps":[1,[]]}}"#),
        "at days.steps[1]: expected an integer, found a list"
    );
}

#[test]
fn moments_and_spans() {
    use generic_time::fix::types::{Moment, Shown};
    let made = Shown::new(1_700_000_000_123).until(1_700_000_000).moment(Moment::from(-1)).wait("1d");
    let json = r#"{"at":1700000000123,"until":1700000000,"moment":-1,"wait":"1d"}"#;
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!((made.at, made.until), (EpochMillis(1_700_000_000_123), Some(EpochSeconds(1_700_000_000))));
    assert_eq!(format!("{made:?}"), r#"Shown { at: 1700000000123, until: 1700000000, moment: -1, wait: "1d" }"#);
    let wait = |wait: Duration| text(&Shown::new(0).wait(wait));
    assert_eq!(wait(std::time::Duration::from_millis(1500).into()), r#"{"at":0,"wait":"1500ms"}"#);
    assert_eq!(kept::<Shown>(r#"{"at":0,"wait":-1}"#).wait.as_ref().map(Duration::as_str), Some("-1"));
    tolerated::<Shown>(r#"{"at":"5"}"#, r#"{"at":5}"#, "at at: expected an integer, found text");
    tolerated::<Shown>(r#"{"at":5e3}"#, r#"{"at":5000}"#, "at at: expected an integer, found a number");
    assert_eq!(never::<Shown>(r#"{"at":"2024-01-01"}"#), "at at: expected an integer, found text");
    assert_eq!(never::<Shown>(r#"{"at":1,"wait":{}}"#), "at wait: expected text, found an object");
}

#[test]
fn properties_with_other_names() {
    use property_alias::fix::types::Shown;
    let made = Shown::new(1).wanted("x").index_mode("y").type_("z");
    assert_eq!(kept::<Shown>(r#"{"aggregations":1,"_source":"x","index.mode":"y","type":"z"}"#), made);
    for alias in ["aggs", "a"] {
        rewritten::<Shown>(&format!(r#"{{"{alias}":1,"mode":"y"}}"#), r#"{"aggregations":1,"index.mode":"y"}"#);
    }
    tolerated::<Shown>(
        r#"{"a":1,"aggregations":2}"#,
        r#"{"aggregations":2}"#,
        "at a: expected no field of this name, found a number",
    );
    assert_eq!(
        not_strict::<Shown>(r#"{"aggs":1,"wanted":"x"}"#),
        "at wanted: expected no field of this name, found text"
    );
    filled_in::<Shown>(
        r#"{"mode":"y"}"#,
        &["aggregations"],
        r#"{"aggregations":0,"index.mode":"y"}"#,
        "at aggregations: expected a required field, found nothing",
    );
    assert_eq!(never::<Shown>(r#"{"aggs":1,"mode":[]}"#), "at mode: expected text, found a list");
    assert_eq!(never::<Shown>(r#"{"aggs":1,"index.mode":[]}"#), r#"at ["index.mode"]: expected text, found a list"#);
    assert_eq!(format!("{made:?}"), r#"Shown { aggregations: 1, _source: "x", index.mode: "y", type: "z" }"#);
}

#[test]
fn literals_have_no_field() {
    use literal::fix::types::Shown;
    let json = r#"{"type":"geo","managed":true,"version":2,"name":"a"}"#;
    assert_eq!(kept::<Shown>(json), Shown::new().name("a"));
    assert_eq!(format!("{:?}", Shown::new().name("a")), r#"Shown { name: "a" }"#);
    let all = r#"{"type":"geo","managed":true,"version":2}"#;
    rewritten::<Shown>(r#"{"managed":true,"type":"geo"}"#, all);
    for (json, refusal) in [
        (r#"{"type":"shape","managed":true}"#, "at type: expected the one value of this field, found another one"),
        (r#"{"type":"geo","managed":"true"}"#, "at managed: expected the one value of this field, found another one"),
        (
            r#"{"type":"geo","managed":true,"version":3}"#,
            "at version: expected the one value of this field, found another one",
        ),
        (r#"{"type":"geo"}"#, "at managed: expected a required field, found nothing"),
        (r#"{"managed":true}"#, "at type: expected a required field, found nothing"),
    ] {
        tolerated::<Shown>(json, all, refusal);
    }
}
