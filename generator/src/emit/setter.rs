//! `new`, `Default` and setters.

use proc_macro2::Ident;
use syn::{Attribute, Expr, Generics, ImplItem, Item, Type};

use super::docs::{docs, documented};
use super::scope::Scope;
use super::syntax::{attribute_if, call, expression, field_alone, field_value, parameter, variable};
use super::template::template;
use super::types::rust_type;
use crate::model::{Argument, Constructor, Field, Setter, Shape, Wrap};

/// What `new` and `Default` are made of.
pub(super) struct Making<'a> {
    /// The fields that can be set.
    pub(super) fields: &'a [&'a Field],
    /// Which of them `new` takes.
    pub(super) constructor: &'a Constructor,
    /// How many fields there are, those that can't be set included.
    pub(super) all: usize,
    /// The empty value.
    pub(super) empty: Expr,
}

/// `pub fn new`.
pub(super) fn new(scope: &Scope<'_>, making: &Making<'_>) -> Vec<ImplItem> {
    let Making { fields, constructor, all, empty } = making;
    let empty = empty.clone();
    if constructor.arguments.is_empty() && constructor.preset.is_empty() {
        return template!(scope, Vec<ImplItem>, [empty] => {
            /// Nothing is set.
            #[inline]
            pub fn new() -> Self {
                #empty
            }
        });
    }
    let (mut parameters, mut values) = (Vec::new(), Vec::new());
    for argument in &constructor.arguments {
        let Some((field, setter)) =
            fields.iter().find(|field| field.name == *argument).and_then(|field| Some((field, field.setter.as_ref()?)))
        else {
            scope.fault(format!("`new` takes `{argument}`, which is no field that can be set"));
            continue;
        };
        let name = scope.ident(&field.name);
        parameters.push(parameter(name.clone(), argument_type(scope, &setter.argument.shape)));
        values.push(if is_unchanged(&setter.argument) {
            field_alone(name)
        } else {
            let value = value(scope, &setter.argument, &name);
            field_value(name, value)
        });
    }
    for field in &constructor.preset {
        let set = template!(scope, Expr, [] => { Some(true) });
        values.push(field_value(scope.ident(field), set));
    }
    let made = if values.len() < *all {
        template!(scope, Expr, [values, empty] => { Self { #values ..#empty } })
    } else {
        template!(scope, Expr, [values] => { Self { #values } })
    };
    let inline = inline(
        fields
            .iter()
            .filter(|field| constructor.arguments.contains(&field.name))
            .filter_map(|field| field.setter.as_ref())
            .map(|setter| &setter.argument.shape),
    );
    let preset: Vec<_> = constructor.preset.iter().map(|name| format!("`{name}`")).collect();
    let attributes = docs(&match (constructor.arguments.is_empty(), preset.is_empty()) {
        (_, true) => "With all that is required; the rest is not set.".to_owned(),
        (true, false) => format!("With {} as true; the rest is not set.", preset.join(" and ")),
        (false, false) => {
            format!("With all that is required, and {} as true; the rest is not set.", preset.join(" and "))
        }
    });
    template!(scope, Vec<ImplItem>, [attributes, inline, parameters, made] => {
        #attributes
        #inline
        pub fn new(#parameters) -> Self {
            #made
        }
    })
}

/// `impl Default`, where nothing is required. It is the empty value, so that it costs no more than a call.
pub(super) fn default(scope: &Scope<'_>, making: &Making<'_>, header: Generics, of: Type) -> Vec<Item> {
    let default = &scope.std.default;
    if !making.constructor.arguments.is_empty() {
        return Vec::new();
    }
    let empty = if making.constructor.preset.is_empty() {
        making.empty.clone()
    } else {
        template!(scope, Expr, [] => { Self::new() })
    };
    template!(scope, Vec<Item>, [header, default, of, empty] => {
        impl #header #default for #of {
            #[inline]
            fn default() -> Self {
                #empty
            }
        }
    })
}

/// The setters of a field.
pub(super) fn setters(scope: &Scope<'_>, field: &Field) -> Vec<ImplItem> {
    let Some(Setter { name, null, argument }) = &field.setter else { return Vec::new() };
    let (setter, slot) = (scope.ident(name), scope.ident(&field.name));
    let ty = argument_type(scope, &argument.shape);
    let value = value(scope, argument, &slot);
    let inline = inline([&argument.shape]);
    let documented =
        |to: &str| documented(&format!("Sets [`{slot}`](Self#structfield.{slot}){to}."), field.deprecated.as_ref());
    let attributes = documented("");
    let null = null.as_ref().map(|null| {
        let (attributes, null, slot) = (documented(" to null"), scope.ident(null), &slot);
        let value = null_value(scope, argument);
        template!(scope, Vec<ImplItem>, [attributes, null, slot, value] => {
            #attributes
            #[inline]
            pub fn #null(mut self) -> Self {
                self.#slot = #value;
                self
            }
        })
    });
    let setter = template!(scope, Vec<ImplItem>, [attributes, inline, setter, slot, ty, value] => {
        #attributes
        #inline
        pub fn #setter(mut self, #slot: #ty) -> Self {
            self.#slot = #value;
            self
        }
    });
    setter.into_iter().chain(null.into_iter().flatten()).collect()
}

/// For a function that takes such arguments: one without type parameters would be compiled with the crate, and all that it
/// reaches with it, also where nobody calls it.
pub(super) fn inline<'a>(arguments: impl IntoIterator<Item = &'a Shape>) -> Vec<Attribute> {
    attribute_if(arguments.into_iter().all(|shape| matches!(shape, Shape::Plain(_))), "inline")
}

/// What is written for an argument: `impl Into<String>`.
pub(super) fn argument_type(scope: &Scope<'_>, shape: &Shape) -> Type {
    let std = &scope.std;
    let (into, into_iterator) = (&std.into, &std.into_iterator);
    match shape {
        Shape::Plain(ty) => rust_type(scope, ty),
        Shape::Into(ty) => {
            let ty = rust_type(scope, ty);
            template!(scope, Type, [into, ty] => { impl #into<#ty> })
        }
        Shape::List(of) => {
            let of = argument_type(scope, of);
            template!(scope, Type, [into_iterator, of] => { impl #into_iterator<Item = #of> })
        }
        Shape::Map(key, value) => {
            let (key, value) = (argument_type(scope, key), argument_type(scope, value));
            template!(scope, Type, [into_iterator, key, value] => { impl #into_iterator<Item = (#key, #value)> })
        }
        Shape::Document => template!(scope, Type, [] => { impl ::serde::Serialize }),
    }
}

/// The field's value, made of the argument.
pub(super) fn value(scope: &Scope<'_>, argument: &Argument, name: &Ident) -> Expr {
    wrapped(scope, converted(scope, &argument.shape, expression(name.clone())), argument.wraps.iter())
}

/// The field's value where null is meant.
fn null_value(scope: &Scope<'_>, argument: &Argument) -> Expr {
    let runtime = &scope.runtime;
    let outside = argument.wraps.iter().skip_while(|wrap| **wrap != Wrap::Nullable).skip(1);
    wrapped(scope, template!(scope, Expr, [runtime] => { #runtime::Nullable::Null }), outside)
}

fn wrapped<'a>(scope: &Scope<'_>, value: Expr, wraps: impl Iterator<Item = &'a Wrap>) -> Expr {
    let Scope { runtime, std, .. } = scope;
    let boxed = &std.boxed;
    wraps.fold(value, |value, wrap| match wrap {
        Wrap::Boxed => template!(scope, Expr, [boxed, value] => { #boxed::new(#value) }),
        Wrap::Nullable => template!(scope, Expr, [runtime, value] => { #runtime::Nullable::Value(#value) }),
        Wrap::Some => template!(scope, Expr, [value] => { Some(#value) }),
    })
}

/// What a user wrote as the value itself.
fn converted(scope: &Scope<'_>, shape: &Shape, value: Expr) -> Expr {
    let runtime = &scope.runtime;
    match shape {
        Shape::Plain(_) => value,
        Shape::Into(_) => call(value, "into", []),
        Shape::List(of) => match &**of {
            Shape::Plain(_) => collected(value),
            Shape::Into(_) => template!(scope, Expr, [runtime, value] => { #runtime::making::list(#value) }),
            of => {
                let item = converted(scope, of, variable("item"));
                template!(scope, Expr, [value, item] => { #value.into_iter().map(|item| #item).collect() })
            }
        },
        Shape::Map(key, of) => {
            match (&**key, &**of) {
                (Shape::Plain(_), Shape::Plain(_)) => return collected(value),
                // A type becomes itself.
                (Shape::Plain(_) | Shape::Into(_), Shape::Plain(_) | Shape::Into(_)) => {
                    return template!(scope, Expr, [runtime, value] => { #runtime::making::map(#value) });
                }
                _ => {}
            }
            let key = converted(scope, key, variable("key"));
            let of = converted(scope, of, variable("value"));
            template!(scope, Expr, [value, key, of] => { #value.into_iter().map(|(key, value)| (#key, #of)).collect() })
        }
        Shape::Document => template!(scope, Expr, [runtime, value] => { #runtime::Document::new(&#value) }),
    }
}

/// `value.into_iter().collect()`.
fn collected(value: Expr) -> Expr {
    call(call(value, "into_iter", []), "collect", [])
}

/// Whether the field's value is the argument unchanged, so that the short form of a field will do.
fn is_unchanged(argument: &Argument) -> bool {
    matches!(argument.shape, Shape::Plain(_)) && argument.wraps.is_empty()
}
