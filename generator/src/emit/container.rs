//! Containers: one of several types, told apart by the single key around it.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::{Enumeration, enumeration, show_other, show_payload};
use super::making::implementation;
use super::scope::Scope;
use super::table::{self, Named};
use crate::model::{Container, Item, Other, Variant};

pub(super) fn container(scope: &Scope<'_>, item: &Item, container: &Container) -> TokenStream {
    let fallback = container.fallback.and_then(|index| container.variants.get(index));
    let keyed = container.variants.iter().filter(|variant| !variant.wire.is_empty());
    let members = keyed.map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let (unknown, show_other) = match container.other {
        Other::Whole => (quote!(other()), show_other()),
        Other::Entry => (quote!(other_entry()), quote!(other_entry(payload))),
    };
    let of = Enumeration {
        variants: &container.variants,
        conversions: &container.conversions,
        other: "Other",
        table: ("Words", table::words(scope, members, container.open || fallback.is_some(), false)),
        decide: quote!(variant(&TABLE)),
        payload: quote!(payload()),
        unknown,
        fallback,
        takes_null: false,
        show: single,
        show_other,
    };
    let makers = implementation(scope, item, &container.makers);
    let enumeration = enumeration(scope, item, &of);
    quote!(#enumeration #makers)
}

/// A pair writes its key itself.
fn single(variant: &Variant) -> TokenStream {
    let Variant { name, wire, .. } = variant;
    if wire.is_empty() { show_payload(variant) } else { quote!(single(#wire, #name, payload)) }
}
