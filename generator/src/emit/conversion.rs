//! `From` implementations.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::scope::{Scope, free};
use super::structure::generics;
use super::types::rust_type;
use crate::model::{Conversion, Item, RustType, Source, Step};

/// Into a variant of an enum.
pub(super) fn into_variants(scope: &Scope<'_>, item: &Item, conversions: &[Conversion]) -> TokenStream {
    let all = conversions.iter().map(|conversion| {
        let variant = scope.ident(&conversion.to);
        let payload = payload(scope, &conversion.steps);
        implementation(scope, item, conversion, &quote!(Self::#variant(#payload)))
    });
    quote!(#(#all)*)
}

/// Into a struct, by one of its `fields`; the others stay empty.
pub(super) fn into_fields(scope: &Scope<'_>, item: &Item, conversions: &[Conversion], fields: usize) -> TokenStream {
    let json = &scope.json;
    let all = conversions.iter().map(|conversion| {
        let field = scope.ident(&conversion.to);
        let payload = payload(scope, &conversion.steps);
        let others = (fields > 1).then(|| quote!(, ..#json::Read::empty()));
        let is_unchanged = conversion.to == "value" && conversion.steps.is_empty();
        let field = if is_unchanged { payload } else { quote!(#field: #payload) };
        implementation(scope, item, conversion, &quote!(Self { #field #others }))
    });
    quote!(#(#all)*)
}

fn implementation(scope: &Scope<'_>, item: &Item, conversion: &Conversion, made: &TokenStream) -> TokenStream {
    let from = &scope.std.from;
    let (_, name) = generics(scope, item, item.parameters(), &TokenStream::new());
    let is_item = |name: &str| scope.module.items.iter().any(|item| item.name == name);
    let count = free("N", is_item);
    let (own, source) = match &conversion.from {
        Source::Str => (None, quote!(&str)),
        Source::Type(ty) => (None, rust_type(scope, ty)),
        // With a type of its own a number would be one that a literal is not.
        Source::Array(item @ RustType::Primitive(_)) => {
            let item = rust_type(scope, item);
            (Some(quote!(const #count: usize)), quote!([#item; #count]))
        }
        Source::Array(item) => {
            let (item, into) = (rust_type(scope, item), &scope.std.into);
            let of = free("I", is_item);
            (Some(quote!(#of: #into<#item>, const #count: usize)), quote!([#of; #count]))
        }
    };
    let documents = item.parameters().iter().map(|parameter| scope.ident(parameter).to_token_stream());
    let header: Vec<_> = documents.chain(own).collect();
    let inline = header.is_empty().then(|| quote!(#[inline]));
    let header = (!header.is_empty()).then(|| quote!(<#(#header),*>));
    quote! {
        impl #header #from<#source> for #name {
            #inline
            fn from(value: #source) -> Self {
                #made
            }
        }
    }
}

/// `value`, step by step the payload.
fn payload(scope: &Scope<'_>, steps: &[Step]) -> TokenStream {
    let (boxed, runtime) = (&scope.std.boxed, &scope.runtime);
    steps.iter().fold(quote!(value), |value, step| match step {
        Step::Into => quote!(#value.into()),
        Step::Boxed => quote!(#boxed::new(#value)),
        Step::Some => quote!(Some(#value)),
        Step::Nullable => quote!(#runtime::Nullable::Value(#value)),
        Step::Collect => quote!(#runtime::making::list(#value)),
    })
}
