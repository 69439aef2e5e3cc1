//! Functions that make values beside `new`, and methods that ask which variant a value is.

use proc_macro2::Ident;
use syn::{Expr, ImplItem, Item as Syntax, Type};

use super::docs::{docs, documented};
use super::scope::Scope;
use super::setter::{argument_type, inline, value};
use super::structure::generics;
use super::syntax::{attribute_if, expression, name, parameter, path, ty};
use super::template::template;
use super::types::rust_type;
use crate::model::{Argument, Around, Item, Made, Maker, RustType, Variant};

/// The functions in an `impl` of their own, where there are any.
pub(super) fn implementation(scope: &Scope<'_>, item: &Item, of: &[Maker]) -> Vec<Syntax> {
    let (name, makers) = (scope.ident(&item.name), makers(scope, of));
    if makers.is_empty() {
        return Vec::new();
    }
    template!(scope, Vec<Syntax>, [name, makers] => {
        impl #name { #makers }
    })
}

/// The functions.
pub(super) fn makers(scope: &Scope<'_>, makers: &[Maker]) -> Vec<ImplItem> {
    makers.iter().flat_map(|maker| self::maker(scope, maker)).collect()
}

fn maker(scope: &Scope<'_>, maker: &Maker) -> Vec<ImplItem> {
    let attributes = documented(&maker.docs, maker.deprecated.as_ref());
    let name = scope.ident(&maker.name);
    let names: Vec<_> = maker.arguments.iter().map(|(name, _)| scope.ident(name)).collect();
    let inline = inline(maker.arguments.iter().map(|(_, argument)| &argument.shape));
    let types = maker.arguments.iter().map(|(_, argument)| argument_type(scope, &argument.shape));
    let parameters: Vec<_> = names.iter().cloned().zip(types).map(|(name, ty)| parameter(name, ty)).collect();
    let (returned, body) = made(scope, maker, &names);
    // What is `#[must_use]` itself says so.
    let is_enum = matches!(maker.made, Made::Variant(_) | Made::Pair(_) | Made::Empty(_));
    let must_use = attribute_if(is_enum, "must_use");
    template!(scope, Vec<ImplItem>, [attributes, must_use, inline, name, parameters, returned, body] => {
        #attributes
        #must_use
        #inline
        pub fn #name(#parameters) -> #returned {
            #body
        }
    })
}

/// What a function gives, and how it makes it of arguments with these names.
fn made(scope: &Scope<'_>, maker: &Maker, names: &[Ident]) -> (Type, Expr) {
    let (runtime, json, boxed) = (&scope.runtime, &scope.json, &scope.std.boxed);
    let arguments = expressions(names);
    let made = match &maker.made {
        Made::New(of) => {
            let of = rust_type(scope, of);
            let made = of.clone();
            return (of, template!(scope, Expr, [made, arguments] => { <#made>::new(#arguments) }));
        }
        Made::Around(around) => self::around(scope, around, names),
        Made::Variant(variant) => {
            let variant = scope.ident(variant);
            let value = |((_, argument), name): (&(String, Argument), &Ident)| value(scope, argument, name);
            let values: Vec<_> = maker.arguments.iter().zip(names).map(value).collect();
            template!(scope, Expr, [variant, values] => { Self::#variant(#values) })
        }
        Made::Pair(variant) => {
            let variant = scope.ident(variant);
            template!(scope, Expr, [variant, boxed, runtime, arguments] => {
                Self::#variant(#boxed::new(#runtime::SingleKey::new(#arguments)))
            })
        }
        Made::Empty(variant) => {
            let variant = scope.ident(variant);
            template!(scope, Expr, [variant, json] => { Self::#variant(#json::Read::empty()) })
        }
    };
    (ty(path(name("Self"))), made)
}

fn expressions(names: &[Ident]) -> Vec<Expr> {
    names.iter().cloned().map(expression).collect()
}

/// The struct by its `new`, and by the setter of its variant where `new` does not take it.
fn around(scope: &Scope<'_>, around: &Around, names: &[Ident]) -> Expr {
    let container = rust_type(scope, &around.container);
    let maker = scope.ident(&around.maker);
    let (own, rest) = names.split_at(around.takes.min(names.len()));
    let (own, mut rest) = (expressions(own), expressions(rest));
    let variant = template!(scope, Expr, [container, maker, own] => { <#container>::#maker(#own) });
    match &around.setter {
        None => {
            rest.insert(0, variant);
            template!(scope, Expr, [rest] => { Self::new(#rest) })
        }
        Some(setter) => {
            let setter = scope.ident(setter);
            template!(scope, Expr, [rest, setter, variant] => { Self::new(#rest).#setter(#variant) })
        }
    }
}

/// Which variant it is, and what that holds.
pub(super) fn questions(scope: &Scope<'_>, item: &Item, variants: &[Variant]) -> Vec<Syntax> {
    let (header, of) = generics(scope, item, item.parameters(), &[]);
    let questions: Vec<_> = variants.iter().flat_map(|variant| question(scope, variant)).collect();
    template!(scope, Vec<Syntax>, [header, of, questions] => {
        impl #header #of { #questions }
    })
}

fn question(scope: &Scope<'_>, variant: &Variant) -> Vec<ImplItem> {
    let option = &scope.std.option;
    let (name, is, as_) = (scope.ident(&variant.name), scope.ident(&variant.is()), scope.ident(&variant.as_()));
    let is_docs = docs(&format!("Whether it is [`{name}`](Self::{name})."));
    if variant.is_unit() {
        return template!(scope, Vec<ImplItem>, [is_docs, is, name] => {
            #is_docs
            #[inline]
            pub fn #is(&self) -> bool {
                matches!(self, Self::#name)
            }
        });
    }
    let payload = if let RustType::Boxed(payload) = &variant.ty { payload } else { &variant.ty };
    let payload = rust_type(scope, payload);
    let as_docs = docs(&format!("What it holds as [`{name}`](Self::{name})."));
    template!(scope, Vec<ImplItem>, [is_docs, is, name, as_docs, as_, option, payload] => {
        #is_docs
        #[inline]
        pub fn #is(&self) -> bool {
            matches!(self, Self::#name(_))
        }
        #as_docs
        #[inline]
        pub fn #as_(&self) -> #option<&#payload> {
            if let Self::#name(payload) = self { Some(payload) } else { None }
        }
    })
}
