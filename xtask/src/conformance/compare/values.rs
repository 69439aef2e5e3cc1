//! Comparison of values by their types.

use generator::model::{Encoding, EncodingKind, EndpointResponse, ItemKind, ItemPath, RustType};

use super::comparison::Comparison;
use super::rule::Rule;
use super::types::{Place, enum_name};
use crate::conformance::json::{Json, Object};
use crate::conformance::number::{same_decimal, same_double};

impl<'m> Comparison<'m> {
    /// Compares the body of a response that came in with the one that was written.
    pub(in crate::conformance) fn response(&mut self, before: &str, after: &str, response: &EndpointResponse) {
        self.at_key("body", |inner| match (Json::parse(before), Json::parse(after)) {
            (Ok(before), Ok(after)) => inner.item(&before, &after, None, &response.item),
            (Err(error), _) | (_, Err(error)) => inner.differ(&format!("invalid JSON: {error}")),
        });
    }

    /// Compares a value of a known type.
    pub(super) fn value(&mut self, before: &Json, after: &Json, place: Place<'m>) {
        if before == after {
            return;
        }
        match place.ty {
            RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => {
                self.value(before, after, Place::new(inner, place.encoding));
            }
            RustType::List(element) => self.list(before, after, place, element),
            RustType::Map(key, value) | RustType::SingleKey(key, value) => {
                self.map(before, after, place, key, value);
            }
            RustType::Buckets(value) => match before {
                Json::Object(_) => self.map(before, after, Place::new(place.ty, None), &RustType::String, value),
                _ => self.list(before, after, Place::new(place.ty, None), value),
            },
            RustType::TypedKeys(value) => self.typed_keys(before, after, value),
            RustType::Primitive("bool") => self.boolean(before, after),
            RustType::Primitive("f64") => self.number(before, after, same_double),
            RustType::Primitive("()") => self.untyped(before, after),
            RustType::Primitive(_) | RustType::Runtime("EpochMilliseconds" | "EpochSeconds") => {
                self.number(before, after, same_decimal);
            }
            RustType::Item(path, _) => self.item(before, after, place.encoding, path),
            RustType::String | RustType::Value | RustType::Runtime(_) | RustType::Parameter(_) => {
                self.untyped(before, after);
            }
        }
    }

    /// Compares values of an item.
    fn item(&mut self, before: &Json, after: &Json, encoding: Option<Encoding>, path: &ItemPath) {
        match self.types.item(path) {
            Some(ItemKind::Alias(alias)) => self.value(before, after, Place::new(&alias.ty, encoding)),
            Some(ItemKind::Struct(struct_)) => self.struct_(before, after, struct_),
            Some(ItemKind::StringEnum(string_enum)) => match (before, after) {
                (Json::String(before), Json::String(after)) if enum_name(string_enum, before) == after => {
                    self.forgive(Rule::Alias);
                }
                _ if string_enum.json_booleans => self.boolean(before, after),
                _ => self.untyped(before, after),
            },
            Some(ItemKind::Union(union)) => self.union(before, after, encoding, union),
            Some(ItemKind::UntypedUnion(union)) => match union.variants.get(union.untyped_variant) {
                Some(variant) => self.value(before, after, Place::new(&variant.ty, variant.encoding.or(encoding))),
                None => self.untyped(before, after),
            },
            Some(ItemKind::Container(container)) => self.container(before, after, container),
            Some(ItemKind::InternallyTagged(tagged)) => self.internally_tagged(before, after, tagged),
            Some(ItemKind::Ndjson(_) | ItemKind::ExternallyTagged(_) | ItemKind::Request(_)) | None => {
                self.untyped(before, after);
            }
        }
    }

    /// Compares values without a known type. Only the notation of numbers may differ.
    pub(super) fn untyped(&mut self, before: &Json, after: &Json) {
        match (before, after) {
            _ if before == after => {}
            (Json::Number(first), Json::Number(second)) if same_decimal(first, second) => {
                self.forgive(Rule::NumberNotation);
            }
            (Json::Array(first), Json::Array(second)) if first.len() == second.len() => {
                for (index, (before, after)) in first.iter().zip(second).enumerate() {
                    self.at_index(index, |inner| inner.untyped(before, after));
                }
            }
            (Json::Object(first), Json::Object(second)) => self.keyed(first, second, &|_| None),
            _ => self.differ_in_value(before, after),
        }
    }

