//! Functions that make values beside `new`: the variants of containers and of tagged unions, and what unions hold which
//! nothing tells apart.

use indexmap::IndexMap;

use super::Lowering;
use super::completion::{argument, resolve, unboxed};
use crate::model::{
    Argument, ArgumentType, Constructor, ConstructorBody, DelegatedConstructor, Item, ItemKind, ItemPath, Member,
    RustType, Struct, Variant, VariantConstructor,
};
use crate::names;

/// All items.
type Items = IndexMap<ItemPath, Item>;

impl Lowering<'_> {
    /// Decides them all. Setters are known.
    pub(super) fn complete_variant_constructors(&mut self) {
        for (path, variant_constructors) in self.all_variant_constructors() {
            match self.items.get_mut(&path).map(|item| &mut item.kind) {
                Some(ItemKind::UntypedUnion(untagged)) => untagged.variant_constructors = variant_constructors,
                Some(ItemKind::Container(container)) => container.variant_constructors = variant_constructors,
                Some(ItemKind::InternallyTagged(tagged)) => tagged.variant_constructors = variant_constructors,
                Some(ItemKind::Struct(structure)) => structure.variant_constructors = variant_constructors,
                _ => {}
            }
        }
    }

    fn all_variant_constructors(&self) -> Vec<(ItemPath, Vec<VariantConstructor>)> {
        let items = &self.items;
        let of = |path: &ItemPath| items.get(path).map(|item| &item.kind);
        let mut all = Vec::new();
        for path in items.keys().filter(|path| self.request_items.contains(*path)) {
            let variant_constructors = match of(path) {
                Some(ItemKind::UntypedUnion(u)) => u.variants.iter().filter_map(|v| for_payload(v, items)).collect(),
                Some(ItemKind::Container(c)) => self.for_variants(&c.variants, items),
                Some(ItemKind::InternallyTagged(t)) => self.for_variants(&t.variants, items),
                Some(ItemKind::Struct(s)) => match s.variant().map(|field| (field, inside(&field.ty))) {
                    Some((field, ty @ RustType::Item(variants, _))) => match of(variants) {
                        Some(ItemKind::Container(c)) => {
                            let variant_constructors = self.for_variants(&c.variants, items);
                            variant_constructors
                                .into_iter()
                                .filter_map(|variant_constructor| delegate(variant_constructor, s, &field.name, ty))
                                .collect()
                        }
                        _ => continue,
                    },
                    _ => continue,
                },
                _ => continue,
            };
            all.push((path.clone(), variant_constructors));
        }
        all
    }

    /// A function for each variant, two where what it holds has nothing of its own.
    fn for_variants(&self, variants: &[Variant], items: &Items) -> Vec<VariantConstructor> {
        let mut variant_constructors = Vec::new();
        for variant in variants {
            let payload = resolve(unboxed(&variant.ty), items);
            let name = names::setter(&variant.method_name);
            let variant_constructor = |name: &str, arguments, made| VariantConstructor {
                name: name.to_owned(),
                deprecated: variant.deprecated.clone(),
                arguments,
                body: made,
            };
            let whole = || vec![(variant.method_name.clone(), argument(&variant.ty, items))];
            let made = ConstructorBody::Variant(variant.name.clone());
            if let RustType::SingleKey(key, value) = &payload {
                let into = |ty: &RustType| Argument { ty: ArgumentType::Into(ty.clone()), wrappers: Vec::new() };
                let pair = vec![("key".to_owned(), into(key)), ("value".to_owned(), into(value))];
                variant_constructors.push(variant_constructor(
                    &name,
                    pair,
                    ConstructorBody::KeyValueVariant(variant.name.clone()),
                ));
            } else if let Some(s) = self.marker_struct(&payload, items) {
                variant_constructors.push(variant_constructor(
                    &name,
                    Vec::new(),
                    ConstructorBody::EmptyVariant(variant.name.clone()),
                ));
                if s.members.iter().flat_map(Member::fields).next().is_some() {
                    variant_constructors.push(variant_constructor(
                        &format!("{}_with", variant.method_name),
                        whole(),
                        made,
                    ));
                }
            } else {
                variant_constructors.push(variant_constructor(&name, whole(), made));
            }
        }
        variant_constructors
    }

    /// The struct of a payload that has no properties but those of its parents, none of which it requires.
    fn marker_struct<'k>(&self, payload: &RustType, items: &'k Items) -> Option<&'k Struct> {
        let RustType::Item(path, _) = payload else { return None };
        let ItemKind::Struct(s) = &items.get(path).filter(|_| self.marker_structs.contains(path))?.kind else {
            return None;
        };
        s.constructor.as_ref().is_some_and(|c| c.arguments.is_empty()).then_some(s)
    }

    /// Functions must have names of their own.
    pub(super) fn reject_method_collisions(&mut self) {
        for item in self.items.values() {
            let (variants, variant_constructors, fields): (&[Variant], &[VariantConstructor], &[Member]) =
                match &item.kind {
                    ItemKind::Union(u) => (&u.variants, &[], &[]),
                    ItemKind::InternallyTagged(t) => (&t.variants, &t.variant_constructors, &[]),
                    ItemKind::ExternallyTagged(e) => (&e.variants, &[], &[]),
                    ItemKind::Container(c) => (&c.variants, &c.variant_constructors, &[]),
                    ItemKind::UntypedUnion(u) => (&u.variants, &u.variant_constructors, &[]),
                    ItemKind::Struct(s) => (&[], &s.variant_constructors, &s.members),
                    _ => continue,
                };
            let mut scope = names::NameScope::default();
            let setters = fields.iter().flat_map(Member::fields).filter_map(|field| field.setter.as_ref());
            let setters = setters.flat_map(|setter| [Some(&setter.name), setter.null.as_ref()]).flatten();
            for (name, sort) in setters
                .map(|name| (name, "setter"))
                .chain(variant_constructors.iter().map(|variant_constructor| (&variant_constructor.name, "function")))
            {
                let what = format!("a {sort} of `{}`", item.name);
                scope.reserve(name, &what, &item.origin, self.diagnostics);
            }
            for variant in variants {
                for question in [variant.is_method(), variant.as_method()] {
                    let what = format!("a question of `{}` for its variant `{}`", item.name, variant.name);
                    scope.reserve(&question, &what, &item.origin, self.diagnostics);
                }
            }
        }
    }
}

