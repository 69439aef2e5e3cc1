//! Statements about edits for readers who know the specification but not this generator.

use super::change::{Change, MemberChange, NewProperty, Quirk, Retype};
use super::names::Scope;
use super::outcome::Outcome;
use super::property_edits::definition;
use super::subject;
use crate::spec::{Body, Spec, TypeName};

/// Returns the type that the specification has before an edit that changes a type; `None` for other edits.
pub(super) fn found_type(spec: &mut Spec, target: &TypeName, change: &Change) -> Option<String> {
    let definition = definition(spec, target).ok()?;
    let found = match change {
        Change::Member(name, MemberChange::Type(_)) => subject::member(definition, name).ok()?.r#type.clone(),
        Change::Type(_) => subject::alias(definition).ok()?.r#type.clone(),
        Change::Body(_) | Change::BodyObject { .. } => match subject::body(definition).ok()? {
            Body::Value(body) => body.value.clone(),
            Body::Properties(_) | Body::NoBody(_) => return None,
        },
        _ => return None,
    };
    Some(Scope { namespace: &target.namespace.0, spec }.format(&found))
}

/// Describes the difference between the specification and a server, or the fact that the edit adds.
pub(super) fn statement(change: &Change, found: Option<&str>, outcome: &Outcome) -> String {
    let found = found.filter(|_| matches!(outcome, Outcome::Applied | Outcome::Conflict { .. }));
    match change {
        Change::Member(name, change) => format!("{name}: {}", member(change, found)),
        Change::AddProperty(new) => added("property", new),
        Change::AddParameter(new) => added("parameter", new),
        Change::AddMember { name, description } => {
            format!("the specification lacks the member `{name}`: {description}")
        }
        Change::Type(retype) => retyped(retype, found),
        Change::Body(retype) => format!("body: {}", retyped(retype, found)),
        Change::BodyObject { was } => {
            let was: Vec<_> = was.iter().map(ToString::to_string).collect();
            format!("body: {}, a server uses an object with properties", before(&was, found))
        }
        Change::Shortcut(name) => {
            format!("a server also accepts the value of the property `{name}` instead of the object")
        }
        Change::AdditionalProperties { value, .. } => {
            format!("a server also accepts or returns other keys, with values of the type `{value}`")
        }
        Change::LinesByKey(keys) => {
            let keys = keys.iter().map(|(key, next)| match next {
                Some(next) => format!("a line of the type `{next}` follows `{key}`"),
                None => format!("no line follows `{key}`"),
            });
            keys.collect::<Vec<_>>().join(", ")
        }
        Change::Discriminator { .. }
        | Change::Strings(_)
        | Change::Lines(_)
        | Change::NeverRetry
        | Change::DocumentParameter(_) => change.to_string(),
    }
}

fn member(change: &MemberChange, found: Option<&str>) -> String {
    match change {
        MemberChange::Type(retype) => retyped(retype, found),
        MemberChange::Optional(true) => "required in the specification, optional on a server".to_owned(),
        MemberChange::Optional(false) => "optional in the specification, required on a server".to_owned(),
        MemberChange::JsonName(name) => format!("a server uses the name `{name}`"),
        MemberChange::Note(note) => format!("has the note \"{note}\""),
        MemberChange::Quirk { prefix, meaning } => {
            let meaning = match meaning {
                Quirk::CoveredByType => "the type already permits that",
                Quirk::CommaSeparated => "a string with the elements separated by commas",
            };
            format!("the quirk \"{prefix}…\" means: {meaning}")
        }
        MemberChange::RustName(_) | MemberChange::ContainerProperty(_) | MemberChange::Secret(_) => change.to_string(),
    }
}

fn added(noun: &str, new: &NewProperty) -> String {
    let presence = if new.required { "required" } else { "optional" };
    let NewProperty { name, ty, description, .. } = new;
    format!("the specification lacks the {presence} {noun} `{name}` of the type `{ty}`: {description}")
}

fn retyped(retype: &Retype, found: Option<&str>) -> String {
    let was: Vec<_> = retype.was.iter().map(ToString::to_string).collect();
    format!("{}, a server uses `{}`", before(&was, found), retype.becomes)
}

/// Describes the type in the specification, or those in other versions.
fn before(was: &[String], found: Option<&str>) -> String {
    match found {
        Some(found) => format!("the specification has the type `{found}`"),
        None => format!("other versions have the type `{}`", was.join("` or `")),
    }
}
