//! Names that collide, cannot be used in Rust, or look secret.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::draft::Draft;
use super::expected::Expected;
use super::json::{full_name, interface, list, map, name, property, reference, string, string_enum};
use super::places::{Place, Role};

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = collisions();
    kinds.extend(collisions_in_types());
    kinds.extend(unusable());
    kinds.extend(secrets());
    kinds.extend(quirks());
    kinds
}

/// Chooses a plain property in a body, and returns its place with the JSON pointer of its owner.
fn plain_property<'b>(draft: &mut Draft<'b>) -> Option<(&'b Place, &'b str)> {
    let place = draft.plain_property(|place, _| place.role != Role::QueryParameter)?;
    Some((place, place.pointer.rsplit_once("/properties/")?.0))
}

fn collisions() -> Vec<Kind> {
    vec![
        Kind::new("fields with one Rust name", |draft| {
            let (_, owner) = plain_property(draft)?;
            draft.push(owner, "properties", property("drift-field", false, &string()))?;
            draft.push(owner, "properties", property("driftField", false, &string()))?;
            Some(Expected::warns([Code::NameCollision]))
        }),
        Kind::new("parameters with one Rust name", |draft| {
            let request = draft.definition(|d| d["kind"] == "request")?;
            draft.push(request, "query", property("drift-parameter", false, &string()))?;
            draft.push(request, "query", property("drift_parameter", false, &string()))?;
            Some(Expected::warns([Code::NameCollision]))
        }),
        Kind::new("repeated parameter", |draft| {
            let request = draft.definition(|d| d["kind"] == "request")?;
            draft.push(request, "query", property("drift", false, &string()))?;
            draft.push(request, "query", property("drift", false, &list(&string())))?;
            Some(Expected::warns([Code::DuplicateProperty]))
        }),
        Kind::new("types with one Rust name", |draft| {
            let (_, owner) = plain_property(draft)?;
            draft.add_definition(interface("drift:SomeType", &[]));
            draft.add_definition(string_enum("drift:some_type", &["a"]));
            draft.push(owner, "properties", property("drift_a", false, &reference("drift:SomeType")))?;
            draft.push(owner, "properties", property("drift_b", false, &reference("drift:some_type")))?;
            Some(Expected::warns([Code::NameCollision]))
        }),
        Kind::new("type with the Rust name of another", |draft| {
            let (place, owner) = plain_property(draft)?;
            let definition = draft.definition(|d| d["kind"] == "enum" || d["kind"] == "interface")?;
            let old = full_name(&draft.value(definition)["name"])?;
            if place.owner == old || !draft.base.users.contains_key(&old) {
                return None;
            }
            let new = format!("{old}_");
            draft.add_definition(string_enum(&new, &["a"]));
            draft.push(owner, "properties", property("drift", false, &reference(&new)))?;
            Some(Expected::clean().or([Code::NameCollision]))
        }),
        Kind::new("modules with one Rust name", |draft| {
            let (_, owner) = plain_property(draft)?;
            draft.add_definition(string_enum("drift.some_module:A", &["a"]));
            draft.add_definition(string_enum("drift.someModule:A", &["b"]));
            draft.push(owner, "properties", property("drift_a", false, &reference("drift.some_module:A")))?;
            draft.push(owner, "properties", property("drift_b", false, &reference("drift.someModule:A")))?;
            Some(Expected::warns([Code::NameCollision]))
        }),
        Kind::new("namespace `runtime`", |draft| {
            let (_, owner) = plain_property(draft)?;
            draft.add_definition(string_enum("runtime:A", &["a"]));
            draft.push(owner, "properties", property("drift", false, &reference("runtime:A")))?;
            Some(Expected::warns([Code::NameCollision]))
        }),
    ]
}

fn collisions_in_types() -> Vec<Kind> {
    vec![
        Kind::new("members with one Rust name", |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            draft.push(definition, "members", json!({ "name": "drift_member" }))?;
            draft.push(definition, "members", json!({ "name": "drift-member" }))?;
            Some(Expected::warns([Code::NameCollision]))
        }),
        Kind::new("repeated member", |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum" && d["members"][0].is_object())?;
            let member = draft.value(definition)["members"][0].clone();
            draft.push(definition, "members", member)?;
            Some(Expected::warns([Code::NameCollision]))
        }),
        Kind::new("variants with one Rust name", |draft| {
            let container = draft.definition(|d| d["variants"]["kind"] == "container")?;
            draft.push(container, "properties", property("drift_variant", false, &string()))?;
            draft.push(container, "properties", property("drift-variant", false, &string()))?;
            Some(Expected::warns([Code::NameCollision]))
        }),
        Kind::new("operations with one Rust name", |draft| {
            let endpoint = draft.endpoint(|endpoint| endpoint["name"] == "drift.other")?;
            let mut other = draft.value(&endpoint).clone();
            other["name"] = json!("drift.Other");
            draft.edit(&endpoint)?;
            for key in ["request", "response"] {
                let name = other[key].clone();
                let mut definition = draft.base.spec["types"].as_array()?.iter().find(|d| d["name"] == name)?.clone();
                definition["name"]["namespace"] = json!("drift.second");
                other[key]["namespace"] = json!("drift.second");
                draft.add_definition(definition);
            }
            draft.spec["endpoints"].as_array_mut()?.push(other);
            Some(Expected::warns([Code::NameCollision]).anywhere())
        }),
    ]
}

