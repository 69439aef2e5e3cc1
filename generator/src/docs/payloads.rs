//! The documentation of the variants of unions: the JSON that each variant holds.

use std::collections::HashMap;

use crate::model::{BranchMatch, Crate, Item, ItemKind, ItemPath, RustType, Union, Variant};

/// The items of the crate, by path.
pub(super) struct Payloads<'a> {
    pub(super) crate_model: &'a Crate,
    pub(super) items: &'a HashMap<ItemPath, &'a Item>,
}

impl Payloads<'_> {
    /// Describes variants, by Rust name.
    pub(super) fn of_variants(&self, variants: &[Variant]) -> HashMap<String, String> {
        variants.iter().map(|variant| (variant.name.clone(), self.of_payload(&variant.ty))).collect()
    }

    /// Describes the branches of a union, by Rust name.
    pub(super) fn of_branches(&self, union: &Union) -> HashMap<String, String> {
        let mut descriptions = self.of_variants(&union.variants);
        if let BranchMatch::Exact(index) = union.discriminator.unsigned
            && let Some(variant) = union.variants.get(index)
        {
            descriptions.insert(variant.name.clone(), "An integer above [`i64::MAX`].".to_owned());
        }
        descriptions
    }

    /// Describes the payload of a variant as a sentence.
    fn of_payload(&self, ty: &RustType) -> String {
        let noun = match ty.unboxed() {
            RustType::Primitive("()") => "null".to_owned(),
            RustType::Primitive("bool") => "a boolean".to_owned(),
            RustType::Primitive("f32" | "f64") => "a number".to_owned(),
            RustType::Primitive(_) => "an integer".to_owned(),
            RustType::String => "a string".to_owned(),
            RustType::Value | RustType::Runtime("RawJson" | "Other") => "any JSON value".to_owned(),
            RustType::Runtime("Document") | RustType::Parameter(_) => "a document".to_owned(),
            RustType::Runtime(name) => format!("a value of the type `{name}`"),
            RustType::Item(path, _) if self.is_object(path) => format!("an object of the type {}", self.link(path)),
            RustType::Item(path, _) => format!("a value of the type {}", self.link(path)),
            RustType::List(item) => format!("a list of {}", self.plural(item)),
            RustType::Map(_, value) => format!("an object whose values are {}", self.plural(value)),
            RustType::SingleKey(_, value) => format!("an object with one key, whose values are {}", self.plural(value)),
            RustType::Buckets(_) => "buckets: a list, or an object with names as keys".to_owned(),
            RustType::TypedKeys(_) => "an object whose keys contain the types of the values".to_owned(),
            RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => {
                return self.of_payload(inner);
            }
        };
        let (first, rest) = noun.split_at(1);
        format!("{}{rest}.", first.to_uppercase())
    }

    /// Returns a phrase for several values of a type.
    fn plural(&self, ty: &RustType) -> String {
        match ty.unboxed() {
            RustType::Primitive("()") => "null".to_owned(),
            RustType::Primitive("bool") => "booleans".to_owned(),
            RustType::Primitive("f32" | "f64") => "numbers".to_owned(),
            RustType::Primitive(_) => "integers".to_owned(),
            RustType::String => "strings".to_owned(),
            RustType::Runtime("Document") | RustType::Parameter(_) => "documents".to_owned(),
            RustType::Runtime(name) if !matches!(*name, "RawJson" | "Other") => format!("values of the type `{name}`"),
            RustType::Item(path, _) if self.is_object(path) => format!("objects of the type {}", self.link(path)),
            RustType::Item(path, _) => format!("values of the type {}", self.link(path)),
            RustType::List(item) => format!("lists of {}", self.plural(item)),
            RustType::Map(..) | RustType::SingleKey(..) | RustType::TypedKeys(_) => "objects".to_owned(),
            RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => self.plural(inner),
            RustType::Value | RustType::Runtime(_) | RustType::Buckets(_) => "JSON values".to_owned(),
        }
    }

    fn is_object(&self, path: &ItemPath) -> bool {
        self.items.get(path).is_some_and(|item| matches!(item.kind, ItemKind::Struct(_) | ItemKind::Container(_)))
    }

    /// Returns a link to an item.
    fn link(&self, path: &ItemPath) -> String {
        let segments = std::iter::once(&self.crate_model.root_path).chain(&path.module.0).chain([&path.name]);
        format!("[`{}`]({})", path.name, segments.map(String::as_str).collect::<Vec<_>>().join("::"))
    }
}
