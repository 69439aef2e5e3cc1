//! Keys that an object has no properties for.

use indexmap::IndexMap;

use super::{filled_in, kept, line, never, not_strict, plain, rewritten, text, tolerated};
use crate::fixtures::{additional_properties, additional_property};
use crate::reader::tolerant;
use crate::runtime::json;

#[test]
fn all_of_them_are_a_map() {
    use additional_properties::fix::call::CallRequest;
    use additional_properties::fix::types::Shown;
    let made = Shown::new("a").note("b").extras([("z", vec![1]), ("y", vec![2, 3])]);
    let json = r#"{"note":"b","name":"a","type":"shown","z":1,"y":[2,3]}"#;
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!(made.extras, IndexMap::from([("z".to_owned(), vec![1]), ("y".to_owned(), vec![2, 3])]));
    assert_eq!(format!("{made:?}"), r#"Shown { note: "b", name: "a", extras: {"z": [1], "y": [2, 3]} }"#);
    assert_ne!(made, made.clone().extras([("z", vec![1])]));
    assert_eq!(kept::<Shown>(r#"{"name":"a","type":"shown"}"#), Shown::new("a"));
    rewritten::<Shown>(r#"{"z":[1],"name":"a","remark":"b","y":[2,3],"type":"shown"}"#, json);
    assert_eq!(line(&CallRequest::new(made)), format!(r#"POST /fix {{"shown":{json}}}"#));
}

#[test]
fn what_is_additional_is_of_its_type() {
    use additional_properties::fix::types::Shown;
    assert_eq!(
        never::<Shown>(r#"{"name":"a","type":"shown","z":[{}]}"#),
        "at z[0]: expected an integer, found an object"
    );
    tolerated::<Shown>(
        r#"{"name":"a","type":"shown","z":"1"}"#,
        r#"{"name":"a","type":"shown","z":1}"#,
        "at z: expected an integer, found text",
    );
    tolerated::<Shown>(
        r#"{"name":"a","type":"shown","z":1,"z":2}"#,
        r#"{"name":"a","type":"shown","z":2}"#,
        "at z: expected each field once, found it twice",
    );
    filled_in::<Shown>(
        r#"{"z":1}"#,
        &["name"],
        r#"{"name":"","type":"shown","z":1}"#,
        "at name: expected a required field, found nothing",
    );
    assert_eq!(never::<Shown>("[]"), "at $: expected an object, found a list");
}

#[test]
fn a_field_is_not_additional() {
    use additional_properties::fix::types::Shown;
    // A field takes its key, whatever stands there.
    assert_eq!(never::<Shown>(r#"{"name":"a","type":"shown","note":[1]}"#), "at note: expected text, found a list");
    assert_eq!(plain::<Shown>(r#"{"name":"a","type":"shown","note":null}"#), Shown::new("a"));
    for key in ["note", "name", "type"] {
        let made = Shown::new("a").extras([(key, vec![1])]);
        let refusal = format!("`{key}` is a field of its own, and must not stand among what is additional");
        assert_eq!(json::write(&made).unwrap_err().to_string(), refusal);
        assert_eq!(serde_json::to_string(&made).unwrap_err().to_string(), refusal);
    }
}

#[test]
fn very_many_keys() {
    use additional_properties::fix::types::Shown;
    let entries: Vec<_> = (0..20_000).map(|i| format!(r#""k{i}":{i}"#)).collect();
    let json = format!(r#"{{"name":"a","type":"shown",{}}}"#, entries.join(","));
    let read = kept::<Shown>(&json);
    assert_eq!((read.extras.len(), &read.extras["k19999"]), (20_000, &vec![19_999]));
}

#[test]
fn exactly_one_is_two_fields() {
    use additional_property::fix::call::CallRequest;
    use additional_property::fix::parts::{Compare, Operator};
    use additional_property::fix::types::Shown;
    let made = Shown::new("user.id", ["a", "b"]).boost(2.0).compare(Compare::new(Operator::Gt, Shown::new("", ["c"])));
    let json = r#"{"boost":2.0,"compare":{"gt":{"":"c"}},"user.id":["a","b"]}"#;
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!((made.field.as_str(), made.terms.len()), ("user.id", 2));
    assert_eq!(format!("{:?}", Shown::new("a", ["b"]).boost(1.0)), r#"Shown { boost: 1.0, terms: {"a": ["b"]} }"#);
    assert_ne!(Shown::new("a", ["b"]), Shown::new("c", ["b"]));
    assert_ne!(Shown::new("a", ["b"]), Shown::new("a", ["c"]));
    assert_eq!(Shown::new("x", ["b"]).field("a").terms(["c"]), Shown::new("a", ["c"]));
    rewritten::<Shown>(r#"{"a":["b"],"boost":1.5}"#, r#"{"boost":1.5,"a":"b"}"#);
    assert_eq!(line(&CallRequest::new(Shown::new("a", ["b"]))), r#"POST /fix {"shown":{"a":"b"}}"#);
    let other = kept::<Compare>(r#"{"between":{"a":"b"}}"#);
    assert_eq!(other.operator, Operator::from("between"));
}

#[test]
fn none_or_several_where_there_is_one() {
    use additional_property::fix::types::Shown;
    let (none, several) = ("expected one key more, found none", "expected one key more, found several");
    filled_in::<Shown>(
        r#"{"a":"b","compare":{}}"#,
        &["compare"],
        r#"{"compare":{"":{"":[]}},"a":"b"}"#,
        &format!("at compare: {none}"),
    );
    let (read, defaulted) = tolerant::<Vec<Shown>>(r#"[{"boost":1.0}]"#);
    assert_eq!((text(&read), defaulted), (r#"[{"boost":1.0,"":[]}]"#.to_owned(), vec!["[0]".to_owned()]));
    assert_eq!(not_strict::<Shown>(r#"{"boost":1.0}"#), format!("at $: {none}"));
    assert_eq!(never::<Shown>(r#"{"a":"b","c":"d","boost":1.0}"#), format!("at $: {several}"));
    assert_eq!(
        never::<Shown>(r#"{"a":"b","compare":{"gt":{"a":"b"},"lt":{"a":"b"}}}"#),
        format!("at compare: {several}")
    );
    assert_eq!(
        never::<Shown>(r#"{"a":"b","compare":{"gt":{"a":[{}]}}}"#),
        "at compare.gt.a[0]: expected text, found an object"
    );
    assert_eq!(never::<Shown>(r#"{"a":{}}"#), "at a: expected text, found an object");
    assert_eq!(never::<Shown>(r#""a""#), "at $: expected an object, found text");
    let refusal = "`boost` is a field of its own, and must not stand among what is additional";
    assert_eq!(json::write(&Shown::new("boost", ["a"])).unwrap_err().to_string(), refusal);
    assert_eq!(not_strict::<Shown>(r#"{"a":null}"#), "at a: expected a list, found null");
}

#[test]
fn as_deep_as_json_may_be() {
    use additional_property::fix::types::Shown;
    let nested = |levels: usize| {
        [r#"{"compare":{"gt":"#.repeat(levels), r#"{"a":"b"}"#.to_owned(), r#"},"a":"b"}"#.repeat(levels)].concat()
    };
    let read = kept::<Shown>(&nested(63));
    assert_eq!(text(&read.clone()), nested(63));
    let refusal = never::<Shown>(&nested(50_000));
    assert!(refusal.ends_with("expected no deeper nesting, found a bracket"), "{refusal}");
}
