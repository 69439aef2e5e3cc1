//! The usual changes of definitions.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::draft::Draft;
use super::expected::Expected;
use super::json::{alias, full_name, interface, list, name, property, reference, string, union};

/// Warnings about types whose form depends on a definition.
pub(super) const SHAPE: [Code; 5] =
    [Code::AmbiguousUnion, Code::InvalidVariant, Code::InvalidShortcut, Code::InvalidParameter, Code::Unsupported];

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = members();
    kinds.extend(variants());
    kinds.extend(definitions());
    kinds.extend(parts());
    kinds
}

fn members() -> Vec<Kind> {
    vec![
        Kind::new("member added", |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            draft.push(definition, "members", json!({ "name": "drift_added" }))?;
            Some(Expected::clean())
        }),
        Kind::new("member removed", |draft| {
            let definition = draft.definition(|d| d["members"][0].is_object())?;
            draft.remove(&format!("{definition}/members/0"))?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("all members removed", |draft| {
            let definition = draft.definition(|d| d["members"][0].is_object())?;
            draft.set(definition, "members", json!([]))?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("member renamed", |draft| {
            let definition = draft.definition(|d| d["members"][0].is_object())?;
            draft.set(&format!("{definition}/members/0"), "name", json!("drift renamed"))?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("enum opened", |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            draft.set(definition, "isOpen", json!(true))?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("enum that becomes a string", |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            let own = full_name(&draft.value(definition)["name"])?;
            *draft.edit(definition)? = alias(&own, &string());
            Some(Expected::clean().or(SHAPE))
        }),
    ]
}

fn variants() -> Vec<Kind> {
    vec![
        Kind::new("variant of a container added", |draft| {
            let container = draft.definition(|d| d["variants"]["kind"] == "container")?;
            draft.add_definition(interface("drift:Variant", &[property("a", false, &string())]));
            draft.push(container, "properties", property("drift_variant", false, &reference("drift:Variant")))?;
            Some(Expected::clean())
        }),
        Kind::new("variant of a container removed", |draft| {
            let container =
                draft.definition(|d| d["variants"]["kind"] == "container" && d["properties"][0].is_object())?;
            draft.remove(&format!("{container}/properties/0"))?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("variant of a tagged union added", |draft| {
            let union = draft.definition(|d| d["variants"]["kind"] == "internal_tag")?;
            if has_boolean(draft, union) {
                return None;
            }
            let tag = draft.value(union)["variants"]["tag"].as_str()?;
            let literal = json!({ "kind": "literal_value", "value": "drift" });
            draft.add_definition(interface("drift:Variant", &[property(tag, true, &literal)]));
            draft.push(&format!("{union}/type"), "items", reference("drift:Variant"))?;
            Some(Expected::clean().or([Code::InvalidCodegenNames]))
        }),
        Kind::new("variant of typed keys added", |draft| {
            let union = draft.definition(|d| d["variants"]["kind"] == "external_tag")?;
            let mut variant = interface("drift:Variant", &[property("a", true, &string())]);
            variant["variantName"] = json!("drift");
            draft.add_definition(variant);
            draft.push(&format!("{union}/type"), "items", reference("drift:Variant"))?;
            Some(Expected::clean().or([Code::InvalidCodegenNames]))
        }),
        Kind::new("variant of a tagged union removed", |draft| {
            let union = draft.definition(|d| d["variants"]["kind"] == "internal_tag")?;
            draft.remove(&format!("{union}/type/items/0"))?;
            Some(Expected::clean().or(SHAPE).or([Code::InvalidCodegenNames]))
        }),
        Kind::new("variant renamed", |draft| {
            let definition = draft.definition(|d| !d["variantName"].is_null())?;
            draft.set(definition, "variantName", json!("drift_renamed"))?;
            Some(Expected::clean())
        }),
    ]
}

/// Returns true if the first variant of a tagged union has a boolean, which can be its tag.
fn has_boolean(draft: &Draft<'_>, union: &str) -> bool {
    let variant = full_name(&draft.value(union)["type"]["items"][0]["type"]).and_then(|name| draft.base.find(&name));
    let properties = variant.and_then(|variant| variant["properties"].as_array()).into_iter().flatten();
    properties.into_iter().any(|property| property["type"]["value"].is_boolean())
}

fn definitions() -> Vec<Kind> {
    vec![
        Kind::new("type added that nothing refers to", |draft| {
            draft.add_definition(interface("drift:Unused", &[property("a", true, &reference("drift:Gone"))]));
            Some(Expected::clean())
        }),
        Kind::new("type renamed", |draft| {
            let base = draft.base;
            let definition = draft.definition(|d| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)))?;
            let old = draft.value(definition)["name"].clone();
            rename(&mut draft.spec, &old, &name("drift:Renamed"));
            draft.edit(definition)?;
            Some(Expected::clean().or([Code::CorrectionConflict]).anywhere())
        }),
        Kind::new("alias wrapped in a list", |draft| {
            let definition = draft.definition(|d| d["kind"] == "type_alias" && d["type"]["kind"] == "instance_of")?;
            let wrapped = list(&draft.value(definition)["type"]);
            draft.set(definition, "type", wrapped)?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("alias of raw JSON", |draft| {
            let definition = draft.definition(|d| d["kind"] == "type_alias" && d["variants"].is_null())?;
            draft.set(definition, "type", json!({ "kind": "user_defined_value" }))?;
            Some(Expected::clean().or(SHAPE).or([Code::InvalidCodegenNames]).or_left_out())
        }),
        Kind::new("interface that becomes an alias", |draft| {
            let base = draft.base;
            let definition = draft.definition(|d| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)))?;
            let own = full_name(&draft.value(definition)["name"])?;
            *draft.edit(definition)? = alias(&own, &union(&[string(), reference("_builtins:boolean")]));
            Some(Expected::clean().or(SHAPE).or_left_out())
        }),
    ]
}

fn parts() -> Vec<Kind> {
    vec![
        Kind::new("type parameter added", |draft| {
            let base = draft.base;
            let definition = draft.definition(|d| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)))?;
            let own = full_name(&draft.value(definition)["name"])?;
            let parameter = json!({ "namespace": own.replace(':', "."), "name": "T" });
            draft.push(definition, "generics", parameter.clone())?;
            let ty = json!({ "kind": "instance_of", "type": parameter });
            draft.push(definition, "properties", property("drift", false, &ty))?;
            add_argument(&mut draft.spec, &name(&own));
            Some(Expected::clean().anywhere())
        }),
        Kind::new("type parameter added without arguments", |draft| {
            let base = draft.base;
            let definition = draft.definition(|d| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)))?;
            let own = full_name(&draft.value(definition)["name"])?;
            draft.push(definition, "generics", json!({ "namespace": own.replace(':', "."), "name": "T" }))?;
            Some(Expected::warns([Code::WrongArgumentCount]).or(SHAPE).or_left_out().if_used().anywhere())
        }),
        Kind::new("parent added", |draft| {
            let base = draft.base;
            let definition = draft.definition(|d| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)))?;
            draft.add_definition(interface("drift:Parent", &[property("drift_inherited", false, &string())]));
            draft.set(definition, "inherits", json!({ "type": name("drift:Parent") }))?;
            Some(Expected::clean())
        }),
        Kind::new("parent removed", |draft| {
            let definition = draft.definition(|d| !d["inherits"].is_null() && d["kind"] == "interface")?;
            draft.edit(definition)?.as_object_mut()?.remove("inherits");
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("additional properties added", |draft| {
            let base = draft.base;
            let definition = draft.definition(|d| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)))?;
            let behavior = json!({
                "type": name("_spec_utils:AdditionalProperties"),
                "generics": [string(), { "kind": "user_defined_value" }],
            });
            draft.push(definition, "behaviors", behavior)?;
            Some(Expected::clean().or([Code::MissingType]))
        }),
        Kind::new("response body that becomes a value", |draft| {
            let response = draft.definition(|d| d["kind"] == "response" && d["body"]["kind"] == "properties")?;
            draft.set(response, "body", json!({ "kind": "value", "value": list(&string()) }))?;
            // An exception of the response may have other properties.
            Some(Expected::clean().or([Code::Unsupported]))
        }),
        Kind::new("request body removed", |draft| {
            let request = draft.definition(|d| d["kind"] == "request")?;
            draft.set(request, "body", json!({ "kind": "no_body" }))?;
            Some(Expected::clean().or([Code::Unsupported]).or_left_out())
        }),
    ]
}

/// Replaces the name of a type.
fn rename(value: &mut Value, old: &Value, new: &Value) {
    if value == old {
        *value = new.clone();
    }
    match value {
        Value::Object(object) => object.values_mut().for_each(|value| rename(value, old, new)),
        Value::Array(list) => list.iter_mut().for_each(|value| rename(value, old, new)),
        _ => {}
    }
}

/// Adds a type argument to all references to a type.
fn add_argument(value: &mut Value, name: &Value) {
    if value["kind"] == "instance_of" && value["type"] == *name {
        value["generics"] = json!([string()]);
    }
    match value {
        Value::Object(object) => object.values_mut().for_each(|value| add_argument(value, name)),
        Value::Array(list) => list.iter_mut().for_each(|value| add_argument(value, name)),
        _ => {}
    }
}
