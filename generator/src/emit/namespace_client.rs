//! The functions of a namespace: the type that has them, the method that gives it, and each function.

use syn::{ImplItem, Item as Syntax};

use super::doc_attributes::{docs, docs_and_deprecation};
use super::module_context::ModuleContext;
use super::response::{document_generics, response_type};
use super::syntax::inline;
use super::template::template;
use crate::model::{ItemPath, NamespaceClient, NamespaceOperations, Operation};

pub(super) fn namespace_client(context: &ModuleContext<'_>, namespace: &NamespaceOperations) -> Vec<Syntax> {
    let runtime = &context.runtime;
    let has_client_type = namespace.client.is_some();
    let operations: Vec<_> = namespace
        .operations
        .iter()
        .flat_map(|operation| self::operation(context, operation, has_client_type))
        .collect();
    let Some(client) = &namespace.client else {
        return template!(context, Vec<Syntax>, [runtime, operations] => {
            impl #runtime::Client { #operations }
        });
    };
    let mut items = client_type(context, client);
    if !operations.is_empty() {
        let name = context.ident(&client.name);
        items.extend(template!(context, Vec<Syntax>, [name, operations] => {
            impl #name<'_> { #operations }
        }));
    }
    items
}

/// The type, and the method of the client or of the namespace around it.
fn client_type(context: &ModuleContext<'_>, client: &NamespaceClient) -> Vec<Syntax> {
    let runtime = &context.runtime;
    let namespace = context.module.path.0.join(".");
    let docs = docs(&format!("The client of the namespace `{namespace}`."));
    let method_docs = self::docs(&format!("Returns the client of the namespace `{namespace}`."));
    let (name, method) = (&context.ident(&client.name), context.ident(&client.method));
    let accessor = match &client.parent {
        None => template!(context, Vec<Syntax>, [runtime, method_docs, method, name] => {
            impl #runtime::Client {
                #method_docs
                #[cfg_attr(not(debug_assertions), inline)]
                pub fn #method(&self) -> #name<'_> {
                    #name { client: self }
                }
            }
        }),
        Some(parent) => {
            let parent = context.item_path(parent);
            template!(context, Vec<Syntax>, [parent, method_docs, method, name] => {
                impl<'a> #parent<'a> {
                    #method_docs
                    #[cfg_attr(not(debug_assertions), inline)]
                    pub fn #method(self) -> #name<'a> {
                        #name { client: self.client }
                    }
                }
            })
        }
    };
    template!(context, Vec<Syntax>, [docs, name, runtime, accessor] => {
        #docs
        #[derive(Clone, Copy, Debug)]
        #[must_use = "a namespace does nothing until an endpoint of it is called"]
        pub struct #name<'a> {
            client: &'a #runtime::Client,
        }
        #accessor
    })
}

/// A function of the client, or of a namespace's `own` type, which holds the client.
fn operation(context: &ModuleContext<'_>, operation: &Operation, has_client_type: bool) -> Vec<ImplItem> {
    let runtime = &context.runtime;
    let Operation { request, response: endpoint_response, .. } = operation;
    let description = format!(
        "{}\n\nSends the [request]({}), whose documentation has an example, and returns the [response]({}).",
        context.documentation.operation(operation),
        context.link_target(request),
        context.link_target(&endpoint_response.item)
    );
    let mut attributes = docs_and_deprecation(&description, operation.deprecated.as_ref());
    if endpoint_response.type_parameters.is_empty() {
        attributes.push(inline());
    }
    let name = context.ident(&operation.name);
    let generics = document_generics(context, endpoint_response);
    let is_parameter = |path: &ItemPath| endpoint_response.type_parameters.contains(&path.name);
    let path =
        |path: &ItemPath| if is_parameter(path) { context.absolute_path(path) } else { context.reexported_path(path) };
    let response = response_type(context, path(&endpoint_response.item), endpoint_response);
    let request = path(request);
    if has_client_type {
        return template!(context, Vec<ImplItem>, [attributes, name, generics, request, runtime, response] => {
            #attributes
            pub fn #name #generics (self, request: #request) -> #runtime::Call<#response> {
                self.client.call(request)
            }
        });
    }
    template!(context, Vec<ImplItem>, [attributes, name, generics, request, runtime, response] => {
        #attributes
        pub fn #name #generics (&self, request: #request) -> #runtime::Call<#response> {
            self.call(request)
        }
    })
}