fn unusable() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for (label, new) in
        [("empty name", ""), ("name without ASCII", "\u{5b57}\u{6bb5}"), ("name of digits and signs", "+-*")]
    {
        kinds.push(Kind::new(format!("{label} of a property"), move |draft| {
            let (_, owner) = plain_property(draft)?;
            draft.push(owner, "properties", property(new, false, &string()))?;
            Some(Expected::warns([Code::InvalidName]))
        }));
        kinds.push(Kind::new(format!("{label} of a member"), move |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            draft.push(definition, "members", json!({ "name": new }))?;
            Some(Expected::warns([Code::InvalidName]))
        }));
        kinds.push(Kind::new(format!("{label} of a type"), move |draft| {
            let (_, owner) = plain_property(draft)?;
            draft.add_definition(string_enum(&format!("drift:{new}"), &["a"]));
            draft.push(owner, "properties", property("drift", false, &reference(&format!("drift:{new}"))))?;
            Some(Expected::warns([Code::InvalidName]).anywhere())
        }));
        kinds.push(Kind::new(format!("{label} of an endpoint"), move |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            draft.set(&endpoint, "name", json!(format!("drift.{new}")))?;
            Some(Expected::warns([Code::InvalidName]).or_left_out().anywhere())
        }));
    }
    for identifier in
        ["type", "self", "crate", "new", "default", "async", "gen", "Self", "1st", "common", "clone", "to_string"]
    {
        kinds.push(Kind::new(format!("property `{identifier}`"), move |draft| {
            let (place, owner) = plain_property(draft)?;
            let properties = draft.value(owner)["properties"].as_array()?;
            if properties.iter().any(|property| property["name"] == identifier) || place.role == Role::QueryParameter {
                return None;
            }
            draft.push(owner, "properties", property(identifier, false, &string()))?;
            Some(Expected::clean().or([Code::NameCollision]))
        }));
    }
    for identifier in
        ["String", "Option", "Value", "Vec", "Other", "Box", "Result", "Some", "Secret", "Document", "Client", "Self"]
    {
        kinds.push(Kind::new(format!("type `{identifier}`"), move |draft| {
            let (_, owner) = plain_property(draft)?;
            draft.add_definition(interface(&format!("drift:{identifier}"), &[property("a", true, &string())]));
            draft.push(owner, "properties", property("drift", false, &reference(&format!("drift:{identifier}"))))?;
            Some(Expected::clean().or([Code::NameCollision]))
        }));
        kinds.push(Kind::new(format!("member `{identifier}`"), move |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            draft.push(definition, "members", json!({ "name": identifier }))?;
            Some(Expected::clean().or([Code::NameCollision]))
        }));
    }
    kinds
}

/// A type expression with its name in reports.
type NamedType = (&'static str, fn() -> Value);

fn secrets() -> Vec<Kind> {
    let types: [NamedType; 5] = [
        ("string", string),
        ("raw JSON", || json!({ "kind": "user_defined_value" })),
        ("object", || reference("drift:Account")),
        ("map", || map(&string())),
        ("list", || list(&string())),
    ];
    let kinds = types.into_iter().flat_map(|(label, ty)| {
        ["drift_password", "drift_private_key", "account_json"].map(move |secret| {
            Kind::new(format!("secret `{secret}` that is a {label}"), move |draft: &mut Draft<'_>| {
                let (_, owner) = plain_property(draft)?;
                draft.add_definition(interface("drift:Account", &[property("user", false, &string())]));
                draft.push(owner, "properties", property(secret, draft.random.clone().below(2) == 0, &ty()))?;
                Some(Expected::clean())
            })
        })
    });
    kinds.collect()
}

fn quirks() -> Vec<Kind> {
    let quirk = || json!("Sometimes it is a duck.");
    vec![
        Kind::new("unknown quirk of a property", move |draft| {
            let place = draft.plain_property(|place, _| place.role != Role::QueryParameter)?;
            draft.set(&place.pointer, "esQuirk", quirk())?;
            Some(Expected::warns([Code::UnknownQuirk]).if_used())
        }),
        Kind::new("unknown quirk of an interface", move |draft| {
            let (_, owner) = plain_property(draft)?;
            let owner = owner.trim_end_matches("/body");
            if draft.value(owner)["kind"] == "response" {
                return None;
            }
            draft.set(owner, "esQuirk", quirk())?;
            Some(Expected::warns([Code::UnknownQuirk]))
        }),
        Kind::new("unknown quirk of a container", move |draft| {
            let definition = draft.definition(|d| d["variants"]["kind"] == "container")?;
            draft.set(definition, "esQuirk", quirk())?;
            Some(Expected::warns([Code::UnknownQuirk]))
        }),
        Kind::new("unknown quirk of an enum", move |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            draft.set(definition, "esQuirk", quirk())?;
            Some(Expected::clean().or([Code::UnknownQuirk]))
        }),
        Kind::new("parent in another namespace", |draft| {
            let (_, owner) = plain_property(draft)?;
            let owner = owner.trim_end_matches("/body");
            if draft.value(owner)["kind"] != "interface" {
                return None;
            }
            draft.add_definition(interface("drift._types:Parent", &[property("drift_inherited", true, &string())]));
            draft.set(owner, "inherits", json!({ "type": name("drift._types:Parent") }))?;
            Some(Expected::clean())
        }),
    ]
}
