//! The documentation of `new` and of the other constructors.

use std::collections::HashMap;

use crate::model::{ConstructorBody, Item, ItemKind, NdjsonLines, RustType, Variant, VariantConstructor};
use crate::names;

/// Describes `new`.
pub(super) fn new_docs(item: &Item) -> Option<String> {
    if matches!(item.kind, ItemKind::Ndjson(NdjsonLines::Pair(_))) {
        return Some("Creates the value from its two lines.".to_owned());
    }
    let constructor = item.construction.new.as_ref()?;
    let noun = if matches!(item.kind, ItemKind::Request(_)) { "request" } else { "value" };
    let preset: Vec<_> = constructor.preset_true.iter().map(|name| format!("`{name}`")).collect();
    let preset = preset.join(" and ");
    Some(match (constructor.arguments.is_empty(), preset.is_empty()) {
        (true, true) => format!("Creates a {noun} without any field."),
        (false, true) => format!("Creates the {noun} with its required fields."),
        (true, false) => format!("Creates the {noun} with {preset} set to `true`."),
        (false, false) => format!("Creates the {noun} with its required fields, and with {preset} set to `true`."),
    })
}

/// Describes the constructors of an item other than `new`, by name. `members` is the documentation of the item's variants, and `container`
/// finds the container that a field holds, with the documentation of its variants.
pub(super) fn constructor_docs<'a>(
    item: &'a Item,
    members: &HashMap<String, String>,
    container: impl Fn(&'a RustType) -> Option<(&'a Item, HashMap<String, String>)>,
) -> HashMap<String, String> {
    let constructors = &item.construction.variant_constructors;
    match &item.kind {
        ItemKind::Container(_) | ItemKind::InternallyTagged(_) => {
            variant_constructor_docs(constructors, members, "Self")
        }
        ItemKind::UntypedUnion(kind) => {
            let docs = |constructor: &VariantConstructor| {
                (constructor.name.clone(), payload_constructor_docs(constructor, &kind.variants))
            };
            constructors.iter().map(docs).collect()
        }
        ItemKind::Ndjson(NdjsonLines::ByKey(variants)) => {
            let docs =
                |name: &str| paragraph(members.get(name), &format!("Creates the variant [`{name}`](Self::{name})."));
            variants.iter().map(|variant| (variant.constructor.clone(), docs(&variant.name))).collect()
        }
        ItemKind::Struct(_) => {
            let delegated = constructors.iter().find_map(|constructor| match &constructor.body {
                ConstructorBody::Delegated(delegated) => container(&delegated.container),
                _ => None,
            });
            let Some((container, members)) = delegated else { return HashMap::new() };
            variant_constructor_docs(&container.construction.variant_constructors, &members, &container.name)
        }
        _ => HashMap::new(),
    }
}

/// Describes constructors of variants. `owner` is the path of the enum in links.
fn variant_constructor_docs(
    constructors: &[VariantConstructor],
    members: &HashMap<String, String>,
    owner: &str,
) -> HashMap<String, String> {
    let is_empty = |name: &str| {
        constructors.iter().any(|other| matches!(&other.body, ConstructorBody::EmptyVariant(empty) if empty == name))
    };
    let docs = |constructor: &VariantConstructor| {
        let (name, tail) = match &constructor.body {
            ConstructorBody::KeyValueVariant(name) => (name, " from a key and a value"),
            ConstructorBody::EmptyVariant(name) => (name, ""),
            ConstructorBody::Variant(name) => (name, if is_empty(name) { " with the given value" } else { "" }),
            ConstructorBody::PayloadNew(_) | ConstructorBody::Delegated(_) => return None,
        };
        let sentence = format!("Creates the variant [`{name}`]({owner}::{name}){tail}.");
        Some((constructor.name.clone(), paragraph(members.get(name), &sentence)))
    };
    constructors.iter().filter_map(docs).collect()
}

/// Describes a constructor of a variant's payload.
fn payload_constructor_docs(constructor: &VariantConstructor, variants: &[Variant]) -> String {
    let has_name = |variant: &&Variant| names::setter(&variant.method_name) == constructor.name;
    // A constructor whose name collides with another method has a suffix.
    let has_start = |variant: &&Variant| constructor.name.starts_with(&names::setter(&variant.method_name));
    let variant = variants.iter().find(has_name).or_else(|| variants.iter().find(has_start));
    let name = variant.map_or("", |variant| &variant.name);
    format!(
        "Creates the payload of [`{name}`](Self::{name}). Call its setters, then pass it where this type is expected."
    )
}

/// Adds the first paragraph of a variant's documentation to a sentence.
fn paragraph(variant: Option<&String>, sentence: &str) -> String {
    let summary = variant.and_then(|docs| docs.split("\n\n").next()).filter(|summary| !summary.is_empty());
    summary.map_or_else(|| sentence.to_owned(), |summary| format!("{sentence}\n\n{summary}"))
}