    fn boolean(&mut self, before: &Json, after: &Json) {
        match (before, after) {
            (Json::Bool(value), Json::String(string)) | (Json::String(string), Json::Bool(value))
                if value.to_string() == *string =>
            {
                self.forgive(Rule::ScalarAsString);
            }
            _ => self.differ_in_value(before, after),
        }
    }

    fn number(&mut self, before: &Json, after: &Json, same: fn(&str, &str) -> bool) {
        match (before, after) {
            (Json::Number(first), Json::Number(second)) if same(first, second) => self.forgive(Rule::NumberNotation),
            (Json::Number(first), Json::String(second)) | (Json::String(first), Json::Number(second))
                if same(first, second) =>
            {
                self.forgive(Rule::ScalarAsString);
            }
            _ => self.differ_in_value(before, after),
        }
    }

    fn list(&mut self, before: &Json, after: &Json, place: Place<'m>, element: &'m RustType) {
        let inner = place.inner(element);
        let own = place.own_encoding();
        let is_one_or_many = matches!(own, Some(EncodingKind::OneOrMany | EncodingKind::PointOrMany));
        let is_point = own == Some(EncodingKind::PointOrMany) && is_point(before) && is_point(after);
        match (before, after) {
            _ if is_point => self.value(before, after, inner),
            (Json::Array(first), Json::Array(second)) => self.elements(first, second, inner),
            (Json::Array(list), value) if is_one_or_many && list.len() == 1 => {
                self.forgive(Rule::ListOfOne);
                self.value(&list[0], value, inner);
            }
            (value, Json::Array(list)) if is_one_or_many && list.len() == 1 => {
                self.forgive(Rule::ListOfOne);
                self.value(value, &list[0], inner);
            }
            _ if is_one_or_many => self.value(before, after, inner),
            _ => match (own.and_then(|own| split(before, own)), own.and_then(|own| split(after, own))) {
                (Some(first), Some(second)) => {
                    self.forgive(Rule::SeparatedString);
                    self.elements(&first, &second, inner);
                }
                _ => self.differ_in_value(before, after),
            },
        }
    }

    fn elements(&mut self, before: &[Json], after: &[Json], place: Place<'m>) {
        if before.len() != after.len() {
            self.differ(&format!("{} elements became {}", before.len(), after.len()));
            return;
        }
        for (index, (before, after)) in before.iter().zip(after).enumerate() {
            self.at_index(index, |inner| inner.value(before, after, place));
        }
    }

    fn map(&mut self, before: &Json, after: &Json, place: Place<'m>, key: &'m RustType, value: &'m RustType) {
        let merged = match before {
            Json::Array(maps) if place.own_encoding() == Some(EncodingKind::MapOrList) => merge(maps),
            _ => None,
        };
        let ((Some(first), _) | (None, Json::Object(first))) = (&merged, before) else {
            return self.differ_in_value(before, after);
        };
        let Json::Object(second) = after else { return self.differ_in_value(before, after) };
        if merged.is_some() {
            self.forgive(Rule::ListOfMaps);
        }
        self.entries(first, second, key, place.inner(value));
    }
}

fn is_point(value: &Json) -> bool {
    matches!(value, Json::Array(items) if matches!(items.first(), Some(Json::Number(_))))
}

/// The elements of a list that may be a string with separators.
fn split(value: &Json, encoding: EncodingKind) -> Option<Vec<Json>> {
    let separator = match encoding {
        EncodingKind::CommaSeparated => ',',
        EncodingKind::PipeSeparated => '|',
        _ => return None,
    };
    match value {
        Json::Array(items) => Some(items.clone()),
        Json::String(string) => {
            let items = string.split(separator).map(str::trim).filter(|item| !item.is_empty());
            Some(items.map(|item| Json::String(item.to_owned())).collect())
        }
        _ => None,
    }
}

/// Merges maps. Returns `None` if an element is not an object, or if two maps have the same key.
fn merge(maps: &[Json]) -> Option<Object> {
    let mut merged = Object::new();
    for map in maps {
        let Json::Object(map) = map else { return None };
        for (key, value) in map {
            if merged.insert(key.clone(), value.clone()).is_some() {
                return None;
            }
        }
    }
    Some(merged)
}
