//! Random mutations of specifications.

use std::path::Path;
use std::sync::LazyLock;

use generator::{Code, Input};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};
use serde_json::{Value, json};

use super::run;
use crate::diagnostics;
use crate::inputs::{fixture, fixtures, folder};
use crate::sketch::{Sketch, write};

/// The specifications that are mutated: that in `spec/`, those of the fixtures, and the invalid ones of `diagnostics`.
static ALL: LazyLock<Vec<Sketch>> = LazyLock::new(|| {
    let pointer = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures_folder = pointer.join("fixtures");
    let seeds = folder(&pointer.join("../spec")).unwrap();
    let fixed = fixtures(&fixtures_folder).unwrap();
    let fixed = fixed.iter().map(|name| fixture(&fixtures_folder, name).unwrap());
    let right =
        [seeds].into_iter().chain(fixed).map(|inputs| Sketch { inputs, options: generator::Options::default() });
    right.chain(diagnostics::all().map(|(_, sketch)| sketch())).collect()
});

/// A change of a JSON node of a file, or of its bytes.
#[derive(Clone, Debug)]
enum Change {
    Delete,
    Duplicate,
    Rename(&'static str),
    Retype(Value),
    Nest(usize),
    Swap(usize),
    FlipBits(u8),
    Truncate,
}

fn changes() -> impl Strategy<Value = Vec<(usize, Change)>> {
    let names =
        ["kind", "name", "type", "value", "items", "generics", "inherits", "properties", "variants", "Other", "", "é"];
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(""),
        json!("string"),
        json!([]),
        json!({}),
        json!({ "kind": "user_defined_value" }),
        json!({ "kind": "no_body" }),
        json!({ "kind": "container" }),
        json!({ "kind": "literal_value", "value": 7 }),
        json!({ "kind": "instance_of", "type": { "namespace": "_builtins", "name": "null" } }),
    ];
    let change = prop_oneof![
        2 => Just(Change::Delete),
        2 => Just(Change::Duplicate),
        3 => proptest::sample::select(names.to_vec()).prop_map(Change::Rename),
        3 => proptest::sample::select(values.to_vec()).prop_map(Change::Retype),
        2 => (1_usize..60).prop_map(Change::Nest),
        6 => any::<usize>().prop_map(Change::Swap),
        1 => any::<u8>().prop_map(Change::FlipBits),
        1 => Just(Change::Truncate),
    ];
    proptest::collection::vec((any::<usize>(), change), 1..5)
}

/// Collects the JSON pointer of each node.
fn paths(value: &Value, pointer: String, all: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, inner)| paths(inner, format!("{pointer}/{i}"), all));
        }
        Value::Object(object) => {
            for (key, inner) in object {
                paths(inner, format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        _ => {}
    }
    all.push(pointer);
}

/// Changes a node. `Swap` replaces it by another node of the same kind, so that more of the results are plausible.
fn change_node(root: &mut Value, place: usize, change: &Change) {
    let mut all = Vec::new();
    paths(root, String::new(), &mut all);
    let path = all[place % all.len()].clone();
    let Some((parent, key)) = path.rsplit_once('/') else { return };
    let node = root.pointer(&path).cloned().unwrap_or_default();
    match change {
        Change::Swap(other) => {
            let sort = |value: &Value| (value.get("kind").is_some(), std::mem::discriminant(value));
            let same = |p: &&String| root.pointer(p).is_some_and(|v| sort(v) == sort(&node));
            let same: Vec<_> = all.iter().filter(same).collect();
            let other = same[other % same.len()];
            let value = root.pointer(other).cloned().unwrap_or_default();
            *root.pointer_mut(&path).unwrap() = value;
        }
        Change::Retype(value) => *root.pointer_mut(&path).unwrap() = value.clone(),
        Change::Nest(levels) => {
            let nested = (0..*levels).fold(node, |value, _| json!({ "kind": "array_of", "value": value }));
            *root.pointer_mut(&path).unwrap() = nested;
        }
        _ => match root.pointer_mut(parent).unwrap() {
            Value::Object(object) => {
                match change {
                    Change::Rename(name) => drop(object.insert((*name).to_owned(), node)),
                    Change::Duplicate => drop(object.insert(format!("{key}2"), node)),
                    _ => {}
                }
                if !matches!(change, Change::Duplicate) {
                    object.remove(key);
                }
            }
            Value::Array(list) => {
                if matches!(change, Change::Duplicate) {
                    list.push(node);
                } else if let Ok(index) = key.parse::<usize>() {
                    list.remove(index);
                }
            }
            _ => {}
        },
    }
}

fn apply(input: &mut Input, place: usize, change: &Change) {
    let at = place % input.bytes.len().max(1);
    match change {
        Change::FlipBits(byte) => {
            if let Some(found) = input.bytes.get_mut(at) {
                *found ^= byte;
            }
        }
        Change::Truncate => input.bytes.truncate(at),
        change => {
            if let Ok(mut root) = serde_json::from_slice::<Value>(&input.bytes) {
                change_node(&mut root, place, change);
                input.bytes = write(&root).into_bytes();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generator_does_not_panic_on_mutated_specification(which in 0_usize..1_000_000, changes in changes()) {
        let mut sketch = ALL[which % ALL.len()].clone();
        let count = sketch.inputs.len();
        if count > 0 {
            for (place, change) in &changes {
                apply(&mut sketch.inputs[place % count], place / count, change);
            }
        }
        if let Err(errors) = run(sketch) {
            let is_internal = errors.iter().any(|error| error.code == Code::Internal && error.at.file.as_ref() == "the model");
            prop_assert!(!is_internal, "{errors}");
        }
    }
}
