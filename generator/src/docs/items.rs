//! The documentation of items and of their fields and variants.

use std::collections::HashMap;

use super::definitions::{additional_meta, definition, definition_name, enum_member, properties, property_of};
use super::degradations;
use super::documentation::ItemDocumentation;
use super::endpoints::{self, parameter_docs, request_docs, response_docs};
use super::facts;
use super::payloads::Payloads;
use crate::model::{
    AdditionalProperties, Container, InternallyTagged, Item, ItemKind, ItemSource, Member, NdjsonLine, NdjsonLines,
    RustType, Struct,
};
use crate::names;
use crate::spec::{Definition, EndpointName, Property, Spec};

/// The specification, with the endpoints by their responses.
pub(super) struct Context<'s> {
    pub(super) spec: &'s Spec,
    pub(super) payloads: Payloads<'s>,
    /// The endpoint of a response with the statuses of exceptions that return the response.
    pub(super) responses: HashMap<&'s crate::spec::TypeName, (&'s EndpointName, Vec<u16>)>,
}

/// Describes an item with its fields and variants, without its methods.
pub(super) fn item_docs(context: &Context<'_>, item: &Item) -> ItemDocumentation {
    let description = facts::paragraphs([item_description(context, item), degradations::item_section(item)]);
    ItemDocumentation { description, members: members(context, item), methods: HashMap::new() }
}

/// Describes the operation that sends a request.
pub(super) fn operation_docs(spec: &Spec, item: &Item) -> Option<String> {
    let ItemKind::Request(model) = &item.kind else { return None };
    let Some(Definition::Request(request)) = definition(spec, &item.source) else { return None };
    let endpoint = spec.endpoints.get(&EndpointName(model.endpoint.clone()))?;
    Some(endpoints::operation_docs(&endpoint.value, request))
}

fn item_description(context: &Context<'_>, item: &Item) -> String {
    let Some(name) = definition_name(&item.source) else { return String::new() };
    let Some(definition) = definition(context.spec, &item.source) else { return String::new() };
    match (&item.source, definition, &item.kind) {
        (ItemSource::AddedDefinition(name), _, _) => {
            format!("The specification does not define this type. A correction of the generator adds it as `{name}`.")
        }
        (ItemSource::ContainerVariants(_), _, _) => {
            let container = item.name.strip_suffix("Variant").unwrap_or(&item.name);
            facts::paragraphs([format!("The variants of `{container}`."), facts::definition_name(name)])
        }
        (_, Definition::Request(request), ItemKind::Request(model)) => {
            let endpoint = context.spec.endpoints.get(&EndpointName(model.endpoint.clone()));
            endpoint.map(|endpoint| request_docs(&endpoint.value, request, model)).unwrap_or_default()
        }
        (_, Definition::Response(response), _) => {
            let (endpoint, statuses) =
                context.responses.get(name).map_or((None, &[][..]), |(name, statuses)| (Some(*name), statuses));
            response_docs(response, endpoint, statuses)
        }
        (_, _, kind) => {
            let mut parts = facts::type_docs(definition);
            parts.push(facts::definition_name(name));
            parts.extend(untyped_variant_note(kind));
            facts::paragraphs(parts)
        }
    }
}

/// Returns a paragraph about decoding a union whose variants JSON does not distinguish.
fn untyped_variant_note(kind: &ItemKind) -> Option<String> {
    let ItemKind::UntypedUnion(union) = kind else { return None };
    let name = &union.variants.get(union.untyped_variant)?.name;
    Some(format!(
        "The JSON does not distinguish the variants: a decoded value is always [`{name}`](Self::{name}). The other variants \
         are for values that you send."
    ))
}

