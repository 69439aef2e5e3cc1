//! Random strings, numbers and user-defined JSON.

use serde_json::{Value, json};

use super::source::Source;
use super::tree::Tree;

const STRINGS: [&str; 12] = [
    "a",
    "",
    "Ünïcode € 𝄞 \u{2028}",
    "a \"quoted\" \\ path/with\tcontrol\u{1}\n",
    "null",
    "0",
    "a,b",
    "#? &=+%20;",
    "..",
    "true",
    " ",
    "\u{0}\u{7f}\u{fffd}",
];

/// Draws a string. Inside a value that `Debug` redacts as a whole, it is the canary.
pub(crate) fn string(source: &mut Source<'_>) -> String {
    match &source.canary {
        Some(canary) if source.redacted => canary.clone(),
        _ => key(source),
    }
}

/// Draws a string: one with a special meaning, or one of random letters.
pub(crate) fn key(source: &mut Source<'_>) -> String {
    match source.below(2 * STRINGS.len()) {
        odd if odd < STRINGS.len() => STRINGS[odd].to_owned(),
        _ => (0..=source.below(12)).map(|_| source.letter()).collect(),
    }
}

/// Draws a number or a boolean. `choice` is one of `points::primitive_choices`.
pub(crate) fn primitive(source: &mut Source<'_>, name: &str, choice: &str) -> Tree {
    let (least, most): (i128, i128) = match name {
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        "bool" | "f64" | "()" => (0, 0),
        other => panic!("a value of the type `{other}` is not supported"),
    };
    match choice {
        "null" => Tree::Null,
        "true" => Tree::Bool(true),
        "false" => Tree::Bool(false),
        "fraction" => fraction(source),
        "infinite" => Tree::String(["Infinity", "-Infinity"][source.below(2)].to_owned()),
        "least" => Tree::Number(least.to_string()),
        "most" => Tree::Number(most.to_string()),
        "whole" => Tree::Number(source.below(1000).to_string()),
        _ => Tree::Number((i128::from(source.number()) % (most + 1)).to_string()),
    }
}

/// Draws any finite float with all of its digits. NaN is not drawn, since it does not equal itself.
fn fraction(source: &mut Source<'_>) -> Tree {
    let bits = u64::from(source.number()) << 32 | u64::from(source.number());
    let float = f64::from_bits(bits);
    let string = if float.is_finite() { format!("{float:?}") } else { "-0.0".to_owned() };
    Tree::Number(if source.one_in(4) { "1.50E+2".to_owned() } else { string })
}

/// Draws user-defined JSON. Its floats have few digits, since `serde_json` parses longer ones inexactly without its feature
/// `float_roundtrip`.
fn json_value(source: &mut Source<'_>, depth: usize) -> Value {
    match source.below(if depth == 0 { 6 } else { 8 }) {
        0 => json!(source.below(9)),
        1 => Value::String(string(source)),
        2 => Value::Null,
        3 => json!(source.below(2) == 0),
        4 => json!(f64::from(source.number() % 10_000) / 8.0),
        5 => json!([i64::MIN.to_string(), i64::MAX.to_string()][source.below(2)].parse::<i64>().unwrap_or_default()),
        6 => (0..source.below(3)).map(|_| json_value(source, depth - 1)).collect(),
        _ => {
            let fields = (0..source.below(4)).map(|_| (key(source), json_value(source, depth - 1)));
            Value::Object(fields.collect())
        }
    }
}

/// Draws JSON of any kind.
pub(crate) fn any_json(source: &mut Source<'_>, depth: usize) -> Tree {
    to_tree(json_value(source, depth))
}

fn to_tree(value: Value) -> Tree {
    match value {
        Value::Null => Tree::Null,
        Value::Bool(value) => Tree::Bool(value),
        Value::Number(number) => Tree::Number(number.to_string()),
        Value::String(string) => Tree::String(string),
        Value::Array(items) => Tree::Array(items.into_iter().map(to_tree).collect()),
        Value::Object(fields) => Tree::Object(fields.into_iter().map(|(key, value)| (key, to_tree(value))).collect()),
    }
}

/// Draws a user-defined document. It is never null, which means that there is no document. It is spelled as `serde_json`
/// spells it, since a setter accepts a document as a value and not as JSON.
pub(crate) fn document(source: &mut Source<'_>) -> Tree {
    Tree::Document(match json_value(source, 3) {
        Value::Null => json!({}),
        document => document,
    })
}
