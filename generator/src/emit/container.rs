//! Containers: one of several types, told apart by the single key around it.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::{Enumeration, enumeration, show_other};
use super::scope::Scope;
use super::table::{self, Named};
use crate::model::{Container, Item, Other, Variant};

pub(super) fn container(scope: &Scope<'_>, item: &Item, container: &Container) -> TokenStream {
    let members = container.variants.iter().map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let (unknown, show_other) = match container.other {
        Other::Whole => (quote!(other()), show_other()),
        Other::Entry => (quote!(other_entry()), quote!(other_entry(payload))),
    };
    let of = Enumeration {
        variants: &container.variants,
        conversions: &container.conversions,
        other: "Other",
        table: ("Words", table::words(scope, members, container.open, false)),
        decide: quote!(variant(&TABLE)),
        payload: quote!(payload()),
        unknown,
        takes_null: false,
        show: single,
        show_other,
    };
    enumeration(scope, item, &of)
}

fn single(variant: &Variant) -> TokenStream {
    let Variant { name, wire, .. } = variant;
    quote!(single(#wire, #name, payload))
}
