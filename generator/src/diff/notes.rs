//! The list items of release notes. Changes with the same adaptation are one item.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::difference::Change;
use super::kind::ChangeKind;
use super::text::count;

/// The largest number of names in a line.
const SHORT_LIST: usize = 3;

/// An item of a list in release notes.
pub(super) struct Note {
    /// The line without its bullet.
    line: String,
    /// A list of names that a reader opens with a click; it may be empty.
    details: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "- {}\n{}", self.line, self.details)
    }
}

/// Returns the items for the changes of a kind.
pub(super) fn notes(kind: ChangeKind, changes: &[&Change]) -> Vec<Note> {
    let mut changes = changes.to_vec();
    changes.sort_by_key(|change| (&change.rust_paths, &change.rust_member));
    match kind {
        ChangeKind::TypeAdded => vec![names_only(&changes, "new type")],
        ChangeKind::OperationRemoved => changes.iter().map(|change| removed_operation(change)).collect(),
        ChangeKind::PropertyRemoved
        | ChangeKind::RequiredPropertyAdded
        | ChangeKind::ParameterRemoved
        | ChangeKind::RequiredParameterAdded
        | ChangeKind::VariantRemoved
        | ChangeKind::EnumMemberRemoved
        | ChangeKind::UrlAdded
        | ChangeKind::UrlRemoved
        | ChangeKind::PropertyAdded
        | ChangeKind::ParameterAdded
        | ChangeKind::VariantAdded
        | ChangeKind::EnumMemberAdded => grouped(&changes, |change| change.rust_paths.clone(), same_types),
        ChangeKind::BecameRequired | ChangeKind::BecameOptional => {
            grouped(&changes, |change| (change.rust_paths.clone(), has_argument(change)), same_types)
        }
        ChangeKind::PropertyRetyped
        | ChangeKind::ParameterRetyped
        | ChangeKind::VariantRetyped
        | ChangeKind::LocationChanged
        | ChangeKind::BodyRuleChanged
        | ChangeKind::FormatChanged
        | ChangeKind::EncodingChanged
        | ChangeKind::PresenceChanged
        | ChangeKind::Deprecated => grouped(&changes, |change| change.detail.clone(), same_detail),
        _ => changes.iter().map(|change| single(change)).collect(),
    }
}

/// Groups changes by a key, in the order of their first changes.
fn grouped<K: Ord>(changes: &[&Change], key: impl Fn(&Change) -> K, note: impl Fn(&[&Change]) -> Note) -> Vec<Note> {
    let mut groups: BTreeMap<K, usize> = BTreeMap::new();
    let mut ordered: Vec<Vec<&Change>> = Vec::new();
    for change in changes {
        let index = *groups.entry(key(change)).or_insert(ordered.len());
        if index == ordered.len() {
            ordered.push(Vec::new());
        }
        ordered[index].push(change);
    }
    ordered.iter().map(|group| note(group)).collect()
}

/// Fields whose types changed in the same manner: `A` → `B`.
fn same_detail(changes: &[&Change]) -> Note {
    let places: Vec<String> = changes.iter().flat_map(|change| places(change)).collect();
    let detail = changes.first().map(|change| detail(change)).unwrap_or_default();
    let (names, details) = list(&places, noun(changes));
    Note { line: format!("{names}: {detail}{}", operations(changes)), details }
}

/// Parts of the same types.
fn same_types(changes: &[&Change]) -> Note {
    let kind = changes.first().map(|change| change.kind);
    let paths = changes.first().map(|change| change.rust_paths.as_slice()).unwrap_or_default();
    let (names, details) = list(paths, "type");
    let member = |change: &&Change| {
        let name = change.rust_member.as_deref().unwrap_or_default().trim_start_matches(['.', ':']);
        let detail = match change.detail.split_once(" -> ") {
            Some((required, _)) if kind == Some(ChangeKind::BecameOptional) => required,
            Some((_, required)) if kind == Some(ChangeKind::BecameRequired) => required,
            _ => change.detail.split_once(", `new`").map_or(change.detail.as_str(), |(ty, _)| ty),
        };
        let parts: Vec<_> = [name, detail].into_iter().filter(|part| !part.is_empty()).collect();
        code(&parts.join(": "))
    };
    let members: Vec<_> = changes.iter().map(member).collect();
    let arguments = match (kind, changes.first().is_some_and(|change| has_argument(change))) {
        (Some(ChangeKind::BecameRequired), true) => format!("; `new` has {}", count(changes.len(), "more argument")),
        (Some(ChangeKind::BecameOptional), true) => format!("; `new` has {}", count(changes.len(), "fewer argument")),
        _ => String::new(),
    };
    Note { line: format!("{names}: {}{}{arguments}", members.join(", "), operations(changes)), details }
}

