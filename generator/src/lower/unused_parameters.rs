//! Removes type parameters that no field uses, because the type that used them is raw JSON.

use std::collections::{HashMap, HashSet};

use super::lowered_item::{LoweredItem, LoweredItems};
use crate::model::{
    Alias, Container, EndpointResponse, ExternallyTagged, InternallyTagged, ItemKind, ItemPath, Request, RustType,
    Struct, Union, UntypedUnion, Variant,
};

/// The used type parameters, by item.
type UsedParameters = HashMap<ItemPath, HashSet<String>>;

/// Returns the items without unused type parameters.
pub(super) fn without_unused_parameters(items: LoweredItems) -> LoweredItems {
    let used = used_parameters(&items);
    let is_used = |(path, item): (&ItemPath, &LoweredItem)| {
        item.kind.type_parameters().len() == used.get(path).map_or(0, HashSet::len)
    };
    if items.iter().all(is_used) {
        return items;
    }
    let parameters: HashMap<ItemPath, Vec<String>> =
        items.iter().map(|(path, item)| (path.clone(), item.kind.type_parameters().to_vec())).collect();
    let removal = Removal { parameters, used };
    let changed = |(path, item): (ItemPath, LoweredItem)| {
        let kind = removal.kind(&path, item.kind);
        (path, LoweredItem { kind, ..item })
    };
    items.into_iter().map(changed).collect()
}

/// Returns the type parameters that each item uses. The arguments of another item count if that item uses them.
fn used_parameters(items: &LoweredItems) -> UsedParameters {
    let generic = || items.iter().filter(|(_, item)| !item.kind.type_parameters().is_empty());
    let mut used = UsedParameters::new();
    loop {
        let mut has_changed = false;
        for (path, item) in generic() {
            let mut found = HashSet::new();
            item.kind.visit_types(&mut |ty| visit_parameters(ty, items, &used, &mut found));
            let known = used.entry(path.clone()).or_default();
            let before = known.len();
            known.extend(found.into_iter().filter(|name| item.kind.type_parameters().contains(name)));
            has_changed |= known.len() > before;
        }
        if !has_changed {
            return used;
        }
    }
}

fn visit_parameters(ty: &RustType, items: &LoweredItems, used: &UsedParameters, found: &mut HashSet<String>) {
    match ty {
        RustType::Parameter(name) => {
            found.insert(name.clone());
        }
        RustType::Item(path, arguments) => {
            let parameters = items.get(path).map_or(&[][..], |item| item.kind.type_parameters());
            let is_used = |name: &String| used.get(path).is_some_and(|used| used.contains(name));
            for (_, argument) in parameters.iter().zip(arguments).filter(|(name, _)| is_used(name)) {
                visit_parameters(argument, items, used, found);
            }
        }
        RustType::List(inner)
        | RustType::Buckets(inner)
        | RustType::TypedKeys(inner)
        | RustType::Option(inner)
        | RustType::Nullable(inner)
        | RustType::Boxed(inner) => visit_parameters(inner, items, used, found),
        RustType::Map(key, value) | RustType::SingleKey(key, value) => {
            visit_parameters(key, items, used, found);
            visit_parameters(value, items, used, found);
        }
        RustType::Primitive(_) | RustType::String | RustType::Value | RustType::Runtime(_) => {}
    }
}

/// The removal of unused parameters and of their arguments.
struct Removal {
    parameters: HashMap<ItemPath, Vec<String>>,
    used: UsedParameters,
}

impl Removal {
    fn is_used(&self, path: &ItemPath, name: &String) -> bool {
        self.used.get(path).is_some_and(|used| used.contains(name))
    }

    fn kept(&self, path: &ItemPath, names: Vec<String>) -> Vec<String> {
        names.into_iter().filter(|name| self.is_used(path, name)).collect()
    }

    fn kind(&self, path: &ItemPath, kind: ItemKind) -> ItemKind {
        let variants = |variants: Vec<Variant>| -> Vec<Variant> {
            variants.into_iter().map(|variant| Variant { ty: self.ty(variant.ty), ..variant }).collect()
        };
        match kind {
            ItemKind::Struct(s) => {
                let members = s.members.into_iter().map(|member| member.map_types(&|ty| self.ty(ty))).collect();
                ItemKind::Struct(Struct { members, type_parameters: self.kept(path, s.type_parameters), ..s })
            }
            ItemKind::Union(u) => {
                let type_parameters = self.kept(path, u.type_parameters);
                ItemKind::Union(Union { variants: variants(u.variants), type_parameters, ..u })
            }
            ItemKind::ExternallyTagged(e) => {
                let type_parameters = self.kept(path, e.type_parameters);
                ItemKind::ExternallyTagged(ExternallyTagged { variants: variants(e.variants), type_parameters, ..e })
            }
            ItemKind::Alias(a) => {
                let type_parameters = self.kept(path, a.type_parameters);
                ItemKind::Alias(Alias { ty: self.ty(a.ty), type_parameters })
            }
            ItemKind::Request(r) => {
                let type_parameters = self.kept(&r.response.item, r.response.type_parameters);
                ItemKind::Request(Request { response: EndpointResponse { type_parameters, ..r.response }, ..r })
            }
            ItemKind::Container(c) => ItemKind::Container(Container { variants: variants(c.variants), ..c }),
            ItemKind::InternallyTagged(t) => {
                ItemKind::InternallyTagged(InternallyTagged { variants: variants(t.variants), ..t })
            }
            ItemKind::UntypedUnion(u) => ItemKind::UntypedUnion(UntypedUnion { variants: variants(u.variants), ..u }),
            // Lines are only in requests, which have no type parameters.
            other @ (ItemKind::StringEnum(_) | ItemKind::Ndjson(_)) => other,
        }
    }

    fn ty(&self, ty: RustType) -> RustType {
        let inside = |inner: Box<RustType>| Box::new(self.ty(*inner));
        match ty {
            RustType::Item(path, arguments) => {
                let parameters = self.parameters.get(&path).map_or(&[][..], Vec::as_slice);
                let arguments = parameters.iter().zip(arguments).filter(|(name, _)| self.is_used(&path, name));
                let arguments = arguments.map(|(_, argument)| self.ty(argument)).collect();
                RustType::Item(path, arguments)
            }
            RustType::List(inner) => RustType::List(inside(inner)),
            RustType::Buckets(inner) => RustType::Buckets(inside(inner)),
            RustType::TypedKeys(inner) => RustType::TypedKeys(inside(inner)),
            RustType::Option(inner) => RustType::Option(inside(inner)),
            RustType::Nullable(inner) => RustType::Nullable(inside(inner)),
            RustType::Boxed(inner) => RustType::Boxed(inside(inner)),
            RustType::Map(key, value) => RustType::Map(inside(key), inside(value)),
            RustType::SingleKey(key, value) => RustType::SingleKey(inside(key), inside(value)),
            other => other,
        }
    }
}
