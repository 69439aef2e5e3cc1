//! The usual changes of properties and parameters.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::compare::rust_name;
use super::draft::Draft;
use super::expected::Expected;
use super::json::{interface, list, map, property, reference, string, string_enum, union};
use super::places::{Place, Role};

/// Warnings about types whose form depends on a property: unions by keys, tags, shortcuts, parameters in a URL.
const SHAPE: [Code; 6] = [
    Code::AmbiguousUnion,
    Code::InvalidVariant,
    Code::InvalidShortcut,
    Code::InvalidParameter,
    Code::UnknownPathParameter,
    Code::Unsupported,
];

/// The types of new and of retyped properties.
fn types() -> Vec<(&'static str, Value)> {
    vec![
        ("string", string()),
        ("number", reference("_types:long")),
        ("boolean", reference("_builtins:boolean")),
        ("duration", reference("_types:Duration")),
        ("list", list(&string())),
        ("map", map(&reference("_types:float"))),
        ("raw JSON", json!({ "kind": "user_defined_value" })),
        ("literal", json!({ "kind": "literal_value", "value": "drift" })),
        ("boolean literal", json!({ "kind": "literal_value", "value": true })),
        ("one or many", union(&[string(), list(&string())])),
        ("nullable", union(&[string(), reference("_builtins:null")])),
        ("union", union(&[string(), reference("_types:double"), list(&reference("_types:integer"))])),
        ("enum", reference("drift:Level")),
        ("object", reference("drift:Part")),
        ("list of objects", list(&reference("drift:Part"))),
    ]
}

/// Adds the definitions of the types.
fn define(draft: &mut Draft<'_>) {
    draft.add_definition(string_enum("drift:Level", &["low", "high"]));
    draft.add_definition(interface(
        "drift:Part",
        &[property("id", true, &string()), property("own", false, &reference("drift:Part"))],
    ));
}

/// A literal is raw JSON in the body of a request or response, because it is a constant only in an interface.
fn expected(ty: &Value) -> Expected {
    let is_literal = ty["kind"] == "literal_value";
    if is_literal { Expected::clean().or([Code::Unsupported]) } else { Expected::clean() }
}

fn owner(place: &Place) -> &str {
    place.pointer.rsplit_once('/').and_then(|(list, _)| list.rsplit_once('/')).map_or("", |(owner, _)| owner)
}

fn list_key(place: &Place) -> &'static str {
    match place.role {
        Role::QueryParameter => "query",
        Role::PathParameter => "path",
        _ => "properties",
    }
}

/// Returns true if another type has the name of the enum that is generated for a union as the type of a property: the name of
/// the definition followed by that of the property.
fn is_name_used(draft: &Draft<'_>, place: &Place, ty: &Value) -> bool {
    let property = draft.value(&place.pointer)["name"].as_str().unwrap_or_default();
    let name = rust_name(&format!("{}{property}", place.owner));
    ty["kind"] == "union_of" && draft.base.references.keys().any(|other| rust_name(other) == name)
}

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = added_and_retyped();
    kinds.extend(changed());
    kinds.extend(moved());
    kinds
}

fn added_and_retyped() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for (label, ty) in types() {
        for required in [false, true] {
            let ty = ty.clone();
            let name = if required { "required" } else { "optional" };
            kinds.push(Kind::new(format!("{name} {label} added"), move |draft| {
                define(draft);
                let place = draft.plain_property(|place, _| place.role != Role::QueryParameter)?;
                draft.push(owner(place), list_key(place), property("drift", required, &ty))?;
                Some(expected(&ty))
            }));
        }
        let new = ty.clone();
        kinds.push(Kind::new(format!("property retyped to {label}"), move |draft| {
            define(draft);
            let place = draft.plain_property(|place, _| place.role != Role::QueryParameter)?;
            draft.set(&place.pointer, "type", new.clone())?;
            Some(expected(&new))
        }));
        let new = ty.clone();
        kinds.push(Kind::new(format!("any property retyped to {label}"), move |draft| {
            define(draft);
            let place = draft.property(|_, property| property["type"]["kind"] != "literal_value")?;
            draft.set(&place.pointer, "type", new.clone())?;
            let expected = Expected::clean().or(SHAPE).or_left_out();
            Some(if is_name_used(draft, place, &new) { expected.or([Code::NameCollision]) } else { expected })
        }));
        kinds.push(Kind::new(format!("query parameter that is {label}"), move |draft| {
            define(draft);
            let request = draft.definition(|d| d["kind"] == "request")?;
            draft.push(request, "query", property("drift", false, &ty))?;
            Some(Expected::clean().or([Code::InvalidParameter]))
        }));
    }
    kinds
}

