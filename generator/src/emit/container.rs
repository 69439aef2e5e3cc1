//! Containers: one of several types, told apart by the single key around it.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::{Enumeration, enumeration};
use super::scope::Scope;
use super::table::{self, Named};
use crate::model::{Container, Item, Variant};

pub(super) fn container(scope: &Scope<'_>, item: &Item, container: &Container) -> TokenStream {
    let members = container.variants.iter().map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let of = Enumeration {
        variants: &container.variants,
        conversions: &container.conversions,
        other: "Other",
        table: ("Words", table::words(scope, members, container.open, false)),
        decide: quote!(variant(&TABLE)),
        payload: quote!(payload()),
        unknown: quote!(other()),
        takes_null: false,
        show: single,
    };
    enumeration(scope, item, &of)
}

fn single(variant: &Variant) -> TokenStream {
    let Variant { name, wire, .. } = variant;
    quote!(single(#wire, #name, payload))
}
