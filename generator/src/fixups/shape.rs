//! Edits of a definition as a whole: what it is made of, how its values are told apart, and as which lines they stand.

use super::corrections::{Corrections, LineRule, ObjectDiscriminator};
use super::mend::{expect, interface};
use super::notation::{STRING, Type};
use crate::spec::{Behavior, Body, Definition, Meta, PropertiesBody, Request, Response, TypeAlias, TypeName, ValueOf};

fn alias(definition: &mut Definition) -> Result<&mut TypeAlias, String> {
    match definition {
        Definition::TypeAlias(alias) => Ok(alias),
        _ => Err("it is no alias".to_owned()),
    }
}

fn branch(alias: &TypeAlias, name: &str) -> Result<usize, String> {
    let names = alias.codegen_names.as_deref().unwrap_or_default();
    names.iter().position(|n| n == name).ok_or(format!("no branch is called `{name}`"))
}

pub(super) fn retype_alias(definition: &mut Definition, was: &Type, becomes: &Type) -> Result<(), String> {
    let alias = alias(definition)?;
    expect(alias.r#type == was.value(), || "it is of another type".to_owned())?;
    alias.r#type = becomes.value();
    Ok(())
}

pub(super) fn objects_by(
    definition: &mut Definition,
    key: &'static str,
    (with, without): (&str, &str),
    target: &TypeName,
    said: &mut Corrections,
) -> Result<(), String> {
    let alias = alias(definition)?;
    let rule = ObjectDiscriminator { key, with: branch(alias, with)?, without: branch(alias, without)? };
    said.discriminator_rules.entry(target.clone()).or_default().objects = Some(rule);
    Ok(())
}

pub(super) fn texts_are(
    definition: &mut Definition,
    name: &str,
    target: &TypeName,
    said: &mut Corrections,
) -> Result<(), String> {
    let texts = branch(alias(definition)?, name)?;
    said.discriminator_rules.entry(target.clone()).or_default().strings = Some(texts);
    Ok(())
}

pub(super) fn lines_in_turn(
    definition: &mut Definition,
    (first, second): (&str, &str),
    target: &TypeName,
    said: &mut Corrections,
) -> Result<(), String> {
    let alias = alias(definition)?;
    let branches = if let ValueOf::UnionOf(union) = &alias.r#type { union.items.len() } else { 1 };
    let is_so = branches == 2 && branch(alias, first)? == 0 && branch(alias, second)? == 1;
    expect(is_so, || format!("its branches are not `{first}` and `{second}`"))?;
    said.line_rules.insert(target.clone(), LineRule::Pair);
    Ok(())
}

pub(super) fn lines_by_key(
    definition: &mut Definition,
    keys: &[(&'static str, Option<Type>)],
    target: &TypeName,
    said: &mut Corrections,
) -> Result<(), String> {
    let interface = interface(definition)?;
    let found = interface.properties.iter().map(|p| p.name.as_str());
    let is_so = found.eq(keys.iter().map(|(key, _)| *key)) && interface.inherits.is_none();
    expect(is_so, || "it has other keys".to_owned())?;
    let seconds = keys.iter().filter_map(|(key, second)| Some((*key, second.as_ref()?.value())));
    said.line_rules.insert(target.clone(), LineRule::ByKey(seconds.collect()));
    Ok(())
}

/// The whole body of a request is of another type.
pub(super) fn body(definition: &mut Definition, was: &Type, becomes: &Type) -> Result<(), String> {
    let Definition::Request(Request { body: Body::Value(body), .. }) = definition else {
        return Err("it is no request whose body is a value".to_owned());
    };
    expect(body.value == was.value(), || "its body is of another type".to_owned())?;
    body.value = becomes.value();
    Ok(())
}

pub(super) fn document_parameter(definition: &mut Definition) -> Result<(), String> {
    let interface = interface(definition)?;
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
    value.visit_mut(&mut |value| {
        if let ValueOf::InstanceOf(instance) = value
            && instance.type_name == *was
        {
            instance.type_name.clone_from(new);
        }
        true
    });
}

pub(super) fn other_keys(definition: &mut Definition, value: &Type, name: &str) -> Result<(), String> {
    let interface = interface(definition)?;
    expect(interface.behaviors.is_none(), || "it has behaviors".to_owned())?;
    let behavior = Behavior {
        generics: Some(vec![STRING.value(), value.value()]),
        meta: Some(Meta { description: None, fieldname: Some(name.to_owned()), key: None, value: None }),
        r#type: TypeName::new("_spec_utils", "AdditionalProperties"),
    };
    interface.attached_behaviors = Some(vec![behavior.r#type.name.clone()]);
    interface.behaviors = Some(vec![behavior]);
    Ok(())
}

/// An object without properties so far, in the place of a body that was of one type.
pub(super) fn object(definition: &mut Definition, was: &Type) -> Result<(), String> {
    let Definition::Response(Response { body, .. }) = definition else {
        return Err("it is no response".to_owned());
    };
    let is_so = matches!(body, Body::Value(body) if body.value == was.value());
    expect(is_so, || "its body is of another type".to_owned())?;
    *body = Body::Properties(PropertiesBody { properties: Vec::new() });
    Ok(())
}

pub(super) fn not_repeatable(definition: &Definition, target: &TypeName, said: &mut Corrections) -> Result<(), String> {
    expect(matches!(definition, Definition::Request(_)), || "it is not a request".to_owned())?;
    said.not_repeatable.insert(target.clone());
    Ok(())
}
