//! The types that an item refers to.

use super::item::{Item, ItemKind};
use super::path::ItemPath;
use super::structs::Member;
use super::types::RustType;

impl Item {
    /// Calls `visit` with the type of each field, variant or line, and with the response of a request.
    pub(crate) fn visit_types(&self, visit: &mut dyn FnMut(&RustType)) {
        self.kind.visit_types(visit);
    }
}

impl ItemKind {
    /// Calls `visit` with the type of each field, variant or line, and with the response of a request.
    pub(crate) fn visit_types(&self, visit: &mut dyn FnMut(&RustType)) {
        match self {
            Self::Struct(s) => {
                s.members.iter().flat_map(Member::fields).for_each(|field| visit(&field.ty));
            }
            Self::StringEnum(_) => {}
            Self::Union(u) => u.variants.iter().for_each(|v| visit(&v.ty)),
            Self::Container(c) => c.variants.iter().for_each(|v| visit(&v.ty)),
            Self::InternallyTagged(t) => t.variants.iter().for_each(|v| visit(&v.ty)),
            Self::Ndjson(l) => l.lines().iter().for_each(|line| visit(&line.ty)),
            Self::ExternallyTagged(e) => e.variants.iter().for_each(|v| visit(&v.ty)),
            Self::UntypedUnion(u) => u.variants.iter().for_each(|v| visit(&v.ty)),
            Self::Alias(a) => visit(&a.ty),
            Self::Request(r) => {
                r.parameters.iter().for_each(|p| visit(&p.field.ty));
                let documents = r.response.type_parameters.iter().map(|_| RustType::Value).collect();
                visit(&RustType::Item(r.response.item.clone(), documents));
            }
        }
    }
}

impl RustType {
    /// Calls `visit` with this type and with each type inside it.
    pub(crate) fn visit_nested(&self, visit: &mut dyn FnMut(&RustType)) {
        visit(self);
        match self {
            Self::Item(_, arguments) => arguments.iter().for_each(|ty| ty.visit_nested(visit)),
            Self::List(inner)
            | Self::Buckets(inner)
            | Self::TypedKeys(inner)
            | Self::Option(inner)
            | Self::Nullable(inner)
            | Self::Boxed(inner) => inner.visit_nested(visit),
            Self::Map(key, value) | Self::SingleKey(key, value) => {
                key.visit_nested(visit);
                value.visit_nested(visit);
            }
            Self::Primitive(_) | Self::String | Self::Value | Self::Runtime(_) | Self::Parameter(_) => {}
        }
    }

    /// Calls `visit` with the path of each item that the type names.
    pub(crate) fn visit_nested_items(&self, visit: &mut dyn FnMut(&ItemPath)) {
        self.visit_nested(&mut |ty| {
            if let Self::Item(path, _) = ty {
                visit(path);
            }
        });
    }
}
