//! What unions, containers and tagged unions have in common: an enum with payloads, and an `Other` for what is unknown.

use syn::{Arm, Expr, ImplItem, Item as Syntax};

use super::conversion::into_variants;
use super::docs::{docs, documented};
use super::forward;
use super::making::questions;
use super::scope::Scope;
use super::structure::{READ, WRITTEN, derived, generics};
use super::syntax::{self, call, inside, number, text, ty, variable, variant};
use super::template::template;
use super::types::{formed, rust_type};
use crate::model::{Conversion, Item, Variant};

/// An enum with payloads, as the codec sees it.
pub(super) struct Enumeration<'a> {
    /// Its variants, `Other` left out.
    pub(super) variants: &'a [Variant],
    /// `From` implementations.
    pub(super) conversions: &'a [Conversion],
    /// The type of `Other`'s payload, by its name in the runtime.
    pub(super) other: &'static str,
    /// The static table by which the reader decides: its type in `json`, and its value.
    pub(super) table: (&'static str, Expr),
    /// What gives the number of a variant, by the table `TABLE`.
    pub(super) decide: Expr,
    /// The reader's word for the payload of a known variant.
    pub(super) payload: &'static str,
    /// The reader's word for the payload of `Other`.
    pub(super) unknown: &'static str,
    /// The variant that is meant where none is known, in the place of `Other`.
    pub(super) fallback: Option<&'a Variant>,
    /// Whether null is one of its values.
    pub(super) takes_null: bool,
    /// How each variant is written.
    pub(super) show: Show,
    /// How `Other` is written.
    pub(super) show_other: Expr,
}

/// Writes the payload of a variant to a writer.
pub(super) type Show = fn(Expr, &Variant) -> Expr;

/// A payload that stands for the whole.
pub(super) fn show_payload(writer: Expr, variant: &Variant) -> Expr {
    if variant.is_unit() {
        return call(writer, "null", []);
    }
    call(writer, "variant", [text(&variant.name), variable("payload")])
}

/// An `Other` that stands for the whole.
pub(super) fn show_other() -> Expr {
    call(variable("w"), "variant", [text("Other"), variable("payload")])
}

pub(super) fn enumeration(scope: &Scope<'_>, item: &Item, of: Enumeration<'_>) -> Vec<Syntax> {
    let mut items = declaration(scope, item, of.variants, Some(of.other));
    items.extend(questions(scope, item, of.variants));
    items.extend(read(scope, item, &of));
    items.extend(show(scope, item, of.variants, of.show, Some(of.show_other)));
    let parameters = item.parameters();
    if !parameters.is_empty() {
        items.extend(forward::serde(scope, item, parameters));
    }
    items.extend(into_variants(scope, item, of.conversions));
    items
}

/// The enum, with an `Other` that holds this type of the runtime.
pub(super) fn declaration(
    scope: &Scope<'_>,
    item: &Item,
    variants: &[Variant],
    other: Option<&'static str>,
) -> Vec<Syntax> {
    let mut attributes = documented(&item.docs, item.deprecated.as_ref());
    attributes.push(derived(item.parameters()));
    let (header, _) = generics(scope, item, item.parameters(), &[]);
    let name = scope.ident(&item.name);
    let declared = |variant: &Variant| {
        let attributes = documented(&variant.docs, variant.deprecated.as_ref());
        let payload = (!variant.is_unit()).then(|| rust_type(scope, &variant.ty));
        self::variant(attributes, scope.ident(&variant.name), payload)
    };
    let other = other.map(|other| {
        let docs = docs("What the specification does not list. It is written back unchanged.");
        variant(docs, syntax::name("Other"), Some(ty(inside(scope.runtime.clone(), scope.ident(other)))))
    });
    let variants: Vec<_> = variants.iter().map(declared).chain(other).collect();
    template!(scope, Vec<Syntax>, [attributes, name, header, variants] => {
        #attributes
        #[non_exhaustive]
        pub enum #name #header { #variants }
    })
}

fn read(scope: &Scope<'_>, item: &Item, of: &Enumeration<'_>) -> Vec<Syntax> {
    let json = &scope.json;
    let (header, ty) = generics(scope, item, item.parameters(), READ);
    let is_fallback = |variant: &Variant| of.fallback.is_some_and(|fallback| fallback.name == variant.name);
    let known = of.variants.iter().enumerate().filter(|(_, variant)| !is_fallback(variant));
    let numbers: Vec<Arm> = known.flat_map(|(index, variant)| number_arm(scope, of, index, variant)).collect();
    let reader = variable("r");
    let otherwise = match of.fallback {
        None => {
            let payload = call(reader, of.unknown, []);
            template!(scope, Expr, [payload] => { Self::Other(#payload) })
        }
        Some(fallback) => {
            let name = scope.ident(&fallback.name);
            let payload = call(formed(scope, reader, fallback.form), "value", []);
            template!(scope, Expr, [name, payload] => { Self::#name(#payload) })
        }
    };
    let takes_null = if of.takes_null { takes_null(scope) } else { Vec::new() };
    let (table_type, table, decide) = (scope.ident(of.table.0), of.table.1.clone(), of.decide.clone());
    template!(scope, Vec<Syntax>, [header, json, ty, table_type, table, decide, numbers, otherwise, takes_null] => {
        impl #header #json::Read for #ty {
            #[inline]
            fn empty() -> Self {
                Self::Other(#json::Read::empty())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                static TABLE: #json::#table_type = #table;
                *self = match #decide {
                    #numbers
                    _ => #otherwise,
                };
            }
            #takes_null
        }
    })
}

/// `0 => Self::Name(r.value()),`
fn number_arm(scope: &Scope<'_>, of: &Enumeration<'_>, index: usize, variant: &Variant) -> Vec<Arm> {
    let (index, name) = (number(index), scope.ident(&variant.name));
    if variant.is_unit() {
        return template!(scope, Vec<Arm>, [index, name] => { #index => Self::#name, });
    }
    let payload = call(formed(scope, variable("r"), variant.form), of.payload, []);
    template!(scope, Vec<Arm>, [index, name, payload] => { #index => Self::#name(#payload), })
}

fn takes_null(scope: &Scope<'_>) -> Vec<ImplItem> {
    template!(scope, Vec<ImplItem>, [] => {
        #[inline]
        fn takes_null(&self) -> bool {
            true
        }
    })
}

/// `Show`, the variants and `Other` written so.
pub(super) fn show(
    scope: &Scope<'_>,
    item: &Item,
    variants: &[Variant],
    show: Show,
    other: Option<Expr>,
) -> Vec<Syntax> {
    let json = &scope.json;
    let (header, of) = generics(scope, item, item.parameters(), WRITTEN);
    let shown = variants.iter().flat_map(|variant| {
        let is_unit = variant.is_unit();
        let word = show(formed(scope, variable("w"), variant.form), variant);
        let name = scope.ident(&variant.name);
        if is_unit {
            return template!(scope, Vec<Arm>, [name, word] => { Self::#name => #word, });
        }
        template!(scope, Vec<Arm>, [name, word] => { Self::#name(payload) => #word, })
    });
    let other = other.map(|word| template!(scope, Vec<Arm>, [word] => { Self::Other(payload) => #word, }));
    let shown: Vec<_> = shown.chain(other.into_iter().flatten()).collect();
    template!(scope, Vec<Syntax>, [header, json, of, shown] => {
        impl #header #json::Show for #of {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                match self {
                    #shown
                };
            }
        }
    })
}
