//! Internally tagged unions: a field inside the payload is the discriminator. A payload encodes its tag itself.

use syn::{Expr, Item as Syntax};

use super::constructors::constructors_impl;
use super::discriminator::{self, TableEntry};
use super::module_context::ModuleContext;
use super::payload_enum::{PayloadEnum, encode_other, encode_payload, enum_items};
use super::syntax::usize_literal;
use super::template::template;
use crate::model::{InternallyTagged, Item};

pub(super) fn internally_tagged(
    context: &ModuleContext<'_>,
    item: &Item,
    internally_tagged: &InternallyTagged,
) -> Vec<Syntax> {
    let json = &context.json;
    let tag = &internally_tagged.tag;
    let members = internally_tagged
        .variants
        .iter()
        .map(|variant| TableEntry { json_name: &variant.json_name, aliases: &variant.aliases });
    let no_default = || template!(context, Expr, [json] => { #json::NameTable::UNKNOWN });
    let default = internally_tagged.default_variant.map_or_else(no_default, usize_literal);
    let definition = PayloadEnum {
        variants: &internally_tagged.variants,
        conversions: &item.construction.conversions,
        other_payload: "Other",
        table: (
            "NameTable",
            discriminator::string_table(context, members, internally_tagged.open, internally_tagged.json_booleans),
        ),
        select_variant: template!(context, Expr, [tag, default] => { d.variant_by_tag(#tag, &TABLE, #default) }),
        payload_method: "value",
        other_method: "unknown_variant",
        fallback: None,
        takes_null: false,
        encode_variant: encode_payload,
        encode_other: encode_other(),
    };
    let mut items = enum_items(context, item, definition);
    items.extend(constructors_impl(context, item, &item.construction.variant_constructors));
    items
}
