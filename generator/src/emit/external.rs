//! Unions whose branches are told by the key in the map around them, and the methods of that map.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::choice;
use super::making::questions;
use super::scope::Scope;
use super::structure::generics;
use super::table::{self, Named};
use super::types::{form_word, rust_type};
use crate::model::{External, Item, RustType};

pub(super) fn external(scope: &Scope<'_>, item: &Item, external: &External) -> TokenStream {
    let declaration = choice::declaration(scope, item, &external.variants, Some("Other"));
    let read = read(scope, item, external);
    let show = choice::show(scope, item, &external.variants, choice::show_payload, Some(&choice::show_other()));
    let kinds = kinds(scope, item, external);
    let methods = methods(scope, item, external);
    let questions = questions(scope, item, &external.variants);
    quote! {
        #declaration
        #questions
        #read
        #show
        #kinds
        #methods
    }
}

/// The map has chosen the variant by the key already.
fn read(scope: &Scope<'_>, item: &Item, external: &External) -> TokenStream {
    let json = &scope.json;
    let open = external.open;
    let (header, of) = generics(scope, item, &external.parameters, &quote!(::serde::de::DeserializeOwned));
    let payloads = external.variants.iter().map(|variant| {
        let name = scope.ident(&variant.name);
        let form = form_word(scope, variant.form);
        quote!(Self::#name(payload) => r #form .fill(payload),)
    });
    let empties = external.variants.iter().enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        let name = scope.ident(&variant.name);
        quote!(#index => Self::#name(#json::Read::empty()),)
    });
    let members = external.variants.iter().map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let table = table::words(scope, members, open, false);
    let other = &scope.runtime;
    quote! {
        impl #header #json::Read for #of {
            #[inline]
            fn empty() -> Self {
                Self::Other(#json::Read::empty())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                match self {
                    #(#payloads)*
                    Self::Other(payload) => r.fill_other(#open, payload),
                }
            }
        }
        impl #header #json::ReadTyped for #of {
            #[inline]
            fn of_kind(kind: &str) -> Self {
                static TABLE: #json::Words = #table;
                match TABLE.find(kind) {
                    #(#empties)*
                    _ => Self::Other(#other::Other::of_kind(kind)),
                }
            }
        }
    }
}

fn kinds(scope: &Scope<'_>, item: &Item, external: &External) -> TokenStream {
    let json = &scope.json;
    let (header, of) = unbound(scope, item, external);
    let kinds = external.variants.iter().map(|variant| {
        let (name, wire) = (scope.ident(&variant.name), &variant.wire);
        quote!(Self::#name(_) => #wire,)
    });
    quote! {
        impl #header #json::Typed for #of {
            #[inline]
            fn kind(&self) -> &str {
                match self {
                    #(#kinds)*
                    Self::Other(payload) => &payload.name,
                }
            }
        }
    }
}

/// The types' parameters without any bound: `<T>` and `Name<T>`.
fn unbound(scope: &Scope<'_>, item: &Item, external: &External) -> (TokenStream, TokenStream) {
    let (_, of) = generics(scope, item, &external.parameters, &TokenStream::new());
    let parameters = external.parameters.iter().map(|parameter| scope.ident(parameter));
    let header = (!external.parameters.is_empty()).then(|| quote!(<#(#parameters),*>));
    (quote!(#header), of)
}

fn methods(scope: &Scope<'_>, item: &Item, external: &External) -> TokenStream {
    let runtime = &scope.runtime;
    let (header, of) = unbound(scope, item, external);
    let owner = scope.ident(&item.name);
    let methods = external.variants.iter().map(|variant| {
        let (name, method, wire) = (scope.ident(&variant.name), scope.ident(&variant.method), &variant.wire);
        let payload = if let RustType::Boxed(payload) = &variant.ty { payload } else { &variant.ty };
        let payload = rust_type(scope, payload);
        let docs = format!(" The `{wire}` of this name.");
        quote! {
            #[doc = #docs]
            ///
            /// # Errors
            /// There is nothing of this name, or it is of another type. The error lists what is there.
            #[inline]
            pub fn #method(&self, name: &str) -> ::core::result::Result<&#payload, #runtime::NamedError> {
                match self.get(name) {
                    Some(#owner::#name(payload)) => Ok(payload),
                    _ => Err(#runtime::NamedError::new(self, #wire, name)),
                }
            }
        }
    });
    quote! {
        impl #header #runtime::TypedKeys<#of> {
            #(#methods)*
        }
    }
}
