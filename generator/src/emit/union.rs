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
    enumeration(scope, item, &of)
}
