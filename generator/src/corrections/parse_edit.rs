//! Parses an edit. Its first key selects the verb.

use super::change::{Change, MemberChange, MemberName, NewProperty, Quirk, Retype};
use super::notation::Notation;
use super::reader::TableReader;
use crate::diagnostic::Diagnostics;

/// The keys that select a verb.
const VERBS: [&str; 15] = [
    "property",
    "parameter",
    "add",
    "add_parameter",
    "add_member",
    "type",
    "body",
    "shortcut",
    "additional_properties",
    "discriminator",
    "strings",
    "lines",
    "lines_by_key",
    "retry",
    "document_parameter",
];

/// The keys that change a property or parameter.
const MEMBER_CHANGES: [&str; 9] =
    ["type", "was", "optional", "note", "rust_name", "secret", "container_property", "quirk", "json_name"];

/// Parses the changes of an edit: several for a property or parameter, otherwise one.
pub(super) fn changes(reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Vec<Change> {
    let Some(verb) = VERBS.into_iter().find(|verb| reader.has(verb)) else {
        let verbs: Vec<_> = VERBS.iter().map(|verb| format!("`{verb}`")).collect();
        let problem = format!("an edit without a verb, expected one of the keys {}", verbs.join(", "));
        reader.file.report(reader.offset, problem, diagnostics);
        reader.accepts_unknown_keys = true;
        return Vec::new();
    };
    match verb {
        "property" | "parameter" => return members(verb, reader, diagnostics),
        "add" | "add_parameter" => new_property(verb, reader, diagnostics),
        "add_member" => {
            let name = reader.required_string("add_member", diagnostics);
            let description = reader.required_string("description", diagnostics);
            name.zip(description).map(|(name, description)| Change::AddMember { name, description })
        }
        "type" => retype("type", reader, diagnostics).map(Change::Type),
        "body" => body(reader, diagnostics),
        _ => rule(verb, reader, diagnostics),
    }
    .into_iter()
    .collect()
}

/// Parses a rule about a whole definition.
fn rule(verb: &str, reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Option<Change> {
    match verb {
        "shortcut" => reader.required_string("shortcut", diagnostics).map(Change::Shortcut),
        "additional_properties" => {
            let value = reader.required_type("additional_properties", diagnostics);
            let field = reader.required_rust_name("field", diagnostics);
            Some(Change::AdditionalProperties { value: value?, field: field? })
        }
        "discriminator" => {
            let [key, with, without] =
                ["discriminator", "with", "without"].map(|key| reader.required_string(key, diagnostics));
            let or_object = reader.boolean("or_object", diagnostics) == Some(true);
            Some(Change::Discriminator { key: key?, with: with?, without: without?, or_object })
        }
        "strings" => reader.required_string("strings", diagnostics).map(Change::Strings),
        "lines" => lines(reader, diagnostics),
        "lines_by_key" => lines_by_key(reader, diagnostics),
        "retry" => match reader.required_string("retry", diagnostics)?.as_str() {
            "never" => Some(Change::NeverRetry),
            other => {
                let problem = format!("unknown value `{other}` for `retry`, expected `never`");
                reader.file.report(reader.offset, problem, diagnostics);
                None
            }
        },
        _ => reader.required_string("document_parameter", diagnostics).map(Change::DocumentParameter),
    }
}

/// Parses the changes of an existing property or parameter.
fn members(verb: &str, reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Vec<Change> {
    let is_property = verb == "property";
    let name = if is_property {
        reader.required_string("property", diagnostics).map(MemberName::Property)
    } else {
        reader.required_string("parameter", diagnostics).map(MemberName::Parameter)
    };
    let mut changes = Vec::new();
    if reader.has("type") || reader.has("was") {
        changes.extend(retype("type", reader, diagnostics).map(MemberChange::Type));
    }
    changes.extend(reader.boolean("optional", diagnostics).map(MemberChange::Optional));
    changes.extend(reader.string("note", diagnostics).map(MemberChange::Note));
    changes.extend(reader.rust_name("rust_name", diagnostics).map(MemberChange::RustName));
    changes.extend(reader.boolean("secret", diagnostics).map(MemberChange::Secret));
    if is_property {
        changes.extend(reader.boolean("container_property", diagnostics).map(MemberChange::ContainerProperty));
        if reader.has("quirk") || reader.has("meaning") {
            changes.extend(quirk(reader, diagnostics));
        }
        // The last change, because the others use the old name.
        changes.extend(reader.string("json_name", diagnostics).map(MemberChange::JsonName));
    }
    if !MEMBER_CHANGES.iter().any(|key| reader.has(key)) {
        let problem = format!("an edit of a {verb} without a change");
        reader.file.report(reader.offset, problem, diagnostics);
    }
    let Some(name) = name else { return Vec::new() };
    changes.into_iter().map(|change| Change::Member(name.clone(), change)).collect()
}

fn quirk(reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Option<MemberChange> {
    let prefix = reader.required_string("quirk", diagnostics);
    let meaning = match reader.required_string("meaning", diagnostics)?.as_str() {
        "covered by type" => Quirk::CoveredByType,
        "comma-separated" => Quirk::CommaSeparated,
        other => {
            let problem =
                format!("unknown value `{other}` for `meaning`, expected `comma-separated` or `covered by type`");
            reader.file.report(reader.offset, problem, diagnostics);
            return None;
        }
    };
    Some(MemberChange::Quirk { prefix: prefix?, meaning })
}

/// Parses a new type. Further types in the list need no correction.
fn retype(key: &'static str, reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Option<Retype> {
    let was = reader.required_types("was", diagnostics);
    let mut types = reader.required_types(key, diagnostics)?.into_iter();
    let becomes = types.next()?;
    Some(Retype { was: was?, becomes, accepted: types.collect() })
}

/// Parses a change of a whole body. The type `object` is an object whose properties other edits add.
fn body(reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Option<Change> {
    let retype = retype("body", reader, diagnostics)?;
    let is_object = |notation: &Notation| notation.to_string() == "object";
    if !is_object(&retype.becomes) {
        return Some(Change::Body(retype));
    }
    if !retype.accepted.is_empty() {
        reader.file.report(reader.offset, "`object` cannot be one of several types for `body`", diagnostics);
        return None;
    }
    Some(Change::BodyObject { was: retype.was })
}

fn new_property(verb: &str, reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Option<Change> {
    let is_parameter = verb == "add_parameter";
    let name = reader.required_string(if is_parameter { "add_parameter" } else { "add" }, diagnostics);
    let ty = reader.required_type("type", diagnostics);
    let description = reader.required_string("description", diagnostics);
    let required = reader.boolean("required", diagnostics) == Some(true);
    let container_property = !is_parameter && reader.boolean("container_property", diagnostics) == Some(true);
    let new = NewProperty { name: name?, ty: ty?, required, container_property, description: description? };
    Some(if is_parameter { Change::AddParameter(new) } else { Change::AddProperty(new) })
}

fn lines(reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Option<Change> {
    let branches = reader.strings("lines", diagnostics).into_iter().map(|(branch, _)| branch);
    let Ok(lines) = <[String; 2]>::try_from(branches.collect::<Vec<_>>()) else {
        reader.file.report(reader.offset, "expected two names of branches for `lines`", diagnostics);
        return None;
    };
    Some(Change::Lines(lines))
}

fn lines_by_key(reader: &mut TableReader<'_>, diagnostics: &mut Diagnostics) -> Option<Change> {
    let mut lines = Vec::new();
    for mut line in reader.tables("lines_by_key", diagnostics) {
        let key = line.required_string("key", diagnostics);
        let next = line.optional_type("next", diagnostics);
        line.finish(diagnostics);
        lines.extend(key.map(|key| (key, next)));
    }
    (!lines.is_empty()).then_some(Change::LinesByKey(lines))
}
