//! Structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::conversion::into_fields;
use super::docs::{deprecated, docs};
use super::field::{declaration, empty, read_word, show_word};
use super::forward;
use super::making::makers;
use super::scope::Scope;
use super::setter::{self, Making};
use super::table::texts;
use super::types::form_word;
use crate::model::{Field, Item, Member, Struct};

pub(super) fn structure(scope: &Scope<'_>, item: &Item, structure: &Struct) -> TokenStream {
    let fields: Vec<&Field> = structure.members.iter().flat_map(Member::fields).collect();
    let declaration = declared(scope, item, structure, &fields);
    let making = making(scope, item, structure, &fields);
    let read = read(scope, item, structure, &fields);
    let show = show(scope, item, structure);
    let conversions = into_fields(scope, item, &structure.conversions, fields.len());
    let serde = (!structure.parameters.is_empty()).then(|| forward::serde(scope, item, &structure.parameters));
    quote! {
        #declaration
        #making
        #read
        #show
        #conversions
        #serde
    }
}

fn is_variant(member: &Member) -> bool {
    member.fields().any(|field| field.word.is_variant())
}

/// Type parameters with a bound, and the type that has them: `<T: Bound>` and `Name<T>`.
pub(super) fn generics(
    scope: &Scope<'_>,
    item: &Item,
    parameters: &[String],
    bound: &TokenStream,
) -> (TokenStream, TokenStream) {
    let name = scope.ident(&item.name);
    if parameters.is_empty() {
        return (TokenStream::new(), quote!(#name));
    }
    let parameters: Vec<_> = parameters.iter().map(|parameter| scope.ident(parameter)).collect();
    let header = if bound.is_empty() { quote!(<#(#parameters),*>) } else { quote!(<#(#parameters: #bound),*>) };
    (header, quote!(#name<#(#parameters),*>))
}

fn declared(scope: &Scope<'_>, item: &Item, structure: &Struct, fields: &[&Field]) -> TokenStream {
    let docs = docs(&item.docs);
    let deprecated = deprecated(item.deprecated.as_ref());
    // A value that a setter returns and nobody takes is a mistake.
    let must_use = structure.constructor.is_some().then(|| quote!(#[must_use]));
    let derive = if structure.parameters.is_empty() { quote!(Clone) } else { quote!(Clone, Debug, PartialEq) };
    let parameters = structure.parameters.iter().map(|parameter| scope.ident(parameter));
    let parameters = (!structure.parameters.is_empty()).then(|| quote!(<#(#parameters),*>));
    let name = scope.ident(&item.name);
    let fields = fields.iter().map(|field| declaration(scope, field));
    quote! {
        #docs
        #deprecated
        #[derive(#derive)]
        #[non_exhaustive]
        #must_use
        pub struct #name #parameters {
            #(#fields)*
        }
    }
}

fn making(scope: &Scope<'_>, item: &Item, structure: &Struct, fields: &[&Field]) -> Option<TokenStream> {
    let json = &scope.json;
    let constructor = structure.constructor.as_ref()?;
    let making = Making { fields, constructor, all: fields.len(), empty: quote!(#json::Read::empty()) };
    let (header, of) = generics(scope, item, &structure.parameters, &quote!(::serde::de::DeserializeOwned));
    let new = setter::new(scope, &making);
    let setters = fields.iter().map(|field| setter::setters(scope, field));
    let makers = makers(scope, &structure.makers);
    let default = setter::default(scope, &making, &header, &of);
    Some(quote! {
        impl #header #of {
            #new
            #makers
            #(#setters)*
        }
        #default
    })
}

fn read(scope: &Scope<'_>, item: &Item, structure: &Struct, fields: &[&Field]) -> TokenStream {
    let json = &scope.json;
    let (header, of) = generics(scope, item, &structure.parameters, &quote!(::serde::de::DeserializeOwned));
    let empties = fields.iter().map(|field| empty(scope, field));
    // A variant's key is among those that the other members leave.
    let (flat, keyed): (Vec<_>, Vec<_>) = structure.members.iter().partition(|member| is_variant(member));
    let words = keyed.into_iter().chain(flat).map(|member| read_word(scope, member));
    let words = if structure.members.is_empty() { quote!(r.object();) } else { quote!(r #(#words)*;) };
    let body = match &structure.shortcut {
        None => words,
        Some(shortcut) => {
            let form = form_word(scope, shortcut.form);
            let keys = texts(&shortcut.keys);
            let object_capable = shortcut.object_capable;
            let field = scope.ident(&shortcut.field);
            quote! {
                if !r #form .shortcut(#keys, #object_capable, &mut self.#field) {
                    #words
                }
            }
        }
    };
    quote! {
        impl #header #json::Read for #of {
            #[inline]
            fn empty() -> Self {
                Self { #(#empties,)* }
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                #body
            }
        }
    }
}

fn show(scope: &Scope<'_>, item: &Item, structure: &Struct) -> TokenStream {
    let json = &scope.json;
    let (header, of) = generics(scope, item, &structure.parameters, &quote!(::serde::Serialize));
    let name = &item.name;
    let known: Vec<&str> = structure.members.iter().filter_map(Member::wire).collect();
    let words = structure.members.iter().map(|member| show_word(scope, member, &known));
    quote! {
        impl #header #json::Show for #of {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                w.object(#name) #(#words)*;
            }
        }
    }
}
