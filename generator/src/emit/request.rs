//! Requests: a struct, its table, and the two directions that follow it.

use proc_macro2::TokenStream;
use quote::quote;

use super::description::description;
use super::docs::{deprecated, docs};
use super::field::{declaration, empty};
use super::returns;
use super::scope::{Scope, Std};
use super::setter::{self, Making};
use crate::model::{Field, Item, Request};

pub(super) fn request(scope: &Scope<'_>, item: &Item, request: &Request) -> TokenStream {
    let fields: Vec<&Field> = request.parameters.iter().map(|parameter| &parameter.field).collect();
    let declaration = declared(scope, item, request, &fields);
    let making = making(scope, item, request, &fields);
    let returns = request.answer.as_ref().map(|answer| returns::returns(scope, item, answer));
    let endpoint = endpoint(scope, item, request, &fields);
    let from_http = from_http(scope, item, request, &fields);
    quote! {
        #declaration
        #making
        #endpoint
        #from_http
        #returns
    }
}

fn declared(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> TokenStream {
    let runtime = &scope.runtime;
    let docs = docs(&item.docs);
    let deprecated = deprecated(item.deprecated.as_ref());
    let name = scope.ident(&item.name);
    let fields = fields.iter().map(|field| declaration(scope, field));
    let common = request.common.then(|| {
        quote! {
            /// The query parameters that every endpoint takes.
            pub common: #runtime::CommonParameters,
        }
    });
    quote! {
        #docs
        #deprecated
        #[derive(Clone)]
        #[non_exhaustive]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #name {
            #(#fields)*
            #common
        }
    }
}

fn making(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> TokenStream {
    let endpoint = &scope.endpoint;
    let name = scope.ident(&item.name);
    let making = Making {
        fields,
        constructor: &request.constructor,
        all: fields.len() + usize::from(request.common),
        empty: quote!(#endpoint::FromHttp::empty()),
    };
    let new = setter::new(scope, &making);
    let setters = fields.iter().map(|field| setter::setters(scope, field));
    let common = request.common.then(|| common_setters(scope, fields));
    let default = setter::default(scope, &making, &TokenStream::new(), &quote!(#name));
    quote! {
        impl #name {
            #new
            #(#setters)*
            #common
        }
        #default
    }
}

/// Setters of the parameters that every endpoint takes. One that the endpoint declares for itself is set there.
fn common_setters(scope: &Scope<'_>, fields: &[&Field]) -> TokenStream {
    let runtime = &scope.runtime;
    let linked = runtime.to_string().replace(' ', "");
    let Std { into, into_iterator, string, .. } = &scope.std;
    let all = [("error_trace", false), ("filter_path", true), ("human", false), ("pretty", false)];
    let is_own =
        |name: &str| fields.iter().any(|field| field.setter.as_ref().is_some_and(|setter| setter.name == name));
    let setters = all.into_iter().filter(|(name, _)| !is_own(name)).map(|(name, is_list)| {
        let docs = format!(" Sets [`{name}`]({linked}::CommonParameters::{name}).");
        let name = scope.ident(name);
        let inline = (!is_list).then(|| quote!(#[inline]));
        let (ty, value) = if is_list {
            (quote!(impl #into_iterator<Item = impl #into<#string>>), quote!(#runtime::making::list(#name)))
        } else {
            (quote!(bool), quote!(#name))
        };
        quote! {
            #[doc = #docs]
            #inline
            pub fn #name(mut self, #name: #ty) -> Self {
                self.common.#name = Some(#value);
                self
            }
        }
    });
    quote!(#(#setters)*)
}

fn endpoint(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> TokenStream {
    let endpoint = &scope.endpoint;
    let name = scope.ident(&item.name);
    let description = description(scope, request);
    let slots = fields.iter().map(|field| {
        let name = scope.ident(&field.name);
        quote!(.slot(&self.#name))
    });
    let common = request.common.then(|| quote!(.common(&self.common)));
    let chain = chain(&quote!(w), &quote!(#(#slots)* #common));
    quote! {
        impl #endpoint::Endpoint for #name {
            const DESCRIPTION: &'static #endpoint::Description = &#description;
            #[inline]
            fn slots<'a>(&'a self, w: &mut #endpoint::Slots<'a>) {
                #chain
            }
        }
    }
}

fn from_http(scope: &Scope<'_>, item: &Item, request: &Request, fields: &[&Field]) -> TokenStream {
    let (runtime, endpoint) = (&scope.runtime, &scope.endpoint);
    let name = scope.ident(&item.name);
    let empties = fields.iter().map(|field| empty(scope, field));
    let no_common = request.common.then(|| quote!(common: #runtime::CommonParameters::default()));
    let empties = empties.chain(no_common);
    let slots = fields.iter().map(|field| {
        let name = scope.ident(&field.name);
        quote!(.slot(&mut self.#name))
    });
    let common = request.common.then(|| quote!(.common(&mut self.common)));
    let chain = chain(&quote!(r), &quote!(#(#slots)* #common));
    quote! {
        impl #endpoint::FromHttp for #name {
            #[inline]
            fn empty() -> Self {
                Self { #(#empties),* }
            }
            #[inline]
            fn fill(&mut self, r: &mut #endpoint::SlotReader<'_>) {
                #chain
            }
        }
    }
}

/// A request without any parameter says nothing.
fn chain(start: &TokenStream, words: &TokenStream) -> TokenStream {
    if words.is_empty() { quote!(let _ = #start;) } else { quote!(#start #words;) }
}
