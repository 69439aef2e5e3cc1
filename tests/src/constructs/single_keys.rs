//! Dictionaries with a single key.

use super::{kept, line, never, not_strict, plain, rewritten, text, tolerated};
use crate::fixtures::single_key;
use crate::runtime::SingleKey;
use single_key::fix::call::CallRequest;
use single_key::fix::parts::{Order, Term};
use single_key::fix::types::Shown;

#[test]
fn made_of_pairs() {
    let made = Shown::new(("title", "rust"))
        .order([("price", Order::Desc), ("_count", Order::Asc)])
        .by_order((Order::Asc, vec![1, 2]))
        .nested([("a", ("asc", 1)), ("a", ("desc", 0))]);
    let json = r#"{"term":{"title":{"value":"rust"}},"order":[{"price":"desc"},{"_count":"asc"}],"by_order":{"asc":[1,2]},"nested":[{"a":{"asc":1.0}},{"a":{"desc":0.0}}]}"#;
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!(made.term.key().unwrap(), "title");
    assert_eq!(made.term.value().unwrap().value, "rust");
    assert_eq!(made.order.clone().unwrap()[0].clone().into_pair(), Some(("price".to_owned(), Order::Desc)));
    assert_eq!(
        format!("{:?}", Shown::new(("title", Term::new("rust").boost(2.0))).order([("a", Order::Asc)])),
        r#"Shown { term: {"title": Term { value: "rust", boost: 2.0 }}, order: [{"a": Asc}] }"#
    );
    assert_ne!(SingleKey::<String, i64>::new("a", 1), SingleKey::new("b", 1));
    assert_ne!(SingleKey::<String, i64>::new("a", 1), SingleKey::new("a", 2));
}

#[test]
fn forms_hold_inside_and_around() {
    let short = r#"{"term":{"title":"rust"},"order":[{"price":"desc"}],"by_order":{"later":[1]}}"#;
    rewritten::<Shown>(short, r#"{"term":{"title":{"value":"rust"}},"order":{"price":"desc"},"by_order":{"later":1}}"#);
    let request = CallRequest::new(Shown::new(("title", "rust")).order([("price", "desc")]));
    assert_eq!(line(&request), r#"POST /fix {"shown":{"term":{"title":{"value":"rust"}},"order":{"price":"desc"}}}"#);
}

#[test]
fn no_key() {
    tolerated::<Shown>(r#"{"term":{}}"#, r#"{"term":{}}"#, "at term: expected a single key, found none");
    let read = plain::<Shown>(r#"{"term":{},"order":[{},{"a":"asc"}]}"#);
    assert_eq!((read.term.key(), read.term.value()), (None, None));
    assert_eq!(format!("{read:?}"), r#"Shown { term: {}, order: [{}, {"a": Asc}] }"#);
    assert_eq!(text(&read), r#"{"term":{},"order":[{},{"a":"asc"}]}"#);
    assert_eq!(
        not_strict::<Shown>(r#"{"term":{"a":"b"},"order":[{}]}"#),
        "at order[0]: expected a single key, found none"
    );
    super::filled_in::<Shown>(
        r#"{"order":[]}"#,
        &["term"],
        r#"{"term":{},"order":[]}"#,
        "at term: expected a required field, found nothing",
    );
}

#[test]
fn several_keys() {
    let refusal = "at nested[1].a: expected a single key, found several";
    assert_eq!(never::<Shown>(r#"{"term":{"a":"b"},"nested":[{"b":{"asc":1}},{"a":{"asc":1,"desc":2}}]}"#), refusal);
    assert_eq!(
        never::<Shown>(r#"{"term":{"a":"b"},"order":{"a":"asc","b":"asc"}}"#),
        "at order: expected a single key, found several"
    );
    let many: Vec<_> = (0..10_000).map(|i| format!(r#""{i}":"x""#)).collect();
    let refusal = "at term: expected a single key, found several";
    assert_eq!(never::<Shown>(&format!(r#"{{"term":{{{}}}}}"#, many.join(","))), refusal);
    // The same one twice is one.
    tolerated::<Shown>(
        r#"{"term":{"a":"b","a":"c"}}"#,
        r#"{"term":{"a":{"value":"c"}}}"#,
        "at term.a: expected each field once, found it twice",
    );
}

#[test]
fn what_is_no_single_key() {
    assert_eq!(never::<Shown>(r#"{"term":"a"}"#), "at term: expected an object, found text");
    assert_eq!(never::<Shown>(r#"{"term":[{"a":"b"}]}"#), "at term: expected an object, found a list");
    assert_eq!(never::<Shown>(r#"{"term":{"a":[]}}"#), "at term.a: expected text, found a list");
    assert_eq!(
        not_strict::<Shown>(r#"{"term":{"a":{"value":"b","else":1}}}"#),
        "at term.a.else: expected no field of this name, found a number"
    );
    assert_eq!(not_strict::<Shown>(r#"{"term":null}"#), "at term: expected an object, found null");
}
