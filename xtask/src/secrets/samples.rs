//! JSON values with a canary.

use std::collections::HashMap;

use generator::model::{
    ConstantValue, Crate, Field, ItemKind, ItemPath, Member, ParameterLocation, Request, RustType, Struct, Variant,
};
use serde_json::json;

/// A string that appears nowhere else.
pub(super) const CANARY: &str = "canary4f7c1d9e";

/// The largest number of samples of a type.
const MAX_SAMPLES: usize = 8;

/// The largest number of items around a canary.
const MAX_DEPTH: usize = 4;

/// Builds samples of the types of a model.
pub(super) struct Samples<'m> {
    items: HashMap<ItemPath, &'m ItemKind>,
}

impl<'m> Samples<'m> {
    pub(super) fn new(crate_model: &'m Crate) -> Self {
        let items = crate_model.modules.iter().flat_map(|module| {
            let path = |name: &str| ItemPath { module: module.path.clone(), name: name.to_owned() };
            module.items.iter().map(move |item| (path(&item.name), &item.kind))
        });
        Self { items: items.collect() }
    }

    /// Returns values of a type with the canary in a string; none if the type contains no string.
    pub(super) fn values(&self, ty: &RustType) -> Vec<String> {
        self.values_at(ty, 0)
    }

    /// Returns objects with the canary in a field.
    pub(super) fn objects(&self, struct_: &Struct, field: &Field) -> Vec<String> {
        self.objects_at(struct_, field, 0)
    }

    /// Returns objects with the canary in a variant of a container.
    pub(super) fn entries(&self, variant: &Variant) -> Vec<String> {
        self.values(&variant.ty).iter().map(|value| object(&[(variant.json_name.clone(), value.clone())])).collect()
    }

    /// Returns the body of a request with the value in a field.
    pub(super) fn body(&self, request: &Request, name: &str, value: &str) -> String {
        let fields = request.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Body);
        object(&fields.filter_map(|parameter| self.entry(&parameter.field, name, value, 0)).collect::<Vec<_>>())
    }

    fn values_at(&self, ty: &RustType, depth: usize) -> Vec<String> {
        let canary = json!(CANARY).to_string();
        let in_map = |value: String| object(&[("x".to_owned(), value)]);
        let values: Vec<String> = match ty {
            RustType::String | RustType::Runtime("Secret") => vec![canary],
            RustType::Value => vec![canary, json!([CANARY]).to_string(), json!({ "x": { "y": CANARY } }).to_string()],
            RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => {
                self.values_at(inner, depth)
            }
            RustType::List(inner) | RustType::Buckets(inner) => {
                self.values_at(inner, depth).iter().map(|value| format!("[{value}]")).collect()
            }
            RustType::Map(_, inner) | RustType::SingleKey(_, inner) => {
                self.values_at(inner, depth).into_iter().map(in_map).collect()
            }
            RustType::Item(path, _) if depth < MAX_DEPTH => self.item_values(path, depth + 1),
            _ => Vec::new(),
        };
        values.into_iter().take(MAX_SAMPLES).collect()
    }

    fn item_values(&self, path: &ItemPath, depth: usize) -> Vec<String> {
        match self.items.get(path) {
            Some(ItemKind::Alias(alias)) => self.values_at(&alias.ty, depth),
            Some(ItemKind::Struct(struct_)) => {
                let fields = struct_.members.iter().filter_map(|member| match member {
                    Member::Field(field) if !field.json_name.is_empty() => Some(field),
                    _ => None,
                });
                fields.flat_map(|field| self.objects_at(struct_, field, depth)).take(MAX_SAMPLES).collect()
            }
            Some(ItemKind::Union(union)) => {
                union.variants.iter().flat_map(|variant| self.values_at(&variant.ty, depth)).collect()
            }
            // The payload contains the tag.
            Some(ItemKind::InternallyTagged(tagged)) => tagged
                .variants
                .iter()
                .flat_map(|variant| self.values_at(&variant.ty, depth))
                .take(MAX_SAMPLES)
                .collect(),
            _ => Vec::new(),
        }
    }

    fn objects_at(&self, struct_: &Struct, field: &Field, depth: usize) -> Vec<String> {
        let with = |value: &String| {
            let entry = |member: &Member| match member {
                Member::Field(other) => self.entry(other, &field.json_name, value, depth),
                Member::Constant(constant) => {
                    let value = match &constant.value {
                        ConstantValue::String(string) => json!(string),
                        ConstantValue::Bool(value) => json!(value),
                        ConstantValue::Integer(value) => json!(value),
                    };
                    Some((constant.json_name.clone(), value.to_string()))
                }
                Member::AdditionalProperties(_) => None,
            };
            object(&struct_.members.iter().filter_map(entry).collect::<Vec<_>>())
        };
        self.values_at(&field.ty, depth).iter().map(with).collect()
    }

    /// Returns the entry of a field: the value if it has this name, otherwise one that decoding requires.
    fn entry(&self, field: &Field, name: &str, value: &str, depth: usize) -> Option<(String, String)> {
        if field.json_name == name {
            return Some((name.to_owned(), value.to_owned()));
        }
        let required = field.presence.is_required() && !field.presence.is_variant();
        let value = required.then(|| self.required_value(&field.ty, depth)).flatten()?;
        Some((field.json_name.clone(), value))
    }

    /// Returns a small value of a type for a required field; `None` if decoding accepts its absence.
    fn required_value(&self, ty: &RustType, depth: usize) -> Option<String> {
        Some(match ty {
            RustType::Primitive("bool") => "false".to_owned(),
            RustType::Primitive(_) => "0".to_owned(),
            RustType::String | RustType::Runtime("Secret") => json!("x").to_string(),
            RustType::Value | RustType::Parameter(_) | RustType::Map(..) | RustType::TypedKeys(_) => "{}".to_owned(),
            RustType::List(_) | RustType::Buckets(_) => "[]".to_owned(),
            RustType::Boxed(inner) | RustType::Option(inner) => self.required_value(inner, depth)?,
            RustType::Item(path, _) if depth < MAX_DEPTH => match self.items.get(path)? {
                ItemKind::Alias(alias) => self.required_value(&alias.ty, depth + 1)?,
                ItemKind::StringEnum(string_enum) => json!(string_enum.variants.first()?.json_name).to_string(),
                ItemKind::Struct(struct_) => object(
                    &struct_.fields().filter_map(|field| self.entry(field, "", "", depth + 1)).collect::<Vec<_>>(),
                ),
                ItemKind::Container(container) => {
                    let variant = container.variants.first()?;
                    object(&[(variant.json_name.clone(), self.required_value(&variant.ty, depth + 1)?)])
                }
                _ => return None,
            },
            _ => return None,
        })
    }
}

/// Writes an object.
fn object(entries: &[(String, String)]) -> String {
    let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{}:{value}", json!(key))).collect();
    format!("{{{}}}", entries.join(","))
}
