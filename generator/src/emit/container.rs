//! Containers: enums whose discriminator is the single key of the object around the payload.

use syn::{Expr, Item as Syntax};

use super::constructors::constructors_impl;
use super::discriminator::{self, TableEntry};
use super::module_context::ModuleContext;
use super::payload_enum::{PayloadEnum, encode_other, encode_payload, enum_items};
use super::syntax::{method_call, reference, string_literal, variable};
use super::template::template;
use super::types::with_redaction;
use crate::model::{Container, Item, UnknownPayload, Variant};

pub(super) fn container(context: &ModuleContext<'_>, item: &Item, container: &Container) -> Vec<Syntax> {
    let fallback = container.fallback.and_then(|index| container.variants.get(index));
    let with_key = container.variants.iter().filter(|variant| !variant.json_name.is_empty());
    let members = with_key.map(|variant| TableEntry { json_name: &variant.json_name, aliases: &variant.aliases });
    let (select_method, other_method, encode_other) = match container.unknown_payload {
        UnknownPayload::Object => ("variant_by_only_key", "unknown_variant", encode_other()),
        UnknownPayload::Entry => {
            ("variant_by_key", "unknown_entry", template!(context, Expr, [] => { e.unknown_entry(payload) }))
        }
    };
    let definition = PayloadEnum {
        variants: &container.variants,
        conversions: &item.construction.conversions,
        other_payload: "Other",
        table: (
            "NameTable",
            discriminator::string_table(context, members, container.open || fallback.is_some(), false),
        ),
        select_variant: method_call(variable("d"), select_method, [reference(variable("TABLE"))]),
        payload_method: "payload",
        other_method,
        fallback,
        takes_null: false,
        encode_variant: encode_entry,
        encode_other,
    };
    let mut items = enum_items(context, item, definition);
    items.extend(constructors_impl(context, item, &item.construction.variant_constructors));
    items
}

/// A payload that is a key-value pair encodes its key itself.
fn encode_entry(encoder: Expr, variant: &Variant) -> Expr {
    if variant.json_name.is_empty() {
        return encode_payload(encoder, variant);
    }
    method_call(
        with_redaction(encoder, variant.redacted),
        "keyed_variant",
        [string_literal(&variant.json_name), string_literal(&variant.name), variable("payload")],
    )
}
