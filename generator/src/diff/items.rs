//! Compares an item that both models have.

use super::comparison::{Comparison, type_name};
use super::construction::compare_construction;
use super::findings::{ItemFindings, MemberName};
use super::form::form;
use super::kind::ChangeKind;
use super::members::{compare_deprecation, compare_members};
use super::requests::compare_requests;
use crate::model::{Constant, ConstantValue, Item, ItemKind, Member};

/// Reports the changes of an item.
pub(super) fn compare_items<'m>(
    comparison: &Comparison<'m>,
    old: &'m Item,
    new: &'m Item,
    findings: &mut ItemFindings<'_>,
) {
    let (old_form, old_name) = form(&old.kind);
    let (new_form, new_name) = form(&new.kind);
    if old_form != new_form {
        let describe = |kind: &ItemKind, name| match kind {
            ItemKind::Alias(alias) => format!("{name} of {}", type_name(&alias.ty)),
            _ => String::from(name),
        };
        let (old, new) = (describe(&old.kind, old_name), describe(&new.kind, new_name));
        findings.add(ChangeKind::KindChanged, format!("{old} -> {new}"));
        return;
    }
    // All enums with payloads have the same form in Rust.
    if old_name != new_name {
        findings.add(ChangeKind::EncodingChanged, format!("{old_name} -> {new_name}"));
    }
    if old.type_parameters().len() != new.type_parameters().len() {
        let list = |item: &Item| format!("<{}>", item.type_parameters().join(", "));
        findings.add(ChangeKind::TypeParametersChanged, format!("{} -> {}", list(old), list(new)));
    }
    if let (ItemKind::Alias(old), ItemKind::Alias(new)) = (&old.kind, &new.kind)
        && !comparison.is_same(&old.ty, &new.ty)
    {
        findings.add(ChangeKind::AliasRetyped, format!("{} -> {}", type_name(&old.ty), type_name(&new.ty)));
    }
    let parts = compare_members(comparison, old, new, findings);
    compare_construction(comparison, old, new, &parts, findings);
    compare_traits(&old.kind, &new.kind, findings);
    compare_json_form(&old.kind, &new.kind, findings);
    if let (ItemKind::Request(old), ItemKind::Request(new)) = (&old.kind, &new.kind) {
        compare_requests(comparison, old, new, findings);
    }
    if let Some((kind, detail)) = compare_deprecation(old.deprecated.as_ref(), new.deprecated.as_ref()) {
        findings.add(kind, detail);
    }
}

/// Compares the traits that only some items of a kind implement.
fn compare_traits(old: &ItemKind, new: &ItemKind, findings: &mut ItemFindings<'_>) {
    let (old, new) = (optional_trait(old), optional_trait(new));
    if old != new {
        let removed = old.map(|name| (ChangeKind::TraitRemoved, name));
        let added = new.map(|name| (ChangeKind::TraitAdded, name));
        for (kind, name) in removed.into_iter().chain(added) {
            findings.add(kind, name);
        }
    }
}

fn optional_trait(kind: &ItemKind) -> Option<&'static str> {
    match kind {
        // A union of scalars.
        ItemKind::Union(it) if it.has_display => Some("Display"),
        ItemKind::StringEnum(it) if it.json_booleans => Some("From<bool>"),
        _ => None,
    }
}

/// Compares the facts that only the JSON form of an item depends on.
fn compare_json_form(old: &ItemKind, new: &ItemKind, findings: &mut ItemFindings<'_>) {
    match (old, new) {
        (ItemKind::Struct(old), ItemKind::Struct(new)) => {
            compare_constants(&old.members, &new.members, findings);
            let shortcut = |shortcut: Option<&str>| shortcut.unwrap_or("none").to_owned();
            let old = shortcut(old.shortcut.as_ref().map(|shortcut| shortcut.field.as_str()));
            let new = shortcut(new.shortcut.as_ref().map(|shortcut| shortcut.field.as_str()));
            if old != new {
                findings.add(ChangeKind::EncodingChanged, format!("shortcut: {old} -> {new}"));
            }
        }
        (ItemKind::InternallyTagged(old), ItemKind::InternallyTagged(new)) if old.tag != new.tag => {
            findings.add(ChangeKind::JsonNameChanged, format!("tag: {} -> {}", old.tag, new.tag));
        }
        _ => {}
    }
    if let (Some(old), Some(new)) = (is_open(old), is_open(new))
        && old != new
    {
        let describe = |open| if open { "open" } else { "closed" };
        findings.add(ChangeKind::OpennessChanged, format!("{} -> {}", describe(old), describe(new)));
    }
}

/// Returns true if the specification allows values that it does not describe; `None` for an item without such a rule.
fn is_open(kind: &ItemKind) -> Option<bool> {
    match kind {
        ItemKind::StringEnum(it) => Some(it.open),
        ItemKind::Container(it) => Some(it.open),
        ItemKind::InternallyTagged(it) => Some(it.open),
        ItemKind::ExternallyTagged(it) => Some(it.open),
        ItemKind::Struct(_)
        | ItemKind::Union(_)
        | ItemKind::Ndjson(_)
        | ItemKind::UntypedUnion(_)
        | ItemKind::Alias(_)
        | ItemKind::Request(_) => None,
    }
}

fn compare_constants(old: &[Member], new: &[Member], findings: &mut ItemFindings<'_>) {
    let old: Vec<_> = old.iter().filter_map(constant).collect();
    let new: Vec<_> = new.iter().filter_map(constant).collect();
    let find = |all: &[&Constant], name: &str| all.iter().find(|it| it.json_name == name).copied().cloned();
    for constant in &old {
        let new = find(&new, &constant.json_name);
        if new.as_ref() != Some(*constant) {
            let detail = format!("{} -> {}", describe_constant(Some(constant)), describe_constant(new.as_ref()));
            findings.add_member(ChangeKind::ConstantChanged, constant_name(constant), detail);
        }
    }
    for constant in new.iter().filter(|constant| find(&old, &constant.json_name).is_none()) {
        let detail = format!("none -> {}", describe_constant(Some(constant)));
        findings.add_member(ChangeKind::ConstantChanged, constant_name(constant), detail);
    }
}

/// Returns the names of a constant, which is not a field in Rust.
fn constant_name(constant: &Constant) -> MemberName {
    MemberName { json: constant.json_name.clone(), rust: format!(".{}", constant.json_name) }
}

fn constant(member: &Member) -> Option<&Constant> {
    if let Member::Constant(constant) = member { Some(constant) } else { None }
}

fn describe_constant(constant: Option<&Constant>) -> String {
    let Some(constant) = constant else { return "none".to_owned() };
    let value = match &constant.value {
        ConstantValue::String(value) => value.clone(),
        ConstantValue::Bool(value) => value.to_string(),
        ConstantValue::Integer(value) => value.to_string(),
    };
    if constant.required { value } else { format!("{value} or absent") }
}
