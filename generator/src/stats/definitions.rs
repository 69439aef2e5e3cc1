//! Definitions: their kinds, what they are made of, and what is odd about them.

use super::Section;
use crate::spec::{Behavior, Body, Definition, Property, Spec, ValueOf, Variants};

/// What is counted of types.
pub(super) fn sections(spec: &Spec) -> Vec<Section> {
    let all = || spec.types.values().map(|located| &located.value);
    let bodies = |request: bool| {
        all().filter_map(move |definition| match definition {
            Definition::Request(d) if request => Some(body(&d.body)),
            Definition::Response(d) if !request => Some(body(&d.body)),
            _ => None,
        })
    };
    let mut values = Vec::new();
    all().for_each(|definition| each_value(definition, &mut |value| values.push(kind(value))));
    vec![
        Section::by("types by kind", all().map(sort)),
        Section::by("requests by body", bodies(true)),
        Section::by("responses by body", bodies(false)),
        Section::by("values by kind", values),
        notation(spec),
        Section::by("types with variants", all().filter_map(variants)),
        Section::by("types with type parameters", all().filter(|d| is_generic(d)).map(sort)),
        Section::by("behaviors by type", all().flat_map(behaviors).map(|b| b.r#type.to_string())),
        Section::by("quirks by place", all().flat_map(quirks)),
    ]
}

/// How many unions there are.
pub(super) fn unions(spec: &Spec) -> usize {
    let mut count = 0;
    for located in spec.types.values() {
        each_value(&located.value, &mut |value| count += usize::from(matches!(value, ValueOf::UnionOf(_))));
    }
    count
}

fn sort(definition: &Definition) -> &'static str {
    match definition {
        Definition::Interface(_) => "interface",
        Definition::Request(_) => "request",
        Definition::Response(_) => "response",
        Definition::Enum(_) => "enum",
        Definition::TypeAlias(_) => "type_alias",
    }
}

fn body(body: &Body) -> &'static str {
    match body {
        Body::Properties(_) => "properties",
        Body::Value(_) => "value",
        Body::NoBody(_) => "no_body",
    }
}

fn kind(value: &ValueOf) -> &'static str {
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

/// What is said of properties, words and types beside what they are.
fn notation(spec: &Spec) -> Section {
    let mut found = Vec::new();
    for definition in spec.types.values().map(|located| &located.value) {
        for property in properties(definition) {
            found.push(if property.required { "required properties" } else { "optional properties" });
            let said = [
                ("properties with aliases", property.aliases.is_some()),
                ("properties with an availability", property.availability.is_some()),
                ("properties with another name in code", property.codegen_name.is_some()),
                ("properties with a default of the server's", property.server_default.is_some()),
                ("deprecated properties", property.deprecation.is_some()),
            ];
            found.extend(said.into_iter().filter(|(_, is)| *is).map(|(what, _)| what));
        }
        match definition {
            Definition::Interface(d) if d.shortcut_property.is_some() => found.push("interfaces with a shortcut"),
            Definition::Enum(d) => {
                found.extend((d.is_open == Some(true)).then_some("open enums"));
                found.extend(d.members.iter().map(|_| "words of enums"));
            }
            _ => {}
        }
    }
    Section::by("properties and words", found)
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
    let beside = properties.iter().any(|property| property.container_property == Some(true));
    let beside = if beside { ", with properties beside" } else { "" };
    Some(format!("{name}{}{beside}", if open == Some(true) { ", open" } else { "" }))
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

/// The behaviors that are said of a definition itself.
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
    own.then(|| sort(definition)).into_iter().chain(of_properties.map(|_| "property")).collect()
}

/// The properties of a body.
fn of_body(body: &Body) -> &[Property] {
    match body {
        Body::Properties(body) => &body.properties,
        Body::Value(_) | Body::NoBody(_) => &[],
    }
}

/// The value that a body is.
fn value_of(body: &Body) -> Option<&ValueOf> {
    match body {
        Body::Value(body) => Some(&body.value),
        Body::Properties(_) | Body::NoBody(_) => None,
    }
}

/// The properties and parameters of a definition.
fn properties(definition: &Definition) -> Vec<&Property> {
    match definition {
        Definition::Interface(d) => d.properties.iter().collect(),
        Definition::Request(d) => d.path.iter().chain(&d.query).chain(of_body(&d.body)).collect(),
        Definition::Response(d) => {
            let exceptions = d.exceptions.iter().flatten().flat_map(|exception| of_body(&exception.body));
            of_body(&d.body).iter().chain(exceptions).collect()
        }
        Definition::Enum(_) | Definition::TypeAlias(_) => Vec::new(),
    }
}

/// Tells each value of a definition, those inside others included.
fn each_value<'a>(definition: &'a Definition, tell: &mut dyn FnMut(&'a ValueOf)) {
    let mut open: Vec<&ValueOf> = properties(definition).into_iter().map(|property| &property.r#type).collect();
    match definition {
        Definition::Interface(d) => {
            open.extend(d.inherits.iter().flat_map(|parent| parent.generics.iter().flatten()));
        }
        Definition::Request(d) => {
            open.extend(d.inherits.iter().flat_map(|parent| parent.generics.iter().flatten()));
            open.extend(value_of(&d.body));
        }
        Definition::Response(d) => {
            open.extend(value_of(&d.body));
            open.extend(d.exceptions.iter().flatten().filter_map(|exception| value_of(&exception.body)));
        }
        Definition::TypeAlias(d) => open.push(&d.r#type),
        Definition::Enum(_) => {}
    }
    open.extend(behaviors(definition).iter().flat_map(|behavior| behavior.generics.iter().flatten()));
    while let Some(value) = open.pop() {
        tell(value);
        match value {
            ValueOf::InstanceOf(instance) => open.extend(instance.generics.iter().flatten()),
            ValueOf::ArrayOf(list) => open.push(&list.value),
            ValueOf::UnionOf(union) => open.extend(&union.items),
            ValueOf::DictionaryOf(map) => open.extend([&*map.key, &*map.value]),
            ValueOf::UserDefinedValue(_) | ValueOf::LiteralValue(_) => {}
        }
    }
}
