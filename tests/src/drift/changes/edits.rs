//! The edits of corrections, applied to a specification as JSON.

use std::collections::BTreeSet;

use generator::{EditOutcome, Origin, Outcome};
use serde_json::{Value, json};

use super::base::Base;
use super::draft::Draft;
use super::json::{full_name, interface, property, reference, string};
use super::notation;

/// The builtin types.
const BUILTINS: [&str; 7] = ["string", "boolean", "null", "number", "void", "binary", "undefined"];

/// The types that are in the namespace `_types`, defined or not.
const NUMBERS: [&str; 8] = ["byte", "short", "integer", "long", "ulong", "uint", "float", "double"];

/// The part of a definition that has a name: the label and the name.
type Member = (String, String);

/// A verb of an edit. Edits that state facts, which a specification cannot express, have none here.
pub(super) enum Verb {
    /// The type of a property or parameter, or of an alias.
    Retype(Option<Member>, String),
    /// The type of a whole body.
    RetypeBody(String),
    /// The flag `required` of a property or parameter.
    Required(Member, bool),
    /// The name in JSON.
    JsonName(Member, String),
    /// The name in Rust.
    RustName(Member, String),
    /// A new property or parameter.
    Add { member: Member, ty: String },
}

impl Verb {
    /// Parses the description of an edit.
    pub(super) fn parse(edit: &EditOutcome) -> Option<Self> {
        let description = edit.edit.as_str();
        let parts: Vec<&str> = description.split('`').collect();
        let last = || parts.iter().rev().nth(1).map(|last| (*last).to_owned());
        let retyped = || description.contains("` -> `").then(last).flatten();
        match parts.as_slice() {
            ["type ", ..] => Some(Self::Retype(None, retyped()?)),
            ["body: type ", ..] => Some(Self::RetypeBody(retyped()?)),
            ["new property ", name, ": ", ty, ..] => Some(Self::add("property", name, ty)),
            ["new parameter ", name, ": ", ty, ..] => Some(Self::add("parameter", name, ty)),
            [label @ ("property " | "parameter "), name, rest, ..] => {
                let member = (label.trim().to_owned(), (*name).to_owned());
                match *rest {
                    ": type " => Some(Self::Retype(Some(member), retyped()?)),
                    ": is optional" => Some(Self::Required(member, false)),
                    ": is required" => Some(Self::Required(member, true)),
                    ": JSON name " => Some(Self::JsonName(member, last()?)),
                    ": Rust name " => Some(Self::RustName(member, last()?)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn add(label: &str, name: &str, ty: &str) -> Self {
        Self::Add { member: (label.to_owned(), name.to_owned()), ty: ty.to_owned() }
    }
}

/// Returns the file of an edit and the index of its line.
pub(super) fn location(at: &Origin) -> Option<(&str, usize)> {
    let (before, _) = at.file.rsplit_once(':')?;
    let (file, line) = before.rsplit_once(':')?;
    Some((file, line.parse::<usize>().ok()?.checked_sub(1)?))
}

/// Applies an edit to the specification, with all edits that must come first. Returns their indexes.
pub(super) fn apply(draft: &mut Draft<'_>, index: usize) -> Option<BTreeSet<usize>> {
    let mut application = Application { made: BTreeSet::new() };
    application.edit(draft, index)?;
    Some(application.made)
}

struct Application {
    made: BTreeSet<usize>,
}

impl Application {
    fn edit(&mut self, draft: &mut Draft<'_>, index: usize) -> Option<()> {
        let base = draft.base;
        let edit = &base.output.corrections.edits[index];
        if edit.outcome != Outcome::Applied || !self.made.insert(index) {
            return Some(());
        }
        let target = edit.target.to_string();
        let verb = Verb::parse(edit)?;
        if let Verb::Add { member, .. } = &verb {
            // Properties are generated in the order of the specification, and earlier edits add their properties first.
            for (i, earlier) in base.output.corrections.edits.iter().enumerate().take(index) {
                let adds = matches!(Verb::parse(earlier), Some(Verb::Add { member: other, .. }) if other.0 == member.0);
                if adds && earlier.target == edit.target {
                    self.edit(draft, i)?;
                }
            }
        }
        let pointer = definition(draft, &target)?;
        draft.at.push(format!("{pointer} ({})", edit.edit));
        match verb {
            Verb::Retype(Some(member), ty) => {
                let ty = self.ty(draft, &target, &ty)?;
                find(&mut draft.spec, &pointer, &member)?["type"] = ty;
            }
            Verb::Retype(None, ty) => {
                let ty = self.ty(draft, &target, &ty)?;
                draft.spec.pointer_mut(&pointer)?["type"] = ty;
            }
            Verb::RetypeBody(ty) => {
                let ty = self.ty(draft, &target, &ty)?;
                draft.spec.pointer_mut(&pointer)?["body"]["value"] = ty;
            }
            Verb::Required(member, required) => {
                find(&mut draft.spec, &pointer, &member)?["required"] = json!(required);
            }
            Verb::JsonName(member, name) => find(&mut draft.spec, &pointer, &member)?["name"] = json!(name),
            Verb::RustName(member, name) => find(&mut draft.spec, &pointer, &member)?["codegenName"] = json!(name),
            Verb::Add { member, ty } => {
                let line = line(base, edit)?;
                let ty = self.ty(draft, &target, &ty)?;
                let mut new = property(&member.1, line.contains("required = true"), &ty);
                new["description"] = json!(value(line, "description")?);
                if line.contains("container_property = true") {
                    new["containerProperty"] = json!(true);
                }
                lists(&mut draft.spec, &pointer, &member.0)?.pop()?.push(new);
            }
        }
        Some(())
    }

    /// Converts a type. The types that only corrections define are added to the specification.
    fn ty(&mut self, draft: &mut Draft<'_>, target: &str, notation: &str) -> Option<Value> {
        let base = draft.base;
        let value = notation::parse(notation, &|name| resolve(base, target, name))?;
        for name in super::base::names(&value) {
            let is_known = base.references.contains_key(&name) || definition(draft, &name).is_some();
            let is_builtin = name.starts_with("_builtins:") || NUMBERS.iter().any(|n| name == format!("_types:{n}"));
            if is_known || is_builtin {
                continue;
            }
            draft.add_definition(interface(&name, &[]));
            for (i, edit) in base.output.corrections.edits.iter().enumerate() {
                if edit.target.to_string() == name && matches!(Verb::parse(edit), Some(Verb::Add { .. })) {
                    self.edit(draft, i)?;
                }
            }
        }
        Some(value)
    }
}

/// Changes what an edit expects into something that is not its result either.
pub(super) fn contradict(draft: &mut Draft<'_>, index: usize) -> Option<()> {
    let edit = &draft.base.output.corrections.edits[index];
    let pointer = definition(draft, &edit.target.to_string())?;
    draft.at.push(format!("{pointer} ({})", edit.edit));
    draft.add_definition(interface("drift:Upstream", &[property("drift", false, &string())]));
    let other = reference("drift:Upstream");
    match Verb::parse(edit)? {
        Verb::Retype(Some(member), _) => find(&mut draft.spec, &pointer, &member)?["type"] = other,
        Verb::Retype(None, _) => draft.spec.pointer_mut(&pointer)?["type"] = other,
        Verb::RetypeBody(_) => draft.spec.pointer_mut(&pointer)?["body"]["value"] = other,
        Verb::JsonName((label, _), name) => {
            lists(&mut draft.spec, &pointer, &label)?.pop()?.push(property(&name, false, &other));
        }
        Verb::RustName(member, _) => {
            find(&mut draft.spec, &pointer, &member)?["codegenName"] = json!("drift_upstream");
        }
        Verb::Add { member, .. } => {
            lists(&mut draft.spec, &pointer, &member.0)?.pop()?.push(property(&member.1, false, &other));
        }
        Verb::Required(..) => return None,
    }
    Some(())
}

/// Returns the JSON pointer of a definition in the changed specification.
fn definition(draft: &Draft<'_>, name: &str) -> Option<String> {
    let mut types = draft.spec["types"].as_array()?.iter();
    let index = types.position(|definition| full_name(&definition["name"]).is_some_and(|found| found == name))?;
    Some(format!("/types/{index}"))
}

/// Returns the lists of properties or parameters of a definition. New ones belong to the last list.
fn lists<'s>(spec: &'s mut Value, pointer: &str, label: &str) -> Option<Vec<&'s mut Vec<Value>>> {
    let definition = spec.pointer_mut(pointer)?.as_object_mut()?;
    let is_object = definition.contains_key("body");
    let keys: &[&str] = if label == "parameter" { &["path", "query"] } else { &["properties"] };
    let owner =
        if label == "property" && is_object { definition.get_mut("body")?.as_object_mut()? } else { definition };
    let mut lists: Vec<_> = owner.iter_mut().filter(|(key, _)| keys.contains(&key.as_str())).collect();
    lists.sort_by_key(|(key, _)| *key);
    let lists: Vec<_> = lists.into_iter().filter_map(|(_, list)| list.as_array_mut()).collect();
    (!lists.is_empty()).then_some(lists)
}

/// Finds a property or parameter.
fn find<'s>(spec: &'s mut Value, pointer: &str, (label, name): &Member) -> Option<&'s mut Value> {
    lists(spec, pointer, label)?.into_iter().flatten().find(|member| member["name"] == json!(name))
}

/// Returns the full name of a type that a correction of another type names without a namespace.
fn resolve(base: &Base, target: &str, name: &str) -> Option<String> {
    if BUILTINS.contains(&name) {
        return Some(format!("_builtins:{name}"));
    }
    if NUMBERS.contains(&name) {
        return Some(format!("_types:{name}"));
    }
    let namespaces = [target.split_once(':')?.0, "_types", "_spec_utils"];
    let mut candidates = namespaces.iter().map(|namespace| format!("{namespace}:{name}"));
    let edits = &base.output.corrections.edits;
    candidates.find(|name| {
        let is_defined = edits.iter().any(|edit| edit.outcome == Outcome::Applied && edit.target.to_string() == *name);
        base.references.contains_key(name) || is_defined
    })
}

/// Returns the line of an edit.
fn line<'b>(base: &'b Base, edit: &EditOutcome) -> Option<&'b str> {
    let (path, line) = location(&edit.at)?;
    let file = base.corrections.iter().find(|file| file.path == path)?;
    std::str::from_utf8(&file.bytes).ok()?.lines().nth(line)
}

/// Returns the string of a key in a line of TOML. Returns `None` for a string with an escape sequence.
fn value<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let (_, rest) = line.split_once(&format!("{key} = \""))?;
    let (value, _) = rest.split_once('"')?;
    (!value.contains('\\')).then_some(value)
}
