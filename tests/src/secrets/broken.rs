//! Invalid JSON with errors before, inside, around and after a secret.

use generator::model::Field;

use crate::round_trip::tree::Tree;

/// Returns `true` if the field of an object, under any of its keys, contains the canary.
pub(super) fn has_canary(tree: Option<&Tree>, field: &Field, canary: &str) -> bool {
    let is_key = |key: &String| *key == field.json_name || field.aliases.contains(key);
    match tree {
        Some(Tree::Object(fields)) => fields.iter().any(|(key, value)| is_key(key) && value.to_json().contains(canary)),
        _ => false,
    }
}

/// Replaces each string by the canary.
pub(super) fn with_canary_strings(tree: &Tree, canary: &str) -> Tree {
    match tree {
        Tree::String(_) => Tree::String(canary.to_owned()),
        Tree::Array(items) => Tree::Array(items.iter().map(|item| with_canary_strings(item, canary)).collect()),
        Tree::Object(fields) => {
            Tree::Object(fields.iter().map(|(key, value)| (key.clone(), with_canary_strings(value, canary))).collect())
        }
        other => other.clone(),
    }
}

/// Returns JSON strings, each with an error in it.
pub(super) fn invalid_json(tree: &Tree, canary: &str) -> Vec<String> {
    let json = tree.to_json();
    let mut invalid = vec![format!("{json}{json}"), format!("{json}]"), format!("\u{1}{json}"), "[".repeat(200)];
    // Truncated inside the canary, after it, and at the end.
    let ends = json.match_indices(canary).flat_map(|(at, text)| [at + 3, at + text.len(), at + text.len() + 1]);
    invalid.extend(ends.chain([json.len() - 1]).filter_map(|end| json.get(..end)).map(str::to_owned));
    // An unescaped control character and an invalid escape inside the canary.
    invalid.push(json.replace(canary, &format!("{canary}\n")));
    invalid.push(json.replace(canary, &format!("{canary}\\x")));
    let mut trees = Vec::new();
    emit_errors(tree, canary, &mut |tree| trees.push(tree));
    invalid.extend(trees.iter().map(Tree::to_json));
    invalid
}

/// Calls `emit` with each variant of the value that has one error in its structure.
fn emit_errors(tree: &Tree, canary: &str, emit: &mut dyn FnMut(Tree)) {
    let secret = || Tree::String(canary.to_owned());
    match tree {
        Tree::String(held) if held == canary => {
            // The secret where no string is allowed.
            emit(Tree::Array(vec![secret(), Tree::Array(vec![secret()])]));
            emit(Tree::Object(vec![("x".to_owned(), secret()), ("y".to_owned(), secret())]));
            emit(Tree::Null);
        }
        Tree::Object(fields) => {
            let with = |fields: Vec<(String, Tree)>| Tree::Object(fields);
            for (index, (key, value)) in fields.iter().enumerate() {
                let mut without = fields.clone();
                without.remove(index);
                emit(with(without));
                let twice = fields.iter().cloned().chain([(key.clone(), value.clone())]).collect();
                emit(with(twice));
                emit_errors(value, canary, &mut |value| {
                    let mut fields = fields.clone();
                    fields[index].1 = value;
                    emit(with(fields));
                });
            }
            // An unknown field.
            emit(with(fields.iter().cloned().chain([("unlisted".to_owned(), Tree::Null)]).collect()));
            emit(Tree::Array(vec![Tree::Array(vec![tree.clone()])]));
        }
        Tree::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                emit_errors(item, canary, &mut |item| {
                    let mut items = items.clone();
                    items[index] = item;
                    emit(Tree::Array(items));
                });
            }
            emit(Tree::Object(vec![("unlisted".to_owned(), tree.clone())]));
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::String(_) | Tree::Document(_) => {
            emit(Tree::Array(vec![Tree::Array(Vec::new())]));
            emit(Tree::Object(Vec::new()));
            emit(Tree::Number("1e400".to_owned()));
        }
    }
}
