//! Methods of one type must have different names.

use crate::diagnostic::Diagnostics;
use crate::model::{Item, ItemKind, Variant};
use crate::names::NameScope;

/// Reports setters, constructors and accessors that have the same name.
pub(in crate::lower) fn reject_collisions<'i>(items: impl Iterator<Item = &'i Item>, diagnostics: &mut Diagnostics) {
    for item in items {
        reject_setter_collisions(item, diagnostics);
        reject_method_collisions(item, diagnostics);
    }
}

/// A setter for null, or a setter with an appended `_`, may have the name of the setter of another field.
fn reject_setter_collisions(item: &Item, diagnostics: &mut Diagnostics) {
    let mut scope = NameScope::default();
    for setter in &item.construction.setters {
        for name in [&setter.name].into_iter().chain(&setter.null) {
            let description = format!("a setter of `{}` of `{}`", setter.field, item.name);
            scope.reserve(name, &description, &item.origin, diagnostics);
        }
    }
}

fn reject_method_collisions(item: &Item, diagnostics: &mut Diagnostics) {
    let variants: &[Variant] = match &item.kind {
        ItemKind::Union(union) => &union.variants,
        ItemKind::InternallyTagged(tagged) => &tagged.variants,
        ItemKind::ExternallyTagged(tagged) => &tagged.variants,
        ItemKind::Container(container) => &container.variants,
        ItemKind::UntypedUnion(union) => &union.variants,
        ItemKind::Struct(_) => &[],
        ItemKind::StringEnum(_) | ItemKind::Ndjson(_) | ItemKind::Alias(_) | ItemKind::Request(_) => return,
    };
    let mut scope = NameScope::default();
    let setters = item.construction.setters.iter();
    let setters = setters.flat_map(|setter| [Some(&setter.name), setter.null.as_ref()]).flatten();
    let constructors = item.construction.variant_constructors.iter().map(|constructor| &constructor.name);
    let methods = setters.map(|name| (name, "setter")).chain(constructors.map(|name| (name, "constructor")));
    for (name, kind) in methods {
        scope.reserve(name, &format!("a {kind} of `{}`", item.name), &item.origin, diagnostics);
    }
    for variant in variants {
        for accessor in [variant.is_method(), variant.as_method()] {
            let description = format!("an accessor of the variant `{}` of `{}`", variant.name, item.name);
            scope.reserve(&accessor, &description, &item.origin, diagnostics);
        }
    }
}
