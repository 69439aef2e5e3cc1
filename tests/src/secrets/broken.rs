//! JSON that is broken beside or around a secret.

use generator::model::Field;

use crate::round_trip::tree::Tree;

/// Whether a field of an object, under any of its names, holds the canary.
pub(super) fn holds(tree: Option<&Tree>, field: &Field, canary: &str) -> bool {
    let is_it = |key: &String| *key == field.json_name || field.aliases.contains(key);
    match tree {
        Some(Tree::Object(fields)) => fields.iter().any(|(key, value)| is_it(key) && value.text().contains(canary)),
        _ => false,
    }
}

/// The canary in the place of each text.
pub(super) fn all_texts(tree: &Tree, canary: &str) -> Tree {
    match tree {
        Tree::Text(_) => Tree::Text(canary.to_owned()),
        Tree::List(items) => Tree::List(items.iter().map(|item| all_texts(item, canary)).collect()),
        Tree::Object(fields) => {
            Tree::Object(fields.iter().map(|(key, value)| (key.clone(), all_texts(value, canary))).collect())
        }
        other => other.clone(),
    }
}

/// Texts with something wrong in each.
pub(super) fn all(tree: &Tree, canary: &str) -> Vec<String> {
    let whole = tree.text();
    let mut texts = vec![format!("{whole}{whole}"), format!("{whole}]"), format!("\u{1}{whole}"), "[".repeat(200)];
    // Cut off inside the canary and behind it, and at the end.
    let ends = whole.match_indices(canary).flat_map(|(at, text)| [at + 3, at + text.len(), at + text.len() + 1]);
    texts.extend(ends.chain([whole.len() - 1]).filter_map(|end| whole.get(..end)).map(str::to_owned));
    // A bare control character and a wrong escape inside the canary.
    texts.push(whole.replace(canary, &format!("{canary}\n")));
    texts.push(whole.replace(canary, &format!("{canary}\\x")));
    let mut trees = Vec::new();
    wrong(tree, canary, &mut |tree| trees.push(tree));
    texts.extend(trees.iter().map(Tree::text));
    texts
}

/// The value with one mistake, in each place.
fn wrong(tree: &Tree, canary: &str, tell: &mut dyn FnMut(Tree)) {
    let text = || Tree::Text(canary.to_owned());
    match tree {
        Tree::Text(held) if held == canary => {
            // The secret itself where no text should stand.
            tell(Tree::List(vec![text(), Tree::List(vec![text()])]));
            tell(Tree::Object(vec![("x".to_owned(), text()), ("y".to_owned(), text())]));
            tell(Tree::Null);
        }
        Tree::Object(fields) => {
            let with = |fields: Vec<(String, Tree)>| Tree::Object(fields);
            for (index, (key, value)) in fields.iter().enumerate() {
                let mut without = fields.clone();
                without.remove(index);
                tell(with(without));
                let twice = fields.iter().cloned().chain([(key.clone(), value.clone())]).collect();
                tell(with(twice));
                wrong(value, canary, &mut |value| {
                    let mut fields = fields.clone();
                    fields[index].1 = value;
                    tell(with(fields));
                });
            }
            // Of a type that no field has.
            tell(with(fields.iter().cloned().chain([("unlisted".to_owned(), Tree::Null)]).collect()));
            tell(Tree::List(vec![Tree::List(vec![tree.clone()])]));
        }
        Tree::List(items) => {
            for (index, item) in items.iter().enumerate() {
                wrong(item, canary, &mut |item| {
                    let mut items = items.clone();
                    items[index] = item;
                    tell(Tree::List(items));
                });
            }
            tell(Tree::Object(vec![("unlisted".to_owned(), tree.clone())]));
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::Document(_) => {
            tell(Tree::List(vec![Tree::List(Vec::new())]));
            tell(Tree::Object(Vec::new()));
            tell(Tree::Number("1e400".to_owned()));
        }
    }
}
