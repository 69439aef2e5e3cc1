//! Aliases, dictionaries, and what may stand in more ways than one: a list or a single value, a dictionary or a list of
//! them, a number or its text.

use indexmap::IndexMap;

use super::{kept, line, never, not_strict, rewritten, text, tolerated};
use crate::fixtures::{alias, dictionary, dictionary_or_list, single_or_array, stringified, user_defined_value};

#[test]
fn aliases() {
    use alias::fix::types::{Counts, IndexName, Limits, Shown};
    let counts: Counts = vec![1, 2];
    let name: IndexName = "a".to_owned();
    let limits: Limits = IndexMap::from([(name.clone(), counts.clone())]);
    let made = Shown::new(name).counts(counts).limits(limits.clone());
    assert_eq!(kept::<Shown>(r#"{"index":"a","counts":[1,2],"limits":{"a":[1,2]}}"#), made);
    // Serde knows them too, as it must where an answer is a map.
    assert_eq!(serde_json::from_str::<Limits>(r#"{"a":[1,2]}"#).unwrap(), limits);
    assert_eq!(serde_json::to_string(&limits).unwrap(), r#"{"a":[1,2]}"#);
    let made = Shown::new("a").counts([1]).limits([("b", vec![2])]);
    assert_eq!(text(&made), r#"{"index":"a","counts":[1],"limits":{"b":[2]}}"#);
    assert_eq!(
        never::<Shown>(r#"{"index":"a","limits":{"b c":["x"]}}"#),
        r#"at limits["b c"][0]: expected an integer, found text"#
    );
}

#[test]
fn dictionaries_keep_their_order() {
    use dictionary::fix::parts::Level;
    use dictionary::fix::types::Shown;
    let json = r#"{"by_name":{"z":1,"a":2},"by_level":{"high":["x"],"medium":[]}}"#;
    let made = Shown::new([("z", 1), ("a", 2)]);
    let made = made.by_level([(Level::High, vec!["x".to_owned()]), (Level::from("medium"), Vec::new())]);
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!(Shown::new([("a", 2), ("z", 1)]), Shown::new([("z", 1), ("a", 2)]));
    assert_ne!(Shown::new([("a", 2)]), Shown::new([("a", 2), ("z", 1)]));
    assert_eq!(format!("{made:?}"), r#"Shown { by_name: {"z": 1, "a": 2}, by_level: {"high": ["x"], "medium": []} }"#);
    // A task may be a number, and the key for it is a text.
    let shown = kept::<Shown>(r#"{"by_name":{},"tasks":{"a":7,"7":"b"}}"#);
    assert_eq!(shown.tasks.unwrap()["7"], "b".into());
}

#[test]
fn what_dictionaries_tolerate() {
    use dictionary::fix::types::Shown;
    tolerated::<Shown>(
        r#"{"by_name":{"a":"1"}}"#,
        r#"{"by_name":{"a":1}}"#,
        "at by_name.a: expected an integer, found text",
    );
    tolerated::<Shown>(
        r#"{"by_name":{"a":1,"a":2}}"#,
        r#"{"by_name":{"a":2}}"#,
        "at by_name.a: expected each field once, found it twice",
    );
    tolerated::<Shown>(
        r#"{"by_name":{},"by_level":{"low":"x"}}"#,
        r#"{"by_name":{},"by_level":{"low":["x"]}}"#,
        "at by_level.low: expected a list, found text",
    );
    assert_eq!(never::<Shown>(r#"{"by_name":[{"a":1}]}"#), "at by_name: expected an object, found a list");
    super::filled_in::<Shown>(
        r#"{"by_name":{"a":null}}"#,
        &["by_name.a"],
        r#"{"by_name":{"a":0}}"#,
        "at by_name.a: expected an integer, found null",
    );
}

#[test]
fn a_dictionary_or_a_list_of_them() {
    use dictionary_or_list::fix::types::Shown;
    let written = r#"{"roles":{"a":1,"b":2},"limits":{"c":3}}"#;
    assert_eq!(kept::<Shown>(written), Shown::new([("a", 1), ("b", 2)]).limits([("c", 3)]));
    rewritten::<Shown>(r#"{"roles":[{"a":1},{"b":2}],"limits":[{"c":3}]}"#, written);
    rewritten::<Shown>(r#"{"roles":[],"limits":[{}]}"#, r#"{"roles":{},"limits":{}}"#);
    rewritten::<Shown>(r#"{"roles":[{"a":1,"b":3},{"b":2}],"limits":{"c":3}}"#, written);
    assert_eq!(never::<Shown>(r#"{"roles":[{"a":1},2]}"#), "at roles[1]: expected an object, found a number");
    assert_eq!(never::<Shown>(r#"{"roles":"a"}"#), "at roles: expected an object, found text");
    assert_eq!(never::<Shown>(r#"{"roles":[{"a":{}}]}"#), "at roles[0].a: expected an integer, found an object");
}

#[test]
fn a_list_or_a_single_value() {
    use single_or_array::fix::call::CallRequest;
    use single_or_array::fix::types::Shown;
    let written = r#"{"direct":"a","alias":["b","c"],"inside":{"d":1,"e":[2,3],"f":[]}}"#;
    let made = Shown::new(["a"]).alias(["b", "c"]);
    let made = made.inside([("d", vec![1]), ("e", vec![2, 3]), ("f", Vec::new())]);
    assert_eq!(kept::<Shown>(written), made);
    rewritten::<Shown>(r#"{"direct":["a"],"alias":["b","c"],"inside":{"d":[1],"e":[2,3],"f":[]}}"#, written);
    assert_eq!(
        line(&CallRequest::new(Shown::new(["a"]).alias(["b"]))),
        r#"POST /fix {"shown":{"direct":"a","alias":"b"}}"#
    );
    tolerated::<Shown>(r#"{"direct":1}"#, r#"{"direct":"1"}"#, "at direct: expected text, found a number");
    tolerated::<Shown>(
        r#"{"direct":[],"inside":{"a":"1"}}"#,
        r#"{"direct":[],"inside":{"a":1}}"#,
        "at inside.a: expected an integer, found text",
    );
    assert_eq!(never::<Shown>(r#"{"direct":{}}"#), "at direct: expected text, found an object");
    assert_eq!(never::<Shown>(r#"{"direct":["a",["b"]]}"#), "at direct[1]: expected text, found a list");
    assert_eq!(not_strict::<Shown>(r#"{"direct":null}"#), "at direct: expected a list, found null");
}

#[test]
fn numbers_that_may_be_text() {
    use stringified::fix::types::Shown;
    let written = r#"{"size":1,"on":true,"share":0.5,"sizes":[2,3]}"#;
    assert_eq!(kept::<Shown>(written), Shown::new(1).on(true).share(0.5).sizes([2, 3]));
    rewritten::<Shown>(r#"{"size":"1","on":"true","share":"0.5","sizes":["2",3]}"#, written);
    rewritten::<Shown>(r#"{"size":"-1","share":"-Infinity"}"#, r#"{"size":-1,"share":"-Infinity"}"#);
    tolerated::<Shown>(r#"{"size":1.0}"#, r#"{"size":1}"#, "at size: expected an integer, found a number");
    tolerated::<Shown>(r#"{"size":"1.0"}"#, r#"{"size":1}"#, "at size: expected an integer, found text");
    assert_eq!(never::<Shown>(r#"{"size":"one"}"#), "at size: expected an integer, found text");
    assert_eq!(never::<Shown>(r#"{"size":1,"on":"yes"}"#), "at on: expected a boolean, found text");
    assert_eq!(never::<Shown>(r#"{"size":1,"sizes":["2","x"]}"#), "at sizes[1]: expected an integer, found text");
}

#[test]
fn values_of_the_users_own() {
    use serde_json::json;
    use user_defined_value::fix::types::Shown;
    let made = Shown::new(json!({"a": [1, null, "x"]})).params([("p", json!(null))]).list([json!(1.5), json!(false)]);
    let written = r#"{"any":{"a":[1,null,"x"]},"params":{"p":null},"list":[1.5,false]}"#;
    assert_eq!(kept::<Shown>(written), made);
    assert_eq!(kept::<Shown>(r#"{"any":null}"#), Shown::new(json!(null)));
    assert_eq!(format!("{:?}", Shown::new("a")), r#"Shown { any: "a" }"#);
    // What stands in a value is nobody's field.
    let _ = kept::<Shown>(r#"{"any":{"any":{"else":1}}}"#);
    super::filled_in::<Shown>(
        r#"{"list":[]}"#,
        &["any"],
        r#"{"any":null,"list":[]}"#,
        "at any: expected a required field, found nothing",
    );
    assert_eq!(never::<Shown>(r#"{"any":1,"params":[]}"#), "at params: expected an object, found a list");
}
