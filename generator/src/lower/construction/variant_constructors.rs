//! Constructors other than `new`: of variants of containers and tagged unions, and of payloads of untyped unions.

use super::arguments::argument;
use crate::lower::lowered_item::LoweredItems;
use crate::model::{
    Argument, ArgumentType, ConstructorBody, DelegatedConstructor, Field, ItemKind, RustType, Struct, Variant,
    VariantConstructor, resolve,
};
use crate::names;

/// Returns a constructor for each variant; two for a variant whose payload may be empty.
pub(super) fn variant_constructors(variants: &[Variant], items: &LoweredItems) -> Vec<VariantConstructor> {
    variants.iter().flat_map(|variant| constructors_of_variant(variant, items)).collect()
}

fn constructors_of_variant(variant: &Variant, items: &LoweredItems) -> Vec<VariantConstructor> {
    let payload = resolve(variant.ty.unboxed(), items);
    let name = names::setter(&variant.method_name);
    let constructor = |name: &str, arguments, body| VariantConstructor {
        name: name.to_owned(),
        deprecated: variant.deprecated.clone(),
        arguments,
        body,
    };
    let payload_argument = || vec![(variant.method_name.clone(), argument(&variant.ty, items))];
    let body = ConstructorBody::Variant(variant.name.clone());
    if let RustType::SingleKey(key, value) = &payload {
        let into = |ty: &RustType| Argument { ty: ArgumentType::Into(ty.clone()), wrappers: Vec::new() };
        let pair = vec![("key".to_owned(), into(key)), ("value".to_owned(), into(value))];
        let body = ConstructorBody::KeyValueVariant(variant.name.clone());
        return vec![constructor(&name, pair, body)];
    }
    let Some(marker) = marker_struct(&payload, items) else {
        return vec![constructor(&name, payload_argument(), body)];
    };
    let empty = constructor(&name, Vec::new(), ConstructorBody::EmptyVariant(variant.name.clone()));
    let with_payload = marker.fields().next().map(|_| {
        let name = format!("{}_with", variant.method_name);
        constructor(&name, payload_argument(), body)
    });
    [empty].into_iter().chain(with_payload).collect()
}

/// Returns the struct of a payload that declares no properties and inherits only optional ones.
fn marker_struct<'i>(payload: &RustType, items: &'i LoweredItems) -> Option<&'i Struct> {
    let RustType::Item(path, _) = payload else { return None };
    let item = items.get(path).filter(|item| item.is_marker && item.in_request)?;
    let ItemKind::Struct(struct_) = &item.kind else { return None };
    (!struct_.fields().any(|field| field.presence.is_required())).then_some(struct_)
}

/// Returns constructors for the payloads of variants that are structs with a `new`.
pub(super) fn payload_constructors(variants: &[Variant], items: &LoweredItems) -> Vec<VariantConstructor> {
    variants.iter().filter_map(|variant| payload_constructor(variant, items)).collect()
}

fn payload_constructor(variant: &Variant, items: &LoweredItems) -> Option<VariantConstructor> {
    let payload = resolve(variant.ty.unboxed(), items);
    let RustType::Item(path, _) = &payload else { return None };
    let ItemKind::Struct(struct_) = &items.get(path).filter(|item| item.in_request)?.kind else { return None };
    Some(VariantConstructor {
        name: names::setter(&variant.method_name),
        deprecated: variant.deprecated.clone(),
        arguments: required_arguments(struct_, None, items),
        body: ConstructorBody::PayloadNew(payload),
    })
}

/// Returns the arguments of `new`, except the one for the field `except`.
fn required_arguments(struct_: &Struct, except: Option<&str>, items: &LoweredItems) -> Vec<(String, Argument)> {
    let required = struct_.fields().filter(|field| field.presence.is_required());
    let required = required.filter(|field| except != Some(&field.name));
    required.map(|field| (field.name.clone(), argument(&field.ty, items))).collect()
}

/// Returns the constructors of the container in the field `variant`, for the struct around the container.
pub(super) fn delegated_constructors(
    struct_: &Struct,
    variant: &Field,
    items: &LoweredItems,
) -> Vec<VariantConstructor> {
    let ty = if let RustType::Option(inner) = &variant.ty { inner } else { &variant.ty };
    let RustType::Item(path, _) = ty else { return Vec::new() };
    let Some(ItemKind::Container(container)) = items.get(path).map(|item| &item.kind) else { return Vec::new() };
    let other_arguments = required_arguments(struct_, Some(&variant.name), items);
    let delegate = |constructor: VariantConstructor| {
        let is_used = |name: &str| other_arguments.iter().any(|(other, _)| other == name);
        let payload_arguments = constructor.arguments.into_iter().map(|(mut name, argument)| {
            while is_used(&name) {
                name.push('_');
            }
            (name, argument)
        });
        let payload_arguments: Vec<_> = payload_arguments.collect();
        let body = ConstructorBody::Delegated(DelegatedConstructor {
            container: ty.clone(),
            constructor: constructor.name.clone(),
            argument_count: payload_arguments.len(),
            setter: (!variant.presence.is_required()).then(|| names::setter(&variant.name)),
        });
        VariantConstructor {
            arguments: payload_arguments.into_iter().chain(other_arguments.clone()).collect(),
            body,
            ..constructor
        }
    };
    variant_constructors(&container.variants, items).into_iter().map(delegate).collect()
}
