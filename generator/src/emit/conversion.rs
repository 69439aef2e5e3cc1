//! `From` implementations.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use super::types::rust_type;
use crate::model::{Conversion, Item, Source, Step};

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
        implementation(scope, item, conversion, &quote!(Self { #field: #payload #others }))
    });
    quote!(#(#all)*)
}

fn implementation(scope: &Scope<'_>, item: &Item, conversion: &Conversion, made: &TokenStream) -> TokenStream {
    let from = &scope.std.from;
    let name = scope.ident(&item.name);
    let source = match &conversion.from {
        Source::Str => quote!(&str),
        Source::Type(ty) => rust_type(scope, ty),
    };
    quote! {
        impl #from<#source> for #name {
            fn from(value: #source) -> Self {
                #made
            }
        }
    }
}

/// `value`, step by step the payload.
fn payload(scope: &Scope<'_>, steps: &[Step]) -> TokenStream {
    let boxed = &scope.std.boxed;
    steps.iter().fold(quote!(value), |value, step| match step {
        Step::Into => quote!(#value.into()),
        Step::Boxed => quote!(#boxed::new(#value)),
        Step::Some => quote!(Some(#value)),
    })
}
