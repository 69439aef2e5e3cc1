//! Paragraphs about one type, property or enum member: its description and the facts of the specification about it.

use serde_json::Value;

use super::markdown::clean;
use crate::model::ParameterLocation;
use crate::spec::{Availabilities, Availability, Definition, EnumMember, Meta, Property, TypeName};

/// Joins paragraphs, without empty ones.
pub(super) fn paragraphs(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Returns a description of the specification as Markdown, or an empty string without one.
pub(super) fn description(description: Option<&str>) -> String {
    description.map(clean).unwrap_or_default()
}

fn link(urls: [&Option<String>; 2]) -> String {
    let url = urls.into_iter().flatten().next().filter(|url| !url.is_empty());
    url.map(|url| format!("See <{url}>.")).unwrap_or_default()
}

/// Returns the paragraph that names the definition of a type.
pub(super) fn definition_name(name: &TypeName) -> String {
    format!("Specification: type `{name}`.")
}

/// Describes a type, without the name of its definition.
pub(super) fn type_docs(definition: &Definition) -> Vec<String> {
    let (type_description, link) = match definition {
        Definition::Interface(d) => (&d.description, link([&d.ext_doc_url, &d.doc_url])),
        Definition::TypeAlias(d) => (&d.description, link([&d.ext_doc_url, &d.doc_url])),
        Definition::Enum(d) => (&d.description, String::new()),
        Definition::Request(d) => (&d.description, String::new()),
        Definition::Response(d) => (&d.description, String::new()),
    };
    vec![description(type_description.as_deref()), link]
}

/// Describes a property or a parameter.
pub(super) fn property_docs(property: &Property) -> String {
    let default = property.server_default.as_ref();
    paragraphs([
        description(property.description.as_deref()),
        default.map(|default| format!("Default: `{}`.", default_value(default))).unwrap_or_default(),
        availability(property.availability.as_ref()),
        link([&property.ext_doc_url, &property.doc_url]),
    ])
}

/// Describes a member of an enum.
pub(super) fn enum_member_docs(member: &EnumMember) -> String {
    paragraphs([description(member.description.as_deref()), availability(member.availability.as_ref())])
}

/// Describes the field that holds all keys without a property.
pub(super) fn additional_map_docs(meta: Option<&Meta>) -> String {
    let meta_description = meta.and_then(|meta| meta.description.as_deref());
    paragraphs([
        description(meta_description),
        "Holds all keys of the JSON object that are not other fields.".to_owned(),
    ])
}

/// Describes the field that holds the only key without a property. The field `value` holds its value.
pub(super) fn additional_key_docs(value: &str) -> String {
    format!("The only key of the JSON object that is not another field. Its value is in `{value}`.")
}

/// Describes the field that holds the value of the only key without a property. The field `key` holds the key.
pub(super) fn additional_value_docs(meta: Option<&Meta>, key: &str) -> String {
    let meta_description = meta.and_then(|meta| meta.description.as_deref());
    paragraphs([description(meta_description), format!("The value of the JSON key that is in `{key}`.")])
}

/// Describes where a parameter is sent, if the server accepts it in several locations.
pub(super) fn location_docs(location: ParameterLocation, alternatives: &[ParameterLocation]) -> String {
    if alternatives.is_empty() {
        return String::new();
    }
    let name = |location: ParameterLocation| match location {
        ParameterLocation::Path => "in the path",
        ParameterLocation::Query => "in the query string",
        ParameterLocation::Body => "in the body",
        ParameterLocation::WholeBody => "as the body",
    };
    let alternatives: Vec<_> = alternatives.iter().map(|location| name(*location)).collect();
    format!("Sent {}. The server also accepts it {}.", name(location), alternatives.join(" and "))
}

fn default_value(value: &Value) -> String {
    match value {
        Value::String(string) if !string.is_empty() => string.replace('`', "'"),
        other => other.to_string(),
    }
}

/// Describes the versions and the deployments that have something, and its stability.
pub(super) fn availability(availabilities: Option<&Availabilities>) -> String {
    let Some(Availabilities { serverless, stack }) = availabilities else { return String::new() };
    let mut sentences = Vec::new();
    if let Some(stack) = stack {
        sentences.extend(stack.since.as_ref().map(|since| format!("Available since version {since}.")));
        sentences.extend(instability(stack).map(|name| format!("{name}: may change or be removed.")));
    }
    match (serverless, stack) {
        (Some(serverless), _) if serverless.visibility.as_deref() == Some("private") => {
            sentences.push("Not public on serverless.".to_owned());
        }
        (None, Some(_)) => sentences.push("Not available on serverless.".to_owned()),
        (Some(_), None) => sentences.push("Only available on serverless.".to_owned()),
        _ => {}
    }
    sentences.join(" ")
}

fn instability(availability: &Availability) -> Option<&str> {
    match availability.stability.as_deref()? {
        "stable" => None,
        "tech_preview" => Some("Technical preview"),
        "beta" => Some("Beta"),
        "experimental" => Some("Experimental"),
        other => Some(other),
    }
}
