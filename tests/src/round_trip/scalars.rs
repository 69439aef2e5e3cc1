//! Texts, numbers, and JSON of the user's.

use serde_json::{Value, json};

use super::source::Source;
use super::tree::Tree;

const TEXTS: [&str; 12] = [
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

/// A text: one that is odd, or of random letters.
pub(crate) fn text(source: &mut Source<'_>) -> String {
    match source.below(2 * TEXTS.len()) {
        odd if odd < TEXTS.len() => TEXTS[odd].to_owned(),
        _ => (0..=source.below(12)).map(|_| source.letter()).collect(),
    }
}

/// A number or a boolean, of the sort that its way says.
pub(crate) fn primitive(source: &mut Source<'_>, name: &str, way: &str) -> Tree {
    let (least, most): (i128, i128) = match name {
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        "bool" | "f64" | "()" => (0, 0),
        other => panic!("a value of the type `{other}` can't be drawn yet"),
    };
    match way {
        "null" => Tree::Null,
        "true" => Tree::Bool(true),
        "false" => Tree::Bool(false),
        "fraction" => fraction(source),
        "infinite" => Tree::Text(["Infinity", "-Infinity"][source.below(2)].to_owned()),
        "least" => Tree::Number(least.to_string()),
        "most" => Tree::Number(most.to_string()),
        "whole" => Tree::Number(source.below(1000).to_string()),
        _ => Tree::Number((i128::from(source.number()) % (most + 1)).to_string()),
    }
}

/// Any finite float, all of its digits. NaN is not drawn: it equals nothing, itself included.
fn fraction(source: &mut Source<'_>) -> Tree {
    let bits = u64::from(source.number()) << 32 | u64::from(source.number());
    let float = f64::from_bits(bits);
    let text = if float.is_finite() { format!("{float:?}") } else { "-0.0".to_owned() };
    Tree::Number(if source.rarely(4) { "1.50E+2".to_owned() } else { text })
}

/// JSON of the user's. Its floats have few digits, since `serde_json` reads longer ones a little wrong unless told not to.
fn json_value(source: &mut Source<'_>, depth: usize) -> Value {
    match source.below(if depth == 0 { 6 } else { 8 }) {
        0 => json!(source.below(9)),
        1 => Value::String(text(source)),
        2 => Value::Null,
        3 => json!(source.below(2) == 0),
        4 => json!(f64::from(source.number() % 10_000) / 8.0),
        5 => json!([i64::MIN.to_string(), i64::MAX.to_string()][source.below(2)].parse::<i64>().unwrap_or_default()),
        6 => (0..source.below(3)).map(|_| json_value(source, depth - 1)).collect(),
        _ => {
            let fields = (0..source.below(4)).map(|_| (text(source), json_value(source, depth - 1)));
            Value::Object(fields.collect())
        }
    }
}

/// A value that the specification leaves open, spelled freely.
pub(crate) fn anything(source: &mut Source<'_>, depth: usize) -> Tree {
    free(json_value(source, depth))
}

fn free(value: Value) -> Tree {
    match value {
        Value::Null => Tree::Null,
        Value::Bool(value) => Tree::Bool(value),
        Value::Number(number) => Tree::Number(number.to_string()),
        Value::String(text) => Tree::Text(text),
        Value::Array(items) => Tree::List(items.into_iter().map(free).collect()),
        Value::Object(fields) => Tree::Object(fields.into_iter().map(|(key, value)| (key, free(value))).collect()),
    }
}

/// A document of the user's: never null, which says that there is none. Spelled as `serde_json` spells it, since a document
/// is what its setter is given, and not a text: this is what comparing documents forgives.
pub(crate) fn document(source: &mut Source<'_>) -> Tree {
    Tree::Document(match json_value(source, 3) {
        Value::Null => json!({}),
        document => document,
    })
}
