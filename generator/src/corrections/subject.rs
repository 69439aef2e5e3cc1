//! The parts of definitions that edits change. Each function returns the outcome of the edit if the part is missing.

use super::change::MemberName;
use super::outcome::Outcome;
use crate::spec::{Body, Definition, Interface, Property, Request, Response, TypeAlias, ValueOf};

pub(super) fn interface(definition: &mut Definition) -> Result<&mut Interface, Outcome> {
    match definition {
        Definition::Interface(interface) => Ok(interface),
        other => Err(Outcome::conflict("an object", kind(other))),
    }
}

pub(super) fn alias(definition: &mut Definition) -> Result<&mut TypeAlias, Outcome> {
    match definition {
        Definition::TypeAlias(alias) => Ok(alias),
        other => Err(Outcome::conflict("an alias", kind(other))),
    }
}

pub(super) fn request(definition: &mut Definition) -> Result<&mut Request, Outcome> {
    match definition {
        Definition::Request(request) => Ok(request),
        other => Err(Outcome::conflict("a request", kind(other))),
    }
}

pub(super) fn body(definition: &mut Definition) -> Result<&mut Body, Outcome> {
    match definition {
        Definition::Request(Request { body, .. }) | Definition::Response(Response { body, .. }) => Ok(body),
        other => Err(Outcome::conflict("a request or response", kind(other))),
    }
}

/// Returns the properties of an object, or of the body of a request or response.
pub(super) fn properties(definition: &mut Definition) -> Result<&mut Vec<Property>, Outcome> {
    match definition {
        Definition::Interface(interface) => Ok(&mut interface.properties),
        Definition::Request(Request { body, .. }) | Definition::Response(Response { body, .. }) => match body {
            Body::Properties(body) => Ok(&mut body.properties),
            Body::Value(_) => Err(Outcome::conflict("a body with properties", "a body without properties")),
            Body::NoBody(_) => Err(Outcome::conflict("a body with properties", "no body")),
        },
        other => Err(Outcome::conflict("an object", kind(other))),
    }
}

/// Returns a property, or a parameter in the path or in the query string of a request.
pub(super) fn member<'a>(definition: &'a mut Definition, name: &MemberName) -> Result<&'a mut Property, Outcome> {
    let found = match name {
        MemberName::Property(name) => properties(definition)?.iter_mut().find(|property| property.name == *name),
        MemberName::Parameter(name) => {
            let request = request(definition)?;
            let mut parameters = request.path.iter_mut().chain(&mut request.query);
            parameters.find(|parameter| parameter.name == *name)
        }
    };
    found.ok_or_else(|| Outcome::absent(name.to_string()))
}

/// Returns a union, whose branches have names.
pub(super) fn union(definition: &Definition) -> Result<&TypeAlias, Outcome> {
    match definition {
        Definition::TypeAlias(alias) if matches!(alias.r#type, ValueOf::UnionOf(_)) => Ok(alias),
        Definition::TypeAlias(alias) => Err(Outcome::conflict("a union", value_kind(&alias.r#type))),
        other => Err(Outcome::conflict("a union", kind(other))),
    }
}

/// Returns the index of a union's branch.
pub(super) fn branch(alias: &TypeAlias, name: &str) -> Result<usize, Outcome> {
    let names = alias.codegen_names.as_deref().unwrap_or_default();
    names.iter().position(|branch| branch == name).ok_or_else(|| {
        let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
        let found = if names.is_empty() { "branches without names".to_owned() } else { names.join(", ") };
        Outcome::conflict(format!("a branch `{name}`"), found)
    })
}

/// Describes a type expression.
pub(super) fn value_kind(value: &ValueOf) -> String {
    match value {
        ValueOf::InstanceOf(instance) if instance.type_name.is_builtin() => {
            format!("the type `{}`", instance.type_name.name)
        }
        ValueOf::InstanceOf(instance) => format!("the type `{}`", instance.type_name),
        ValueOf::ArrayOf(_) => "a list".to_owned(),
        ValueOf::UnionOf(_) => "a union".to_owned(),
        ValueOf::DictionaryOf(_) => "a map".to_owned(),
        ValueOf::UserDefinedValue(_) => "any value".to_owned(),
        ValueOf::LiteralValue(_) => "a literal".to_owned(),
    }
}

fn kind(definition: &Definition) -> &'static str {
    match definition {
        Definition::Interface(_) => "an object",
        Definition::Request(_) => "a request",
        Definition::Response(_) => "a response",
        Definition::Enum(_) => "an enum",
        Definition::TypeAlias(_) => "an alias",
    }
}
