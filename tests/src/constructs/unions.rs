//! Unions told apart by looking, and objects that one of their properties may stand for.

use super::{kept, line, never, plain, rewritten, strict, text, tolerated};
use crate::fixtures::{
    correction, one_list_or_lists, one_or_many_named, point_or_many, shortcut_object, shortcut_scalar,
    union_by_elements, union_by_keys, union_by_kind, union_inline,
};
use crate::runtime::{Nullable, RawJson};

#[test]
fn a_branch_for_each_kind() {
    use union_by_kind::fix::call::CallRequest;
    use union_by_kind::fix::parts::Range;
    use union_by_kind::fix::types::Shown;
    let table = [
        ("true", Shown::from(true), "Flag(true)"),
        ("-1", Shown::from(-1_i64), "Count(-1)"),
        ("1.5", Shown::from(1.5), "Share(1.5)"),
        (r#""a""#, Shown::from("a"), r#"Text("a")"#),
        (r#"{"from":1}"#, Shown::from(Range::new(1)), "Range(Range { from: 1 })"),
    ];
    for (json, made, debug) in table {
        assert_eq!(kept::<Shown>(json), made);
        assert_eq!(format!("{made:?}"), debug);
        assert_eq!(line(&CallRequest::new(made)), format!(r#"POST /fix {{"shown":{json}}}"#));
    }
    assert_eq!(Shown::from("a".to_owned()), Shown::Text("a".to_owned()));
    assert_ne!(Shown::from("1"), Shown::from(1));
}

#[test]
fn what_a_union_tolerates() {
    use union_by_kind::fix::call::CallResponse;
    use union_by_kind::fix::types::Shown;
    let no_branch = "at $: expected one of its branches, found null";
    assert_eq!(never::<Shown>("null"), no_branch);
    tolerated::<Shown>(r#"{"from":"1"}"#, r#"{"from":1}"#, "at from: expected an integer, found text");
    assert_eq!(never::<Shown>(r#"{"from":{}}"#), "at from: expected an integer, found an object");
    super::filled_in::<CallResponse>(
        r#"{"shown":null}"#,
        &["shown"],
        r#"{"shown":null}"#,
        "at shown: expected one of its branches, found null",
    );
}

#[test]
fn branches_told_by_their_keys() {
    use union_by_keys::fix::parts::{Any, Box as Square, Circle};
    use union_by_keys::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#"{"top":1.0,"left":2.0}"#), Shown::from(Square::new(1.0, 2.0)));
    assert_eq!(kept::<Shown>(r#"{"radius":1.0,"left":2.0}"#), Shown::from(Circle::new(1.0).left(2.0)));
    assert_eq!(kept::<Shown>(r#"{"note":"a"}"#), Shown::from(Any::new().note("a")));
    assert_eq!(kept::<Shown>("{}"), Shown::from(Any::new()));
    rewritten::<Shown>(r#"{"left":2,"top":1}"#, r#"{"top":1.0,"left":2.0}"#);
    tolerated::<Shown>(
        r#"{"top":1,"left":2,"radius":3}"#,
        r#"{"top":1.0,"left":2.0}"#,
        "at radius: expected no field of this name, found a number",
    );
    tolerated::<Shown>("[1]", "[1]", "at $: expected one of its branches, found a list");
    tolerated::<Shown>(r#""a b""#, r#""a b""#, "at $: expected one of its branches, found text");
}

#[test]
fn lists_told_by_their_first_element() {
    use union_by_elements::fix::types::{Content, Shown};
    let texts = Shown::String(vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(kept::<Shown>(r#"["a","b"]"#), texts);
    assert_eq!(kept::<Shown>(r#""a""#), Shown::String(vec!["a".to_owned()]));
    let content = |value: &str| Content::new(value);
    assert_eq!(kept::<Shown>(r#"[{"value":"a"},{"value":"b"}]"#), Shown::Content(vec![content("a"), content("b")]));
    assert_eq!(kept::<Shown>(r#"{"value":"a"}"#), Shown::Content(vec![content("a")]));
    assert_eq!(kept::<Shown>("[]"), Shown::String(Vec::new()));
    rewritten::<Shown>(r#"[{"value":"a"}]"#, r#"{"value":"a"}"#);
    tolerated::<Shown>("[1]", r#""1""#, "at $: expected one of its branches, found a list");
    assert_eq!(never::<Shown>(r#"["a",{"value":"b"}]"#), "at [1]: expected text, found an object");
}

#[test]
fn a_value_a_list_or_a_list_of_lists() {
    use one_list_or_lists::fix::{parts::Score, types::Shown};
    let score = |value: f64| Nullable::Value(Score::from(value));
    let table = [
        ("1.5", Shown::Score(Score::from(1.5))),
        ("[1.5,null]", Shown::ScoreList(vec![score(1.5), Nullable::Null])),
        ("[]", Shown::ScoreList(Vec::new())),
        ("[[1.5],[2.5,null]]", Shown::ScoreListList(vec![vec![score(1.5)], vec![score(2.5), Nullable::Null]])),
    ];
    for (json, predicted) in table {
        assert_eq!(kept::<Shown>(json), predicted);
    }
    assert_eq!(strict::<Nullable<Shown>>("null"), Nullable::Null);
}

#[test]
fn a_point_is_a_list_of_numbers() {
    use point_or_many::fix::{
        parts::{LatLon, Place},
        types::Shown,
    };
    let places = |json: &str| kept::<Shown>(&format!(r#"{{"places":{json}}}"#)).places;
    let point = |lon: f64, lat: f64| Place::from(vec![lon, lat]);
    assert_eq!(places("[[1.5,2.5]]"), [point(1.5, 2.5)]);
    assert_eq!(places("[[1.5,2.5],[3.5,4.5]]"), [point(1.5, 2.5), point(3.5, 4.5)]);
    assert_eq!(places(r#"{"lat":2.5,"lon":1.5}"#), [Place::from(LatLon::new(2.5, 1.5))]);
    assert_eq!(places(r#"["a","b"]"#), [Place::from("a"), Place::from("b")]);
    assert_eq!(places("[]"), []);
    rewritten::<Shown>(r#"{"places":[1.5,2.5]}"#, r#"{"places":[[1.5,2.5]]}"#);
}

/// Names of their own say that one value is no short form of a list of one.
#[test]
fn one_value_and_a_list_may_mean_different_things() {
    use one_or_many_named::fix::types::{LeftOut, Shown};
    let (pattern, terms) = (r#"{"left_out":"a.b"}"#, r#"{"left_out":["a.b"]}"#);
    assert_eq!(kept::<Shown>(pattern), Shown::new().left_out("a.b"));
    assert_eq!(kept::<Shown>(terms), Shown::new().left_out(["a.b"]));
    assert_eq!(kept::<Shown>(pattern).left_out, Some(LeftOut::Pattern("a.b".to_owned())));
    assert_eq!(kept::<Shown>(terms).left_out, Some(LeftOut::Terms(vec!["a.b".to_owned()])));
}

#[test]
fn what_corrections_say() {
    use correction::search::types::{CompletionSuggestOption, Context};
    use correction::types::analysis::KeywordMarkerTokenFilter;
    use correction::types::{ScoreSort, ScriptSource, SlicedScroll, SlicedScrollId, SortOrder, SpecifiedDocument};
    assert_eq!(kept::<Context>(r#""dr5r""#), Context::Category("dr5r".to_owned()));
    assert!(matches!(kept::<Context>(r#"{"lat":1.0,"lon":2.0}"#), Context::Location(_)));
    let option = kept::<CompletionSuggestOption>(r#"{"_score":1.0,"score":2.0}"#);
    assert_eq!((option.document_score, option.score), (Some(1.0), Some(2.0)));
    assert_eq!(kept::<SlicedScroll>(r#"{"id":0,"max":2}"#), SlicedScroll::new(SlicedScrollId::Integer(0), 2));
    assert_eq!(kept::<SlicedScroll>(r#"{"id":"0","max":2}"#).id, SlicedScrollId::Id("0".to_owned()));
    // A text would be taken apart at the comma.
    let filter = kept::<KeywordMarkerTokenFilter>(r#"{"keywords":["a,b"]}"#);
    assert_eq!(filter, KeywordMarkerTokenFilter::new().keywords(["a,b"]));
    assert_eq!(plain::<ScoreSort>(r#""desc""#), ScoreSort::new().order(SortOrder::Desc));
    // A text stands for the number that will take its place.
    let template = kept::<ScriptSource>(r#"{"size":"{{size}}"}"#);
    assert_eq!(template, ScriptSource::ScriptTemplate(serde_json::json!({"size": "{{size}}"})));
    let pinned = kept::<SpecifiedDocument>(r#"{"_index":"books","_id":"1"}"#);
    assert_eq!(pinned, SpecifiedDocument::new("1").index("books"));
}

#[test]
fn what_no_branch_fits_is_kept() {
    use union_by_keys::fix::types::Shown;
    let raw = r#"[ 1, {"a" : 1.10} ]"#;
    let other = plain::<Shown>(raw);
    assert_eq!(other, Shown::Other(RawJson::from_text(raw).unwrap()));
    assert_eq!((text(&other).as_str(), format!("{other:?}")), (raw, "Other(Json(19 bytes))".to_owned()));
    assert_eq!(text(&Shown::Other(RawJson::new("mine").unwrap())), r#""mine""#);
}

#[test]
fn a_union_without_a_name() {
    use union_inline::fix::types::{Shown, ShownTrackTotal};
    assert_eq!(kept::<Shown>(r#"{"track_total":true}"#), Shown::new().track_total(true));
    assert_eq!(kept::<Shown>(r#"{"track_total":10}"#), Shown::new().track_total(ShownTrackTotal::Integer(10)));
    assert_eq!(format!("{:?}", Shown::new().track_total(10)), "Shown { track_total: Integer(10) }");
    tolerated::<Shown>(
        r#"{"track_total":"10"}"#,
        r#"{"track_total":"10"}"#,
        "at track_total: expected one of its branches, found text",
    );
}

#[test]
fn a_scalar_for_an_object() {
    use shortcut_scalar::fix::call::CallRequest;
    use shortcut_scalar::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#"{"field":"a","boost":2.0}"#), Shown::from("a").boost(2.0));
    rewritten::<Shown>(r#""a""#, r#"{"field":"a"}"#);
    assert_eq!(strict::<Shown>(r#""a""#), Shown::new("a"));
    assert_eq!(line(&CallRequest::new("a")), r#"POST /fix {"shown":{"field":"a"}}"#);
    tolerated::<Shown>("1", r#"{"field":"1"}"#, "at $: expected text, found a number");
    super::filled_in::<Shown>(
        r#"{"boost":1}"#,
        &["field"],
        r#"{"field":"","boost":1.0}"#,
        "at field: expected a required field, found nothing",
    );
    assert_eq!(never::<Shown>("null"), "at $: expected an object, found null");
    assert_eq!(never::<Shown>("[]"), "at $: expected text, found a list");
}

#[test]
fn a_scalar_that_may_be_null_for_an_object() {
    use shortcut_scalar::fix::types::Shown;
    assert_eq!(text(&Shown::new("a").term("b")), r#"{"field":"a","term":{"value":"b"}}"#);
    assert_eq!(text(&Shown::new("a").term("b".to_owned())), r#"{"field":"a","term":{"value":"b"}}"#);
    let made = Shown::new("a").term(7);
    assert_eq!(kept::<Shown>(r#"{"field":"a","term":{"value":7}}"#), made);
    rewritten::<Shown>(r#"{"field":"a","term":7}"#, r#"{"field":"a","term":{"value":7}}"#);
}

#[test]
fn an_object_for_an_object() {
    use shortcut_object::fix::parts::{Query, Source};
    use shortcut_object::fix::types::Shown;
    let query = || Query::new().match_("x").size(1);
    let full = r#"{"source":{"match":"x","size":1},"lang":"a"}"#;
    assert_eq!(kept::<Shown>(full), Shown::new(query()).lang("a"));
    // It has none of the own keys: it is the source.
    rewritten::<Shown>(r#"{"size":1,"match":"x"}"#, r#"{"source":{"match":"x","size":1}}"#);
    assert_eq!(strict::<Shown>(r#"{"size":1,"match":"x"}"#), Shown::from(Source::from(query())));
    rewritten::<Shown>(r#""x""#, r#"{"source":"x"}"#);
    assert_eq!(strict::<Shown>(r#""x""#), Shown::from("x"));
    assert_eq!(Shown::from("x".to_owned()), Shown::new("x"));
    // One own key, and it is the object itself.
    super::filled_in::<Shown>(
        r#"{"lang":"a","size":1}"#,
        &["source"],
        r#"{"source":null,"lang":"a"}"#,
        "at source: expected a required field, found nothing",
    );
    tolerated::<Shown>(
        r#"{"source":"x","size":1}"#,
        r#"{"source":"x"}"#,
        "at size: expected no field of this name, found a number",
    );
    tolerated::<Shown>(r#"{"what":1}"#, r#"{"source":{}}"#, "at what: expected no field of this name, found a number");
    assert_eq!(strict::<Vec<Shown>>(r#"["x"]"#), [Shown::from("x")]);
}

#[test]
fn branches_that_come_to_one_type() {
    use crate::fixtures::union_of_one::fix::types::{Shown, Target};
    let target: Target = String::from("books");
    assert_eq!(kept::<Shown>(r#"{"target":"books"}"#), Shown::new().target(target));
}
