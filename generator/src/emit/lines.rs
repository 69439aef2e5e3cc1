//! Values of several lines, in bodies of NDJSON: as a list of their lines they are read and shown.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{deprecated, docs};
use super::scope::Scope;
use super::setter::{argument_type, inline, value};
use super::table::{self, Named};
use super::types::rust_type;
use crate::model::{Item, Line, LineVariant, Lines};

pub(super) fn lines(scope: &Scope<'_>, item: &Item, lines: &Lines) -> TokenStream {
    match lines {
        Lines::Pair(pair) => self::pair(scope, item, pair),
        Lines::ByKey(variants) => by_key(scope, item, variants),
    }
}

/// A struct of two lines.
fn pair(scope: &Scope<'_>, item: &Item, lines: &[Line; 2]) -> TokenStream {
    let json = &scope.json;
    let name = scope.ident(&item.name);
    let (item_docs, item_deprecated) = (docs(&item.docs), deprecated(item.deprecated.as_ref()));
    let fields = lines.iter().map(|line| field(scope, line, &quote!(pub)));
    let Made { inline, arguments, values } = Made::new(scope, lines.iter());
    let empties = lines.iter().map(|line| {
        let field = scope.ident(&line.field);
        quote!(#field: #json::Read::empty())
    });
    let read = lines.iter().enumerate().map(|(index, line)| {
        let (field, index) = (scope.ident(&line.field), Literal::usize_unsuffixed(index));
        quote!(self.#field = r.line(#index);)
    });
    let shown = lines.iter().map(|line| {
        let field = scope.ident(&line.field);
        quote!(.item(&self.#field))
    });
    quote! {
        #item_docs
        #item_deprecated
        #[derive(Clone)]
        #[non_exhaustive]
        #[must_use]
        pub struct #name {
            #(#fields)*
        }
        impl #name {
            /// Both lines.
            #inline
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
        impl #json::Read for #name {
            #[inline]
            fn empty() -> Self {
                Self { #(#empties),* }
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                #(#read)*
            }
        }
        impl #json::Show for #name {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                w.list(2) #(#shown)*;
            }
        }
    }
}

/// An enum, told by the single key of the first line.
fn by_key(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> TokenStream {
    let declaration = declared(scope, item, variants);
    let constructors = constructors(scope, item, variants);
    let read = read(scope, item, variants);
    let show = show(scope, item, variants);
    quote!(#declaration #constructors #read #show)
}

fn declared(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> TokenStream {
    let Scope { runtime, std, .. } = scope;
    let vec = &std.vec;
    let name = scope.ident(&item.name);
    let (item_docs, item_deprecated) = (docs(&item.docs), deprecated(item.deprecated.as_ref()));
    let variants = variants.iter().map(|variant| {
        let (docs, deprecated) = (docs(&variant.docs), deprecated(variant.deprecated.as_ref()));
        let name = scope.ident(&variant.name);
        let fields = variant.lines().map(|line| field(scope, line, &TokenStream::new()));
        quote!(#docs #deprecated #name { #(#fields)* },)
    });
    quote! {
        #item_docs
        #item_deprecated
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// What the specification does not list, line by line. It is written back unchanged.
            Other(#vec<#runtime::RawJson>),
        }
    }
}

fn constructors(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> TokenStream {
    let name = scope.ident(&item.name);
    let constructors = variants.iter().map(|variant| {
        let (docs, deprecated) = (docs(&variant.docs), deprecated(variant.deprecated.as_ref()));
        let (constructor, variant_name) = (scope.ident(&variant.constructor), scope.ident(&variant.name));
        let Made { inline, arguments, values } = Made::new(scope, variant.lines());
        quote! {
            #docs
            #deprecated
            #inline
            pub fn #constructor(#(#arguments),*) -> Self {
                Self::#variant_name { #(#values),* }
            }
        }
    });
    quote!(impl #name { #(#constructors)* })
}

fn read(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> TokenStream {
    let Scope { json, std, .. } = scope;
    let vec = &std.vec;
    let name = scope.ident(&item.name);
    let words = variants.iter().map(|variant| Named { wire: &variant.wire, also: &[] });
    let table = table::words(scope, words, false, false);
    let numbers = variants.iter().enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        let name = scope.ident(&variant.name);
        let first = scope.ident(&variant.first.field);
        let second = variant.second.as_ref().map(|line| {
            let field = scope.ident(&line.field);
            quote!(, #field: r.line(1))
        });
        quote!(#index => Self::#name { #first: r.payload() #second },)
    });
    quote! {
        impl #json::Read for #name {
            #[inline]
            fn empty() -> Self {
                Self::Other(#vec::new())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                static TABLE: #json::Words = #table;
                *self = match r.first_line(&TABLE) {
                    #(#numbers)*
                    _ => Self::Other(r.value()),
                };
            }
        }
    }
}

fn show(scope: &Scope<'_>, item: &Item, variants: &[LineVariant]) -> TokenStream {
    let json = &scope.json;
    let name = scope.ident(&item.name);
    let shown = variants.iter().map(|variant| {
        let LineVariant { name: debug, wire, .. } = variant;
        let name = scope.ident(debug);
        let first = scope.ident(&variant.first.field);
        let second = variant.second.as_ref().map(|line| scope.ident(&line.field));
        let (count, item) = match &second {
            Some(second) => (quote!(2), Some(quote!(.item(#second)))),
            None => (quote!(1), None),
        };
        quote!(Self::#name { #first, #second } => w.list(#count).single(#wire, #debug, #first) #item,)
    });
    quote! {
        impl #json::Show for #name {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                match self {
                    #(#shown)*
                    Self::Other(lines) => w.variant("Other", lines),
                };
            }
        }
    }
}

fn field(scope: &Scope<'_>, line: &Line, visibility: &TokenStream) -> TokenStream {
    let docs = docs(&line.docs);
    let name = scope.ident(&line.field);
    let ty = rust_type(scope, &line.ty);
    quote! {
        #docs
        #visibility #name: #ty,
    }
}

/// What a constructor takes, and the fields made of it.
struct Made {
    inline: Option<TokenStream>,
    arguments: Vec<TokenStream>,
    values: Vec<TokenStream>,
}

impl Made {
    fn new<'l>(scope: &Scope<'_>, lines: impl Iterator<Item = &'l Line> + Clone) -> Self {
        let inline = inline(lines.clone().map(|line| &line.argument.shape));
        let (mut arguments, mut values) = (Vec::new(), Vec::new());
        for line in lines {
            let name = scope.ident(&line.field);
            let ty = argument_type(scope, &line.argument.shape);
            let value = value(scope, &line.argument, &name);
            arguments.push(quote!(#name: #ty));
            values.push(quote!(#name: #value));
        }
        Self { inline, arguments, values }
    }
}
