//! The functions of a namespace: the type that has them, the method that gives it, and each function.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecated, docs};
use super::returns::{documents, response};
use super::scope::Scope;
use crate::model::{Access, Function, ItemPath, Namespace};

pub(super) fn namespace(scope: &Scope<'_>, namespace: &Namespace) -> TokenStream {
    let runtime = &scope.runtime;
    let client = if namespace.access.is_some() { quote!(self.client) } else { quote!(self) };
    let receiver = if namespace.access.is_some() { quote!(self) } else { quote!(&self) };
    let functions = namespace.functions.iter().map(|one| function(scope, one, &receiver, &client));
    let functions = quote!(#(#functions)*);
    let Some(access) = &namespace.access else {
        return quote!(impl #runtime::Client { #functions });
    };
    let name = scope.ident(&access.name);
    let given = self::access(scope, access);
    let functions = (!namespace.functions.is_empty()).then(|| quote!(impl #name<'_> { #functions }));
    quote!(#given #functions)
}

/// The type, and the method of the client or of the namespace around it.
fn access(scope: &Scope<'_>, access: &Access) -> TokenStream {
    let runtime = &scope.runtime;
    let docs = docs(&access.docs);
    let (name, method) = (scope.ident(&access.name), scope.ident(&access.method));
    let given = match &access.parent {
        None => quote! {
            impl #runtime::Client {
                #docs
                #[inline]
                pub fn #method(&self) -> #name<'_> {
                    #name { client: self }
                }
            }
        },
        Some(parent) => {
            let parent = scope.item(parent);
            quote! {
                impl<'a> #parent<'a> {
                    #docs
                    #[inline]
                    pub fn #method(self) -> #name<'a> {
                        #name { client: self.client }
                    }
                }
            }
        }
    };
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        #[must_use = "a namespace does nothing until an endpoint of it is called"]
        pub struct #name<'a> {
            client: &'a #runtime::Client,
        }
        #given
    }
}

fn function(scope: &Scope<'_>, function: &Function, receiver: &TokenStream, client: &TokenStream) -> TokenStream {
    let runtime = &scope.runtime;
    let Function { request, answer, .. } = function;
    let text = format!(
        "{}\n\nTakes this [request]({}), whose page has an example, and gives this [answer]({}).",
        function.docs,
        scope.text(request),
        scope.text(&answer.response)
    );
    let docs = docs(&text);
    let deprecated = deprecated(function.deprecated.as_ref());
    let name = scope.ident(&function.name);
    let header = documents(scope, answer);
    let inline = header.is_none().then(|| quote!(#[inline]));
    let is_parameter = |path: &ItemPath| answer.parameters.contains(&path.name);
    let path = |path: &ItemPath| if is_parameter(path) { scope.full(path) } else { scope.reexported(path) };
    let response = response(scope, path(&answer.response), answer);
    let request = path(request);
    quote! {
        #docs
        #deprecated
        #inline
        pub fn #name #header (#receiver, request: #request) -> #runtime::Call<#response> {
            #client.call(request)
        }
    }
}
