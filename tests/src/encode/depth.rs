//! Deeply nested values: an error instead of a stack overflow, and equality without a limit.

use std::thread;

use super::types::{Query, realm};
use crate::runtime::json::{self, Encode, Encoder, impl_debug_partial_eq};

const LEVELS: usize = 100_000;

#[derive(Default)]
struct Deep {
    child: Option<Box<Deep>>,
    leaf: Option<i32>,
}

impl Encode for Deep {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("Deep").field("child", &self.child).field("leaf", &self.leaf);
    }
}

impl_debug_partial_eq!(Deep);

fn deep(levels: usize, leaf: i32) -> Deep {
    let innermost = Deep { child: None, leaf: Some(leaf) };
    (1..levels).fold(innermost, |child, _| Deep { child: Some(Box::new(child)), leaf: None })
}

/// A union whose branches nest without a level of JSON.
enum Branch {
    Inner(Box<Branch>),
    End,
}

impl Encode for Branch {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::Inner(inner) => e.variant("Inner", inner),
            Self::End => e.bool(true),
        };
    }
}

impl_debug_partial_eq!(Branch);

fn branches(levels: usize) -> Branch {
    (1..levels).fold(Branch::End, |inner, _| Branch::Inner(Box::new(inner)))
}

/// Runs a test with a value on a thread with a stack of the usual size. The value is created and dropped on a thread
/// with a large stack, since both need stack space for each level.
fn with_large_stack<T: Send + Sync + 'static>(create: fn() -> T, check: fn(&T)) {
    let check = move || {
        let value = create();
        thread::scope(|scope| {
            let tested = thread::Builder::new().stack_size(2 << 20).spawn_scoped(scope, || check(&value));
            tested.unwrap().join().unwrap();
        });
    };
    thread::Builder::new().stack_size(256 << 20).spawn(check).unwrap().join().unwrap();
}

fn is_too_deep(value: &impl Encode) -> bool {
    json::encode(value).is_err_and(|error| error.to_string() == "nested more than 127 levels deep")
        && json::serialize(value, &mut serde_json::Serializer::new(Vec::new()))
            .is_err_and(|error| error.to_string() == "nested more than 127 levels deep")
}

#[test]
fn a_hundred_thousand_levels_are_too_deep() {
    with_large_stack(
        || (deep(LEVELS, 1), deep(LEVELS, 1), deep(LEVELS, 2)),
        |(value, equal, other)| {
            assert!(is_too_deep(value));
            assert!(value == equal);
            assert!(value != other);
            assert!(format!("{value:?}").contains("Deep { .. }"));
            assert!(format!("{value:#?}").contains("Deep { .. }"));
        },
    );
}

#[test]
fn a_hundred_thousand_branches_are_too_deep() {
    with_large_stack(
        || (branches(LEVELS), branches(LEVELS), branches(LEVELS - 1)),
        |(value, equal, other)| {
            assert!(is_too_deep(value));
            assert!(value == equal);
            assert!(value != other);
            assert!(format!("{value:?}").contains("(..)"));
        },
    );
}

#[test]
fn a_hundred_thousand_containers_are_too_deep() {
    with_large_stack(
        || (1..LEVELS).fold(Query::Term(Box::new(realm("t"))), |query, _| Query::Not(Box::new(query))),
        |query| {
            assert!(is_too_deep(query));
            assert!(query == query);
            assert!(format!("{query:?}").contains("Not(..)"));
        },
    );
}

#[test]
fn a_hundred_thousand_levels_of_a_json_value_are_too_deep() {
    with_large_stack(
        || (1..LEVELS).fold(serde_json::Value::Null, |value, _| serde_json::Value::Array(vec![value])),
        |value| {
            assert!(is_too_deep(value));
            assert!(json::equal(value, value));
        },
    );
}

#[test]
fn encoding_and_decoding_have_the_same_limit() {
    let lists = |levels| (0..levels).fold(serde_json::json!(1), |value, _| serde_json::Value::Array(vec![value]));
    assert!(json::encode(&lists(json::MAX_DEPTH)).is_ok());
    assert!(json::encode(&lists(json::MAX_DEPTH + 1)).is_err());
    assert!(json::encode(&deep(json::MAX_DEPTH, 1)).is_ok());
    assert!(json::encode(&deep(json::MAX_DEPTH + 1, 1)).is_err());
    let to_json = json::encode(&lists(json::MAX_DEPTH)).unwrap();
    assert!(json::decode::<serde_json::Value>(&to_json, json::Mode::Strict).is_ok());
}
