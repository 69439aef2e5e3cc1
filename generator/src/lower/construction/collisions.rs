//! Methods of one type must have different names: setters, constructors and accessors. Of a constructor and another method, the
//! constructor gets another name.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostic::Diagnostics;
use crate::lower::name_scope::{COLLISION_HELP, Collision, NameScope};
use crate::lower::problem::ItemDegradations;
use crate::model::{ConstructorBody, DelegatedConstructor, Item, ItemKind, ItemPath, RustType, Variant};
use crate::names::Case;

/// The names of the constructors of the items with a constructor that got another name.
type RenamedConstructors = HashMap<ItemPath, Vec<String>>;

/// Returns the items with unique names of their methods, and reports the collisions.
pub(in crate::lower) fn with_unique_methods(
    items: IndexMap<ItemPath, Item>,
    degradations: &mut ItemDegradations,
    diagnostics: &mut Diagnostics,
) -> IndexMap<ItemPath, Item> {
    let mut renamed = RenamedConstructors::new();
    let mut unique = IndexMap::new();
    for (path, mut item) in items {
        let mut collisions = rename_setters(&mut item);
        let (more, has_new_constructors) = rename_methods(&mut item);
        collisions.extend(more);
        for Collision { problem, place, name, .. } in collisions {
            let effect = format!("named `{name}`");
            problem.report(&place, &effect, diagnostics);
            degradations.insert((path.clone(), problem.degradation(&place, &effect)));
        }
        if has_new_constructors {
            let constructors = item.construction.variant_constructors.iter();
            renamed.insert(path.clone(), constructors.map(|constructor| constructor.name.clone()).collect());
        }
        unique.insert(path, item);
    }
    for item in unique.values_mut() {
        for (index, constructor) in item.construction.variant_constructors.iter_mut().enumerate() {
            update_delegation(&mut constructor.body, index, &renamed);
        }
    }
    unique
}

/// Renames setters for null that have the name of the setter of another field.
fn rename_setters(item: &mut Item) -> Vec<Collision> {
    let mut scope = NameScope::new(Case::Snake, []);
    for setter in &item.construction.setters {
        let description = format!("a setter of `{}` of `{}`", setter.field, item.name);
        scope.add(&setter.name, &setter.name, &*description, &item.origin);
        if let Some(null) = &setter.null {
            scope.add(null, &format!("{} null", setter.field), description, &item.origin);
        }
    }
    let (names, collisions) = scope.assign(COLLISION_HELP);
    let mut names = names.into_iter();
    for setter in &mut item.construction.setters {
        setter.name = names.next().unwrap_or_default();
        setter.null = setter.null.take().and_then(|_| names.next());
    }
    collisions
}

/// The variants with accessors.
fn variants(kind: &mut ItemKind) -> Option<&mut [Variant]> {
    match kind {
        ItemKind::Union(union) => Some(&mut union.variants),
        ItemKind::InternallyTagged(tagged) => Some(&mut tagged.variants),
        ItemKind::ExternallyTagged(tagged) => Some(&mut tagged.variants),
        ItemKind::Container(container) => Some(&mut container.variants),
        ItemKind::UntypedUnion(union) => Some(&mut union.variants),
        ItemKind::Struct(_) => Some(&mut []),
        ItemKind::StringEnum(_) | ItemKind::Ndjson(_) | ItemKind::Alias(_) | ItemKind::Request(_) => None,
    }
}

/// Renames accessors that have the name of another accessor, and constructors that have the name of another method. Returns
/// the collisions, and true if a constructor has another name.
fn rename_methods(item: &mut Item) -> (Vec<Collision>, bool) {
    let Some(variants) = variants(&mut item.kind) else { return (Vec::new(), false) };
    let mut accessors = NameScope::new(Case::Snake, []);
    for variant in &mut *variants {
        let method = variant.method_name.trim_matches('_');
        let description = format!("an accessor of the variant `{}` of `{}`", variant.name, item.name);
        accessors.add(method, method, description, &item.origin);
    }
    let (methods, mut collisions) = accessors.assign(COLLISION_HELP);
    for (variant, method) in variants.iter_mut().zip(methods) {
        if variant.method_name.trim_matches('_') != method {
            variant.method_name = method;
        }
    }
    let mut scope = NameScope::new(Case::Snake, []);
    let setters = item.construction.setters.iter();
    for setter in setters.flat_map(|setter| [Some(&setter.name), setter.null.as_ref()]).flatten() {
        scope.add(setter, setter, format!("a setter of `{}`", item.name), &item.origin);
    }
    for variant in variants {
        for accessor in [variant.is_method(), variant.as_method()] {
            let description = format!("an accessor of the variant `{}` of `{}`", variant.name, item.name);
            scope.add(&accessor, &accessor, description, &item.origin);
        }
    }
    let others = scope.len();
    for constructor in &item.construction.variant_constructors {
        let description = format!("a constructor of `{}`", item.name);
        // Setters and accessors keep their names.
        scope.add(&constructor.name, &format!("{} constructor", constructor.name), description, &item.origin);
    }
    let (names, more) = scope.assign(COLLISION_HELP);
    collisions.extend(more);
    let constructors = item.construction.variant_constructors.iter_mut();
    let mut is_renamed = false;
    for (constructor, name) in constructors.zip(names.into_iter().skip(others)) {
        is_renamed |= constructor.name != name;
        constructor.name = name;
    }
    (collisions, is_renamed)
}

/// Updates the name of the container's constructor that the constructor with the same index calls.
fn update_delegation(body: &mut ConstructorBody, index: usize, renamed: &RenamedConstructors) {
    if let ConstructorBody::Delegated(DelegatedConstructor { container: RustType::Item(path, _), constructor, .. }) =
        body
        && let Some(name) = renamed.get(path).and_then(|names| names.get(index))
    {
        constructor.clone_from(name);
    }
}
