//! Implementations of std's and serde's traits, which call the codec.

use proc_macro2::Span;
use quote::quote;
use syn::{Generics, Item as Syntax, ItemMacro, Macro, MacroDelimiter, Token};

use super::generics::{DESERIALIZE_BOUND, SERIALIZE_BOUND, generic_type};
use super::module_context::{ModuleContext, unused_name};
use super::syntax::{self, join_path};
use super::template::template;
use crate::model::{Item, ItemKind};

/// The macro call of the runtime that implements std's and serde's traits for an item: `json::impl_traits!(Name);`.
pub(super) fn macro_call(context: &ModuleContext<'_>, item: &Item) -> Option<Syntax> {
    // A type with parameters derives what it can: a macro call has no place for bounds.
    if !item.type_parameters().is_empty() {
        return None;
    }
    let macro_name = match &item.kind {
        ItemKind::Alias(_) => return None,
        ItemKind::Struct(_)
        | ItemKind::Union(_)
        | ItemKind::Container(_)
        | ItemKind::InternallyTagged(_)
        | ItemKind::Ndjson(_)
        | ItemKind::UntypedUnion(_) => "impl_traits",
        ItemKind::StringEnum(_) => "impl_serde",
        ItemKind::Request(_) => "impl_request_traits",
        // Without its key it is not a complete JSON value.
        ItemKind::ExternallyTagged(_) => "impl_debug_partial_eq",
    };
    let name = context.ident(&item.name);
    let mac = Macro {
        path: join_path(context.json.clone(), syntax::name(macro_name)),
        bang_token: Token![!](Span::call_site()),
        delimiter: MacroDelimiter::Paren(syn::token::Paren::default()),
        tokens: quote!(#name),
    };
    let semi_token = Some(Token![;](Span::call_site()));
    Some(Syntax::Macro(ItemMacro { attrs: Vec::new(), ident: None, mac, semi_token }))
}

/// serde's two traits for a type with parameters. Neither asks for the other's bound.
pub(super) fn serde_impls(context: &ModuleContext<'_>, item: &Item, parameters: &[String]) -> Vec<Syntax> {
    let (json, result) = (&context.json, &context.std.result);
    let (serialize_generics, self_type) = generic_type(context, item, parameters, SERIALIZE_BOUND);
    let (decode_generics, _) = generic_type(context, item, parameters, DESERIALIZE_BOUND);
    let mut deserialize_generics = template!(context, Generics, [] => { <'de> });
    deserialize_generics.params.extend(decode_generics.params);
    let is_used = |name: &str| parameters.iter().any(|parameter| parameter == name);
    let (serializer, deserializer) = (unused_name("S", is_used), unused_name("D", is_used));
    template!(context, Vec<Syntax>, [json, result, serialize_generics, deserialize_generics, self_type, serializer, deserializer] => {
        impl #serialize_generics ::serde::Serialize for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn serialize<#serializer: ::serde::Serializer>(
                &self,
                serializer: #serializer,
            ) -> #result<#serializer::Ok, #serializer::Error> {
                #json::serialize(self, serializer)
            }
        }
        impl #deserialize_generics ::serde::Deserialize<'de> for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn deserialize<#deserializer: ::serde::Deserializer<'de>>(
                deserializer: #deserializer,
            ) -> #result<Self, #deserializer::Error> {
                #json::deserialize(deserializer)
            }
        }
    })
}
