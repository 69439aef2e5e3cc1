//! `new`, `Default` and setters.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::deprecated;
use super::scope::Scope;
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
    pub(super) empty: TokenStream,
}

/// `pub fn new`.
pub(super) fn new(scope: &Scope<'_>, making: &Making<'_>) -> TokenStream {
    let Making { fields, constructor, all, empty } = making;
    if constructor.arguments.is_empty() && constructor.preset.is_empty() {
        return quote! {
            /// Nothing is set.
            #[inline]
            pub fn new() -> Self {
                #empty
            }
        };
    }
    let (mut arguments, mut values) = (Vec::new(), Vec::new());
    for name in &constructor.arguments {
        let Some((field, setter)) =
            fields.iter().find(|field| field.name == *name).and_then(|field| Some((field, field.setter.as_ref()?)))
        else {
            scope.fault(format!("`new` takes `{name}`, which is no field that can be set"));
            continue;
        };
        let name = scope.ident(&field.name);
        let ty = argument_type(scope, &setter.argument.shape);
        let value = value(scope, &setter.argument, &name);
        arguments.push(quote!(#name: #ty));
        values.push(if is_unchanged(&setter.argument) { quote!(#name) } else { quote!(#name: #value) });
    }
    for name in &constructor.preset {
        let name = scope.ident(name);
        values.push(quote!(#name: Some(true)));
    }
    let others = (values.len() < *all).then(|| quote!(..#empty));
    let inline = inline(
        fields
            .iter()
            .filter(|field| constructor.arguments.contains(&field.name))
            .filter_map(|field| field.setter.as_ref())
            .map(|setter| &setter.argument.shape),
    );
    let preset: Vec<_> = constructor.preset.iter().map(|name| format!("`{name}`")).collect();
    let docs = match (constructor.arguments.is_empty(), preset.is_empty()) {
        (_, true) => " With all that is required; the rest is not set.".to_owned(),
        (true, false) => format!(" With {} as true; the rest is not set.", preset.join(" and ")),
        (false, false) => {
            format!(" With all that is required, and {} as true; the rest is not set.", preset.join(" and "))
        }
    };
    quote! {
        #[doc = #docs]
        #inline
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #others }
        }
    }
}

/// `impl Default`, where nothing is required. It is the empty value, so that it costs no more than a call.
pub(super) fn default(
    scope: &Scope<'_>,
    making: &Making<'_>,
    header: &TokenStream,
    of: &TokenStream,
) -> Option<TokenStream> {
    let default = &scope.std.default;
    let empty = if making.constructor.preset.is_empty() { making.empty.clone() } else { quote!(Self::new()) };
    making.constructor.arguments.is_empty().then(|| {
        quote! {
            impl #header #default for #of {
                #[inline]
                fn default() -> Self {
                    #empty
                }
            }
        }
    })
}

/// The setters of a field.
pub(super) fn setters(scope: &Scope<'_>, field: &Field) -> Option<TokenStream> {
    let Setter { name, null, argument } = field.setter.as_ref()?;
    let deprecated = deprecated(field.deprecated.as_ref());
    let setter = scope.ident(name);
    let slot = scope.ident(&field.name);
    let docs = format!(" Sets [`{slot}`](Self#structfield.{slot}).");
    let ty = argument_type(scope, &argument.shape);
    let value = value(scope, argument, &slot);
    let inline = inline([&argument.shape]);
    let null = null.as_ref().map(|null| {
        let null = scope.ident(null);
        let docs = format!(" Sets [`{slot}`](Self#structfield.{slot}) to null.");
        let value = null_value(scope, argument);
        quote! {
            #[doc = #docs]
            #deprecated
            #[inline]
            pub fn #null(mut self) -> Self {
                self.#slot = #value;
                self
            }
        }
    });
    Some(quote! {
        #[doc = #docs]
        #deprecated
        #inline
        pub fn #setter(mut self, #slot: #ty) -> Self {
            self.#slot = #value;
            self
        }
        #null
    })
}

/// For a function that takes such arguments: one without type parameters would be compiled with the crate, and all that it
/// reaches with it, also where nobody calls it.
pub(super) fn inline<'a>(arguments: impl IntoIterator<Item = &'a Shape>) -> Option<TokenStream> {
    arguments.into_iter().all(|shape| matches!(shape, Shape::Plain(_))).then(|| quote!(#[inline]))
}

/// What is written for an argument: `impl Into<String>`.
pub(super) fn argument_type(scope: &Scope<'_>, shape: &Shape) -> TokenStream {
    let std = &scope.std;
    let (into, into_iterator) = (&std.into, &std.into_iterator);
    match shape {
        Shape::Plain(ty) => rust_type(scope, ty),
        Shape::Into(ty) => {
            let ty = rust_type(scope, ty);
            quote!(impl #into<#ty>)
        }
        Shape::List(of) => {
            let of = argument_type(scope, of);
            quote!(impl #into_iterator<Item = #of>)
        }
        Shape::Map(key, value) => {
            let (key, value) = (argument_type(scope, key), argument_type(scope, value));
            quote!(impl #into_iterator<Item = (#key, #value)>)
        }
        Shape::Document => quote!(impl ::serde::Serialize),
    }
}

/// The field's value, made of the argument.
pub(super) fn value(scope: &Scope<'_>, argument: &Argument, name: &Ident) -> TokenStream {
    wrapped(scope, converted(scope, &argument.shape, &quote!(#name)), argument.wraps.iter())
}

/// The field's value where null is meant.
fn null_value(scope: &Scope<'_>, argument: &Argument) -> TokenStream {
    let runtime = &scope.runtime;
    let outside = argument.wraps.iter().skip_while(|wrap| **wrap != Wrap::Nullable).skip(1);
    wrapped(scope, quote!(#runtime::Nullable::Null), outside)
}

fn wrapped<'a>(scope: &Scope<'_>, value: TokenStream, wraps: impl Iterator<Item = &'a Wrap>) -> TokenStream {
    let Scope { runtime, std, .. } = scope;
    let boxed = &std.boxed;
    wraps.fold(value, |value, wrap| match wrap {
        Wrap::Boxed => quote!(#boxed::new(#value)),
        Wrap::Nullable => quote!(#runtime::Nullable::Value(#value)),
        Wrap::Some => quote!(Some(#value)),
    })
}

/// What a user wrote as the value itself.
fn converted(scope: &Scope<'_>, shape: &Shape, value: &TokenStream) -> TokenStream {
    let runtime = &scope.runtime;
    match shape {
        Shape::Plain(_) => value.clone(),
        Shape::Into(_) => quote!(#value.into()),
        Shape::List(of) => match &**of {
            Shape::Plain(_) => quote!(#value.into_iter().collect()),
            Shape::Into(_) => quote!(#runtime::making::list(#value)),
            of => {
                let item = converted(scope, of, &quote!(item));
                quote!(#value.into_iter().map(|item| #item).collect())
            }
        },
        Shape::Map(key, of) => {
            match (&**key, &**of) {
                (Shape::Plain(_), Shape::Plain(_)) => return quote!(#value.into_iter().collect()),
                // A type becomes itself.
                (Shape::Plain(_) | Shape::Into(_), Shape::Plain(_) | Shape::Into(_)) => {
                    return quote!(#runtime::making::map(#value));
                }
                _ => {}
            }
            let key = converted(scope, key, &quote!(key));
            let of = converted(scope, of, &quote!(value));
            quote!(#value.into_iter().map(|(key, value)| (#key, #of)).collect())
        }
        Shape::Document => quote!(#runtime::Document::new(&#value)),
    }
}

/// Whether the field's value is the argument unchanged, so that the short form of a field will do.
fn is_unchanged(argument: &Argument) -> bool {
    matches!(argument.shape, Shape::Plain(_)) && argument.wraps.is_empty()
}
