//! Definitions with an unusable part: their kind, their parent, their behaviors, their body.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::draft::Draft;
use super::expected::Expected;
use super::json::{full_name, name, property, string};
use super::places::Role;

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = vec![
        Kind::new("unknown kind of definition", |draft| {
            let base = draft.base;
            let is_plain =
                |d: &Value| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)) || d["kind"] == "enum";
            let definition = draft.definition(is_plain)?;
            draft.set(definition, "kind", json!("tuple"))?;
            Some(Expected::warns([Code::UnknownKind]).or(SHAPE))
        }),
        Kind::new("alias without a type", |draft| {
            let definition = draft.definition(|d| d["kind"] == "type_alias" && d["variants"].is_null())?;
            draft.edit(definition)?.as_object_mut()?.remove("type");
            Some(Expected::warns([Code::InvalidShape]).or(SHAPE))
        }),
        Kind::new("enum without members", |draft| {
            let definition = draft.definition(|d| d["kind"] == "enum")?;
            draft.edit(definition)?.as_object_mut()?.remove("members");
            Some(Expected::warns([Code::InvalidShape]).or(SHAPE))
        }),
        Kind::new("properties that are not a list", |draft| {
            let base = draft.base;
            let is_plain = |d: &Value| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name));
            let definition = draft.definition(is_plain)?;
            draft.set(definition, "properties", json!({ "a": 1 }))?;
            Some(Expected::warns([Code::InvalidShape]).or(SHAPE))
        }),
        Kind::new("property without a name", |draft| {
            let place = draft.plain_property(|place, _| place.role == Role::Property)?;
            draft.edit(&place.pointer)?.as_object_mut()?.remove("name");
            Some(Expected::warns([Code::InvalidShape]).or(SHAPE))
        }),
    ];
    kinds.extend(parents());
    kinds.extend(behaviors());
    kinds.extend(bodies());
    kinds.extend(removed());
    kinds
}

/// Warnings about other definitions that depend on the form of one that is raw JSON.
const SHAPE: [Code; 4] = [Code::AmbiguousUnion, Code::InvalidVariant, Code::Unsupported, Code::InvalidParameter];

fn plain_interface<'b>(draft: &mut Draft<'b>) -> Option<&'b str> {
    let base = draft.base;
    draft.definition(|d| full_name(&d["name"]).is_some_and(|name| base.is_plain(&name)))
}

fn parents() -> Vec<Kind> {
    vec![
        Kind::new("missing parent", |draft| {
            let definition = plain_interface(draft)?;
            draft.set(definition, "inherits", json!({ "type": name("drift:Gone") }))?;
            Some(Expected::warns([Code::MissingType]).or(SHAPE))
        }),
        Kind::new("parent that is an enum", |draft| {
            let parent = draft.definition(|d| d["kind"] == "enum")?;
            let parent = draft.value(parent)["name"].clone();
            let definition = plain_interface(draft)?;
            draft.set(definition, "inherits", json!({ "type": parent }))?;
            Some(Expected::warns([Code::WrongKind]).or(SHAPE))
        }),
        Kind::new("parent that is not an object", |draft| {
            let definition = plain_interface(draft)?;
            draft.set(definition, "inherits", json!("Parent"))?;
            Some(Expected::warns([Code::InvalidShape]).or(SHAPE))
        }),
        Kind::new("type that is its own parent", |draft| {
            let definition = plain_interface(draft)?;
            let own = draft.value(definition)["name"].clone();
            draft.set(definition, "inherits", json!({ "type": own }))?;
            Some(Expected::warns([Code::Cycle]).or(SHAPE))
        }),
        Kind::new("missing parent of a request", |draft| {
            let definition = draft.definition(|d| d["kind"] == "request")?;
            draft.set(definition, "inherits", json!({ "type": name("drift:Gone") }))?;
            Some(Expected::warns([Code::MissingType]).or_left_out())
        }),
        Kind::new("argument of a parent without parameters", |draft| {
            let definition = draft.definition(|d| !d["inherits"].is_null() && d["inherits"]["generics"].is_null())?;
            draft.set(&format!("{definition}/inherits"), "generics", json!([string()]))?;
            let expected = Expected::warns([Code::WrongArgumentCount]).or(SHAPE).or_left_out();
            // The definition becomes raw JSON, from which others cannot inherit.
            let name = full_name(&draft.value(definition)["name"])?;
            let is_parent = draft.base.children.contains_key(&name);
            Some(if is_parent { expected.or([Code::WrongKind]) } else { expected })
        }),
        Kind::new("repeated property of a parent", |draft| {
            let base = draft.base;
            let child = draft.definition(|d| {
                let parent = full_name(&d["inherits"]["type"]).and_then(|name| base.find(&name));
                let properties = parent.and_then(|parent| parent["properties"].as_array());
                d["kind"] == "interface"
                    && d["inherits"]["generics"].is_null()
                    && properties.is_some_and(|list| !list.is_empty())
            })?;
            let parent = base.find(&full_name(&draft.value(child)["inherits"]["type"])?)?;
            let repeated = draft.random.choose(parent["properties"].as_array()?)?.clone();
            draft.push(child, "properties", repeated)?;
            Some(Expected::warns([Code::DuplicateProperty]))
        }),
        Kind::new("repeated property", |draft| {
            let place = draft.property(|place, _| place.role == Role::Property)?;
            let repeated = draft.value(&place.pointer).clone();
            let owner = place.pointer.rsplit_once("/properties/")?.0;
            draft.push(owner, "properties", repeated)?;
            Some(Expected::warns([Code::DuplicateProperty]))
        }),
    ]
}

