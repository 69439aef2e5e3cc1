//! Finds the properties of the specification that fields and variants were lowered from.

use crate::model::{Field, ItemSource, Parameter, ParameterLocation};
use crate::names;
use crate::spec::{
    Behavior, Body, Definition, EnumMember, Inherits, Interface, Meta, Property, Request, Spec, TypeName,
};

/// The maximum number of parents of a type. Lowering reports an error for longer chains and for cycles.
const MAX_PARENTS: usize = 64;

/// Returns the name of the definition that an item was lowered from.
pub(super) fn definition_name(source: &ItemSource) -> Option<&TypeName> {
    match source {
        ItemSource::Definition(name) | ItemSource::AddedDefinition(name) | ItemSource::ContainerVariants(name) => {
            Some(name)
        }
        ItemSource::InlineUnion => None,
    }
}

/// Returns the definition that an item was lowered from.
pub(super) fn definition<'s>(spec: &'s Spec, source: &ItemSource) -> Option<&'s Definition> {
    Some(&spec.types.get(definition_name(source)?)?.value)
}

/// Returns the parents of a type, the nearest first.
fn parents<'s>(spec: &'s Spec, inherits: Option<&Inherits>) -> impl Iterator<Item = &'s Interface> {
    let parent = |inherits: Option<&Inherits>| match &spec.types.get(&inherits?.r#type)?.value {
        Definition::Interface(interface) => Some(interface),
        _ => None,
    };
    std::iter::successors(parent(inherits), move |child| parent(child.inherits.as_ref())).take(MAX_PARENTS)
}

fn body_properties(body: &Body) -> &[Property] {
    if let Body::Properties(body) = body { &body.properties } else { &[] }
}

/// Returns the properties of an object, with those of its parents.
pub(super) fn properties<'s>(spec: &'s Spec, definition: &'s Definition) -> Vec<&'s Property> {
    let (own, inherits) = match definition {
        Definition::Interface(interface) => (interface.properties.as_slice(), interface.inherits.as_ref()),
        Definition::Response(response) => (body_properties(&response.body), None),
        Definition::Request(_) | Definition::Enum(_) | Definition::TypeAlias(_) => (&[][..], None),
    };
    own.iter().chain(parents(spec, inherits).flat_map(|parent| &parent.properties)).collect()
}

/// Returns the description and names of the keys that an object allows in addition to its properties.
pub(super) fn additional_meta<'s>(spec: &'s Spec, definition: &'s Definition) -> Option<&'s Meta> {
    let Definition::Interface(interface) = definition else { return None };
    let interfaces = std::iter::once(interface).chain(parents(spec, interface.inherits.as_ref()));
    let mut behaviors = interfaces.flat_map(|interface| interface.behaviors.iter().flatten());
    behaviors.find(|behavior| behavior.allows_additional_properties())?.meta.as_ref()
}

/// Returns the property that a field was lowered from.
pub(super) fn property_of<'s>(properties: &[&'s Property], field: &Field) -> Option<&'s Property> {
    let is_source = |property: &&&Property| {
        let name = property.codegen_name.as_ref().unwrap_or(&property.name);
        property.name == field.json_name && names::field(name).as_ref() == Some(&field.name)
    };
    let has_json_name = |property: &&&Property| property.name == field.json_name;
    // A field whose name collides with another one has another name than the property.
    properties.iter().find(is_source).or_else(|| properties.iter().find(has_json_name)).copied()
}

/// Returns the property that a parameter was lowered from: the one in the location where the parameter is sent.
pub(super) fn parameter_property<'s>(
    spec: &'s Spec,
    request: &'s Request,
    parameter: &Parameter,
) -> Option<&'s Property> {
    let inherited = || parents(spec, request.inherits.as_ref());
    let properties: Vec<&Property> = match parameter.location {
        ParameterLocation::Path => request.path.iter().collect(),
        ParameterLocation::Query => {
            // Behaviors such as the parameters of the cat endpoints add query parameters.
            let behaviors = inherited().flat_map(|parent| parent.behaviors.iter().flatten());
            let of_behaviors = behaviors.flat_map(|behavior| behavior_properties(spec, behavior));
            request.query.iter().chain(of_behaviors).collect()
        }
        ParameterLocation::Body => {
            let inherited = inherited().flat_map(|parent| &parent.properties);
            body_properties(&request.body).iter().chain(inherited).collect()
        }
        ParameterLocation::WholeBody => Vec::new(),
    };
    property_of(&properties, &parameter.field)
}

fn behavior_properties<'s>(spec: &'s Spec, behavior: &Behavior) -> &'s [Property] {
    match spec.types.get(&behavior.r#type).map(|located| &located.value) {
        Some(Definition::Interface(interface)) => &interface.properties,
        _ => &[],
    }
}

/// Returns the member that a variant of a string enum was lowered from.
pub(super) fn enum_member<'s>(definition: &'s Definition, json_name: &str) -> Option<&'s EnumMember> {
    let Definition::Enum(definition) = definition else { return None };
    definition.members.iter().find(|member| member.name == json_name)
}