fn changed() -> Vec<Kind> {
    vec![
        Kind::new("plain property removed", |draft| {
            let place = draft.plain_property(|_, _| true)?;
            draft.remove(&place.pointer)?;
            Some(Expected::clean())
        }),
        Kind::new("any property removed", |draft| {
            let place = draft.property(|place, _| place.role != Role::PathParameter)?;
            draft.remove(&place.pointer)?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("plain property renamed", |draft| {
            let place = draft.plain_property(|_, _| true)?;
            draft.set(&place.pointer, "name", json!("drift_renamed"))?;
            Some(Expected::clean())
        }),
        Kind::new("any property renamed", |draft| {
            let place = draft.property(|place, _| place.role != Role::PathParameter)?;
            draft.set(&place.pointer, "name", json!("drift_renamed"))?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("plain property with the opposite `required`", |draft| {
            let place = draft.plain_property(|_, _| true)?;
            let required = draft.value(&place.pointer)["required"] == json!(true);
            draft.set(&place.pointer, "required", json!(!required))?;
            Some(Expected::clean())
        }),
        Kind::new("any property with the opposite `required`", |draft| {
            let place = draft.property(|_, _| true)?;
            let required = draft.value(&place.pointer)["required"] == json!(true);
            draft.set(&place.pointer, "required", json!(!required))?;
            Some(Expected::clean().or(SHAPE))
        }),
    ]
}

fn moved() -> Vec<Kind> {
    vec![
        Kind::new("property only on serverless", |draft| {
            let place = draft.plain_property(|_, _| true)?;
            draft.set(&place.pointer, "availability", json!({ "serverless": {} }))?;
            Some(Expected::clean().anywhere())
        }),
        Kind::new("property wrapped in a list", |draft| {
            let place = draft
                .plain_property(|place, p| place.role != Role::QueryParameter && p["type"]["kind"] == "instance_of")?;
            let ty = list(&draft.value(&place.pointer)["type"]);
            draft.set(&place.pointer, "type", ty)?;
            Some(Expected::clean())
        }),
        Kind::new("property with a single-key map", |draft| {
            let place = draft.plain_property(|place, _| place.role != Role::QueryParameter)?;
            let mut ty = map(&string());
            ty["singleKey"] = json!(true);
            draft.set(&place.pointer, "type", ty)?;
            Some(Expected::clean())
        }),
        Kind::new("query parameter moved to the body", |draft| {
            let place = draft.property(|place, _| place.role == Role::QueryParameter)?;
            let request = owner(place);
            if draft.value(request)["body"]["kind"] != "properties" {
                return None;
            }
            let moved = draft.value(&place.pointer).clone();
            draft.remove(&place.pointer)?;
            draft.push(&format!("{request}/body"), "properties", moved)?;
            Some(Expected::clean().or([Code::DuplicateProperty]))
        }),
        Kind::new("query parameter also in the body", |draft| {
            let place = draft.property(|place, _| place.role == Role::QueryParameter)?;
            let request = owner(place);
            if draft.value(request)["body"]["kind"] != "properties" {
                return None;
            }
            let copy = draft.value(&place.pointer).clone();
            draft.push(&format!("{request}/body"), "properties", copy)?;
            Some(Expected::clean().or([Code::DuplicateProperty]))
        }),
    ]
}
