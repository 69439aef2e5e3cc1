//! Containers: one of several types, told apart by the single key around it.

use syn::{Expr, Item as Syntax};

use super::choice::{Enumeration, enumeration, show_other, show_payload};
use super::making::implementation;
use super::scope::Scope;
use super::syntax::{call, text, variable};
use super::table::{self, Named};
use super::template::template;
use crate::model::{Container, Item, Other, Variant};

pub(super) fn container(scope: &Scope<'_>, item: &Item, container: &Container) -> Vec<Syntax> {
    let fallback = container.fallback.and_then(|index| container.variants.get(index));
    let keyed = container.variants.iter().filter(|variant| !variant.wire.is_empty());
    let members = keyed.map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let (unknown, show_other) = match container.other {
        Other::Whole => ("other", show_other()),
        Other::Entry => ("other_entry", template!(scope, Expr, [] => { w.other_entry(payload) })),
    };
    let of = Enumeration {
        variants: &container.variants,
        conversions: &container.conversions,
        other: "Other",
        table: ("Words", table::words(scope, members, container.open || fallback.is_some(), false)),
        decide: template!(scope, Expr, [] => { r.variant(&TABLE) }),
        payload: "payload",
        unknown,
        fallback,
        takes_null: false,
        show: single,
        show_other,
    };
    let mut items = enumeration(scope, item, of);
    items.extend(implementation(scope, item, &container.makers));
    items
}

/// A pair writes its key itself.
fn single(writer: Expr, variant: &Variant) -> Expr {
    if variant.wire.is_empty() {
        return show_payload(writer, variant);
    }
    call(writer, "single", [text(&variant.wire), text(&variant.name), variable("payload")])
}
