//! `From` implementations.

use syn::{Expr, Generics, Item as Syntax, Type};

use super::scope::{Scope, free};
use super::structure::generics;
use super::syntax::{attribute_if, call, field_alone, field_value, variable};
use super::template::template;
use super::types::rust_type;
use crate::model::{Conversion, Item, RustType, Source, Step};

/// Into a variant of an enum.
pub(super) fn into_variants(scope: &Scope<'_>, item: &Item, conversions: &[Conversion]) -> Vec<Syntax> {
    let into = |conversion: &Conversion| {
        let variant = scope.ident(&conversion.to);
        let payload = payload(scope, &conversion.steps);
        let made = template!(scope, Expr, [variant, payload] => { Self::#variant(#payload) });
        implementation(scope, item, conversion, made)
    };
    conversions.iter().flat_map(into).collect()
}

/// Into a struct, by one of its `fields`; the others stay empty.
pub(super) fn into_fields(scope: &Scope<'_>, item: &Item, conversions: &[Conversion], fields: usize) -> Vec<Syntax> {
    let json = &scope.json;
    let into = |conversion: &Conversion| {
        let field = scope.ident(&conversion.to);
        let is_unchanged = conversion.to == "value" && conversion.steps.is_empty();
        let set = if is_unchanged { field_alone(field) } else { field_value(field, payload(scope, &conversion.steps)) };
        let set = vec![set];
        let made = if fields > 1 {
            template!(scope, Expr, [set, json] => { Self { #set ..#json::Read::empty() } })
        } else {
            template!(scope, Expr, [set] => { Self { #set } })
        };
        implementation(scope, item, conversion, made)
    };
    conversions.iter().flat_map(into).collect()
}

fn implementation(scope: &Scope<'_>, item: &Item, conversion: &Conversion, made: Expr) -> Vec<Syntax> {
    let from = &scope.std.from;
    let (mut header, of) = generics(scope, item, item.parameters(), &[]);
    let (own, source) = source(scope, &conversion.from);
    header.params.extend(own.params);
    let inline = attribute_if(header.params.is_empty(), "inline");
    template!(scope, Vec<Syntax>, [header, from, source, of, inline, made] => {
        impl #header #from<#source> for #of {
            #inline
            fn from(value: #source) -> Self {
                #made
            }
        }
    })
}

/// The type that is converted, with type parameters of its own.
fn source(scope: &Scope<'_>, source: &Source) -> (Generics, Type) {
    let is_item = |name: &str| scope.module.items.iter().any(|item| item.name == name);
    let count = free("N", is_item);
    match source {
        Source::Str => (Generics::default(), template!(scope, Type, [] => { &str })),
        Source::Type(ty) => (Generics::default(), rust_type(scope, ty)),
        // With a type of its own a number would be one that a literal is not.
        Source::Array(item @ RustType::Primitive(_)) => {
            let (item, length) = (rust_type(scope, item), count.clone());
            let own = template!(scope, Generics, [length] => { <const #length: usize> });
            (own, template!(scope, Type, [item, count] => { [#item; #count] }))
        }
        Source::Array(item) => {
            let (item, into) = (rust_type(scope, item), &scope.std.into);
            let of = free("I", is_item);
            let (parameter, length) = (of.clone(), count.clone());
            let own =
                template!(scope, Generics, [of, into, item, count] => { <#of: #into<#item>, const #count: usize> });
            (own, template!(scope, Type, [parameter, length] => { [#parameter; #length] }))
        }
    }
}

/// `value`, step by step the payload.
fn payload(scope: &Scope<'_>, steps: &[Step]) -> Expr {
    let (boxed, runtime) = (&scope.std.boxed, &scope.runtime);
    steps.iter().fold(variable("value"), |value, step| match step {
        Step::Into => call(value, "into", []),
        Step::Boxed => template!(scope, Expr, [boxed, value] => { #boxed::new(#value) }),
        Step::Some => template!(scope, Expr, [value] => { Some(#value) }),
        Step::Nullable => template!(scope, Expr, [runtime, value] => { #runtime::Nullable::Value(#value) }),
        Step::Collect => template!(scope, Expr, [runtime, value] => { #runtime::making::list(#value) }),
    })
}
