//! Tagged unions: one of several types, told apart by a field inside each. A payload writes its tag itself.

use syn::{Expr, Item as Syntax};

use super::choice::{Enumeration, enumeration, show_other, show_payload};
use super::making::implementation;
use super::scope::Scope;
use super::syntax::number;
use super::table::{self, Named};
use super::template::template;
use crate::model::{Item, Tagged};

pub(super) fn tagged(scope: &Scope<'_>, item: &Item, tagged: &Tagged) -> Vec<Syntax> {
    let json = &scope.json;
    let tag = &tagged.tag;
    let members = tagged.variants.iter().map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let otherwise = || template!(scope, Expr, [json] => { #json::Words::OTHER });
    let default = tagged.default.map_or_else(otherwise, number);
    let of = Enumeration {
        variants: &tagged.variants,
        conversions: &tagged.conversions,
        other: "Other",
        table: ("Words", table::words(scope, members, tagged.open, tagged.boolean)),
        decide: template!(scope, Expr, [tag, default] => { r.tag(#tag, &TABLE, #default) }),
        payload: "value",
        unknown: "other",
        fallback: None,
        takes_null: false,
        show: show_payload,
        show_other: show_other(),
    };
    let mut items = enumeration(scope, item, of);
    items.extend(implementation(scope, item, &tagged.makers));
    items
}
