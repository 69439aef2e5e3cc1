//! Functions that make values beside `new`: the variants of containers and of tagged unions, and what unions hold which
//! nothing tells apart.

use indexmap::IndexMap;

use super::Lowering;
use super::finish::{argument, resolve, unboxed};
use crate::model::{
    Argument, Around, Constructor, Item, ItemKind, ItemPath, Made, Maker, Member, RustType, Shape, Struct, Variant,
};
use crate::names;

/// All items.
type Known = IndexMap<ItemPath, Item>;

impl Lowering<'_> {
    /// Decides them all. Setters are known.
    pub(super) fn makers(&mut self) {
        for (path, makers) in self.all_makers() {
            match self.items.get_mut(&path).map(|item| &mut item.kind) {
                Some(ItemKind::Untagged(untagged)) => untagged.makers = makers,
                Some(ItemKind::Container(container)) => container.makers = makers,
                Some(ItemKind::Tagged(tagged)) => tagged.makers = makers,
                Some(ItemKind::Struct(structure)) => structure.makers = makers,
                _ => {}
            }
        }
    }

    fn all_makers(&self) -> Vec<(ItemPath, Vec<Maker>)> {
        let known = &self.items;
        let of = |path: &ItemPath| known.get(path).map(|item| &item.kind);
        let mut all = Vec::new();
        for path in known.keys().filter(|path| self.sent.contains(*path)) {
            let makers = match of(path) {
                Some(ItemKind::Untagged(u)) => u.variants.iter().filter_map(|v| of_payload(v, known)).collect(),
                Some(ItemKind::Container(c)) => self.of_variants(&c.variants, known),
                Some(ItemKind::Tagged(t)) => self.of_variants(&t.variants, known),
                Some(ItemKind::Struct(s)) => match s.variant().map(|field| (field, inside(&field.ty))) {
                    Some((field, ty @ RustType::Item(variants, _))) => match of(variants) {
                        Some(ItemKind::Container(c)) => {
                            let makers = self.of_variants(&c.variants, known);
                            makers.into_iter().filter_map(|maker| around(maker, s, &field.name, ty)).collect()
                        }
                        _ => continue,
                    },
                    _ => continue,
                },
                _ => continue,
            };
            all.push((path.clone(), makers));
        }
        all
    }

    /// A function for each variant, two where what it holds has nothing of its own.
    fn of_variants(&self, variants: &[Variant], known: &Known) -> Vec<Maker> {
        let mut makers = Vec::new();
        for variant in variants {
            let payload = resolve(unboxed(&variant.ty), known);
            let name = names::setter(&variant.method);
            // What the specification says of it, where that is more than its name.
            let said = variant.docs.split("\n\n").next().filter(|said| !said.starts_with('`'));
            let said = said.map_or_else(String::new, |said| format!("{said}\n\n"));
            let docs = format!("{said}Makes [`{name}`](Self::{name})", name = variant.name);
            let maker = |name: &str, tail: &str, arguments, made| Maker {
                name: name.to_owned(),
                docs: format!("{docs}{tail}."),
                deprecated: variant.deprecated.clone(),
                arguments,
                made,
            };
            let whole = || vec![(variant.method.clone(), argument(&variant.ty, known))];
            let made = Made::Variant(variant.name.clone());
            if let RustType::SingleKey(key, value) = &payload {
                let into = |ty: &RustType| Argument { shape: Shape::Into(ty.clone()), wraps: Vec::new() };
                let pair = vec![("key".to_owned(), into(key)), ("value".to_owned(), into(value))];
                makers.push(maker(&name, " of a key and a value", pair, Made::Pair(variant.name.clone())));
            } else if let Some(s) = self.bare(&payload, known) {
                makers.push(maker(&name, "", Vec::new(), Made::Empty(variant.name.clone())));
                if s.members.iter().flat_map(Member::fields).next().is_some() {
                    makers.push(maker(
                        &format!("{}_with", variant.method),
                        ", with what it may be given",
                        whole(),
                        made,
                    ));
                }
            } else {
                makers.push(maker(&name, "", whole(), made));
            }
        }
        makers
    }

    /// The struct of a payload that has no properties but those of its parents, none of which it requires.
    fn bare<'k>(&self, payload: &RustType, known: &'k Known) -> Option<&'k Struct> {
        let RustType::Item(path, _) = payload else { return None };
        let ItemKind::Struct(s) = &known.get(path).filter(|_| self.bare.contains(path))?.kind else { return None };
        s.constructor.as_ref().is_some_and(|c| c.arguments.is_empty()).then_some(s)
    }

    /// Functions must have names of their own.
    pub(super) fn refuse_makers(&mut self) {
        for item in self.items.values() {
            let (variants, makers, fields): (&[Variant], &[Maker], &[Member]) = match &item.kind {
                ItemKind::Union(u) => (&u.variants, &[], &[]),
                ItemKind::Tagged(t) => (&t.variants, &t.makers, &[]),
                ItemKind::External(e) => (&e.variants, &[], &[]),
                ItemKind::Container(c) => (&c.variants, &c.makers, &[]),
                ItemKind::Untagged(u) => (&u.variants, &u.makers, &[]),
                ItemKind::Struct(s) => (&[], &s.makers, &s.members),
                _ => continue,
            };
            let mut scope = names::Scope::default();
            let setters = fields.iter().flat_map(Member::fields).filter_map(|field| field.setter.as_ref());
            let setters = setters.flat_map(|setter| [Some(&setter.name), setter.null.as_ref()]).flatten();
            for (name, sort) in
                setters.map(|name| (name, "setter")).chain(makers.iter().map(|maker| (&maker.name, "function")))
            {
                let what = format!("a {sort} of `{}`", item.name);
                scope.take(name, &what, &item.origin, self.diagnostics);
            }
            for variant in variants {
                for question in [variant.is(), variant.as_()] {
                    let what = format!("a question of `{}` for its variant `{}`", item.name, variant.name);
                    scope.take(&question, &what, &item.origin, self.diagnostics);
                }
            }
        }
    }
}

