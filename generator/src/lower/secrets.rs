//! Secrets: properties whose name suggests a password, a token or a key, unless a correction declares them as innocent.
//!
//! A string becomes a `Secret`. Any other value that may hold a string is redacted as a whole in `Debug`. Numbers, booleans
//! and string enums are not redacted.

use std::collections::HashSet;

use super::lowered_item::{LoweredItem, LoweredItems};
use crate::corrections::{Secrecy, SecretNames};
use crate::model::{
    AdditionalProperties, Field, ItemKind, ItemPath, ItemSource, Member, Parameter, RustType, Variant, resolve,
};

/// Returns the items with their secrets redacted.
pub(super) fn redact_secrets(mut items: LoweredItems, names: &SecretNames) -> LoweredItems {
    let changed: Vec<_> =
        items.iter().filter_map(|(path, item)| Some((path.clone(), redact(item, &items, names)?))).collect();
    for (path, kind) in changed {
        if let Some(item) = items.get_mut(&path) {
            item.kind = kind;
        }
    }
    items
}

/// Returns an item with its secrets redacted; `None` if it has none.
fn redact(item: &LoweredItem, items: &LoweredItems, names: &SecretNames) -> Option<ItemKind> {
    let (ItemSource::Definition(name) | ItemSource::AddedDefinition(name) | ItemSource::ContainerVariants(name)) =
        &item.source
    else {
        return None;
    };
    let mut kind = item.kind.clone();
    let type_name = name.to_string();
    let is_secret = |property: &Property<'_>| names.secrecy(&type_name, property.json_name) == Secrecy::Secret;
    let secrets = properties(&mut kind).into_iter().filter(is_secret);
    let count = secrets.map(|property| property.redact(items)).count();
    (count > 0).then_some(kind)
}

/// A property: a field, a parameter, or the key and payload of a container's variant.
struct Property<'i> {
    json_name: &'i str,
    ty: &'i mut RustType,
    redacted: &'i mut bool,
}

impl Property<'_> {
    fn redact(self, items: &LoweredItems) {
        match to_secret(self.ty, items) {
            Some(secret) => *self.ty = secret,
            None => *self.redacted = may_hold_string(self.ty, items, &mut HashSet::new()),
        }
    }
}

fn properties(kind: &mut ItemKind) -> Vec<Property<'_>> {
    match kind {
        ItemKind::Struct(struct_) => struct_.members.iter_mut().filter_map(value_field).map(field).collect(),
        ItemKind::Request(request) => {
            request.parameters.iter_mut().map(|Parameter { field: it, .. }| field(it)).collect()
        }
        ItemKind::Container(container) => container.variants.iter_mut().map(variant).collect(),
        _ => Vec::new(),
    }
}

fn field(Field { json_name, ty, redacted, .. }: &mut Field) -> Property<'_> {
    Property { json_name, ty, redacted }
}

fn variant(Variant { json_name, ty, redacted, .. }: &mut Variant) -> Property<'_> {
    Property { json_name, ty, redacted }
}

/// Returns the field for the value of a member; `None` for a constant.
fn value_field(member: &mut Member) -> Option<&mut Field> {
    match member {
        Member::Field(field)
        | Member::AdditionalProperties(
            AdditionalProperties::Map(field) | AdditionalProperties::Single { value: field, .. },
        ) => Some(field),
        Member::Constant(_) => None,
    }
}

/// Returns the type with `Secret` in place of `String`; `None` for a type that is not a string.
fn to_secret(ty: &RustType, items: &LoweredItems) -> Option<RustType> {
    let inside = |inner: &RustType| to_secret(inner, items).map(Box::new);
    Some(match resolve(ty, items) {
        RustType::String | RustType::Runtime("Secret") => RustType::Runtime("Secret"),
        RustType::List(inner) => RustType::List(inside(&inner)?),
        RustType::Map(key, value) => RustType::Map(key, inside(&value)?),
        RustType::SingleKey(key, value) => RustType::SingleKey(key, inside(&value)?),
        RustType::Buckets(inner) => RustType::Buckets(inside(&inner)?),
        RustType::Option(inner) => RustType::Option(inside(&inner)?),
        RustType::Nullable(inner) => RustType::Nullable(inside(&inner)?),
        RustType::Boxed(inner) => RustType::Boxed(inside(&inner)?),
        _ => return None,
    })
}

/// Returns true for a type whose `Debug` may print a string of the server or the user. `seen` contains the visited items.
fn may_hold_string(ty: &RustType, items: &LoweredItems, seen: &mut HashSet<ItemPath>) -> bool {
    match ty {
        RustType::String | RustType::Value | RustType::Parameter(_) | RustType::TypedKeys(_) | RustType::Buckets(_) => {
            true
        }
        RustType::Runtime(name) => matches!(*name, "ErrorCause" | "ErrorResponse" | "Secret"),
        RustType::Map(key, value) | RustType::SingleKey(key, value) => {
            may_hold_string(key, items, seen) || may_hold_string(value, items, seen)
        }
        RustType::List(inner) | RustType::Option(inner) | RustType::Nullable(inner) | RustType::Boxed(inner) => {
            may_hold_string(inner, items, seen)
        }
        RustType::Item(path, _) => {
            let Some(item) = items.get(path).filter(|_| seen.insert(path.clone())) else { return false };
            let mut found = false;
            item.kind.visit_types(&mut |ty| found = found || may_hold_string(ty, items, seen));
            found
        }
        RustType::Primitive(_) => false,
    }
}
