//! Unions: one of several types, told apart by the kind of JSON and by keys.

use syn::{Arm, Expr, Item as Syntax};

use super::choice::{Enumeration, enumeration, show_other, show_payload};
use super::scope::Scope;
use super::table;
use super::template::template;
use crate::model::{Item, Pick, Union, Variant};

pub(super) fn union(scope: &Scope<'_>, item: &Item, union: &Union) -> Vec<Syntax> {
    let of = Enumeration {
        variants: &union.variants,
        conversions: &union.conversions,
        other: "RawJson",
        table: ("Choice", table::choice(scope, &union.choice)),
        decide: template!(scope, Expr, [] => { r.choose(&TABLE) }),
        payload: "value",
        unknown: "raw",
        fallback: None,
        takes_null: matches!(union.choice.null, Pick::Exact(_)),
        show: show_payload,
        show_other: show_other(),
    };
    let mut items = enumeration(scope, item, of);
    if union.displayed {
        items.extend(display(scope, item, union));
    }
    items
}

/// `Display` of a union of scalars: the value without quotes.
fn display(scope: &Scope<'_>, item: &Item, union: &Union) -> Vec<Syntax> {
    let of = scope.ident(&item.name);
    let arm = |variant: &Variant| {
        let name = scope.ident(&variant.name);
        if variant.is_unit() {
            return template!(scope, Vec<Arm>, [name] => { Self::#name => f.pad("null"), });
        }
        template!(scope, Vec<Arm>, [name] => { Self::#name(value) => ::core::fmt::Display::fmt(value, f), })
    };
    let shown: Vec<_> = union.variants.iter().flat_map(arm).collect();
    template!(scope, Vec<Syntax>, [of, shown] => {
        impl ::core::fmt::Display for #of {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    #shown
                    Self::Other(value) => f.pad(value.get()),
                }
            }
        }
    })
}
