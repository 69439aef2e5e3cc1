//! `PartialEq` for values that implement [`Encode`]: a loop with an explicit stack, so that deep nesting cannot
//! overflow the call stack.

use std::borrow::Cow;
use std::collections::HashMap;

use super::shallow_value::{Child, ShallowValue};
use crate::runtime::json::Encode;
use crate::runtime::values::UnknownEntries;

/// Compares two values of one type. The order of a map's entries is ignored. NaN is not equal to anything.
///
/// ```
/// use generated::json;
///
/// assert!(json::equal(&Some(1_i32), &Some(1_i32)));
/// assert!(!json::equal(&Some(1_i32), &None::<i32>));
/// ```
pub fn equal(left: &dyn Encode, right: &dyn Encode) -> bool {
    let mut open = vec![(Child::Value(left, None), Child::Value(right, None))];
    while let Some((left, right)) = open.pop() {
        if !same(left.into_shallow(), right.into_shallow(), &mut open) {
            return false;
        }
    }
    true
}

/// Pairs of children that are still to be compared.
type Open<'a> = Vec<(Child<'a>, Child<'a>)>;

/// Compares one level, and pushes the children onto the stack.
fn same<'a>(left: ShallowValue<'a>, right: ShallowValue<'a>, open: &mut Open<'a>) -> bool {
    use ShallowValue::{
        Absent, Array, Bool, EnumMember, Error, Float, Integer, KeyedVariant, Map, Null, Number, Object, RawJson,
        Secret, String, UnknownEnumMember, UnknownVariant, Unsigned, Variant,
    };
    match (left, right) {
        (Absent, Absent) | (Null, Null) => true,
        (Bool(left), Bool(right)) => left == right,
        (Integer(left), Integer(right)) => left == right,
        (Unsigned(left), Unsigned(right)) => left == right,
        (Float(left), Float(right)) => is_same_float(left, right),
        (Number(left), Number(right)) => left == right,
        (String(left), String(right)) | (RawJson(left), RawJson(right)) => left == right,
        // Known and unknown enum members are compared by their string, since a known string may be held by `Other`.
        (Secret(left), Secret(right))
        | (
            EnumMember { string: left, .. } | UnknownEnumMember(left),
            EnumMember { string: right, .. } | UnknownEnumMember(right),
        ) => left == right,
        (Error(left), Error(right)) => left == right,
        (UnknownVariant { name: left, raw }, UnknownVariant { name: right, raw: right_raw }) => {
            left == right && raw == right_raw
        }
        (Variant { debug: left, payload }, Variant { debug: right, payload: other })
        | (KeyedVariant { key: left, payload, .. }, KeyedVariant { key: right, payload: other, .. }) => {
            open.push((payload, other));
            left == right
        }
        (Array { items: left, .. }, Array { items: right, .. }) => {
            let is_equal_length = left.len() == right.len();
            open.extend(left.into_iter().zip(right));
            is_equal_length
        }
        (Object { fields: left, unknown, .. }, Object { fields: right, unknown: other, .. }) => {
            UnknownEntries::is_equal(unknown, other) && equal_fields(left, right, open)
        }
        (Map { entries: left, .. }, Map { entries: right, .. }) => equal_entries(left, right, open),
        _ => false,
    }
}

/// Compares floats as `PartialEq` of `f64` does (IEEE 754): NaN is not equal to anything, and the two zeros are equal.
fn is_same_float(left: f64, right: f64) -> bool {
    left.partial_cmp(&right).is_some_and(std::cmp::Ordering::is_eq)
}

fn equal_fields<'a>(left: Vec<(&'a str, Child<'a>)>, right: Vec<(&'a str, Child<'a>)>, open: &mut Open<'a>) -> bool {
    // All values of a type have the same fields, except for documents, which are omitted if they are `None`.
    if left.len() != right.len() {
        return false;
    }
    for ((left_name, left), (right_name, right)) in left.into_iter().zip(right) {
        if left_name != right_name {
            return false;
        }
        if !(left.is_literal() && right.is_literal()) {
            open.push((left, right));
        }
    }
    true
}

fn equal_entries<'a>(
    left: Vec<(Cow<'a, str>, Child<'a>)>,
    right: Vec<(Cow<'a, str>, Child<'a>)>,
    open: &mut Open<'a>,
) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut unmatched: HashMap<Cow<'a, str>, Child<'a>> = right.into_iter().collect();
    left.into_iter().all(|(key, left)| {
        unmatched.remove(&key).is_some_and(|right| {
            open.push((left, right));
            true
        })
    })
}