/// Returns true if a change adds or removes an argument of `new`.
fn has_argument(change: &Change) -> bool {
    change.detail.contains(", `new`")
}

/// The names of many items in one list.
fn names_only(changes: &[&Change], noun: &str) -> Note {
    let paths: Vec<String> = changes.iter().flat_map(|change| change.rust_paths.clone()).collect();
    let (line, details) = list(&paths, noun);
    Note { line, details }
}

/// A removed operation, with the types that are removed with it.
fn removed_operation(change: &Change) -> Note {
    let Note { line, .. } = single(change);
    if change.rust_types.is_empty() {
        return Note { line, details: String::new() };
    }
    let (types, details) = list(&change.rust_types, "type");
    let noun = if change.rust_types.len() == 1 { "its type" } else { "its types" };
    let types = if details.is_empty() { format!("{noun} {types}") } else { types };
    Note { line: format!("{line}, and {types}"), details }
}

fn single(change: &Change) -> Note {
    let detail = detail(change);
    let operations = operations(&[change]);
    // The details of these kinds contain the old name.
    if matches!(change.kind, ChangeKind::TypeRenamed | ChangeKind::OperationRenamed) {
        return Note { line: format!("{detail}{operations}"), details: String::new() };
    }
    let (names, details) = list(&places(change), noun(&[change]));
    let detail = if detail.is_empty() { detail } else { format!(": {detail}") };
    Note { line: format!("{names}{detail}{operations}"), details }
}

/// Returns the Rust paths of the parts that changed.
fn places(change: &Change) -> Vec<String> {
    let member = change.rust_member.as_deref().unwrap_or_default();
    change.rust_paths.iter().map(|path| format!("{path}{member}")).collect()
}

/// Returns the noun for the parts that changed.
fn noun(changes: &[&Change]) -> &'static str {
    match changes.first().map(|change| (change.kind, change.rust_member.as_deref())) {
        Some((ChangeKind::ParameterRetyped | ChangeKind::LocationChanged, _)) => "parameter",
        Some((kind, _)) if kind.is_about_operation() => "operation",
        Some((_, None)) | None => "type",
        Some((_, Some(member))) if member.starts_with("::") => "variant",
        Some(_) => "field",
    }
}

/// Formats the number of operations that contain the types. It is left out if the change is about one operation.
fn operations(changes: &[&Change]) -> String {
    if changes.iter().any(|change| change.kind.is_about_operation()) {
        return String::new();
    }
    let operations: BTreeSet<_> = changes.iter().flat_map(|change| &change.operations).collect();
    if operations.is_empty() {
        return String::new();
    }
    format!(" ({})", count(operations.len(), "operation"))
}

/// Formats the change itself: Rust code, except in descriptions of another form.
fn detail(change: &Change) -> String {
    let detail = change.detail.as_str();
    let format = |part: &str| if is_description(change.kind) { part.to_owned() } else { code(part) };
    if detail.is_empty() || matches!(change.kind, ChangeKind::ConstructorsRemoved | ChangeKind::ConstructorsAdded) {
        String::new()
    } else if let Some((old, new)) = detail.split_once(" -> ") {
        format!("{} → {}", format(old), format(new))
    } else {
        format(detail)
    }
}

/// Returns true if the details of a kind are descriptions, not code.
fn is_description(kind: ChangeKind) -> bool {
    matches!(
        kind,
        ChangeKind::TypeRemoved
            | ChangeKind::KindChanged
            | ChangeKind::RequestBodyChanged
            | ChangeKind::LocationChanged
            | ChangeKind::BodyRuleChanged
            | ChangeKind::FormatChanged
            | ChangeKind::StatusesChanged
            | ChangeKind::RepeatabilityChanged
            | ChangeKind::EncodingChanged
            | ChangeKind::PresenceChanged
            | ChangeKind::OpennessChanged
            | ChangeKind::Deprecated
            | ChangeKind::DeprecationChanged
    )
}

/// Formats a list of names: a short one in the line, a longer one such that a reader opens it with a click.
fn list(names: &[String], noun: &str) -> (String, String) {
    let codes: Vec<_> = names.iter().map(|name| code(name)).collect();
    if names.len() <= SHORT_LIST {
        return (codes.join(", "), String::new());
    }
    let summary = count(names.len(), noun);
    let details = format!("  <details><summary>names</summary>\n\n  {}\n\n  </details>\n", codes.join(", "));
    (summary, details)
}

/// Formats a string as code. A string that contains code already is left as it is.
fn code(content: &str) -> String {
    if content.contains('`') { content.to_owned() } else { format!("`{content}`") }
}
