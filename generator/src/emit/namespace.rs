//! The functions of a namespace: the type that has them, the method that gives it, and each function.

use syn::{ImplItem, Item as Syntax};

use super::docs::{docs, documented};
use super::returns::{documents, response};
use super::scope::Scope;
use super::syntax::attribute;
use super::template::template;
use crate::model::{Access, Function, ItemPath, Namespace};

pub(super) fn namespace(scope: &Scope<'_>, namespace: &Namespace) -> Vec<Syntax> {
    let runtime = &scope.runtime;
    let is_own = namespace.access.is_some();
    let functions: Vec<_> = namespace.functions.iter().flat_map(|one| function(scope, one, is_own)).collect();
    let Some(access) = &namespace.access else {
        return template!(scope, Vec<Syntax>, [runtime, functions] => {
            impl #runtime::Client { #functions }
        });
    };
    let mut items = self::access(scope, access);
    if !functions.is_empty() {
        let name = scope.ident(&access.name);
        items.extend(template!(scope, Vec<Syntax>, [name, functions] => {
            impl #name<'_> { #functions }
        }));
    }
    items
}

/// The type, and the method of the client or of the namespace around it.
fn access(scope: &Scope<'_>, access: &Access) -> Vec<Syntax> {
    let runtime = &scope.runtime;
    let (docs, method_docs) = (docs(&access.docs), docs(&access.docs));
    let (name, method) = (&scope.ident(&access.name), scope.ident(&access.method));
    let given = match &access.parent {
        None => template!(scope, Vec<Syntax>, [runtime, method_docs, method, name] => {
            impl #runtime::Client {
                #method_docs
                #[inline]
                pub fn #method(&self) -> #name<'_> {
                    #name { client: self }
                }
            }
        }),
        Some(parent) => {
            let parent = scope.item(parent);
            template!(scope, Vec<Syntax>, [parent, method_docs, method, name] => {
                impl<'a> #parent<'a> {
                    #method_docs
                    #[inline]
                    pub fn #method(self) -> #name<'a> {
                        #name { client: self.client }
                    }
                }
            })
        }
    };
    template!(scope, Vec<Syntax>, [docs, name, runtime, given] => {
        #docs
        #[derive(Clone, Copy, Debug)]
        #[must_use = "a namespace does nothing until an endpoint of it is called"]
        pub struct #name<'a> {
            client: &'a #runtime::Client,
        }
        #given
    })
}

/// A function of the client, or of a namespace's `own` type, which holds the client.
fn function(scope: &Scope<'_>, function: &Function, own: bool) -> Vec<ImplItem> {
    let runtime = &scope.runtime;
    let Function { request, answer, .. } = function;
    let text = format!(
        "{}\n\nTakes this [request]({}), whose page has an example, and gives this [answer]({}).",
        function.docs,
        scope.text(request),
        scope.text(&answer.response)
    );
    let mut attributes = documented(&text, function.deprecated.as_ref());
    if answer.parameters.is_empty() {
        attributes.push(attribute("inline"));
    }
    let name = scope.ident(&function.name);
    let header = documents(scope, answer);
    let is_parameter = |path: &ItemPath| answer.parameters.contains(&path.name);
    let path = |path: &ItemPath| if is_parameter(path) { scope.full(path) } else { scope.reexported(path) };
    let response = response(scope, path(&answer.response), answer);
    let request = path(request);
    if own {
        return template!(scope, Vec<ImplItem>, [attributes, name, header, request, runtime, response] => {
            #attributes
            pub fn #name #header (self, request: #request) -> #runtime::Call<#response> {
                self.client.call(request)
            }
        });
    }
    template!(scope, Vec<ImplItem>, [attributes, name, header, request, runtime, response] => {
        #attributes
        pub fn #name #header (&self, request: #request) -> #runtime::Call<#response> {
            self.call(request)
        }
    })
}
