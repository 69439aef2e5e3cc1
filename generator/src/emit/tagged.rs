//! Tagged unions: one of several types, told apart by a field inside each. A payload writes its tag itself.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::choice::{Enumeration, enumeration, show_other, show_payload};
use super::making::implementation;
use super::scope::Scope;
use super::table::{self, Named};
use crate::model::{Item, Tagged};

pub(super) fn tagged(scope: &Scope<'_>, item: &Item, tagged: &Tagged) -> TokenStream {
    let json = &scope.json;
    let tag = &tagged.tag;
    let members = tagged.variants.iter().map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let default = tagged.default.map(Literal::usize_unsuffixed);
    let default = default.map_or_else(|| quote!(#json::Words::OTHER), |index| quote!(#index));
    let of = Enumeration {
        variants: &tagged.variants,
        conversions: &tagged.conversions,
        other: "Other",
        table: ("Words", table::words(scope, members, tagged.open, tagged.boolean)),
        decide: quote!(tag(#tag, &TABLE, #default)),
        payload: quote!(value()),
        unknown: quote!(other()),
        fallback: None,
        takes_null: false,
        show: show_payload,
        show_other: show_other(),
    };
    let enumeration = enumeration(scope, item, &of);
    let makers = implementation(scope, item, &tagged.makers);
    quote!(#enumeration #makers)
}