fn inside(ty: &RustType) -> &RustType {
    if let RustType::Option(inner) = ty { inner } else { ty }
}

/// A function that makes what a variant holds, where that is a struct with a `new`.
fn for_payload(variant: &Variant, items: &Items) -> Option<VariantConstructor> {
    let payload = resolve(unboxed(&variant.ty), items);
    let RustType::Item(path, _) = &payload else { return None };
    let Some(ItemKind::Struct(s)) = items.get(path).map(|item| &item.kind) else { return None };
    let name = names::setter(&variant.method_name);
    Some(VariantConstructor {
        name,
        deprecated: variant.deprecated.clone(),
        arguments: required_arguments(s, &[], s.constructor.as_ref()?)?,
        body: ConstructorBody::PayloadNew(payload),
    })
}

/// The arguments of `new`, without some.
fn required_arguments(s: &Struct, without: &[&str], constructor: &Constructor) -> Option<Vec<(String, Argument)>> {
    let names = constructor.arguments.iter().filter(|name| !without.contains(&name.as_str()));
    let field = |name: &String| s.members.iter().flat_map(Member::fields).find(|field| field.name == *name);
    names.map(|name| field(name)?.setter.as_ref().map(|setter| (name.clone(), setter.argument.clone()))).collect()
}

/// The same function of the struct around a container. It takes what else the struct requires behind.
fn delegate(
    mut variant_constructor: VariantConstructor,
    s: &Struct,
    field: &str,
    container: &RustType,
) -> Option<VariantConstructor> {
    let constructor = s.constructor.as_ref()?;
    let rest = required_arguments(s, &[field], constructor)?;
    let is_used = |name: &str| rest.iter().any(|(other, _)| other == name);
    for (name, _) in &mut variant_constructor.arguments {
        while is_used(name) {
            name.push('_');
        }
    }
    let argument_count = variant_constructor.arguments.len();
    variant_constructor.arguments.extend(rest);
    let setter = (!constructor.arguments.iter().any(|name| name == field)).then(|| names::setter(field));
    let made = ConstructorBody::Delegated(DelegatedConstructor {
        container: container.clone(),
        constructor: variant_constructor.name.clone(),
        argument_count,
        setter,
    });
    Some(VariantConstructor { body: made, ..variant_constructor })
}
