//! Edits of what a definition has: properties and parameters.

use super::notation::Type;
use crate::spec::{Body, Definition, Interface, Property, Request, Response};

pub(super) fn expect(holds: bool, found: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(found()) }
}

pub(super) fn interface(definition: &mut Definition) -> Result<&mut Interface, String> {
    match definition {
        Definition::Interface(interface) => Ok(interface),
        _ => Err("it is no interface".to_owned()),
    }
}

/// The properties of an interface, or of the body of a request or response.
fn properties(definition: &mut Definition) -> Result<&mut Vec<Property>, String> {
    match definition {
        Definition::Interface(interface) => Ok(&mut interface.properties),
        Definition::Request(Request { body, .. }) | Definition::Response(Response { body, .. }) => match body {
            Body::Properties(body) => Ok(&mut body.properties),
            Body::Value(_) | Body::NoBody(_) => Err("its body has no properties".to_owned()),
        },
        Definition::Enum(_) | Definition::TypeAlias(_) => Err("it is no interface".to_owned()),
    }
}

pub(super) fn property<'a>(definition: &'a mut Definition, name: &str) -> Result<&'a mut Property, String> {
    properties(definition)?.iter_mut().find(|p| p.name == name).ok_or(format!("it has no property `{name}`"))
}

/// A parameter in the path or the query string of a request.
pub(super) fn parameter<'a>(definition: &'a mut Definition, name: &str) -> Result<&'a mut Property, String> {
    let Definition::Request(request) = definition else {
        return Err("it is no request".to_owned());
    };
    let mut parameters = request.path.iter_mut().chain(&mut request.query);
    parameters.find(|p| p.name == name).ok_or(format!("it has no parameter `{name}`"))
}

pub(super) fn optional(definition: &mut Definition, name: &str) -> Result<(), String> {
    let property = property(definition, name)?;
    expect(property.required, || format!("`{name}` is not required"))?;
    property.required = false;
    Ok(())
}

pub(super) fn require(definition: &mut Definition, name: &str) -> Result<(), String> {
    let property = property(definition, name)?;
    expect(!property.required, || format!("`{name}` is required"))?;
    property.required = true;
    Ok(())
}

pub(super) fn retype(property: &mut Property, was: &Type, becomes: &Type) -> Result<(), String> {
    expect(property.r#type == was.value(), || format!("`{}` has another type", property.name))?;
    property.r#type = becomes.value();
    Ok(())
}

pub(super) fn note(definition: &mut Definition, name: &str, note: &str) -> Result<(), String> {
    let description = &mut property(definition, name)?.description;
    *description = Some(match description.take() {
        Some(description) => format!("{description}\n\n{note}"),
        None => note.to_owned(),
    });
    Ok(())
}

pub(super) fn rename(definition: &mut Definition, name: &str, to: &str) -> Result<(), String> {
    let property = property(definition, name)?;
    expect(property.codegen_name.is_none(), || format!("`{name}` has a `codegenName`"))?;
    property.codegen_name = Some(to.to_owned());
    Ok(())
}

pub(super) fn respell(definition: &mut Definition, was: &str, is: &str) -> Result<(), String> {
    let known = |p: &Property| p.name == is || p.aliases.iter().flatten().any(|alias| alias == is);
    expect(!properties(definition)?.iter().any(known), || format!("it has a property `{is}`"))?;
    if let Definition::Interface(interface) = definition {
        let is_shortcut = interface.shortcut_property.as_deref() == Some(was);
        expect(!is_shortcut, || format!("`{was}` is its shortcut"))?;
    }
    is.clone_into(&mut property(definition, was)?.name);
    Ok(())
}

pub(super) fn shortcut(definition: &mut Definition, name: &str) -> Result<(), String> {
    property(definition, name)?;
    let shortcut = &mut interface(definition)?.shortcut_property;
    expect(shortcut.is_none(), || "it has a shortcut".to_owned())?;
    *shortcut = Some(name.to_owned());
    Ok(())
}

pub(super) fn add(definition: &mut Definition, name: &str, r#type: &Type, description: &str) -> Result<(), String> {
    let properties = properties(definition)?;
    expect(properties.iter().all(|p| p.name != name), || format!("it has a property `{name}`"))?;
    let description = Some(description.to_owned());
    properties.push(Property { required: false, description, ..Property::required(name, r#type.value()) });
    Ok(())
}

pub(super) fn no_container_property(definition: &mut Definition, name: &str) -> Result<(), String> {
    let flag = &mut property(definition, name)?.container_property;
    expect(flag.take() == Some(true), || format!("`{name}` is no property of a container"))
}

pub(super) fn container_property(definition: &mut Definition, name: &str) -> Result<(), String> {
    let flag = &mut property(definition, name)?.container_property;
    expect(flag.replace(true) != Some(true), || format!("`{name}` is a property of the container"))
}
