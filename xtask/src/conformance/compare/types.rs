//! The model's items, and what a type permits.

use std::collections::HashMap;

use generator::model::{BranchMatch, Crate, Encoding, EncodingKind, ItemKind, ItemPath, Request, RustType, StringEnum};

/// The items of a crate by their paths, and the requests by the names of their endpoints.
pub(in crate::conformance) struct Types<'m> {
    items: HashMap<ItemPath, &'m ItemKind>,
    requests: HashMap<&'m str, &'m Request>,
}

/// A type at a place, with the alternative JSON form that the value may have there.
#[derive(Clone, Copy)]
pub(super) struct Place<'m> {
    pub(super) ty: &'m RustType,
    pub(super) encoding: Option<Encoding>,
}

impl<'m> Place<'m> {
    pub(super) fn new(ty: &'m RustType, encoding: Option<Encoding>) -> Self {
        Self { ty, encoding }
    }

    /// The encoding of the value itself.
    pub(super) fn own_encoding(&self) -> Option<EncodingKind> {
        self.encoding.filter(|encoding| encoding.depth == 0).map(|encoding| encoding.kind)
    }

    /// The place of the elements or values inside.
    pub(super) fn inner(&self, ty: &'m RustType) -> Self {
        let deeper = |encoding: Encoding| Some(Encoding { depth: encoding.depth.checked_sub(1)?, ..encoding });
        Self { ty, encoding: self.encoding.and_then(deeper) }
    }
}

impl<'m> Types<'m> {
    pub(in crate::conformance) fn new(crate_model: &'m Crate) -> Self {
        let items = crate_model.modules.iter().flat_map(|module| {
            let path = |name: &String| ItemPath { module: module.path.clone(), name: name.clone() };
            module.items.iter().map(move |item| (path(&item.name), &item.kind))
        });
        Self::from_items(items)
    }

    /// The types of these items.
    pub(in crate::conformance) fn from_items(items: impl IntoIterator<Item = (ItemPath, &'m ItemKind)>) -> Self {
        let items: HashMap<_, _> = items.into_iter().collect();
        let requests = items.values().filter_map(|kind| match kind {
            ItemKind::Request(request) => Some((&*request.endpoint, request)),
            _ => None,
        });
        Self { requests: requests.collect(), items }
    }

    /// The request of an endpoint.
    pub(in crate::conformance) fn request(&self, endpoint: &str) -> Option<&'m Request> {
        self.requests.get(endpoint).copied()
    }

    pub(super) fn item(&self, path: &ItemPath) -> Option<&'m ItemKind> {
        self.items.get(path).copied()
    }

    /// The type without aliases, boxes and options. Fewer than 100 wrappers are removed, in case aliases form a circle.
    pub(super) fn resolve(&self, mut ty: &'m RustType) -> &'m RustType {
        for _ in 0..100 {
            ty = match ty {
                RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => inner,
                RustType::Item(path, _) => match self.item(path) {
                    Some(ItemKind::Alias(alias)) => &alias.ty,
                    _ => return ty,
                },
                _ => return ty,
            };
        }
        ty
    }

    /// Returns true if null is a value of the type, other than the absence of a value.
    pub(super) fn accepts_null(&self, ty: &RustType) -> bool {
        match ty {
            RustType::Option(inner) | RustType::Boxed(inner) => self.accepts_null(inner),
            RustType::Nullable(_) | RustType::Value | RustType::Parameter(_) | RustType::Primitive("()") => true,
            RustType::Runtime(name) => matches!(*name, "Document" | "RawJson"),
            RustType::Item(path, _) => match self.item(path) {
                Some(ItemKind::Alias(alias)) => self.accepts_null(&alias.ty),
                Some(ItemKind::Union(union)) => union.discriminator.null != BranchMatch::None,
                Some(ItemKind::UntypedUnion(_)) => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// Returns the name of a key of a map. If the keys are a string enum, a key may be an alias.
    pub(super) fn key_name<'a>(&self, key_type: &'m RustType, key: &'a str) -> &'a str
    where
        'm: 'a,
    {
        match self.resolve(key_type) {
            RustType::Item(path, _) => match self.item(path) {
                Some(ItemKind::StringEnum(string_enum)) => enum_name(string_enum, key),
                _ => key,
            },
            _ => key,
        }
    }
}

/// Returns the name of an enum value, which may be an alias.
pub(super) fn enum_name<'a>(string_enum: &'a StringEnum, value: &'a str) -> &'a str {
    if string_enum.variants.iter().any(|variant| variant.json_name == value) {
        return value;
    }
    let variant = string_enum.variants.iter().find(|variant| variant.aliases.iter().any(|alias| alias == value));
    variant.map_or(value, |variant| &variant.json_name)
}