/// Describes the fields or variants of an item, by Rust name.
fn members(context: &Context<'_>, item: &Item) -> HashMap<String, String> {
    let spec = context.spec;
    let definition = definition(spec, &item.source);
    let properties = definition.map(|definition| properties(spec, definition)).unwrap_or_default();
    match &item.kind {
        ItemKind::Struct(kind) => struct_fields(spec, definition, kind, &properties),
        ItemKind::Request(kind) => {
            let Some(Definition::Request(request)) = definition else { return HashMap::new() };
            let docs = |parameter| parameter_docs(spec, request, parameter);
            kind.parameters.iter().map(|parameter| (parameter.field.name.clone(), docs(parameter))).collect()
        }
        ItemKind::StringEnum(kind) => {
            let member = |json_name: &str| enum_member(definition?, json_name).map(facts::enum_member_docs);
            let docs = kind.variants.iter().map(|variant| (variant.name.clone(), member(&variant.json_name)));
            docs.filter_map(|(name, docs)| Some((name, docs?))).collect()
        }
        ItemKind::Container(kind) => container_variants(kind, &properties),
        ItemKind::InternallyTagged(kind) => tagged_variants(kind),
        ItemKind::ExternallyTagged(kind) => {
            let docs = |json_name: &str| format!("In JSON, the key starts with `{json_name}#`.");
            kind.variants.iter().map(|variant| (variant.name.clone(), docs(&variant.json_name))).collect()
        }
        ItemKind::Ndjson(NdjsonLines::ByKey(variants)) => {
            let property = |json_name: &str| properties.iter().find(|property| property.name == json_name);
            let docs = |json_name: &str| property(json_name).map(|property| facts::property_docs(property));
            let docs = variants.iter().map(|variant| (variant.name.clone(), docs(&variant.json_name)));
            let lines = variants.iter().flat_map(|variant| {
                let second = variant.second.iter().map(|line| (line.field.clone(), second_line(line)));
                std::iter::once((variant.first.field.clone(), "The action and its target.".to_owned())).chain(second)
            });
            docs.filter_map(|(name, docs)| Some((name, docs?))).chain(lines).collect()
        }
        ItemKind::Union(kind) => context.payloads.of_branches(kind),
        ItemKind::UntypedUnion(kind) => context.payloads.of_variants(&kind.variants),
        ItemKind::Ndjson(NdjsonLines::Pair(_)) | ItemKind::Alias(_) => HashMap::new(),
    }
}

fn second_line(line: &NdjsonLine) -> String {
    let is_document = matches!(line.ty, RustType::Runtime("Document"));
    if is_document { "The document." } else { "The changes to the document." }.to_owned()
}

fn struct_fields(
    spec: &Spec,
    definition: Option<&Definition>,
    kind: &Struct,
    properties: &[&Property],
) -> HashMap<String, String> {
    let meta = definition.and_then(|definition| additional_meta(spec, definition));
    let mut docs = HashMap::new();
    for member in &kind.members {
        match member {
            Member::Field(field) if field.presence.is_variant() => {
                let optional = if field.presence.is_required() { "" } else { " if there is one" };
                let description =
                    format!("The variant{optional}. Its key is in the same JSON object as the other fields.");
                docs.insert(field.name.clone(), description);
            }
            Member::Field(field) => {
                let property = property_of(properties, field);
                docs.insert(field.name.clone(), property.map(facts::property_docs).unwrap_or_default());
            }
            Member::Constant(_) => {}
            Member::AdditionalProperties(AdditionalProperties::Map(field)) => {
                docs.insert(field.name.clone(), facts::additional_map_docs(meta));
            }
            Member::AdditionalProperties(AdditionalProperties::Single { key, value }) => {
                docs.insert(key.name.clone(), facts::additional_key_docs(&value.name));
                docs.insert(value.name.clone(), facts::additional_value_docs(meta, &key.name));
            }
        }
    }
    docs
}

fn container_variants(container: &Container, properties: &[&Property]) -> HashMap<String, String> {
    let fallback = container.fallback.and_then(|index| container.variants.get(index));
    let docs = container.variants.iter().map(|variant| {
        if fallback.is_some_and(|fallback| fallback.name == variant.name) {
            return (variant.name.clone(), "Any other key, with its value.".to_owned());
        }
        let is_source = |property: &&&Property| {
            let name = property.codegen_name.as_ref().unwrap_or(&property.name);
            property.name == variant.json_name && names::variant(name).as_ref() == Some(&variant.name)
        };
        let has_json_name = |property: &&&Property| property.name == variant.json_name;
        // A variant whose name collides with another one has another name than the property.
        let property = properties.iter().find(is_source).or_else(|| properties.iter().find(has_json_name));
        (variant.name.clone(), property.map(|property| facts::property_docs(property)).unwrap_or_default())
    });
    docs.collect()
}

fn tagged_variants(tagged: &InternallyTagged) -> HashMap<String, String> {
    let default = tagged.default_variant.and_then(|index| tagged.variants.get(index));
    let docs = tagged.variants.iter().map(|variant| {
        let quote = if tagged.json_booleans { "" } else { "\"" };
        let is_default = default.is_some_and(|default| default.name == variant.name);
        let tail = if is_default { format!(", or no `{}`", tagged.tag) } else { String::new() };
        let description =
            format!("In JSON, an object with `\"{}\": {quote}{}{quote}`{tail}.", tagged.tag, variant.json_name);
        (variant.name.clone(), description)
    });
    docs.collect()
}
