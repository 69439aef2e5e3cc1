//! std's and serde's traits as forwards to the codec.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::{Scope, free};
use super::structure::generics;
use crate::model::{Item, ItemKind};

/// One macro call for the types of a module that get the same forwards.
pub(super) fn calls(scope: &Scope<'_>) -> TokenStream {
    let json = &scope.json;
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
    let all = (!all.is_empty()).then(|| quote!(#json::forward!(#(#all),*);));
    let words = (!words.is_empty()).then(|| quote!(#json::forward_serde!(#(#words),*);));
    let requests = (!requests.is_empty()).then(|| quote!(#json::forward_requests!(#(#requests),*);));
    let keyed = (!keyed.is_empty()).then(|| quote!(#json::forward_std!(#(#keyed),*);));
    quote!(#all #words #keyed #requests)
}

/// serde's two traits for a type with parameters. Neither asks for the other's bound.
pub(super) fn serde(scope: &Scope<'_>, item: &Item, parameters: &[String]) -> TokenStream {
    let json = &scope.json;
    let (to, to_of) = generics(scope, item, parameters, &quote!(::serde::Serialize));
    let (_, from_of) = generics(scope, item, parameters, &quote!(::serde::de::DeserializeOwned));
    let from = parameters.iter().map(|parameter| scope.ident(parameter));
    let taken = |name: &str| parameters.iter().any(|parameter| parameter == name);
    let (serializer, deserializer) = (free("S", taken), free("D", taken));
    quote! {
        impl #to ::serde::Serialize for #to_of {
            #[inline]
            fn serialize<#serializer: ::serde::Serializer>(
                &self,
                serializer: #serializer,
            ) -> ::core::result::Result<#serializer::Ok, #serializer::Error> {
                #json::serialize(self, serializer)
            }
        }
        impl<'de, #(#from: ::serde::de::DeserializeOwned),*> ::serde::Deserialize<'de> for #from_of {
            #[inline]
            fn deserialize<#deserializer: ::serde::Deserializer<'de>>(
                deserializer: #deserializer,
            ) -> ::core::result::Result<Self, #deserializer::Error> {
                #json::deserialize(deserializer)
            }
        }
    }
}
