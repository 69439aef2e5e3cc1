//! The items that differ between two outputs.

use std::collections::{BTreeSet, HashMap};

use generator::Output;

use super::base::count_names;
use super::draft::Draft;
use super::items::items;

/// Returns the description of an item that differs from the output without the change, and does not refer to a changed
/// definition. A definition with a warning may no longer refer to others.
pub(super) fn unrelated_change(draft: &Draft<'_>, output: &Output, has_warning: bool) -> Option<String> {
    let affected = affected(draft, has_warning);
    let (old, new) = (&draft.base.items, items(output));
    let differs = |item: &&String, left: &HashMap<String, usize>, right: &HashMap<String, usize>| {
        left.get(*item) > right.get(*item)
    };
    let removed = old.keys().filter(|item| differs(item, old, &new));
    let added = new.keys().filter(|item| differs(item, &new, old));
    let mut changed = removed.chain(added).filter(|item| !mentions(item, &affected));
    changed.next().map(|item| format!("an item that does not refer to {affected:?} differs:\n{item}"))
}

/// Returns true if the items of the changed definitions, and of those that inherit from them, are the same as without the
/// change.
pub(super) fn is_unchanged(draft: &Draft<'_>, output: &Output) -> bool {
    let (old, new) = (&draft.base.items, items(output));
    let touched = draft.touched.iter().filter(|name| !name.starts_with("drift:"));
    let inherited = touched.clone().flat_map(|name| draft.base.descendants(name));
    let touched: BTreeSet<String> = touched.cloned().chain(inherited).map(|name| rust_name(&name)).collect();
    let differing = old.keys().chain(new.keys()).filter(|item| old.get(*item) != new.get(*item));
    differing.into_iter().all(|item| !mentions(item, &touched))
}

/// The names in Rust of the definitions whose items may differ.
fn affected(draft: &Draft<'_>, has_warning: bool) -> BTreeSet<String> {
    let base = draft.base;
    let mut all = users(draft);
    // A new or lost reference changes which endpoints and requests reach a type.
    let (mut old, mut new) = (HashMap::new(), HashMap::new());
    count_names(&base.spec, &mut old);
    count_names(&draft.spec, &mut new);
    let differing = old.keys().chain(new.keys()).filter(|name| old.get(*name) != new.get(*name));
    let mut pending: Vec<&str> = differing.map(String::as_str).collect();
    let users = all.clone();
    if has_warning {
        pending.extend(users.iter().map(String::as_str));
    }
    // The instances of a generic type have the names of its arguments.
    let is_generic = |name: &&String| base.find(name).is_some_and(|definition| !definition["generics"].is_null());
    let used = draft.touched.iter().filter_map(|name| base.references.get(name)).flatten();
    pending.extend(used.filter(is_generic).map(String::as_str));
    let mut reached = BTreeSet::new();
    while let Some(name) = pending.pop() {
        if reached.insert(name) {
            pending.extend(base.references.get(name).into_iter().flatten().map(String::as_str));
            pending.extend(base.corrected.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    all.extend(reached.into_iter().map(str::to_owned));
    all.iter().filter(|name| !name.starts_with("_builtins:")).map(|name| rust_name(name)).collect()
}

/// The changed definitions, the definitions that consist of them, and all that refer to one of these.
fn users(draft: &Draft<'_>) -> BTreeSet<String> {
    let base = draft.base;
    let mut all = draft.touched.clone();
    let mut reached = draft.touched.clone();
    let mut pending: Vec<String> = reached.iter().cloned().collect();
    while let Some(name) = pending.pop() {
        all.extend(base.descendants(&name));
        for user in base.users.get(&name).into_iter().flatten() {
            all.insert(user.clone());
            // A child contains the properties of its parents.
            all.extend(base.descendants(user));
            // The form of an alias, of a child and of a generic type follows from their parts.
            let is_transparent = base.find(user).is_none_or(|definition| {
                definition["kind"] == "type_alias"
                    || !definition["inherits"].is_null()
                    || !definition["generics"].is_null()
            });
            if is_transparent && reached.insert(user.clone()) {
                pending.push(user.clone());
            }
        }
    }
    all
}

/// Returns the letters and digits of a type's name, in lower case.
pub(super) fn rust_name(full_name: &str) -> String {
    let (namespace, name) = full_name.rsplit_once(':').unwrap_or(("", full_name));
    let name = name.strip_suffix("Container").filter(|short| !short.is_empty()).unwrap_or(name);
    // The items of a request and of a response have the name of the endpoint.
    let prefix =
        if matches!(name, "Request" | "Response") { namespace.rsplit('.').next().unwrap_or_default() } else { "" };
    normalize(&format!("{prefix}{name}"))
}

fn normalize(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn mentions(item: &str, names: &BTreeSet<String>) -> bool {
    let item = normalize(item);
    names.iter().any(|name| item.contains(name.as_str()))
}