fn inside(ty: &RustType) -> &RustType {
    if let RustType::Option(inner) = ty { inner } else { ty }
}

/// A function that makes what a variant holds, where that is a struct with a `new`.
fn of_payload(variant: &Variant, known: &Known) -> Option<Maker> {
    let payload = resolve(unboxed(&variant.ty), known);
    let RustType::Item(path, _) = &payload else { return None };
    let Some(ItemKind::Struct(s)) = known.get(path).map(|item| &item.kind) else { return None };
    let name = names::setter(&variant.method);
    Some(Maker {
        docs: format!(
            "Makes what [`{}`](Self::{0}) holds, to go on with its setters; it goes where this type is asked for.",
            variant.name
        ),
        name,
        deprecated: variant.deprecated.clone(),
        arguments: required(s, &[], s.constructor.as_ref()?)?,
        made: Made::New(payload),
    })
}

/// The arguments of `new`, without some.
fn required(s: &Struct, without: &[&str], constructor: &Constructor) -> Option<Vec<(String, Argument)>> {
    let names = constructor.arguments.iter().filter(|name| !without.contains(&name.as_str()));
    let field = |name: &String| s.members.iter().flat_map(Member::fields).find(|field| field.name == *name);
    names.map(|name| field(name)?.setter.as_ref().map(|setter| (name.clone(), setter.argument.clone()))).collect()
}

/// The same function of the struct around a container. It takes what else the struct requires behind.
fn around(mut maker: Maker, s: &Struct, field: &str, container: &RustType) -> Option<Maker> {
    let constructor = s.constructor.as_ref()?;
    let rest = required(s, &[field], constructor)?;
    let is_taken = |name: &str| rest.iter().any(|(other, _)| other == name);
    for (name, _) in &mut maker.arguments {
        while is_taken(name) {
            name.push('_');
        }
    }
    let takes = maker.arguments.len();
    maker.arguments.extend(rest);
    let RustType::Item(path, _) = container else { return None };
    let setter = (!constructor.arguments.iter().any(|name| name == field)).then(|| names::setter(field));
    let docs = maker.docs.replace("](Self::", &format!("]({}::", path.name));
    let made = Made::Around(Around { container: container.clone(), maker: maker.name.clone(), takes, setter });
    Some(Maker { docs, made, ..maker })
}
