//! Types that hold themselves: boxed where they do by value, read and dropped as deep as JSON may be, on a small stack.

use std::thread;

use super::{Value, kept, line, never, text};
use crate::fixtures::{recursion, recursion_container, recursion_mutual, recursion_union};
use crate::runtime::json::{self, Mode};

/// The deepest JSON that is read and written.
const DEEPEST: usize = 127;

/// Deeper than any stack.
const TOO_DEEP: usize = 100_000;

/// A text nested so deep: `open` in front, `close` behind, for each level.
fn nested(open: &str, middle: &str, close: &str, levels: usize) -> String {
    [open.repeat(levels), middle.to_owned(), close.repeat(levels)].concat()
}

/// All that a value goes through, on a stack of one megabyte.
fn survives<T: Value + Clone + Send>(json: String) {
    let whole = move || {
        let value = kept::<T>(&json);
        let copy = value.clone();
        assert_eq!(copy, value);
        assert!(format!("{copy:?}").len() > DEEPEST && format!("{value:#?}").len() > DEEPEST);
        drop(copy);
        assert_eq!(text(&value), json);
    };
    thread::Builder::new().stack_size(1 << 20).spawn(whole).unwrap().join().unwrap();
}

/// What reading says of a text that is nested too deep.
fn too_deep<T: Value>(json: &str) {
    let refusal = never::<T>(json);
    assert!(refusal.ends_with("expected no deeper nesting, found a bracket"), "{refusal}");
}

#[test]
fn a_field_of_its_own_type() {
    use recursion::fix::call::CallRequest;
    use recursion::fix::types::Shown;
    let made = Shown::new().next(Shown::new().list([Shown::new()])).map([("a", Shown::new())]);
    assert_eq!(kept::<Shown>(r#"{"next":{"list":[{}]},"map":{"a":{}}}"#), made);
    let _: Option<Box<Shown>> = made.next.clone();
    assert_eq!(kept::<Shown>(r#"{"only":{"a":{}}}"#), Shown::new().only(("a", Shown::new())));
    assert_eq!(line(&CallRequest::new(Shown::new().next(Shown::new()))), r#"POST /fix {"shown":{"next":{}}}"#);
    assert_eq!(
        never::<Shown>(r#"{"next":{"map":{"a":{"list":[[]]}}}}"#),
        "at next.map.a.list[0]: expected an object, found a list"
    );
}

#[test]
fn as_deep_as_json_may_be() {
    use recursion::fix::types::Shown;
    survives::<Shown>(nested(r#"{"next":"#, "{}", "}", DEEPEST - 1));
    survives::<Shown>(nested(r#"{"list":["#, "{}", "]}", DEEPEST / 2));
    survives::<Shown>(nested(r#"{"map":{"a":"#, "{}", "}}", DEEPEST / 2));
    survives::<Shown>(nested(r#"{"only":{"a":"#, "{}", "}}", DEEPEST / 2));
    too_deep::<Shown>(&nested(r#"{"next":"#, "{}", "}", DEEPEST));
    too_deep::<Shown>(&nested(r#"{"list":["#, "{}", "]}", TOO_DEEP));
    too_deep::<Shown>(&nested(r#"{"only":{"a":"#, "{}", "}}", TOO_DEEP));
}

#[test]
fn two_types_that_hold_each_other() {
    use recursion_mutual::fix::types::{Odd, Shown};
    assert_eq!(kept::<Shown>(r#"{"odd":{"even":{}}}"#), Shown::new().odd(Odd::new().even(Shown::new())));
    survives::<Shown>(nested(r#"{"odd":{"even":"#, "{}", "}}", DEEPEST / 2));
    too_deep::<Shown>(&nested(r#"{"odd":{"even":"#, "{}", "}}", DEEPEST));
}

#[test]
fn a_union_around_itself() {
    use recursion_union::fix::parts::Branch;
    use recursion_union::fix::types::Shown;
    let made = Shown::from(Branch::new().left("a").all([Shown::from(Branch::new()), Shown::from("b")]));
    assert_eq!(kept::<Shown>(r#"{"left":"a","all":[{},"b"]}"#), made);
    survives::<Shown>(nested(r#"{"left":"#, r#""a""#, "}", DEEPEST));
    too_deep::<Shown>(&nested(r#"{"left":"#, r#""a""#, "}", DEEPEST + 1));
}

#[test]
fn a_container_around_itself() {
    use recursion_container::fix::parts::Leaf;
    use recursion_container::fix::types::Shown;
    let made = Shown::Not(Box::new(Shown::from(vec![Shown::from(Leaf::new())])));
    assert_eq!(kept::<Shown>(r#"{"not":{"all":[{"leaf":{}}]}}"#), made);
    survives::<Shown>(nested(r#"{"not":"#, r#"{"leaf":{}}"#, "}", DEEPEST - 2));
    too_deep::<Shown>(&nested(r#"{"not":"#, r#"{"leaf":{}}"#, "}", DEEPEST - 1));
}

/// Makes a value on a stack that can drop it, and looks at it on one of the usual size.
fn made_by_hand<T: Send + Sync + 'static>(make: fn() -> T, look: fn(&T)) {
    let whole = move || {
        let value = make();
        thread::scope(|scope| {
            let looked = thread::Builder::new().stack_size(1 << 20).spawn_scoped(scope, || look(&value));
            looked.unwrap().join().unwrap();
        });
    };
    thread::Builder::new().stack_size(512 << 20).spawn(whole).unwrap().join().unwrap();
}

#[test]
fn what_nobody_could_read_is_not_written() {
    use recursion::fix::types::Shown;
    use recursion_container::fix::parts::Leaf;
    use recursion_container::fix::types::Shown as Query;
    const REFUSAL: &str = "nested more than 127 levels deep";
    made_by_hand(
        || (1..TOO_DEEP).fold(Shown::new(), |inner, _| Shown::new().next(inner)),
        |value| {
            assert_eq!(json::write(value).unwrap_err().to_string(), REFUSAL);
            assert!(serde_json::to_string(value).unwrap_err().to_string().contains(REFUSAL));
            assert_eq!(value, value);
            assert!(format!("{value:?}").contains(".."));
        },
    );
    made_by_hand(
        || (1..TOO_DEEP).fold(Query::from(Leaf::new()), |inner, _| Query::Not(Box::new(inner))),
        |value| assert_eq!(json::write(value).unwrap_err().to_string(), REFUSAL),
    );
    // One level less than too many.
    let deepest = (1..DEEPEST).fold(Shown::new(), |inner, _| Shown::new().next(inner));
    assert!(json::read::<Shown>(&json::write(&deepest).unwrap(), Mode::Strict).is_ok());
    assert_eq!(json::write(&Shown::new().next(deepest)).unwrap_err().to_string(), REFUSAL);
}

#[test]
fn a_null_ends_what_is_required() {
    use crate::fixtures::recursion_null::fix::types::Shown;
    let json = r#"{"next":{"next":null}}"#;
    let read = crate::runtime::json::read::<Shown>(json.as_bytes(), crate::runtime::json::Mode::Strict).unwrap();
    assert_eq!(crate::runtime::json::write(&read.value).unwrap(), json.as_bytes());
}
