//! Externally tagged unions: the key in the map around them is the discriminator. The map gets accessor methods.

use syn::{Arm, ImplItem, Item as Syntax};

use super::constructors::variant_accessors;
use super::discriminator::{self, TableEntry};
use super::doc_attributes::docs;
use super::generics::{DESERIALIZE_BOUND, generic_type};
use super::module_context::ModuleContext;
use super::payload_enum;
use super::syntax::{method_call, usize_literal, variable};
use super::template::template;
use super::types::{rust_type, with_encoding};
use crate::model::{ExternallyTagged, Item, RustType, Variant};

pub(super) fn externally_tagged(
    context: &ModuleContext<'_>,
    item: &Item,
    externally_tagged: &ExternallyTagged,
) -> Vec<Syntax> {
    let mut items = payload_enum::enum_declaration(context, item, &externally_tagged.variants, Some("Other"));
    items.extend(variant_accessors(context, item, &externally_tagged.variants));
    items.extend(decode_impl(context, item, externally_tagged));
    items.extend(typed_decode_impl(context, item, externally_tagged));
    items.extend(payload_enum::encode_impl(
        context,
        item,
        &externally_tagged.variants,
        payload_enum::encode_payload,
        Some(payload_enum::encode_other()),
    ));
    items.extend(typed_impl(context, item, externally_tagged));
    items.extend(accessors_impl(context, item, externally_tagged));
    items
}

/// The map selects the variant by its key before it decodes the payload.
fn decode_impl(context: &ModuleContext<'_>, item: &Item, externally_tagged: &ExternallyTagged) -> Vec<Syntax> {
    let json = &context.json;
    let open = externally_tagged.open;
    let (generics, self_type) = generic_type(context, item, &externally_tagged.type_parameters, DESERIALIZE_BOUND);
    let payload = |variant: &Variant| {
        let variant_name = context.ident(&variant.name);
        let decode_payload =
            method_call(with_encoding(context, variable("d"), variant.encoding), "decode_into", [variable("payload")]);
        template!(context, Vec<Arm>, [variant_name, decode_payload] => { Self::#variant_name(payload) => #decode_payload, })
    };
    let payload_arms: Vec<_> = externally_tagged.variants.iter().flat_map(payload).collect();
    template!(context, Vec<Syntax>, [generics, json, self_type, payload_arms, open] => {
        impl #generics #json::Decode for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty() -> Self {
                Self::Other(#json::Decode::empty())
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn decode(&mut self, d: &mut #json::Decoder<'_>) {
                match self {
                    #payload_arms
                    Self::Other(payload) => d.unknown_type(#open, payload),
                }
            }
        }
    })
}

/// The empty variant for a key.
fn typed_decode_impl(context: &ModuleContext<'_>, item: &Item, externally_tagged: &ExternallyTagged) -> Vec<Syntax> {
    let (json, runtime) = (&context.json, &context.runtime);
    let (generics, self_type) = generic_type(context, item, &externally_tagged.type_parameters, DESERIALIZE_BOUND);
    let empty = |(index, variant): (usize, &Variant)| {
        let (index, name) = (usize_literal(index), context.ident(&variant.name));
        template!(context, Vec<Arm>, [index, name, json] => { #index => Self::#name(#json::Decode::empty()), })
    };
    let empty_arms: Vec<_> = externally_tagged.variants.iter().enumerate().flat_map(empty).collect();
    let members = externally_tagged
        .variants
        .iter()
        .map(|variant| TableEntry { json_name: &variant.json_name, aliases: &variant.aliases });
    let table = discriminator::string_table(context, members, externally_tagged.open, false);
    template!(context, Vec<Syntax>, [generics, json, self_type, table, empty_arms, runtime] => {
        impl #generics #json::DecodeTyped for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty_of_type(type_name: &str) -> Self {
                static TABLE: #json::NameTable = #table;
                match TABLE.find(type_name) {
                    #empty_arms
                    _ => Self::other_of_type(type_name),
                }
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn other_of_type(type_name: &str) -> Self {
                Self::Other(#runtime::Other::with_name(type_name))
            }
        }
    })
}

fn typed_impl(context: &ModuleContext<'_>, item: &Item, externally_tagged: &ExternallyTagged) -> Vec<Syntax> {
    let json = &context.json;
    let (generics, self_type) = generic_type(context, item, &externally_tagged.type_parameters, &[]);
    let name_arm = |variant: &Variant| {
        let (name, json_name) = (context.ident(&variant.name), &variant.json_name);
        template!(context, Vec<Arm>, [name, json_name] => { Self::#name(_) => #json_name, })
    };
    let name_arms: Vec<_> = externally_tagged.variants.iter().flat_map(name_arm).collect();
    template!(context, Vec<Syntax>, [generics, json, self_type, name_arms] => {
        impl #generics #json::TypedValue for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn type_name(&self) -> &str {
                match self {
                    #name_arms
                    Self::Other(payload) => &payload.name,
                }
            }
        }
    })
}

fn accessors_impl(context: &ModuleContext<'_>, item: &Item, externally_tagged: &ExternallyTagged) -> Vec<Syntax> {
    let runtime = &context.runtime;
    let (generics, self_type) = generic_type(context, item, &externally_tagged.type_parameters, &[]);
    let accessors: Vec<_> =
        externally_tagged.variants.iter().flat_map(|variant| accessor(context, item, variant)).collect();
    template!(context, Vec<Syntax>, [generics, runtime, self_type, accessors] => {
        impl #generics #runtime::TypedKeys<#self_type> { #accessors }
    })
}

fn accessor(context: &ModuleContext<'_>, item: &Item, variant: &Variant) -> Vec<ImplItem> {
    let (runtime, result) = (&context.runtime, &context.std.result);
    let owner = context.ident(&item.name);
    let (name, method) = (context.ident(&variant.name), context.ident(&variant.method_name));
    let payload = if let RustType::Boxed(payload) = &variant.ty { payload } else { &variant.ty };
    let payload = rust_type(context, payload);
    let (json_name, docs) =
        (&variant.json_name, docs(&format!("Returns the `{}` value with this name.", variant.json_name)));
    template!(context, Vec<ImplItem>, [docs, method, result, payload, runtime, owner, name, json_name] => {
        #docs
        ///
        /// # Errors
        /// The name is missing, or its value has another type. The error lists the names and types of all values.
        #[cfg_attr(not(debug_assertions), inline)]
        pub fn #method(&self, name: &str) -> #result<&#payload, #runtime::TypedKeyError> {
            match self.get(name) {
                Some(#owner::#name(payload)) => Ok(payload),
                _ => Err(#runtime::TypedKeyError::new(self, #json_name, name)),
            }
        }
    })
}
