//! JSON whose shape the specification leaves open.

use serde_json::{Map, Number, Value};

use super::Read;
use super::node::{Kind, Node, Tape};
use super::reader::Reader;

impl Read for Value {
    fn read(&mut self, r: &mut Reader<'_>) {
        let node = r.tape.node(r.at);
        if r.kind() != Kind::Nothing {
            node.mark(Node::WHOLE);
            *self = value(r.tape, r.at);
        }
    }

    fn empty() -> Self {
        Self::Null
    }

    fn takes_null(&self) -> bool {
        true
    }
}

/// As `serde_json` would have read it; nesting is bounded by the tape.
fn value(tape: &Tape<'_>, index: u32) -> Value {
    let node = tape.node(index);
    match node.kind {
        Kind::Nothing | Kind::Null | Kind::Key => Value::Null,
        Kind::True => Value::Bool(true),
        Kind::False => Value::Bool(false),
        // By serde_json's own hand, since its features decide what a number is.
        Kind::Integer | Kind::Float => tape.slice(node).parse::<Number>().map_or(Value::Null, Value::Number),
        Kind::Text => Value::String(tape.text(node).into_owned()),
        Kind::List => Value::Array(list(tape, index)),
        Kind::Object => Value::Object(object(tape, index)),
    }
}

fn list(tape: &Tape<'_>, index: u32) -> Vec<Value> {
    let here = tape.node(index);
    let mut items = Vec::with_capacity(here.word as usize);
    let mut item = index + 1;
    while item < here.next {
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
        // A key that stands twice keeps its first place and takes its last value, as everywhere.
        fields.insert(tape.text(node).into_owned(), value(tape, key + 1));
        key = node.next;
    }
    fields
}
