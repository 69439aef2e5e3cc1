//! Unions without a discriminator: each variant can be constructed, and all values are decoded as the same variant.

use syn::Item as Syntax;

use super::constructors::{constructors_impl, variant_accessors};
use super::from_impls::variant_conversions;
use super::module_context::ModuleContext;
use super::payload_enum;
use super::syntax::{method_call, variable};
use super::template::template;
use super::types::with_encoding;
use crate::model::{Item, UntypedUnion};

pub(super) fn untagged_union(context: &ModuleContext<'_>, item: &Item, untagged_union: &UntypedUnion) -> Vec<Syntax> {
    let json = &context.json;
    let Some(untyped) = untagged_union.variants.get(untagged_union.untyped_variant) else {
        context.error(format!("`{}` has no variant to be decoded as", item.name));
        return Vec::new();
    };
    let mut items = payload_enum::enum_declaration(context, item, &untagged_union.variants, None);
    items.extend(constructors_impl(context, item, &item.construction.variant_constructors));
    items.extend(variant_accessors(context, item, &untagged_union.variants));
    let (self_type, variant) = (context.ident(&item.name), context.ident(&untyped.name));
    let payload = method_call(with_encoding(context, variable("d"), untyped.encoding), "value", []);
    items.extend(template!(context, Vec<Syntax>, [json, self_type, variant, payload] => {
        impl #json::Decode for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty() -> Self {
                Self::#variant(#json::Decode::empty())
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn decode(&mut self, d: &mut #json::Decoder<'_>) {
                *self = Self::#variant(#payload);
            }
        }
    }));
    items.extend(payload_enum::encode_impl(
        context,
        item,
        &untagged_union.variants,
        payload_enum::encode_payload,
        None,
    ));
    items.extend(variant_conversions(context, item, &item.construction.conversions));
    items
}
