//! Statistics of definitions: kinds, type expressions, annotations and quirks.

use super::section::Section;
use crate::spec::{Behavior, Body, Definition, Property, Spec, ValueOf, Variants};

/// Returns the sections about definitions.
pub(super) fn sections(spec: &Spec) -> Vec<Section> {
    let all = || spec.types.values().map(|located| &located.value);
    let bodies = |request: bool| {
        all().filter_map(move |definition| match definition {
            Definition::Request(d) if request => Some(body_kind(&d.body)),
            Definition::Response(d) if !request => Some(body_kind(&d.body)),
            _ => None,
        })
    };
    let mut values = Vec::new();
    all().for_each(|definition| visit_values(definition, &mut |value| values.push(value_kind(value))));
    vec![
        Section::tally("types by kind", all().map(definition_kind)),
        Section::tally("requests by body", bodies(true)),
        Section::tally("responses by body", bodies(false)),
        Section::tally("type expressions by kind", values),
        annotations(spec),
        Section::tally("types with variants", all().filter_map(variants)),
        Section::tally("types with type parameters", all().filter(|d| is_generic(d)).map(definition_kind)),
        Section::tally("behaviors by type", all().flat_map(behaviors).map(|b| b.r#type.to_string())),
        Section::tally("quirks by place", all().flat_map(quirks)),
    ]
}

/// Returns the number of unions.
pub(super) fn unions(spec: &Spec) -> usize {
    let mut count = 0;
    for located in spec.types.values() {
        visit_values(&located.value, &mut |value| count += usize::from(matches!(value, ValueOf::UnionOf(_))));
    }
    count
}

fn definition_kind(definition: &Definition) -> &'static str {
    match definition {
        Definition::Interface(_) => "interface",
        Definition::Request(_) => "request",
        Definition::Response(_) => "response",
        Definition::Enum(_) => "enum",
        Definition::TypeAlias(_) => "type_alias",
    }
}

fn body_kind(body: &Body) -> &'static str {
    match body {
        Body::Properties(_) => "properties",
        Body::Value(_) => "value",
        Body::NoBody(_) => "no_body",
    }
}

fn value_kind(value: &ValueOf) -> &'static str {
    match value {
        ValueOf::InstanceOf(_) => "instance_of",
        ValueOf::ArrayOf(_) => "array_of",
        ValueOf::UnionOf(_) => "union_of",
        ValueOf::DictionaryOf(map) if map.single_key => "dictionary_of, with a single key",
        ValueOf::DictionaryOf(_) => "dictionary_of",
        ValueOf::UserDefinedValue(_) => "user_defined_value",
        ValueOf::LiteralValue(_) => "literal_value",
    }
}

/// Counts the annotations of properties, enum members and definitions.
fn annotations(spec: &Spec) -> Section {
    let mut labels = Vec::new();
    for definition in spec.types.values().map(|located| &located.value) {
        for property in properties(definition) {
            labels.push(if property.required { "required properties" } else { "optional properties" });
            let flags = [
                ("properties with aliases", property.aliases.is_some()),
                ("properties with an availability", property.availability.is_some()),
                ("properties with a different name in code", property.codegen_name.is_some()),
                ("properties with a server default", property.server_default.is_some()),
                ("deprecated properties", property.deprecation.is_some()),
            ];
            labels.extend(flags.into_iter().filter(|(_, is_set)| *is_set).map(|(label, _)| label));
        }
        match definition {
            Definition::Interface(d) if d.shortcut_property.is_some() => labels.push("interfaces with a shortcut"),
            Definition::Enum(d) => {
                labels.extend((d.is_open == Some(true)).then_some("open enums"));
                labels.extend(d.members.iter().map(|_| "enum members"));
            }
            _ => {}
        }
    }
    Section::tally("properties and enum members", labels)
}

fn variants(definition: &Definition) -> Option<String> {
    let (variants, properties) = match definition {
        Definition::Interface(d) => (d.variants.as_ref()?, d.properties.as_slice()),
        Definition::TypeAlias(d) => (d.variants.as_ref()?, &[][..]),
        _ => return None,
    };
    let (name, open) = match variants {
        Variants::Container(v) => ("container", v.non_exhaustive),
        Variants::InternalTag(v) => ("internal_tag", v.non_exhaustive),
        Variants::ExternalTag(v) => ("external_tag", v.non_exhaustive),
        Variants::Untagged(v) => ("untagged", v.non_exhaustive),
    };
    let has_properties = properties.iter().any(|property| property.container_property == Some(true));
    let properties = if has_properties { ", with container properties" } else { "" };
    Some(format!("{name}{}{properties}", if open == Some(true) { ", open" } else { "" }))
}

fn is_generic(definition: &Definition) -> bool {
    match definition {
        Definition::Interface(d) => d.generics.is_some(),
        Definition::Request(d) => d.generics.is_some(),
        Definition::Response(d) => d.generics.is_some(),
        Definition::TypeAlias(d) => d.generics.is_some(),
        Definition::Enum(_) => false,
    }
}

/// Returns the behaviors of a definition, without those of its parents.
fn behaviors(definition: &Definition) -> &[Behavior] {
    match definition {
        Definition::Interface(d) => d.behaviors.as_deref().unwrap_or_default(),
        _ => &[],
    }
}

fn quirks(definition: &Definition) -> Vec<&'static str> {
    let own = match definition {
        Definition::Interface(d) => d.es_quirk.is_some(),
        Definition::Request(d) => d.es_quirk.is_some(),
        Definition::Enum(d) => d.es_quirk.is_some(),
        Definition::Response(_) | Definition::TypeAlias(_) => false,
    };
    let of_properties = properties(definition).into_iter().filter(|property| property.es_quirk.is_some());
    own.then(|| definition_kind(definition)).into_iter().chain(of_properties.map(|_| "property")).collect()
}

/// Returns the properties of a body.
fn body_properties(body: &Body) -> &[Property] {
    match body {
        Body::Properties(body) => &body.properties,
        Body::Value(_) | Body::NoBody(_) => &[],
    }
}

/// Returns the properties and parameters of a definition.
fn properties(definition: &Definition) -> Vec<&Property> {
    match definition {
        Definition::Interface(d) => d.properties.iter().collect(),
        Definition::Request(d) => d.path.iter().chain(&d.query).chain(body_properties(&d.body)).collect(),
        Definition::Response(d) => {
            let exceptions = d.exceptions.iter().flatten().flat_map(|exception| body_properties(&exception.body));
            body_properties(&d.body).iter().chain(exceptions).collect()
        }
        Definition::Enum(_) | Definition::TypeAlias(_) => Vec::new(),
    }
}

/// Visits each type expression of a definition, including those inside others.
fn visit_values<'a>(definition: &'a Definition, visitor: &mut dyn FnMut(&'a ValueOf)) {
    definition.type_expressions().into_iter().for_each(|value| value.visit(visitor));
}
