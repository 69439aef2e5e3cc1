//! Enums with payloads and a variant `Other` for unknown values: the shared code of unions, containers and tagged unions.

use syn::{Arm, Expr, ImplItem, Item as Syntax};

use super::constructors::variant_accessors;
use super::doc_attributes::{docs, docs_and_deprecation};
use super::from_impls::variant_conversions;
use super::generics::{DESERIALIZE_BOUND, SERIALIZE_BOUND, derive_attribute, generic_type};
use super::module_context::ModuleContext;
use super::syntax::{self, join_path, method_call, string_literal, ty, usize_literal, variable, variant};
use super::template::template;
use super::trait_impls;
use super::types::{rust_type, with_encoding};
use crate::model::{Conversion, Item, Variant};

/// An enum with payloads, as the codec sees it.
pub(super) struct PayloadEnum<'a> {
    /// Its variants, `Other` left out.
    pub(super) variants: &'a [Variant],
    /// `From` implementations.
    pub(super) conversions: &'a [Conversion],
    /// The type of `Other`'s payload, by its name in the runtime.
    pub(super) other_payload: &'static str,
    /// The static table from which the decoder selects a variant: its type in `json`, and its value.
    pub(super) table: (&'static str, Expr),
    /// The expression for the index of a variant in the table `TABLE`.
    pub(super) select_variant: Expr,
    /// The decoder's method for the payload of a known variant.
    pub(super) payload_method: &'static str,
    /// The decoder's method for the payload of `Other`.
    pub(super) other_method: &'static str,
    /// The variant for unknown values, instead of `Other`.
    pub(super) fallback: Option<&'a Variant>,
    /// True if null is a value of the enum.
    pub(super) takes_null: bool,
    /// Encodes a variant.
    pub(super) encode_variant: EncodePayload,
    /// Encodes `Other`.
    pub(super) encode_other: Expr,
}

/// Builds the call that encodes the payload of a variant.
pub(super) type EncodePayload = fn(Expr, &Variant) -> Expr;

/// Encodes the payload as the value of the enum.
pub(super) fn encode_payload(encoder: Expr, variant: &Variant) -> Expr {
    if variant.is_unit() {
        return method_call(encoder, "null", []);
    }
    method_call(encoder, "variant", [string_literal(&variant.name), variable("payload")])
}

/// Encodes the payload of `Other` as the value of the enum.
pub(super) fn encode_other() -> Expr {
    method_call(variable("e"), "variant", [string_literal("Other"), variable("payload")])
}

pub(super) fn enum_items(context: &ModuleContext<'_>, item: &Item, definition: PayloadEnum<'_>) -> Vec<Syntax> {
    let mut items = enum_declaration(context, item, definition.variants, Some(definition.other_payload));
    items.extend(variant_accessors(context, item, definition.variants));
    items.extend(decode_impl(context, item, &definition));
    items.extend(encode_impl(
        context,
        item,
        definition.variants,
        definition.encode_variant,
        Some(definition.encode_other),
    ));
    let parameters = item.type_parameters();
    if !parameters.is_empty() {
        items.extend(trait_impls::serde_impls(context, item, parameters));
    }
    items.extend(variant_conversions(context, item, definition.conversions));
    items
}

/// The enum, with an `Other` that holds this type of the runtime.
pub(super) fn enum_declaration(
    context: &ModuleContext<'_>,
    item: &Item,
    variants: &[Variant],
    other: Option<&'static str>,
) -> Vec<Syntax> {
    let mut attributes = docs_and_deprecation(context.item_docs(item), item.deprecated.as_ref());
    attributes.push(derive_attribute(item.type_parameters()));
    let (generics, _) = generic_type(context, item, item.type_parameters(), &[]);
    let name = context.ident(&item.name);
    let declaration = |variant: &Variant| {
        let attributes = docs_and_deprecation(context.member_docs(item, &variant.name), variant.deprecated.as_ref());
        let payload = (!variant.is_unit()).then(|| rust_type(context, &variant.ty));
        self::variant(attributes, context.ident(&variant.name), payload)
    };
    let other = other.map(|other| {
        let docs = docs("A value that the specification does not describe. It is encoded unchanged.");
        variant(docs, syntax::name("Other"), Some(ty(join_path(context.runtime.clone(), context.ident(other)))))
    });
    let variants: Vec<_> = variants.iter().map(declaration).chain(other).collect();
    template!(context, Vec<Syntax>, [attributes, name, generics, variants] => {
        #attributes
        #[non_exhaustive]
        pub enum #name #generics { #variants }
    })
}

