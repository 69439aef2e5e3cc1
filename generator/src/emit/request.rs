//! Requests: a struct, the description of its endpoint, and the conversions to and from HTTP.

use syn::{Expr, Generics, Item as Syntax, Stmt};

use super::doc_attributes::{docs, docs_and_deprecation};
use super::endpoint_description::description;
use super::field::{empty_field, field_declaration};
use super::module_context::ModuleContext;
use super::response;
use super::setters::{self, ConstructorInput};
use super::syntax::{
    self, field_value, join_path, method_call, mut_reference, name, path, reference, self_field, ty, variable,
};
use super::template::template;
use super::unknown_fields;
use crate::model::{Field, Item, Request};

pub(super) fn request(context: &ModuleContext<'_>, item: &Item, request: &Request) -> Vec<Syntax> {
    let fields: Vec<&Field> = request.parameters.iter().map(|parameter| &parameter.field).collect();
    let mut items = struct_declaration(context, item, request, &fields);
    items.extend(constructors_impl(context, item, request, &fields));
    items.extend(endpoint_impl(context, item, request, &fields));
    items.extend(from_http_impl(context, item, request, &fields));
    items.extend(response::responds_with(context, item, &request.response));
    items
}

fn struct_declaration(context: &ModuleContext<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let attributes = docs_and_deprecation(context.item_docs(item), item.deprecated.as_ref());
    let name = context.ident(&item.name);
    let common = request.common.then(|| {
        let docs = docs("The query parameters that all endpoints accept.");
        let common = ty(join_path(context.runtime.clone(), syntax::name("CommonParameters")));
        syntax::field(docs, syntax::public(), syntax::name("common"), common)
    });
    let unknown = request.has_body_fields().then(|| unknown_fields::declaration(context));
    let fields = fields.iter().map(|field| field_declaration(context, item, field));
    let fields: Vec<_> = fields.chain(common).chain(unknown).collect();
    template!(context, Vec<Syntax>, [attributes, name, fields] => {
        #attributes
        #[derive(Clone)]
        #[non_exhaustive]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #name { #fields }
    })
}

fn constructors_impl(context: &ModuleContext<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let endpoint = &context.endpoint;
    let name = context.ident(&item.name);
    let construction = &item.construction;
    let Some(constructor) = &construction.new else { return Vec::new() };
    let input = ConstructorInput {
        fields,
        construction,
        constructor,
        field_count: fields.len() + usize::from(request.common) + usize::from(request.has_body_fields()),
        empty: template!(context, Expr, [endpoint] => { #endpoint::FromHttp::empty() }),
    };
    let mut functions = setters::new_function(context, item, &input);
    functions.extend(fields.iter().flat_map(|field| setters::setters(context, item, field)));
    let default = setters::default_impl(context, &input, Generics::default(), ty(path(name.clone())));
    template!(context, Vec<Syntax>, [name, functions, default] => {
        impl #name { #functions }
        #default
    })
}

fn endpoint_impl(context: &ModuleContext<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let endpoint = &context.endpoint;
    let self_type = context.ident(&item.name);
    let description = description(context, request);
    let parameter_calls = parameter_calls(context, "e", request, fields, reference);
    template!(context, Vec<Syntax>, [endpoint, self_type, description, parameter_calls] => {
        impl #endpoint::Endpoint for #self_type {
            const DESCRIPTION: &'static #endpoint::Description = &#description;
            #[cfg_attr(not(debug_assertions), inline)]
            fn encode_parameters<'a>(&'a self, e: &mut #endpoint::ParameterEncoder<'a>) {
                #parameter_calls
            }
        }
    })
}

fn from_http_impl(context: &ModuleContext<'_>, item: &Item, request: &Request, fields: &[&Field]) -> Vec<Syntax> {
    let (runtime, endpoint) = (&context.runtime, &context.endpoint);
    let self_type = context.ident(&item.name);
    let common = request.common.then(|| {
        let empty = template!(context, Expr, [runtime] => { #runtime::CommonParameters::default() });
        field_value(name("common"), empty)
    });
    let unknown = request.has_body_fields().then(|| unknown_fields::empty(context));
    let empty_fields = fields.iter().map(|field| empty_field(context, field));
    let empty_fields: Vec<_> = empty_fields.chain(common).chain(unknown).collect();
    let parameter_calls = parameter_calls(context, "d", request, fields, mut_reference);
    template!(context, Vec<Syntax>, [endpoint, self_type, empty_fields, parameter_calls] => {
        impl #endpoint::FromHttp for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty() -> Self {
                Self { #empty_fields }
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn decode_parameters(&mut self, d: &mut #endpoint::ParameterDecoder<'_>) {
                #parameter_calls
            }
        }
    })
}

/// One call for each parameter, in the order of the description.
fn parameter_calls(
    context: &ModuleContext<'_>,
    start: &'static str,
    request: &Request,
    fields: &[&Field],
    borrow: fn(Expr) -> Expr,
) -> Vec<Stmt> {
    let start = variable(start);
    if fields.is_empty() && !request.common {
        return template!(context, Vec<Stmt>, [start] => { let _ = #start; });
    }
    let parameter =
        |receiver, field: &&Field| method_call(receiver, "parameter", [borrow(self_field(context.ident(&field.name)))]);
    let parameter_calls = fields.iter().fold(start, parameter);
    let mut parameter_calls = parameter_calls;
    if request.common {
        parameter_calls = method_call(parameter_calls, "common", [borrow(self_field(name("common")))]);
    }
    if request.has_body_fields() {
        parameter_calls = unknown_fields::call(parameter_calls, borrow);
    }
    template!(context, Vec<Stmt>, [parameter_calls] => { #parameter_calls; })
}
