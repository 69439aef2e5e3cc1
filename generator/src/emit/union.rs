//! Untagged unions whose discriminator is the shape of the JSON value.

use syn::{Arm, Expr, Item as Syntax};

use super::discriminator;
use super::module_context::ModuleContext;
use super::payload_enum::{PayloadEnum, encode_other, encode_payload, enum_items};
use super::template::template;
use crate::model::{BranchMatch, Item, Union, Variant};

pub(super) fn union(context: &ModuleContext<'_>, item: &Item, union: &Union) -> Vec<Syntax> {
    let definition = PayloadEnum {
        variants: &union.variants,
        conversions: &item.construction.conversions,
        other_payload: "RawJson",
        table: ("ShapeDiscriminator", discriminator::shape_table(context, &union.discriminator)),
        select_variant: template!(context, Expr, [] => { d.branch(&TABLE) }),
        payload_method: "value",
        other_method: "raw",
        fallback: None,
        takes_null: matches!(union.discriminator.null, BranchMatch::Exact(_)),
        encode_variant: encode_payload,
        encode_other: encode_other(),
    };
    let mut items = enum_items(context, item, definition);
    if union.has_display {
        items.extend(display(context, item, union));
    }
    items
}

/// `Display` of a union of scalars: the value without quotes.
fn display(context: &ModuleContext<'_>, item: &Item, union: &Union) -> Vec<Syntax> {
    let self_type = context.ident(&item.name);
    let arm = |variant: &Variant| {
        let name = context.ident(&variant.name);
        if variant.is_unit() {
            return template!(context, Vec<Arm>, [name] => { Self::#name => f.pad("null"), });
        }
        template!(context, Vec<Arm>, [name] => { Self::#name(value) => ::std::fmt::Display::fmt(value, f), })
    };
    let display_arms: Vec<_> = union.variants.iter().flat_map(arm).collect();
    template!(context, Vec<Syntax>, [self_type, display_arms] => {
        impl ::std::fmt::Display for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    #display_arms
                    Self::Other(value) => f.pad(value.get()),
                }
            }
        }
    })
}