fn decode_impl(context: &ModuleContext<'_>, item: &Item, definition: &PayloadEnum<'_>) -> Vec<Syntax> {
    let json = &context.json;
    let (generics, ty) = generic_type(context, item, item.type_parameters(), DESERIALIZE_BOUND);
    let is_fallback = |variant: &Variant| definition.fallback.is_some_and(|fallback| fallback.name == variant.name);
    let specified = definition.variants.iter().enumerate().filter(|(_, variant)| !is_fallback(variant));
    let decode_arms: Vec<Arm> =
        specified.flat_map(|(index, variant)| decode_arm(context, definition, index, variant)).collect();
    let decoder = variable("d");
    let otherwise = match definition.fallback {
        None => {
            let payload = method_call(decoder, definition.other_method, []);
            template!(context, Expr, [payload] => { Self::Other(#payload) })
        }
        Some(fallback) => {
            let name = context.ident(&fallback.name);
            let payload = method_call(with_encoding(context, decoder, fallback.encoding), "value", []);
            template!(context, Expr, [name, payload] => { Self::#name(#payload) })
        }
    };
    let takes_null = if definition.takes_null { accepts_null_method(context) } else { Vec::new() };
    let (table_type, table, select_variant) =
        (context.ident(definition.table.0), definition.table.1.clone(), definition.select_variant.clone());
    template!(context, Vec<Syntax>, [generics, json, ty, table_type, table, select_variant, decode_arms, otherwise, takes_null] => {
        impl #generics #json::Decode for #ty {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty() -> Self {
                Self::Other(#json::Decode::empty())
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn decode(&mut self, d: &mut #json::Decoder<'_>) {
                static TABLE: #json::#table_type = #table;
                *self = match #select_variant {
                    #decode_arms
                    _ => #otherwise,
                };
            }
            #takes_null
        }
    })
}

/// `0 => Self::Name(d.value()),`
fn decode_arm(context: &ModuleContext<'_>, definition: &PayloadEnum<'_>, index: usize, variant: &Variant) -> Vec<Arm> {
    let (index, name) = (usize_literal(index), context.ident(&variant.name));
    if variant.is_unit() {
        return template!(context, Vec<Arm>, [index, name] => { #index => Self::#name, });
    }
    let payload = method_call(with_encoding(context, variable("d"), variant.encoding), definition.payload_method, []);
    template!(context, Vec<Arm>, [index, name, payload] => { #index => Self::#name(#payload), })
}

fn accepts_null_method(context: &ModuleContext<'_>) -> Vec<ImplItem> {
    template!(context, Vec<ImplItem>, [] => {
        #[cfg_attr(not(debug_assertions), inline)]
        fn accepts_null(&self) -> bool {
            true
        }
    })
}

/// `impl Encode`.
pub(super) fn encode_impl(
    context: &ModuleContext<'_>,
    item: &Item,
    variants: &[Variant],
    encode_variant: EncodePayload,
    other: Option<Expr>,
) -> Vec<Syntax> {
    let json = &context.json;
    let (generics, self_type) = generic_type(context, item, item.type_parameters(), SERIALIZE_BOUND);
    let encode_arms = variants.iter().flat_map(|variant| {
        let is_unit = variant.is_unit();
        let call_expression = encode_variant(with_encoding(context, variable("e"), variant.encoding), variant);
        let name = context.ident(&variant.name);
        if is_unit {
            return template!(context, Vec<Arm>, [name, call_expression] => { Self::#name => #call_expression, });
        }
        template!(context, Vec<Arm>, [name, call_expression] => { Self::#name(payload) => #call_expression, })
    });
    let other = other.map(|call_expression| template!(context, Vec<Arm>, [call_expression] => { Self::Other(payload) => #call_expression, }));
    let encode_arms: Vec<_> = encode_arms.chain(other.into_iter().flatten()).collect();
    template!(context, Vec<Syntax>, [generics, json, self_type, encode_arms] => {
        impl #generics #json::Encode for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn encode<'a>(&'a self, e: &mut #json::Encoder<'a>) {
                match self {
                    #encode_arms
                };
            }
        }
    })
}
