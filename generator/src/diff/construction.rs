//! Compares constructors and conversions. Changes that follow from the change of a field or variant are not repeated.

use super::comparison::{Comparison, type_name};
use super::findings::ItemFindings;
use super::kind::ChangeKind;
use super::members::has_same_types;
use super::part::PartPairs;
use crate::model::{
    Construction, Constructor, ConstructorBody, Conversion, ConversionSource, Item, ItemKind, VariantConstructor,
};

/// Reports the changes of constructors and conversions.
pub(super) fn compare_construction(
    comparison: &Comparison<'_>,
    old: &Item,
    new: &Item,
    parts: &PartPairs<'_>,
    findings: &mut ItemFindings<'_>,
) {
    let (old_construction, new_construction) = (&old.construction, &new.construction);
    match (is_empty(old_construction), is_empty(new_construction)) {
        (true, true) => return,
        (false, true) => return findings.add(ChangeKind::ConstructorsRemoved, "only responses contain the type"),
        (true, false) => return findings.add(ChangeKind::ConstructorsAdded, "requests contain the type"),
        (false, false) => {}
    }
    let mut has_same_arguments = true;
    if let (Some(old), Some(new)) = (&old_construction.new, &new_construction.new) {
        has_same_arguments = compare_new(old, new, parts, findings);
    }
    compare_variant_constructors(comparison, old_construction, new_construction, parts, findings);
    // The conversions into a container's variant follow from the container. A struct with further required fields has none
    // of them.
    let has_variant = |item: &Item| matches!(&item.kind, ItemKind::Struct(it) if it.variant().is_some());
    if has_same_arguments && !has_variant(old) && !has_variant(new) {
        compare_conversions(comparison, old_construction, new_construction, parts, findings);
    }
}

fn is_empty(construction: &Construction) -> bool {
    let Construction { new, setters, variant_constructors, conversions } = construction;
    new.is_none() && setters.is_empty() && variant_constructors.is_empty() && conversions.is_empty()
}

/// Compares the order of the arguments that both functions `new` have, and returns true if all arguments are the same.
fn compare_new(old: &Constructor, new: &Constructor, parts: &PartPairs<'_>, findings: &mut ItemFindings<'_>) -> bool {
    let both = || parts.iter().filter_map(|pair| Some((pair.0.as_ref()?, pair.1.as_ref()?)));
    let new_name = |argument: &String| both().find(|(old, _)| old.name == argument).map(|(_, new)| new.name);
    let kept: Vec<&str> = old.arguments.iter().filter_map(new_name).collect();
    let is_kept = |name: &str| new.arguments.iter().any(|argument| argument == name);
    let kept: Vec<&str> = kept.into_iter().filter(|name| is_kept(name)).collect();
    let in_new_order = new.arguments.iter().map(String::as_str).filter(|name| kept.contains(name));
    if !kept.iter().copied().eq(in_new_order) {
        let list = |constructor: &Constructor| format!("new({})", constructor.arguments.join(", "));
        findings.add(ChangeKind::ConstructorChanged, format!("{} -> {}", list(old), list(new)));
    }
    if old.preset_true != new.preset_true {
        let list = |constructor: &Constructor| format!("[{}]", constructor.preset_true.join(", "));
        findings.add(ChangeKind::DefaultChanged, format!("true: {} -> {}", list(old), list(new)));
    }
    kept.len() == old.arguments.len() && kept.len() == new.arguments.len()
}

/// Compares the constructors of variants. Those of structs, and those that call `new` of a payload, follow from other items.
fn compare_variant_constructors(
    comparison: &Comparison<'_>,
    old: &Construction,
    new: &Construction,
    parts: &PartPairs<'_>,
    findings: &mut ItemFindings<'_>,
) {
    let unchanged = |constructors: &'_ [VariantConstructor]| -> Vec<_> {
        let is_unchanged = |constructor: &&VariantConstructor| {
            variant_of(constructor).is_some_and(|variant| is_unchanged(comparison, parts, variant))
        };
        constructors.iter().filter(is_unchanged).cloned().collect()
    };
    let (old, new) = (unchanged(&old.variant_constructors), unchanged(&new.variant_constructors));
    for constructor in &old {
        match new.iter().find(|other| other.name == constructor.name) {
            None => findings.add(ChangeKind::ConstructorRemoved, signature(constructor)),
            Some(other) if other.arguments.len() != constructor.arguments.len() => {
                let detail = format!("{} -> {}", signature(constructor), signature(other));
                findings.add(ChangeKind::ConstructorChanged, detail);
            }
            Some(_) => {}
        }
    }
    for constructor in new.iter().filter(|new| old.iter().all(|old| old.name != new.name)) {
        findings.add(ChangeKind::ConstructorAdded, signature(constructor));
    }
}

/// Returns the variant that a constructor creates; `None` for a constructor that calls another one.
fn variant_of(constructor: &VariantConstructor) -> Option<&str> {
    match &constructor.body {
        ConstructorBody::Variant(name)
        | ConstructorBody::KeyValueVariant(name)
        | ConstructorBody::EmptyVariant(name) => Some(name),
        ConstructorBody::PayloadNew(_) | ConstructorBody::Delegated(_) => None,
    }
}

fn signature(constructor: &VariantConstructor) -> String {
    let names: Vec<_> = constructor.arguments.iter().map(|(name, _)| name.as_str()).collect();
    format!("{}({})", constructor.name, names.join(", "))
}

/// Returns true if both items have the part, with the same Rust name and types.
fn is_unchanged(comparison: &Comparison<'_>, parts: &PartPairs<'_>, name: &str) -> bool {
    let mut pairs = parts.iter().filter_map(|pair| Some((pair.0.as_ref()?, pair.1.as_ref()?)));
    pairs.any(|(old, new)| old.name == name && new.name == name && has_same_types(comparison, old, new))
}

/// Compares the sources of conversions. The target may be another variant with the same payload.
fn compare_conversions(
    comparison: &Comparison<'_>,
    old: &Construction,
    new: &Construction,
    parts: &PartPairs<'_>,
    findings: &mut ItemFindings<'_>,
) {
    let is_same = |old: &Conversion, new: &Conversion| match (&old.from, &new.from) {
        (ConversionSource::Str, ConversionSource::Str) => true,
        (ConversionSource::Type(old), ConversionSource::Type(new))
        | (ConversionSource::Array(old), ConversionSource::Array(new)) => comparison.is_same(old, new),
        _ => false,
    };
    for conversion in old.conversions.iter().filter(|old| new.conversions.iter().all(|new| !is_same(old, new))) {
        if is_unchanged(comparison, parts, &conversion.to) {
            findings.add(ChangeKind::ConversionRemoved, describe_source(&conversion.from));
        }
    }
    for conversion in new.conversions.iter().filter(|new| old.conversions.iter().all(|old| !is_same(old, new))) {
        if is_unchanged(comparison, parts, &conversion.to) {
            findings.add(ChangeKind::ConversionAdded, describe_source(&conversion.from));
        }
    }
}

fn describe_source(source: &ConversionSource) -> String {
    match source {
        ConversionSource::Str => "From<&str>".to_owned(),
        ConversionSource::Type(ty) => format!("From<{}>", type_name(ty)),
        ConversionSource::Array(ty) => format!("From<[{}; N]>", type_name(ty)),
    }
}
