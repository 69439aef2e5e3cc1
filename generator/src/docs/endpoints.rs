//! The documentation of requests and responses.

use super::definitions::parameter_property;
use super::facts::{availability, definition_name, description, location_docs, paragraphs, property_docs};
use crate::model::{self, Parameter, ResponseFormat};
use crate::spec::{self, Body, Endpoint, EndpointName, Exception, Response, Spec, TypeName, ValueOf};

/// Describes a request.
pub(super) fn request_docs(endpoint: &Endpoint, request: &spec::Request, model: &model::Request) -> String {
    let name = &endpoint.name;
    let description = endpoint_description(endpoint, request);
    let description = if description.is_empty() {
        format!("The request of `{name}`.")
    } else {
        format!("The request of `{name}`: {}", lower_case_start(&description))
    };
    let is_table = model.response_format == ResponseFormat::Table;
    let format = if is_table {
        "The rows are requested as JSON. Use `.text()` on the call to request the table as plain text."
    } else {
        ""
    };
    // Some pages do not exist yet.
    let is_published = |link: &&String| !link.is_empty() && !link.ends_with("#TODO");
    let link = endpoint.doc_url.as_ref().and_then(Option::as_ref).filter(is_published);
    paragraphs([
        description,
        urls(endpoint),
        availability(Some(&endpoint.availability)),
        privileges(endpoint),
        format.to_owned(),
        link.map(|link| format!("Elastic's documentation: <{link}>.")).unwrap_or_default(),
        format!("Specification: endpoint `{}`, request type `{}`.", endpoint.name, request.name),
    ])
}

/// Describes the operation that calls an endpoint.
pub(super) fn operation_docs(endpoint: &Endpoint, request: &spec::Request) -> String {
    let text = endpoint_description(endpoint, request);
    let summary = text.split("\n\n").next().unwrap_or_default();
    if summary.is_empty() { format!("Calls the endpoint `{}`.", endpoint.name) } else { summary.to_owned() }
}

/// Returns the description of an endpoint, or else of its request.
fn endpoint_description(endpoint: &Endpoint, request: &spec::Request) -> String {
    let own = Some(endpoint.description.as_str()).filter(|text| !text.trim().is_empty());
    description(own.or(request.description.as_deref()))
}

/// Converts the start of a sentence to lower case, except names of products and acronyms, so that it can follow a colon.
fn lower_case_start(text: &str) -> String {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_name = word.starts_with("Elastic") || word.chars().skip(1).any(char::is_uppercase);
    match text.split_at_checked(1) {
        Some((first, rest)) if !is_name => first.to_lowercase() + rest,
        _ => text.to_owned(),
    }
}

fn urls(endpoint: &Endpoint) -> String {
    let line = |url: &spec::Url| {
        let deprecated = url.deprecation.as_ref().map(|d| format!(", deprecated since {}", d.version));
        format!("- `{} {}`{}", url.methods.join(" or "), url.path, deprecated.unwrap_or_default())
    };
    endpoint.urls.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn privileges(endpoint: &Endpoint) -> String {
    let Some(privileges) = &endpoint.privileges else { return String::new() };
    let sentence = |kind: &str, names: &Option<Vec<String>>| {
        let names: Vec<_> = names.iter().flatten().map(|name| format!("`{name}`")).collect();
        let noun = if names.len() == 1 { "privilege" } else { "privileges" };
        (!names.is_empty()).then(|| format!("Requires the {kind} {noun} {}.", names.join(" and ")))
    };
    paragraphs(sentence("cluster", &privileges.cluster).into_iter().chain(sentence("index", &privileges.index)))
}

/// Describes a parameter.
pub(super) fn parameter_docs(spec: &Spec, request: &spec::Request, parameter: &Parameter) -> String {
    let property = parameter_property(spec, request, parameter);
    paragraphs([
        property.map(property_docs).unwrap_or_default(),
        location_docs(parameter.location, &parameter.alternative_locations),
    ])
}

/// Describes a response. `success_statuses` are the statuses of exceptions with which the endpoint returns its response.
pub(super) fn response_docs(response: &Response, endpoint: Option<&EndpointName>, success_statuses: &[u16]) -> String {
    let exceptions = response.exceptions.iter().flatten();
    let exceptions = exceptions.map(|exception| exception_docs(exception, success_statuses));
    let first = [
        description(response.description.as_deref()),
        endpoint.map(|endpoint| format!("The response of `{endpoint}`.")).unwrap_or_default(),
        definition_name(&response.name),
    ];
    paragraphs(first.into_iter().chain(exceptions))
}

fn exception_docs(exception: &Exception, success_statuses: &[u16]) -> String {
    let statuses: Vec<_> = exception.status_codes.iter().map(u16::to_string).collect();
    let statuses = format!("status {}", statuses.join(" or "));
    let is_success = exception.status_codes.iter().all(|status| success_statuses.contains(status));
    let sentence = if is_success {
        format!("Also returned with {statuses}.")
    } else {
        let names: Vec<_> = error_types(&exception.body).iter().map(|name| format!("`{name}`")).collect();
        let decoded = format!(" `Error::typed` decodes its body as {}.", names.join(" or "));
        format!("An error if the response has {statuses}.{}", if names.is_empty() { "" } else { &decoded })
    };
    let reason = description(exception.description.as_deref());
    if reason.is_empty() { sentence } else { format!("{sentence} {reason}") }
}

/// Returns the types of the body of an error, other than the one that all endpoints share.
fn error_types(body: &Body) -> Vec<&TypeName> {
    let Body::Value(body) = body else { return Vec::new() };
    let branches =
        if let ValueOf::UnionOf(union) = &body.value { &union.items } else { std::slice::from_ref(&body.value) };
    let names = branches.iter().filter_map(|branch| match branch {
        ValueOf::InstanceOf(instance) => Some(&instance.type_name),
        _ => None,
    });
    names.filter(|name| !name.is("_types", "ErrorResponseBase")).collect()
}
