//! Values in a list, or under a name each: one type, which goes over both.

use super::{filled_in, kept, line, never, tolerated};
use crate::fixtures::buckets::fix::call::CallRequest;
use crate::fixtures::buckets::fix::types::Shown;
use crate::runtime::Buckets;

#[test]
fn a_list() {
    let made = Shown::new(["a".to_owned(), "b".to_owned()]).filters(vec![1, 2]);
    let json = r#"{"filters":[1,2],"words":["a","b"]}"#;
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!(line(&CallRequest::new(made.clone())), format!(r#"POST /fix {{"shown":{json}}}"#));
    assert_eq!(format!("{made:?}"), r#"Shown { filters: [1, 2], words: ["a", "b"] }"#);
    assert_eq!(made.words.list(), ["a", "b"]);
    assert_eq!((made.words.len(), made.words.named().count(), made.words.get("a")), (2, 0, None));
    let mut words = Vec::new();
    for word in &made.words {
        words.push(word);
    }
    assert_eq!(words, ["a", "b"]);
}

#[test]
fn under_names() {
    let made = Shown::new([("x", "a".to_owned())]).filters([("cheap", 1), ("dear", 2)]);
    let json = r#"{"filters":{"cheap":1,"dear":2},"words":{"x":"a"}}"#;
    let read = kept::<Shown>(json);
    assert_eq!(read, made);
    assert_eq!(format!("{made:?}"), r#"Shown { filters: {"cheap": 1, "dear": 2}, words: {"x": "a"} }"#);
    let filters = read.filters.unwrap();
    assert_eq!(filters.named().collect::<Vec<_>>(), [("cheap", &1), ("dear", &2)]);
    assert_eq!((filters.iter().sum::<i64>(), filters.get("dear"), filters.list()), (3, Some(&2), &[][..]));
    assert_ne!(filters, Buckets::from([1, 2]));
}

#[test]
fn nothing_in_them() {
    let made = Shown::new(Buckets::default());
    assert_eq!(kept::<Shown>(r#"{"words":[]}"#), made);
    assert!(made.words.is_empty() && made.words.iter().next().is_none());
    assert!(kept::<Shown>(r#"{"words":{}}"#).words.is_empty());
    filled_in::<Shown>(
        r#"{"filters":[]}"#,
        &["words"],
        r#"{"filters":[],"words":[]}"#,
        "at words: expected a required field, found nothing",
    );
}

#[test]
fn neither_a_list_nor_names() {
    let one = "at words: expected a list, found text";
    tolerated::<Shown>(r#"{"words":"a"}"#, r#"{"words":["a"]}"#, one);
    assert_eq!(never::<Shown>(r#"{"words":[[]]}"#), "at words[0]: expected text, found a list");
    assert_eq!(never::<Shown>(r#"{"words":{"x":[]}}"#), "at words.x: expected text, found a list");
}
