//! Unions: one of several types, told apart by the kind of JSON and by keys.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::{Enumeration, enumeration, show_other, show_payload};
use super::scope::Scope;
use super::table;
use crate::model::{Item, Pick, Union};

pub(super) fn union(scope: &Scope<'_>, item: &Item, union: &Union) -> TokenStream {
    let of = Enumeration {
        variants: &union.variants,
        conversions: &union.conversions,
        other: "RawJson",
        table: ("Choice", table::choice(scope, &union.choice)),
        decide: quote!(choose(&TABLE)),
        payload: quote!(value()),
        unknown: quote!(raw()),
        fallback: None,
        takes_null: matches!(union.choice.null, Pick::Exact(_)),
        show: show_payload,
        show_other: show_other(),
    };
    let displayed = union.displayed.then(|| display(scope, item, union));
    let enumeration = enumeration(scope, item, &of);
    quote!(#enumeration #displayed)
}

/// `Display` of a union of scalars: the value without quotes.
fn display(scope: &Scope<'_>, item: &Item, union: &Union) -> TokenStream {
    let name = scope.ident(&item.name);
    let shown = union.variants.iter().map(|variant| {
        let name = scope.ident(&variant.name);
        if variant.is_unit() {
            return quote!(Self::#name => f.pad("null"),);
        }
        quote!(Self::#name(value) => ::core::fmt::Display::fmt(value, f),)
    });
    quote! {
        impl ::core::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    #(#shown)*
                    Self::Other(value) => f.pad(value.get()),
                }
            }
        }
    }
}
