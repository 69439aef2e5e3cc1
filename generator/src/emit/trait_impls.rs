//! std's and serde's traits as forwards to the codec.

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::{Generics, Item as Syntax, ItemMacro, Macro, MacroDelimiter, Token};

use super::module_context::{ModuleContext, unused_name};
use super::struct_::{DESERIALIZE_BOUND, SERIALIZE_BOUND, generic_type};
use super::syntax::{self, join_path, path};
use super::template::template;
use crate::model::{Item, ItemKind};

/// One macro call for the types of a module that get the same forwards.
pub(super) fn macro_calls(context: &ModuleContext<'_>) -> Vec<Syntax> {
    let mut codec_types = Vec::new();
    let mut string_enums = Vec::new();
    let (mut requests, mut externally_tagged) = (Vec::new(), Vec::new());
    for item in &context.module.items {
        let list = match &item.kind {
            // A type with parameters derives what it can: a macro call has no place for bounds.
            _ if !item.type_parameters().is_empty() => continue,
            ItemKind::Alias(_) => continue,
            ItemKind::Struct(_)
            | ItemKind::Union(_)
            | ItemKind::Container(_)
            | ItemKind::InternallyTagged(_)
            | ItemKind::Ndjson(_)
            | ItemKind::UntypedUnion(_) => &mut codec_types,
            ItemKind::StringEnum(_) => &mut string_enums,
            ItemKind::Request(_) => &mut requests,
            // Without its key it is no JSON value of its own.
            ItemKind::ExternallyTagged(_) => &mut externally_tagged,
        };
        list.push(context.ident(&item.name));
    }
    let calls = [
        ("impl_traits", codec_types),
        ("impl_serde", string_enums),
        ("impl_debug_partial_eq", externally_tagged),
        ("impl_request_traits", requests),
    ];
    let calls = calls.into_iter().filter(|(_, items)| !items.is_empty());
    calls.map(|(name, items)| self::macro_call(context, name, &items)).collect()
}

/// `json::impl_traits!(Name, Name);`
fn macro_call(context: &ModuleContext<'_>, name: &'static str, items: &[Ident]) -> Syntax {
    let mac = Macro {
        path: join_path(path(context.json.clone()), syntax::name(name)),
        bang_token: Token![!](Span::call_site()),
        delimiter: MacroDelimiter::Paren(syn::token::Paren::default()),
        tokens: quote!(#(#items),*),
    };
    let semi_token = Some(Token![;](Span::call_site()));
    Syntax::Macro(ItemMacro { attrs: Vec::new(), ident: None, mac, semi_token })
}

/// serde's two traits for a type with parameters. Neither asks for the other's bound.
pub(super) fn serde_impls(context: &ModuleContext<'_>, item: &Item, parameters: &[String]) -> Vec<Syntax> {
    let json = &context.json;
    let (serialize_generics, self_type) = generic_type(context, item, parameters, SERIALIZE_BOUND);
    let (decode_generics, _) = generic_type(context, item, parameters, DESERIALIZE_BOUND);
    let mut deserialize_generics = template!(context, Generics, [] => { <'de> });
    deserialize_generics.params.extend(decode_generics.params);
    let is_used = |name: &str| parameters.iter().any(|parameter| parameter == name);
    let (serializer, deserializer) = (unused_name("S", is_used), unused_name("D", is_used));
    template!(context, Vec<Syntax>, [json, serialize_generics, deserialize_generics, self_type, serializer, deserializer] => {
        impl #serialize_generics ::serde::Serialize for #self_type {
            #[inline]
            fn serialize<#serializer: ::serde::Serializer>(
                &self,
                serializer: #serializer,
            ) -> ::core::result::Result<#serializer::Ok, #serializer::Error> {
                #json::serialize(self, serializer)
            }
        }
        impl #deserialize_generics ::serde::Deserialize<'de> for #self_type {
            #[inline]
            fn deserialize<#deserializer: ::serde::Deserializer<'de>>(
                deserializer: #deserializer,
            ) -> ::core::result::Result<Self, #deserializer::Error> {
                #json::deserialize(deserializer)
            }
        }
    })
}
