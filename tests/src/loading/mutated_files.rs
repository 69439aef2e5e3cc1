//! Randomly changed files: loading reports errors and never panics.

use generator::Diagnostics;
use generator::spec::{load, verify};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use serde_json::{Value, json};

use super::seed;

/// A change at one position of a file.
#[derive(Clone, Debug)]
enum Change {
    Byte(u8),
    Cut,
    Repeat,
    Value(Value),
    Key(String),
}

fn changes() -> impl Strategy<Value = Vec<(usize, Change)>> {
    let value = prop_oneof![
        Just(json!(null)),
        Just(json!(-1)),
        Just(json!("kind")),
        Just(json!([])),
        Just(json!({})),
        Just(json!({ "kind": "array_of" })),
        Just(json!({ "kind": "enum", "members": [[]] })),
    ];
    let change = prop_oneof![
        any::<u8>().prop_map(Change::Byte),
        Just(Change::Cut),
        Just(Change::Repeat),
        value.prop_map(Change::Value),
        ".{0,4}".prop_map(Change::Key),
    ];
    proptest::collection::vec((any::<usize>(), change), 1..4)
}

/// Visits each value inside a value, then the value itself.
fn visit_nodes(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| visit_nodes(value, visit)),
        Value::Object(object) => object.values_mut().for_each(|value| visit_nodes(value, visit)),
        _ => {}
    }
    visit(value);
}

/// Changes one value of a file. The position counts all values of the file.
fn change_value(bytes: &[u8], position: usize, change: &dyn Fn(&mut Value)) -> Vec<u8> {
    let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else { return bytes.to_vec() };
    let mut count = 0;
    visit_nodes(&mut value, &mut |_| count += 1);
    let mut turn = position % count;
    visit_nodes(&mut value, &mut |value| {
        if turn == 0 {
            change(value);
        }
        turn = turn.wrapping_sub(1);
    });
    serde_json::to_vec(&value).unwrap()
}

proptest! {
    #[test]
    fn loading_a_changed_file_does_not_panic(file in 0_usize..8, changes in changes()) {
        let mut input = seed().swap_remove(file);
        for (position, change) in changes {
            let bytes = &mut input.bytes;
            let at = position % bytes.len().max(1);
            match change {
                Change::Byte(byte) => if let Some(found) = bytes.get_mut(at) { *found = byte },
                Change::Cut => bytes.truncate(at),
                Change::Repeat => bytes.extend_from_within(at..),
                Change::Value(new) => *bytes = change_value(bytes, position, &|value| *value = new.clone()),
                Change::Key(key) => *bytes = change_value(bytes, position, &|value| {
                    if let Value::Object(object) = value {
                        object.insert(key.clone(), json!(1));
                    }
                }),
            }
        }
        let mut diagnostics = Diagnostics::default();
        load(std::slice::from_ref(&input), &mut diagnostics);
        let _ = verify(&input);
        let _ = diagnostics.to_string();
    }
}
