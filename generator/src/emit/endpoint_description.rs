//! The description of an endpoint: its routes, and the location of each parameter.

use syn::{Expr, FieldValue};

use super::discriminator::string_list;
use super::module_context::ModuleContext;
use super::syntax::{bool_literal, field_value, name, slice, string_literal, usize_literal};
use super::template::template;
use super::types::encoding;
use crate::model::{
    BodyPresence, LineGrouping, Method, Parameter, ParameterLocation, Presence, Request, RequestFormat, ResponseFormat,
    Route, RouteMethods, RustType,
};

/// `endpoint::Description { … }` without fields that have their default value.
pub(super) fn description(context: &ModuleContext<'_>, request: &Request) -> Expr {
    let endpoint = &context.endpoint;
    let routes = slice(request.routes.iter().map(|route| self::route(context, route)));
    let parameters = slice(request.parameters.iter().map(|parameter| self::parameter(context, parameter)));
    let required_fields = [("name", string_literal(&request.endpoint)), ("routes", routes), ("parameters", parameters)];
    let body = match request.body {
        BodyPresence::None => None,
        BodyPresence::Optional => Some("Optional"),
        BodyPresence::Required => Some("Required"),
    };
    let body = body.map(|body| enum_variant(context, "BodyPresence", body));
    let idempotent = (!request.idempotent).then(|| bool_literal(false));
    let success_statuses = request.success_statuses.iter().map(|status| usize_literal((*status).into()));
    let success_statuses = (!request.success_statuses.is_empty()).then(|| slice(success_statuses));
    let optional_fields = [
        ("body", body),
        ("idempotent", idempotent),
        ("request_format", request_format(context, &request.request_format)),
        ("response_format", response_format(context, &request.response_format)),
        ("success_statuses", success_statuses),
    ];
    let optional_fields = optional_fields.into_iter().filter_map(|(field, value)| Some((field, value?)));
    let fields = field_values(required_fields.into_iter().chain(optional_fields));
    template!(context, Expr, [endpoint, fields] => { #endpoint::Description { #fields ..#endpoint::Description::DEFAULT } })
}

fn field_values(fields: impl Iterator<Item = (&'static str, Expr)>) -> Vec<FieldValue> {
    fields.map(|(field, value)| field_value(name(field), value)).collect()
}

/// `endpoint::Kind::Variant`.
fn enum_variant(context: &ModuleContext<'_>, kind: &'static str, variant: &'static str) -> Expr {
    let endpoint = &context.endpoint;
    let (kind, variant) = (name(kind), name(variant));
    template!(context, Expr, [endpoint, kind, variant] => { #endpoint::#kind::#variant })
}

fn request_format(context: &ModuleContext<'_>, format: &RequestFormat) -> Option<Expr> {
    let endpoint = &context.endpoint;
    let grouping = match format {
        RequestFormat::Json => return None,
        RequestFormat::Ndjson(LineGrouping::Single) => enum_variant(context, "LineGrouping", "Single"),
        RequestFormat::Ndjson(LineGrouping::Pairs) => enum_variant(context, "LineGrouping", "Pairs"),
        RequestFormat::Ndjson(LineGrouping::ByKey(keys)) => {
            let keys = string_list(keys);
            template!(context, Expr, [endpoint, keys] => { #endpoint::LineGrouping::ByKey(#keys) })
        }
    };
    Some(template!(context, Expr, [endpoint, grouping] => { #endpoint::RequestFormat::Ndjson(#grouping) }))
}

fn response_format(context: &ModuleContext<'_>, format: &ResponseFormat) -> Option<Expr> {
    let endpoint = &context.endpoint;
    Some(match format {
        ResponseFormat::Json => return None,
        ResponseFormat::Table => enum_variant(context, "ResponseFormat", "Table"),
        ResponseFormat::Text => enum_variant(context, "ResponseFormat", "Text"),
        ResponseFormat::Events => enum_variant(context, "ResponseFormat", "Events"),
        ResponseFormat::Binary(media_type) => {
            template!(context, Expr, [endpoint, media_type] => { #endpoint::ResponseFormat::Binary(#media_type) })
        }
    })
}

fn route(context: &ModuleContext<'_>, route: &Route) -> Expr {
    let endpoint = &context.endpoint;
    let Route { template: url, path_parameters, methods } = route;
    let method = |method: Method| {
        let method = match method {
            Method::Get => "Get",
            Method::Post => "Post",
            Method::Put => "Put",
            Method::Delete => "Delete",
            Method::Head => "Head",
        };
        enum_variant(context, "Method", method)
    };
    let methods = match *methods {
        RouteMethods::Single(single) => {
            let single = method(single);
            template!(context, Expr, [endpoint, single] => { #endpoint::RouteMethods::Single(#single) })
        }
        RouteMethods::ByBody { with_body, without_body } => {
            let (with_body, without_body) = (method(with_body), method(without_body));
            template!(context, Expr, [endpoint, with_body, without_body] => {
                #endpoint::RouteMethods::ByBody { with_body: #with_body, without_body: #without_body }
            })
        }
        RouteMethods::Either { preferred, alternative } => {
            let (preferred, alternative) = (method(preferred), method(alternative));
            template!(context, Expr, [endpoint, preferred, alternative] => {
                #endpoint::RouteMethods::Either { preferred: #preferred, alternative: #alternative }
            })
        }
    };
    let path_parameters = string_list(path_parameters);
    template!(context, Expr, [endpoint, url, methods, path_parameters] => {
        #endpoint::Route { template: #url, methods: #methods, path_parameters: #path_parameters }
    })
}

/// `endpoint::Parameter::new(…)`, with struct update syntax if other fields differ from the default.
fn parameter(context: &ModuleContext<'_>, parameter: &Parameter) -> Expr {
    let endpoint = &context.endpoint;
    let field = &parameter.field;
    let location_expression = |location: ParameterLocation| {
        let location = match location {
            ParameterLocation::Path => "Path",
            ParameterLocation::Query => "Query",
            ParameterLocation::Body => "Body",
            ParameterLocation::WholeBody => "WholeBody",
        };
        enum_variant(context, "ParameterLocation", location)
    };
    let (json_name, location) = (&field.json_name, location_expression(parameter.location));
    let new = name(if field.presence.is_required() { "required" } else { "new" });
    let constructor_call = template!(context, Expr, [endpoint, new, json_name, location] => { #endpoint::Parameter::#new(#json_name, #location) });
    let aliases = (!field.aliases.is_empty()).then(|| string_list(&field.aliases));
    let locations = parameter.alternative_locations.iter().copied().map(location_expression);
    let alternative_locations = (!parameter.alternative_locations.is_empty()).then(|| slice(locations));
    let encoding = field.encoding.map(|encoding| {
        let encoding = self::encoding(context, encoding);
        template!(context, Expr, [encoding] => { Some(#encoding) })
    });
    let nullable = is_nullable(field.presence, &field.ty).then(|| bool_literal(true));
    let redacted = field.redacted.then(|| bool_literal(true));
    let overrides = [
        ("aliases", aliases),
        ("alternative_locations", alternative_locations),
        ("encoding", encoding),
        ("nullable", nullable),
        ("redacted", redacted),
    ];
    let overrides = field_values(overrides.into_iter().filter_map(|(field, value)| Some((field, value?))));
    if overrides.is_empty() {
        return constructor_call;
    }
    template!(context, Expr, [endpoint, overrides, constructor_call] => { #endpoint::Parameter { #overrides ..#constructor_call } })
}

/// Returns whether the field distinguishes null from absence.
fn is_nullable(presence: Presence, ty: &RustType) -> bool {
    match ty {
        RustType::Nullable(_) => true,
        RustType::Option(inner) | RustType::Boxed(inner) if is_nullable(presence, inner) => true,
        _ => matches!(presence, Presence::OptionalNullable | Presence::RequiredNullable),
    }
}