fn behaviors() -> Vec<Kind> {
    let unknown = || json!({ "type": name("_spec_utils:Drifting") });
    vec![
        Kind::new("unknown behavior of an interface", move |draft| {
            let definition = plain_interface(draft)?;
            draft.push(definition, "behaviors", unknown())?;
            Some(Expected::warns([Code::Unsupported]).or(SHAPE))
        }),
        Kind::new("unknown behavior of a container", move |draft| {
            let definition = draft.definition(|d| d["variants"]["kind"] == "container")?;
            draft.push(definition, "behaviors", unknown())?;
            Some(Expected::warns([Code::Unsupported]).or(SHAPE))
        }),
        Kind::new("attached behavior of a request", move |draft| {
            let definition = draft.definition(|d| d["kind"] == "request")?;
            draft.push(definition, "attachedBehaviors", json!("Drifting"))?;
            Some(Expected::clean())
        }),
        Kind::new("unknown behavior of a request", move |draft| {
            let definition = draft.definition(|d| d["kind"] == "request")?;
            draft.push(definition, "behaviors", unknown())?;
            Some(Expected::warns([Code::UnknownKey]))
        }),
        Kind::new("behavior without its argument", |draft| {
            let definition = plain_interface(draft)?;
            draft.push(definition, "behaviors", json!({ "type": name("_spec_utils:AdditionalProperties") }))?;
            Some(Expected::warns([Code::InvalidBehavior]).or(SHAPE).if_used())
        }),
        Kind::new("missing type as a behavior", |draft| {
            let definition = plain_interface(draft)?;
            draft.push(definition, "behaviors", json!({ "type": name("drift:Gone") }))?;
            Some(Expected::warns([Code::Unsupported]).or(SHAPE))
        }),
    ]
}

fn bodies() -> Vec<Kind> {
    let unknown = || json!({ "kind": "stream", "value": string() });
    let both = [("request", "unknown kind of a request's body"), ("response", "unknown kind of a response's body")];
    let mut kinds: Vec<_> = both
        .into_iter()
        .map(|(kind, label)| {
            Kind::new(label, move |draft| {
                let definition = draft.definition(|d| d["kind"] == kind)?;
                draft.set(definition, "body", unknown())?;
                let expected = Expected::warns([Code::UnknownKind]);
                // An endpoint with another media type than JSON cannot have a body of raw JSON.
                Some(expected.or([Code::Unsupported]).or_left_out())
            })
        })
        .collect();
    kinds.push(Kind::new("response without a body", |draft| {
        let definition = draft.definition(|d| d["kind"] == "response")?;
        draft.edit(definition)?.as_object_mut()?.remove("body");
        Some(Expected::warns([Code::InvalidShape]).or(SHAPE).or_left_out())
    }));
    kinds.push(Kind::new("property that is a string", |draft| {
        let definition = draft.definition(|d| d["body"]["kind"] == "properties")?;
        draft.push(&format!("{definition}/body"), "properties", json!("a"))?;
        Some(Expected::warns([Code::InvalidShape]).or(SHAPE).or_left_out())
    }));
    kinds.push(Kind::new("exception with an unknown body", move |draft| {
        let definition = draft.definition(|d| d["kind"] == "response")?;
        draft.push(definition, "exceptions", json!({ "statusCodes": [404], "body": unknown() }))?;
        Some(Expected::warns([Code::UnknownKind]).or([Code::Unsupported]))
    }));
    kinds
}

fn removed() -> Vec<Kind> {
    let missing_of_endpoint = |key: &'static str| {
        Kind::new(format!("missing {key} of an endpoint"), move |draft: &mut Draft<'_>| {
            let endpoint = draft.endpoint(|_| true)?;
            draft.set(&endpoint, key, name("drift:Gone"))?;
            Some(Expected::warns([Code::MissingType]).or_left_out())
        })
    };
    vec![
        missing_of_endpoint("request"),
        missing_of_endpoint("response"),
        Kind::new("removed type", |draft| {
            let base = draft.base;
            let definition = draft.definition(|d| {
                let is_root = d["kind"] == "request" || d["kind"] == "response";
                !is_root && full_name(&d["name"]).is_some_and(|name| !base.branches.contains(&name))
            })?;
            draft.remove(definition)?;
            Some(Expected::warns([Code::MissingType]).or(SHAPE).or_left_out().if_used().anywhere())
        }),
        Kind::new("renamed type without its references", |draft| {
            let definition = plain_interface(draft)?;
            draft.edit(definition)?["name"]["name"] = json!("DriftRenamed");
            Some(Expected::warns([Code::MissingType]).or(SHAPE).or_left_out().if_used().anywhere())
        }),
        Kind::new("request and response swapped", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let (request, response) =
                (draft.value(&endpoint)["request"].clone(), draft.value(&endpoint)["response"].clone());
            draft.set(&endpoint, "request", response)?;
            draft.set(&endpoint, "response", request)?;
            Some(Expected::warns([Code::WrongKind]).or_left_out())
        }),
        Kind::new("shortcut that is not a property", |draft| {
            let definition = plain_interface(draft)?;
            draft.set(definition, "shortcutProperty", json!("drift_gone"))?;
            Some(Expected::warns([Code::InvalidShortcut]).or(SHAPE))
        }),
        Kind::new("property that requires its own type", |draft| {
            let definition = plain_interface(draft)?;
            let own = draft.value(definition)["name"].clone();
            draft.push(
                definition,
                "properties",
                property("drift_own", true, &json!({ "kind": "instance_of", "type": own })),
            )?;
            Some(Expected::Error(Code::InfiniteType))
        }),
    ]
}
