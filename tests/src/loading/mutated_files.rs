//! Files that are broken at random: loading reports, and never panics.

use generator::Diagnostics;
use generator::spec::{load, verify};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use serde_json::{Value, json};

use super::kept;

/// What is done to one place of a file.
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

/// Calls back with each value inside a value, itself last.
fn each(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| each(value, visit)),
        Value::Object(object) => object.values_mut().for_each(|value| each(value, visit)),
        _ => {}
    }
    visit(value);
}

/// Changes the value at a place, counted through the whole file.
fn change_value(bytes: &[u8], place: usize, change: &dyn Fn(&mut Value)) -> Vec<u8> {
    let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else { return bytes.to_vec() };
    let mut count = 0;
    each(&mut value, &mut |_| count += 1);
    let mut turn = place % count;
    each(&mut value, &mut |value| {
        if turn == 0 {
            change(value);
        }
        turn = turn.wrapping_sub(1);
    });
    serde_json::to_vec(&value).unwrap()
}

proptest! {
    #[test]
    fn no_change_to_a_file_makes_loading_panic(file in 0_usize..8, changes in changes()) {
        let mut input = kept().swap_remove(file);
        for (place, change) in changes {
            let bytes = &mut input.bytes;
            let at = place % bytes.len().max(1);
            match change {
                Change::Byte(byte) => if let Some(found) = bytes.get_mut(at) { *found = byte },
                Change::Cut => bytes.truncate(at),
                Change::Repeat => bytes.extend_from_within(at..),
                Change::Value(new) => *bytes = change_value(bytes, place, &|value| *value = new.clone()),
                Change::Key(key) => *bytes = change_value(bytes, place, &|value| {
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
