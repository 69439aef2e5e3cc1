//! Decoding of `serde_json::Value`, for JSON whose shape the specification leaves open.

use serde_json::{Map, Number, Value};

use super::Decode;
use super::decoder::Decoder;
use super::node::{Node, NodeKind};
use super::tape::Tape;

impl Decode for Value {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        let node = d.tape.node(d.current);
        if d.kind() != NodeKind::Missing {
            node.mark(Node::CONSUMED);
            *self = value(d.tape, d.current);
        }
    }

    fn empty() -> Self {
        Self::Null
    }

    fn accepts_null(&self) -> bool {
        true
    }
}

/// Converts a node to a value, as `serde_json` does. The lexer limits the nesting.
fn value(tape: &Tape<'_>, index: u32) -> Value {
    let node = tape.node(index);
    match node.kind {
        NodeKind::Missing | NodeKind::Null | NodeKind::Key => Value::Null,
        NodeKind::True => Value::Bool(true),
        NodeKind::False => Value::Bool(false),
        // Parsed by `serde_json`, since its features determine the representation of numbers.
        NodeKind::Integer | NodeKind::Float => tape.slice(node).parse::<Number>().map_or(Value::Null, Value::Number),
        NodeKind::String => Value::String(tape.string(node).into_owned()),
        NodeKind::Array => Value::Array(array(tape, index)),
        NodeKind::Object => Value::Object(object(tape, index)),
    }
}

fn array(tape: &Tape<'_>, index: u32) -> Vec<Value> {
    let node = tape.node(index);
    let mut items = Vec::with_capacity(node.hash_or_len as usize);
    let mut item = index + 1;
    while item < node.next {
        items.push(value(tape, item));
        item = tape.node(item).next;
    }
    items
}

fn object(tape: &Tape<'_>, index: u32) -> Map<String, Value> {
    let end = tape.node(index).next;
    let mut fields = Map::new();
    let mut key = index + 1;
    while key < end {
        let node = tape.node(key);
        // A duplicate key keeps the first position and the last value.
        fields.insert(tape.string(node).into_owned(), value(tape, key + 1));
        key = node.next;
    }
    fields
}
