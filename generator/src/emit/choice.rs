//! What unions, containers and tagged unions have in common: an enum with payloads, and an `Other` for what is unknown.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::conversion::into_variants;
use super::docs::{deprecated, docs};
use super::forward;
use super::making::questions;
use super::scope::Scope;
use super::structure::generics;
use super::types::{form_word, rust_type};
use crate::model::{Conversion, Item, Variant};

/// An enum with payloads, as the codec sees it.
pub(super) struct Enumeration<'a> {
    /// Its variants, `Other` left out.
    pub(super) variants: &'a [Variant],
    /// `From` implementations.
    pub(super) conversions: &'a [Conversion],
    /// The type of `Other`'s payload, by its name in the runtime.
    pub(super) other: &'static str,
    /// The static table by which the reader decides: its type in `json`, and its value.
    pub(super) table: (&'static str, TokenStream),
    /// The reader's word that gives the number of a variant, with the table `TABLE`.
    pub(super) decide: TokenStream,
    /// The reader's word for the payload of a known variant.
    pub(super) payload: TokenStream,
    /// The reader's word for the payload of `Other`.
    pub(super) unknown: TokenStream,
    /// The variant that is meant where none is known, in the place of `Other`.
    pub(super) fallback: Option<&'a Variant>,
    /// Whether null is one of its values.
    pub(super) takes_null: bool,
    /// The writer's word for each variant.
    pub(super) show: fn(&Variant) -> TokenStream,
    /// The writer's word for `Other`.
    pub(super) show_other: TokenStream,
}

/// The writer's word for a payload that stands for the whole.
pub(super) fn show_payload(variant: &Variant) -> TokenStream {
    let name = &variant.name;
    if variant.is_unit() { quote!(null()) } else { quote!(variant(#name, payload)) }
}

/// The writer's word for an `Other` that stands for the whole.
pub(super) fn show_other() -> TokenStream {
    quote!(variant("Other", payload))
}

pub(super) fn enumeration(scope: &Scope<'_>, item: &Item, of: &Enumeration<'_>) -> TokenStream {
    let declaration = declaration(scope, item, of.variants, Some(of.other));
    let read = read(scope, item, of);
    let show = show(scope, item, of.variants, of.show, Some(&of.show_other));
    let conversions = into_variants(scope, item, of.conversions);
    let questions = questions(scope, item, of.variants);
    let parameters = item.parameters();
    let serde = (!parameters.is_empty()).then(|| forward::serde(scope, item, parameters));
    quote! {
        #declaration
        #questions
        #read
        #show
        #serde
        #conversions
    }
}

/// The enum, with an `Other` that holds this type of the runtime.
pub(super) fn declaration(
    scope: &Scope<'_>,
    item: &Item,
    variants: &[Variant],
    other: Option<&'static str>,
) -> TokenStream {
    let runtime = &scope.runtime;
    let item_docs = docs(&item.docs);
    let item_deprecated = deprecated(item.deprecated.as_ref());
    let parameters = item.parameters();
    let derive = if parameters.is_empty() { quote!(Clone) } else { quote!(Clone, Debug, PartialEq) };
    let (_, of) = generics(scope, item, parameters, &TokenStream::new());
    let variants = variants.iter().map(|variant| {
        let docs = docs(&variant.docs);
        let deprecated = deprecated(variant.deprecated.as_ref());
        let name = scope.ident(&variant.name);
        let payload = (!variant.is_unit()).then(|| rust_type(scope, &variant.ty)).map(|ty| quote!((#ty)));
        quote!(#docs #deprecated #name #payload,)
    });
    let other = other.map(|other| {
        let other = scope.ident(other);
        quote! {
            /// What the specification does not list. It is written back unchanged.
            Other(#runtime::#other),
        }
    });
    quote! {
        #item_docs
        #item_deprecated
        #[derive(#derive)]
        #[non_exhaustive]
        pub enum #of {
            #(#variants)*
            #other
        }
    }
}

fn read(scope: &Scope<'_>, item: &Item, of: &Enumeration<'_>) -> TokenStream {
    let json = &scope.json;
    let (header, name) = generics(scope, item, item.parameters(), &quote!(::serde::de::DeserializeOwned));
    let (table_type, table) = (scope.ident(of.table.0), &of.table.1);
    let Enumeration { decide, payload, unknown, .. } = of;
    let takes_null = of.takes_null.then(|| {
        quote! {
            #[inline]
            fn takes_null(&self) -> bool {
                true
            }
        }
    });
    let is_fallback = |variant: &Variant| of.fallback.is_some_and(|fallback| fallback.name == variant.name);
    let numbers =
        of.variants.iter().enumerate().filter(|(_, variant)| !is_fallback(variant)).map(|(index, variant)| {
            let index = Literal::usize_unsuffixed(index);
            let name = scope.ident(&variant.name);
            let form = form_word(scope, variant.form);
            if variant.is_unit() {
                return quote!(#index => Self::#name,);
            }
            quote!(#index => Self::#name(r #form .#payload),)
        });
    let otherwise = match of.fallback {
        None => quote!(Self::Other(r.#unknown)),
        Some(fallback) => {
            let (name, form) = (scope.ident(&fallback.name), form_word(scope, fallback.form));
            quote!(Self::#name(r #form .value()))
        }
    };
    quote! {
        impl #header #json::Read for #name {
            #[inline]
            fn empty() -> Self {
                Self::Other(#json::Read::empty())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                static TABLE: #json::#table_type = #table;
                *self = match r.#decide {
                    #(#numbers)*
                    _ => #otherwise,
                };
            }
            #takes_null
        }
    }
}

/// `Show`, by these words for the variants and for `Other`.
pub(super) fn show(
    scope: &Scope<'_>,
    item: &Item,
    variants: &[Variant],
    word: fn(&Variant) -> TokenStream,
    other: Option<&TokenStream>,
) -> TokenStream {
    let json = &scope.json;
    let (header, of) = generics(scope, item, item.parameters(), &quote!(::serde::Serialize));
    let shown = variants.iter().map(|variant| {
        let name = scope.ident(&variant.name);
        let form = form_word(scope, variant.form);
        let word = word(variant);
        let payload = (!variant.is_unit()).then(|| quote!((payload)));
        quote!(Self::#name #payload => w #form .#word,)
    });
    let other = other.map(|word| quote!(Self::Other(payload) => w.#word,));
    quote! {
        impl #header #json::Show for #of {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                match self {
                    #(#shown)*
                    #other
                };
            }
        }
    }
}
