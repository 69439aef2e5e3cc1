//! Deeply nested JSON, for the fixtures of types that contain themselves.

use std::thread;

use crate::assertions::{Value, round_trips, to_json};
use crate::decode::decode_error;

/// The greatest number of levels that is decoded and encoded.
pub(crate) const MAX_DEPTH: usize = 127;

/// A number of levels at which recursion without a limit would overflow the stack.
pub(crate) const EXCESSIVE_DEPTH: usize = 100_000;

/// Returns JSON with this many levels around `middle`. Each level starts with `open` and ends with `close`.
pub(crate) fn nested(open: &str, middle: &str, close: &str, levels: usize) -> String {
    [open.repeat(levels), middle.to_owned(), close.repeat(levels)].concat()
}

/// Decodes, clones, compares, prints and encodes a value on a stack of one mebibyte.
pub(crate) fn round_trips_on_small_stack<T: Value + Clone + Send>(json: String) {
    let check = move || {
        let value = round_trips::<T>(&json);
        let copy = value.clone();
        assert_eq!(copy, value);
        assert!(format!("{copy:?}").len() > MAX_DEPTH && format!("{value:#?}").len() > MAX_DEPTH);
        drop(copy);
        assert_eq!(to_json(&value), json);
    };
    thread::Builder::new().stack_size(1 << 20).spawn(check).unwrap().join().unwrap();
}

/// Asserts that JSON with too many levels is an error.
pub(crate) fn exceeds_depth_limit<T: Value>(json: &str) {
    let error = decode_error::<T>(json);
    assert!(error.ends_with("expected at most 127 levels of nesting, found a bracket"), "{error}");
}
