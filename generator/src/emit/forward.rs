//! std's and serde's traits as forwards to the codec.

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::{Generics, Item as Syntax, ItemMacro, Macro, MacroDelimiter, Token};

use super::scope::{Scope, free};
use super::structure::{READ, WRITTEN, generics};
use super::syntax::{self, inside, path};
use super::template::template;
use crate::model::{Item, ItemKind};

/// One macro call for the types of a module that get the same forwards.
pub(super) fn calls(scope: &Scope<'_>) -> Vec<Syntax> {
    let mut all = Vec::new();
    let mut words = Vec::new();
    let (mut requests, mut keyed) = (Vec::new(), Vec::new());
    for item in &scope.module.items {
        let list = match &item.kind {
            // A type with parameters derives what it can: a macro call has no place for bounds.
            _ if !item.parameters().is_empty() => continue,
            ItemKind::Alias(_) => continue,
            ItemKind::Struct(_)
            | ItemKind::Union(_)
            | ItemKind::Container(_)
            | ItemKind::Tagged(_)
            | ItemKind::Lines(_)
            | ItemKind::Untagged(_) => &mut all,
            ItemKind::Words(_) => &mut words,
            ItemKind::Request(_) => &mut requests,
            // Without its key it is no JSON value of its own.
            ItemKind::External(_) => &mut keyed,
        };
        list.push(scope.ident(&item.name));
    }
    let calls = [("forward", all), ("forward_serde", words), ("forward_std", keyed), ("forward_requests", requests)];
    let calls = calls.into_iter().filter(|(_, items)| !items.is_empty());
    calls.map(|(name, items)| self::call(scope, name, &items)).collect()
}

/// `json::forward!(Name, Name);`
fn call(scope: &Scope<'_>, name: &'static str, items: &[Ident]) -> Syntax {
    let mac = Macro {
        path: inside(path(scope.json.clone()), syntax::name(name)),
        bang_token: Token![!](Span::call_site()),
        delimiter: MacroDelimiter::Paren(syn::token::Paren::default()),
        tokens: quote!(#(#items),*),
    };
    let semi_token = Some(Token![;](Span::call_site()));
    Syntax::Macro(ItemMacro { attrs: Vec::new(), ident: None, mac, semi_token })
}

/// serde's two traits for a type with parameters. Neither asks for the other's bound.
pub(super) fn serde(scope: &Scope<'_>, item: &Item, parameters: &[String]) -> Vec<Syntax> {
    let json = &scope.json;
    let (to, of) = generics(scope, item, parameters, WRITTEN);
    let (documents, _) = generics(scope, item, parameters, READ);
    let mut from = template!(scope, Generics, [] => { <'de> });
    from.params.extend(documents.params);
    let taken = |name: &str| parameters.iter().any(|parameter| parameter == name);
    let (serializer, deserializer) = (free("S", taken), free("D", taken));
    template!(scope, Vec<Syntax>, [json, to, from, of, serializer, deserializer] => {
        impl #to ::serde::Serialize for #of {
            #[inline]
            fn serialize<#serializer: ::serde::Serializer>(
                &self,
                serializer: #serializer,
            ) -> ::core::result::Result<#serializer::Ok, #serializer::Error> {
                #json::serialize(self, serializer)
            }
        }
        impl #from ::serde::Deserialize<'de> for #of {
            #[inline]
            fn deserialize<#deserializer: ::serde::Deserializer<'de>>(
                deserializer: #deserializer,
            ) -> ::core::result::Result<Self, #deserializer::Error> {
                #json::deserialize(deserializer)
            }
        }
    })
}
