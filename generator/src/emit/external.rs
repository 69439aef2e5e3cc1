//! Unions whose branches are told by the key in the map around them, and the methods of that map.

use syn::{Arm, ImplItem, Item as Syntax};

use super::choice;
use super::docs::docs;
use super::making::questions;
use super::scope::Scope;
use super::structure::{READ, generics};
use super::syntax::{call, number, variable};
use super::table::{self, Named};
use super::template::template;
use super::types::{formed, rust_type};
use crate::model::{External, Item, RustType, Variant};

pub(super) fn external(scope: &Scope<'_>, item: &Item, external: &External) -> Vec<Syntax> {
    let mut items = choice::declaration(scope, item, &external.variants, Some("Other"));
    items.extend(questions(scope, item, &external.variants));
    items.extend(read(scope, item, external));
    items.extend(of_kind(scope, item, external));
    items.extend(choice::show(scope, item, &external.variants, choice::show_payload, Some(choice::show_other())));
    items.extend(kinds(scope, item, external));
    items.extend(methods(scope, item, external));
    items
}

/// The map has chosen the variant by the key already.
fn read(scope: &Scope<'_>, item: &Item, external: &External) -> Vec<Syntax> {
    let json = &scope.json;
    let open = external.open;
    let (header, of) = generics(scope, item, &external.parameters, READ);
    let payload = |variant: &Variant| {
        let variant_name = scope.ident(&variant.name);
        let filled = call(formed(scope, variable("r"), variant.form), "fill", [variable("payload")]);
        template!(scope, Vec<Arm>, [variant_name, filled] => { Self::#variant_name(payload) => #filled, })
    };
    let payloads: Vec<_> = external.variants.iter().flat_map(payload).collect();
    template!(scope, Vec<Syntax>, [header, json, of, payloads, open] => {
        impl #header #json::Read for #of {
            #[inline]
            fn empty() -> Self {
                Self::Other(#json::Read::empty())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                match self {
                    #payloads
                    Self::Other(payload) => r.fill_other(#open, payload),
                }
            }
        }
    })
}

/// The empty variant that a key chooses.
fn of_kind(scope: &Scope<'_>, item: &Item, external: &External) -> Vec<Syntax> {
    let (json, runtime) = (&scope.json, &scope.runtime);
    let (header, of) = generics(scope, item, &external.parameters, READ);
    let empty = |(index, variant): (usize, &Variant)| {
        let (index, name) = (number(index), scope.ident(&variant.name));
        template!(scope, Vec<Arm>, [index, name, json] => { #index => Self::#name(#json::Read::empty()), })
    };
    let empties: Vec<_> = external.variants.iter().enumerate().flat_map(empty).collect();
    let members = external.variants.iter().map(|variant| Named { wire: &variant.wire, also: &variant.also });
    let table = table::words(scope, members, external.open, false);
    template!(scope, Vec<Syntax>, [header, json, of, table, empties, runtime] => {
        impl #header #json::ReadTyped for #of {
            #[inline]
            fn of_kind(kind: &str) -> Self {
                static TABLE: #json::Words = #table;
                match TABLE.find(kind) {
                    #empties
                    _ => Self::Other(#runtime::Other::of_kind(kind)),
                }
            }
        }
    })
}

fn kinds(scope: &Scope<'_>, item: &Item, external: &External) -> Vec<Syntax> {
    let json = &scope.json;
    let (header, of) = generics(scope, item, &external.parameters, &[]);
    let kind = |variant: &Variant| {
        let (name, wire) = (scope.ident(&variant.name), &variant.wire);
        template!(scope, Vec<Arm>, [name, wire] => { Self::#name(_) => #wire, })
    };
    let kinds: Vec<_> = external.variants.iter().flat_map(kind).collect();
    template!(scope, Vec<Syntax>, [header, json, of, kinds] => {
        impl #header #json::Typed for #of {
            #[inline]
            fn kind(&self) -> &str {
                match self {
                    #kinds
                    Self::Other(payload) => &payload.name,
                }
            }
        }
    })
}

fn methods(scope: &Scope<'_>, item: &Item, external: &External) -> Vec<Syntax> {
    let runtime = &scope.runtime;
    let (header, of) = generics(scope, item, &external.parameters, &[]);
    let methods: Vec<_> = external.variants.iter().flat_map(|variant| method(scope, item, variant)).collect();
    template!(scope, Vec<Syntax>, [header, runtime, of, methods] => {
        impl #header #runtime::TypedKeys<#of> { #methods }
    })
}

fn method(scope: &Scope<'_>, item: &Item, variant: &Variant) -> Vec<ImplItem> {
    let runtime = &scope.runtime;
    let owner = scope.ident(&item.name);
    let (name, method) = (scope.ident(&variant.name), scope.ident(&variant.method));
    let payload = if let RustType::Boxed(payload) = &variant.ty { payload } else { &variant.ty };
    let payload = rust_type(scope, payload);
    let (wire, docs) = (&variant.wire, docs(&format!("The `{}` of this name.", variant.wire)));
    template!(scope, Vec<ImplItem>, [docs, method, payload, runtime, owner, name, wire] => {
        #docs
        ///
        /// # Errors
        /// There is nothing of this name, or it is of another type. The error lists what is there.
        #[inline]
        pub fn #method(&self, name: &str) -> ::core::result::Result<&#payload, #runtime::NamedError> {
            match self.get(name) {
                Some(#owner::#name(payload)) => Ok(payload),
                _ => Err(#runtime::NamedError::new(self, #wire, name)),
            }
        }
    })
}
