//! What a correction does to its target. Each edit has a precondition: what it corrects must be as wrong as it was.

use super::notation::Type;
use super::{Corrections, LineRule, ObjectRule};
use crate::spec::{
    Behavior, Body, Definition, Interface, Located, Meta, PropertiesBody, Property, Response, Spec, TypeAlias,
    TypeName, ValueOf,
};

/// An edit.
pub(super) enum Edit {
    /// A property that is required may be left out.
    Optional(&'static str),
    /// A property that may be left out is required.
    Require(&'static str),
    /// A property is of another type than the one given first.
    Retype(&'static str, Type, Type),
    /// A property is called otherwise in Rust.
    Rename(&'static str, &'static str),
    /// A property has another name in JSON than the one given first.
    Respell(&'static str, &'static str),
    /// A value that is no object stands for an object with this one property.
    Shortcut(&'static str),
    /// A property that the specification lacks, and that may be left out. What it means.
    Add(&'static str, Type, &'static str),
    /// A property is like any other, though it says that it is one of a container's own.
    NoContainerProperty(&'static str),
    /// A property is one of a container's own, and none of its variants.
    ContainerProperty(&'static str),
    /// The objects of a union: the key that tells, the branch of an object that has it, the branch of another.
    ObjectsBy(&'static str, &'static str, &'static str),
    /// The branch of a union that its texts are.
    TextsAre(&'static str),
    /// The branches of a union are two lines of a body, in turn; what they are called.
    LinesInTurn(&'static str, &'static str),
    /// A container is a line of a body. Its keys, each with the line that follows where one does.
    LinesByKey(&'static [(&'static str, Option<Type>)]),
    /// The one type parameter has a name that says that it stands for a document.
    DocumentParameter,
    /// An interface that the specification names without defining it, or lacks: its name and its properties.
    Define((&'static str, &'static str), &'static [Edit]),
    /// Any other key, with a value of a type; under which name in Rust.
    OtherKeys(Type, &'static str),
    /// The body of a request is of another type than the one given first.
    Body(Type, Type),
    /// The body of a response is more than the type given first: an object with properties of its own.
    Object(Type, &'static [Edit]),
}

impl Edit {
    /// Applies it to the target, or says why it does not apply.
    pub(super) fn apply(&self, target: &TypeName, spec: &mut Spec, said: &mut Corrections) -> Result<(), String> {
        if let Self::Define(name, edits) = self {
            return define(&TypeName::new(name.0, name.1), edits, target, spec, said);
        }
        if let Self::Object(was, edits) = self {
            object(spec, target, was)?;
            return edits.iter().try_for_each(|edit| edit.apply(target, spec, said));
        }
        let Some(definition) = spec.types.get_mut(target).map(|d| &mut d.value) else {
            return Err("it is not defined".to_owned());
        };
        match self {
            Self::Optional(name) => {
                let property = property(definition, name)?;
                expect(property.required, || format!("`{name}` is not required"))?;
                property.required = false;
            }
            Self::Require(name) => {
                let property = property(definition, name)?;
                expect(!property.required, || format!("`{name}` is required"))?;
                property.required = true;
            }
            Self::Retype(name, was, becomes) => {
                let property = property(definition, name)?;
                expect(property.r#type == was.value(), || format!("`{name}` has another type"))?;
                property.r#type = becomes.value();
            }
            Self::Rename(name, to) => {
                let property = property(definition, name)?;
                expect(property.codegen_name.is_none(), || format!("`{name}` has a `codegenName`"))?;
                property.codegen_name = Some((*to).to_owned());
            }
            Self::Respell(was, is) => {
                expect(property(definition, is).is_err(), || format!("it has a property `{is}`"))?;
                (*is).clone_into(&mut property(definition, was)?.name);
            }
            Self::Shortcut(name) => {
                property(definition, name)?;
                let shortcut = &mut interface(definition)?.shortcut_property;
                expect(shortcut.is_none(), || "it has a shortcut".to_owned())?;
                *shortcut = Some((*name).to_owned());
            }
            Self::Add(name, r#type, description) => add(definition, name, r#type, description)?,
            Self::NoContainerProperty(name) => {
                let flag = &mut property(definition, name)?.container_property;
                expect(flag.take() == Some(true), || format!("`{name}` is no property of a container"))?;
            }
            Self::ContainerProperty(name) => {
                let flag = &mut property(definition, name)?.container_property;
                expect(flag.replace(true) != Some(true), || format!("`{name}` is a property of the container"))?;
            }
            Self::ObjectsBy(key, with, without) => {
                let alias = alias(definition)?;
                let rule = ObjectRule { key, with: branch(alias, with)?, without: branch(alias, without)? };
                said.rules.entry(target.clone()).or_default().objects = Some(rule);
            }
            Self::TextsAre(name) => {
                let texts = branch(alias(definition)?, name)?;
                said.rules.entry(target.clone()).or_default().texts = Some(texts);
            }
            Self::LinesInTurn(first, second) => {
                let alias = alias(definition)?;
                let branches = if let ValueOf::UnionOf(union) = &alias.r#type { union.items.len() } else { 1 };
                let is_so = branches == 2 && branch(alias, first)? == 0 && branch(alias, second)? == 1;
                expect(is_so, || format!("its branches are not `{first}` and `{second}`"))?;
                said.lines.insert(target.clone(), LineRule::Pair);
            }
            Self::LinesByKey(keys) => {
                let interface = interface(definition)?;
                let found = interface.properties.iter().map(|p| p.name.as_str());
                let is_so = found.eq(keys.iter().map(|(key, _)| *key)) && interface.inherits.is_none();
                expect(is_so, || "it has other keys".to_owned())?;
                let seconds = keys.iter().filter_map(|(key, second)| Some((*key, second.as_ref()?.value())));
                said.lines.insert(target.clone(), LineRule::ByKey(seconds.collect()));
            }
            Self::Body(was, becomes) => {
                let value = body(definition)?;
                expect(*value == was.value(), || "its body is of another type".to_owned())?;
                *value = becomes.value();
            }
            Self::DocumentParameter => document_parameter(interface(definition)?)?,
            Self::OtherKeys(value, name) => other_keys(interface(definition)?, value, name)?,
            Self::Define(..) | Self::Object(..) => {}
        }
        Ok(())
    }
}

fn expect(holds: bool, found: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(found()) }
}

fn interface(definition: &mut Definition) -> Result<&mut Interface, String> {
    match definition {
        Definition::Interface(interface) => Ok(interface),
        _ => Err("it is no interface".to_owned()),
    }
}

fn alias(definition: &mut Definition) -> Result<&mut TypeAlias, String> {
    match definition {
        Definition::TypeAlias(alias) => Ok(alias),
        _ => Err("it is no alias".to_owned()),
    }
}

/// The properties of an interface, or of the body of a request or response.
fn properties(definition: &mut Definition) -> Result<&mut Vec<Property>, String> {
    match definition {
        Definition::Interface(interface) => Ok(&mut interface.properties),
        Definition::Request(crate::spec::Request { body, .. })
        | Definition::Response(crate::spec::Response { body, .. }) => match body {
            Body::Properties(body) => Ok(&mut body.properties),
            Body::Value(_) | Body::NoBody(_) => Err("its body has no properties".to_owned()),
        },
        Definition::Enum(_) | Definition::TypeAlias(_) => Err("it is no interface".to_owned()),
    }
}

/// A property, or a parameter of a request.
fn property<'a>(definition: &'a mut Definition, name: &str) -> Result<&'a mut Property, String> {
    let missing = format!("it has no property `{name}`");
    if let Definition::Request(request) = definition {
        let body = match &mut request.body {
            Body::Properties(body) => body.properties.as_mut_slice(),
            Body::Value(_) | Body::NoBody(_) => &mut [],
        };
        let mut all = body.iter_mut().chain(&mut request.path).chain(&mut request.query);
        return all.find(|p| p.name == name).ok_or(missing);
    }
    properties(definition)?.iter_mut().find(|p| p.name == name).ok_or(missing)
}

/// The type of a request's whole body.
fn body(definition: &mut Definition) -> Result<&mut ValueOf, String> {
    match definition {
        Definition::Request(crate::spec::Request { body: Body::Value(body), .. }) => Ok(&mut body.value),
        _ => Err("it is no request whose body is a value".to_owned()),
    }
}

fn branch(alias: &TypeAlias, name: &str) -> Result<usize, String> {
    let names = alias.codegen_names.as_deref().unwrap_or_default();
    names.iter().position(|n| n == name).ok_or(format!("no branch is called `{name}`"))
}

fn add(definition: &mut Definition, name: &str, r#type: &Type, description: &str) -> Result<(), String> {
    let properties = properties(definition)?;
    expect(properties.iter().all(|p| p.name != name), || format!("it has a property `{name}`"))?;
    let description = Some(description.to_owned());
    properties.push(Property { required: false, description, ..Property::plain(name, r#type.value()) });
    Ok(())
}

fn document_parameter(interface: &mut Interface) -> Result<(), String> {
    let Some([parameter]) = interface.generics.as_deref_mut() else {
        return Err("it has not one type parameter".to_owned());
    };
    let was = parameter.clone();
    expect(was.name != "TDocument", || "its type parameter is called `TDocument`".to_owned())?;
    "TDocument".clone_into(&mut parameter.name);
    let new = parameter.clone();
    interface.properties.iter_mut().for_each(|p| rename(&mut p.r#type, &was, &new));
    Ok(())
}

/// Puts another name in the place of one.
fn rename(value: &mut ValueOf, was: &TypeName, new: &TypeName) {
    match value {
        ValueOf::InstanceOf(v) => {
            if v.type_name == *was {
                v.type_name.clone_from(new);
            }
            v.generics.iter_mut().flatten().for_each(|v| rename(v, was, new));
        }
        ValueOf::ArrayOf(v) => rename(&mut v.value, was, new),
        ValueOf::DictionaryOf(v) => {
            rename(&mut v.key, was, new);
            rename(&mut v.value, was, new);
        }
        ValueOf::UnionOf(v) => v.items.iter_mut().for_each(|v| rename(v, was, new)),
        ValueOf::UserDefinedValue(_) | ValueOf::LiteralValue(_) => {}
    }
}

fn other_keys(interface: &mut Interface, value: &Type, name: &str) -> Result<(), String> {
    expect(interface.behaviors.is_none(), || "it has behaviors".to_owned())?;
    let behavior = Behavior {
        generics: Some(vec![super::notation::STRING.value(), value.value()]),
        meta: Some(Meta { description: None, fieldname: Some(name.to_owned()), key: None, value: None }),
        r#type: TypeName::new("_spec_utils", "AdditionalProperties"),
    };
    interface.attached_behaviors = Some(vec![behavior.r#type.name.clone()]);
    interface.behaviors = Some(vec![behavior]);
    Ok(())
}

/// An object without properties so far, in the place of a body that was of one type.
fn object(spec: &mut Spec, target: &TypeName, was: &Type) -> Result<(), String> {
    let definition = spec.types.get_mut(target).map(|d| &mut d.value);
    let Some(Definition::Response(Response { body, .. })) = definition else {
        return Err("it is no response".to_owned());
    };
    let is_so = matches!(body, Body::Value(body) if body.value == was.value());
    expect(is_so, || "its body is of another type".to_owned())?;
    *body = Body::Properties(PropertiesBody { properties: Vec::new() });
    Ok(())
}

/// An interface of its own, which stands where the target does.
fn define(
    name: &TypeName,
    edits: &[Edit],
    target: &TypeName,
    spec: &mut Spec,
    said: &mut Corrections,
) -> Result<(), String> {
    let Some(origin) = spec.types.get(target).map(|d| d.origin.clone()) else {
        return Err("it is not defined".to_owned());
    };
    expect(!spec.types.contains_key(name), || format!("`{name}` is defined"))?;
    let interface = Interface {
        attached_behaviors: None,
        behaviors: None,
        deprecation: None,
        description: None,
        doc_id: None,
        doc_url: None,
        es_quirk: None,
        ext_doc_id: None,
        ext_doc_url: None,
        generics: None,
        inherits: None,
        name: name.clone(),
        properties: Vec::new(),
        shortcut_property: None,
        spec_location: String::new(),
        variant_name: None,
        variants: None,
    };
    spec.types.insert(name.clone(), Located { value: Definition::Interface(interface), origin });
    edits.iter().try_for_each(|edit| edit.apply(name, spec, said))
}
