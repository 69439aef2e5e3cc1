//! The response type of a request: `impl RespondsWith<…> for …`.

use syn::{Generics, Item as Syntax, Path, Type};

use super::generics::DESERIALIZE_BOUND;
use super::module_context::ModuleContext;
use super::syntax::{self, absolute, path, ty, with_arguments};
use super::template::template;
use crate::model::{EndpointResponse, Item, ResponseBody};

/// The implementation for the request type.
pub(super) fn responds_with(
    context: &ModuleContext<'_>,
    item: &Item,
    endpoint_response: &EndpointResponse,
) -> Vec<Syntax> {
    let runtime = &context.runtime;
    let name = context.ident(&item.name);
    let generics = document_generics(context, endpoint_response);
    let response = response_type(context, context.item_path(&endpoint_response.item), endpoint_response);
    let body = syntax::name(match endpoint_response.body {
        ResponseBody::Json => "Json",
        ResponseBody::JsonDocument => "JsonDocument",
        ResponseBody::Text => "Text",
        ResponseBody::Binary => "Binary",
        ResponseBody::Events => "Events",
        ResponseBody::Existence => "Existence",
        ResponseBody::Empty => "Empty",
    });
    template!(context, Vec<Syntax>, [generics, runtime, response, name, body] => {
        impl #generics #runtime::response::RespondsWith<#response> for #name {
            type ResponseBody = #runtime::response::#body;
        }
    })
}

/// `<TDocument: ::serde::de::DeserializeOwned>`; empty for a response without documents.
pub(super) fn document_generics(context: &ModuleContext<'_>, endpoint_response: &EndpointResponse) -> Generics {
    syntax::generics(
        endpoint_response.type_parameters.iter().map(|parameter| context.ident(parameter)),
        Some(&absolute(DESERIALIZE_BOUND)),
    )
}

/// The response type with its type arguments.
pub(super) fn response_type(context: &ModuleContext<'_>, response: Path, endpoint_response: &EndpointResponse) -> Type {
    ty(with_arguments(
        response,
        endpoint_response.type_parameters.iter().map(|parameter| ty(path(context.ident(parameter)))),
    ))
}
