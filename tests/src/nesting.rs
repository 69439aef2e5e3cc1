//! Deeply nested JSON, for the fixtures of types that contain themselves.

use std::thread;

use crate::assertions::{Value, kept, text};
use crate::decode::never;

/// The deepest JSON that is read and written.
pub(crate) const DEEPEST: usize = 127;

/// Deeper than any stack.
pub(crate) const TOO_DEEP: usize = 100_000;

/// A text nested so deep: `open` in front, `close` behind, for each level.
pub(crate) fn nested(open: &str, middle: &str, close: &str, levels: usize) -> String {
    [open.repeat(levels), middle.to_owned(), close.repeat(levels)].concat()
}

/// All that a value goes through, on a stack of one megabyte.
pub(crate) fn survives<T: Value + Clone + Send>(json: String) {
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
pub(crate) fn too_deep<T: Value>(json: &str) {
    let refusal = never::<T>(json);
    assert!(refusal.ends_with("expected at most 127 levels of nesting, found a bracket"), "{refusal}");
}
