//! `PartialEq` for values that implement `Encode`.

use indexmap::IndexMap;

use super::types::{Everything, Query, Refresh, Template, everything, realm};
use crate::runtime::json::{Decode, Encode, Encoder, equal};
use crate::runtime::{Document, Nullable, Other, RawJson, Secret};

/// A type with a document.
struct Hit(Option<i32>);

impl Encode for Hit {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("Hit").document("_source", &self.0);
    }
}

#[test]
fn equal_values_compare_equal() {
    assert_eq!(everything(), everything());
    assert_eq!(Everything::empty(), Everything::empty());
}

#[test]
fn each_field_is_compared() {
    let changes: [fn(&mut Everything); 12] = [
        |value| value.flag = Some(false),
        |value| value.flag = None,
        |value| value.count = Some(7),
        |value| value.score = Some(1.5),
        |value| value.password = Some(Secret::from("mule")),
        |value| value.refresh = Some(Refresh::Other("later".to_owned())),
        |value| value.template = Some(Template::Text("native".to_owned())),
        |value| value.query = Some(Query::Not(Box::new(Query::Not(Box::new(Query::Term(Box::new(realm("t")))))))),
        |value| value.names = Some(vec!["a".to_owned()]),
        |value| value.names = Some(vec!["b".to_owned(), "a".to_owned()]),
        |value| value.realms["y"].type_ = Some("z".to_owned()),
        |value| value.meta = Some(serde_json::json!({ "a": [null, 2.5] })),
    ];
    for change in changes {
        let mut other = everything();
        change(&mut other);
        assert_ne!(other, everything());
    }
}

#[test]
fn the_order_of_a_map_is_ignored() {
    let map = |pairs: [(&str, i32); 2]| -> IndexMap<String, i32> {
        pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()
    };
    assert!(equal(&map([("a", 1), ("b", 2)]), &map([("b", 2), ("a", 1)])));
    assert!(!equal(&map([("a", 1), ("b", 2)]), &map([("a", 2), ("b", 1)])));
    assert!(!equal(&map([("a", 1), ("b", 2)]), &map([("a", 1), ("c", 2)])));
}

#[test]
fn floats_compare_as_floats() {
    assert!(!equal(&f64::NAN, &f64::NAN));
    assert!(equal(&0.0, &-0.0));
    assert!(equal(&f64::INFINITY, &f64::INFINITY));
    assert!(!equal(&vec![f64::NAN], &vec![f64::NAN]));
}

#[test]
fn absent_and_null_differ() {
    assert!(!equal(&None::<Nullable<i32>>, &Some(Nullable::<i32>::Null)));
    assert!(!equal(&Some(Nullable::Value(1_i32)), &Some(Nullable::<i32>::Null)));
}

#[test]
fn unknown_variants_compare_by_their_json() {
    let other = |name: &str, raw: &str| Other { name: name.to_owned(), raw: RawJson::from_json(raw).unwrap() };
    assert_eq!(other("a", "1"), other("a", "1"));
    assert_ne!(other("a", "1"), other("b", "1"));
    assert_ne!(other("a", "1"), other("a", "2"));
}

#[test]
fn documents_compare_by_their_json() {
    let failing = || Document::new(&std::collections::BTreeMap::from([(vec![1], 1)]));
    assert_eq!(Document::new(&1), Document::new(&1));
    assert_ne!(Document::new(&1), Document::new(&2));
    assert_eq!(failing(), failing());
    assert_ne!(failing(), Document::new(&1));
    assert!(equal(&Hit(Some(1)), &Hit(Some(1))));
    assert!(!equal(&Hit(Some(1)), &Hit(None)));
    assert!(!equal(&Hit(Some(1)), &Hit(Some(2))));
}

#[test]
fn enum_equals_its_string() {
    let mut other = everything();
    other.refresh = Some(Refresh::Other("wait_for".to_owned()));
    assert_eq!(other, everything());
}
