//! A valid specification. Changed copies of it are generated.

use std::collections::{BTreeSet, HashMap, HashSet};

use generator::{Diagnostics, Disposition, Input, Options, Output, generate};
use serde_json::{Value, json};

use super::items::items;
use super::json::{KeyOrder, full_name, name, write};
use super::places::{Place, Places, Role};

/// A valid specification with its places and its generated files.
pub(crate) struct Base {
    /// The name in reports.
    pub(crate) name: String,
    /// The specification: all files as one.
    pub(crate) spec: Value,
    /// The files of corrections.
    pub(crate) corrections: Vec<Input>,
    /// The files that are generated without a change.
    pub(crate) output: Output,
    /// The items of the generated files.
    pub(crate) items: HashMap<String, usize>,
    /// The type expressions and properties of the usable definitions.
    pub(crate) places: Places,
    /// The JSON pointers of the usable definitions, by their full names.
    pub(crate) definitions: HashMap<String, String>,
    /// The full names of the definitions that refer to a definition.
    pub(crate) users: HashMap<String, BTreeSet<String>>,
    /// The full names of the interfaces, requests and responses that inherit from a definition.
    pub(crate) children: HashMap<String, BTreeSet<String>>,
    /// The full names of the types to which a definition refers.
    pub(crate) references: HashMap<String, BTreeSet<String>>,
    /// The full names of the types in the corrections of a definition.
    pub(crate) corrected: HashMap<String, BTreeSet<String>>,
    /// The full names of the definitions that are branches of a union.
    pub(crate) branches: HashSet<String>,
}

impl Base {
    /// Generates the specification. Definitions that are part of the runtime, that are not generated, or that corrections
    /// change are not usable: a change of them would have no effect, or another one.
    pub(crate) fn new(label: &str, inputs: &[Input]) -> Result<Self, Diagnostics> {
        let (corrections, files): (Vec<_>, Vec<_>) = inputs.iter().cloned().partition(Input::is_correction);
        let mut spec = merge(&files);
        add_endpoint(&mut spec);
        let output = run(write(&spec, KeyOrder::default()).into_bytes(), &corrections)?;
        let corrected: HashSet<String> = output.corrections.edits.iter().map(|edit| edit.target.to_string()).collect();
        let dispositions = output.coverage.dispositions.iter();
        let generated = dispositions.filter(|(_, disposition)| {
            matches!(disposition, Disposition::Item | Disposition::Inlined | Disposition::Instantiated)
        });
        let usable: HashSet<String> =
            generated.map(|(name, _)| name.to_string()).filter(|name| !corrected.contains(name)).collect();
        let mut places = Places::new(&spec);
        let branches = places.expressions.iter().filter(|place| place.role == Role::Branch);
        let branches = branches.filter_map(|place| full_name(&spec.pointer(&place.pointer)?["type"])).collect();
        let is_usable = |place: &Place| usable.contains(&place.owner);
        places.expressions.retain(is_usable);
        places.properties.retain(is_usable);
        let mut definitions = HashMap::new();
        let mut users: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut children: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut references = HashMap::new();
        for (i, definition) in spec["types"].as_array().into_iter().flatten().enumerate() {
            let Some(owner) = full_name(&definition["name"]) else { continue };
            let names = names(definition);
            for name in names.iter().filter(|name| **name != owner) {
                users.entry(name.clone()).or_default().insert(owner.clone());
            }
            if let Some(parent) = full_name(&definition["inherits"]["type"]) {
                children.entry(parent).or_default().insert(owner.clone());
            }
            references.insert(owner.clone(), names);
            if usable.contains(&owner) {
                definitions.insert(owner, format!("/types/{i}"));
            }
        }
        let mut base = Self {
            name: label.to_owned(),
            spec,
            corrections,
            items: items(&output),
            output,
            places,
            definitions,
            users,
            children,
            references,
            corrected: HashMap::new(),
            branches,
        };
        base.corrected = base.corrected_types();
        Ok(base)
    }

    /// Returns the types that the descriptions of corrections contain. Their names have no namespace.
    fn corrected_types(&self) -> HashMap<String, BTreeSet<String>> {
        let mut corrected: HashMap<String, BTreeSet<String>> = HashMap::new();
        for edit in &self.output.corrections.edits {
            let words: HashSet<&str> = edit.edit.split(|c: char| !c.is_ascii_alphanumeric()).collect();
            let types = self.references.keys().filter(|name| name.split(':').nth(1).is_some_and(|n| words.contains(n)));
            // A correction can define a type.
            let new = words.iter().filter(|identifier| identifier.starts_with(|c: char| c.is_ascii_uppercase()));
            let new = new.map(|identifier| format!("correction:{identifier}"));
            corrected.entry(edit.target.to_string()).or_default().extend(types.cloned().chain(new));
        }
        corrected
    }
}

/// Generates a specification in one file.
pub(crate) fn run(spec: Vec<u8>, corrections: &[Input]) -> Result<Output, Diagnostics> {
    let mut inputs = vec![Input { path: "spec.json".to_owned(), bytes: spec }];
    inputs.extend_from_slice(corrections);
    generate(&inputs, &Options::default(), &mut |_| ())
}

/// Adds an endpoint without parameters and bodies. It remains if a change leaves out another endpoint unusable.
fn add_endpoint(spec: &mut Value) {
    let endpoint = json!({
        "name": "drift.other", "description": "Calls.", "availability": {}, "request": name("drift.other:Request"),
        "requestBodyRequired": false, "response": name("drift.other:Response"), "responseMediaType": ["application/json"],
        "urls": [{ "path": "/_drift", "methods": ["GET"] }],
    });
    let request = json!({
        "kind": "request", "name": name("drift.other:Request"), "specLocation": "drift.ts", "path": [], "query": [],
        "body": { "kind": "no_body" },
    });
    let response = json!({
        "kind": "response", "name": name("drift.other:Response"), "specLocation": "drift.ts", "body": { "kind": "no_body" },
    });
    spec["endpoints"].as_array_mut().into_iter().for_each(|list| list.push(endpoint.clone()));
    spec["types"].as_array_mut().into_iter().for_each(|list| list.extend([request.clone(), response.clone()]));
}

/// Merges the files of a specification.
fn merge(files: &[Input]) -> Value {
    let files: Vec<Value> = files.iter().filter_map(|file| serde_json::from_slice(&file.bytes).ok()).collect();
    let all = |key: &str| -> Vec<&Value> { files.iter().filter_map(|file| file[key].as_array()).flatten().collect() };
    json!({ "endpoints": all("endpoints"), "types": all("types") })
}

/// Returns the full names of all types that a part of a specification contains.
pub(crate) fn names(part: &Value) -> BTreeSet<String> {
    let mut counts = HashMap::new();
    count_names(part, &mut counts);
    counts.into_keys().collect()
}

/// Counts the full names of types in a part of a specification.
pub(super) fn count_names(part: &Value, counts: &mut HashMap<String, usize>) {
    match part {
        Value::Object(object) => {
            if let Some(name) = full_name(part) {
                *counts.entry(name).or_default() += 1;
            }
            object.values().for_each(|value| count_names(value, counts));
        }
        Value::Array(list) => list.iter().for_each(|value| count_names(value, counts)),
        _ => {}
    }
}

impl Base {
    /// Returns a definition.
    pub(crate) fn find(&self, full_name: &str) -> Option<&Value> {
        self.spec.pointer(self.definitions.get(full_name)?)
    }

    /// Returns the full names of the definitions that inherit from a definition, directly or not.
    pub(crate) fn descendants(&self, full_name: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let mut pending = vec![full_name];
        while let Some(name) = pending.pop() {
            let children = self.children.get(name).into_iter().flatten();
            pending.extend(children.filter(|child| all.insert((*child).clone())).map(String::as_str));
        }
        all
    }

    /// Returns true for an interface without variants, parents and children that is not part of an alias or a union: no
    /// other type depends on its properties.
    pub(crate) fn is_plain(&self, full_name: &str) -> bool {
        let Some(definition) = self.find(full_name) else { return false };
        let is_special = ["variants", "variantName", "shortcutProperty", "inherits", "behaviors", "generics"]
            .iter()
            .any(|key| !definition[*key].is_null());
        let is_used_specially =
            self.users.get(full_name).into_iter().flatten().any(|user| {
                self.find(user).is_none_or(|user| user["kind"] == "type_alias" || !user["inherits"].is_null())
            });
        definition["kind"] == "interface" && !is_special && !is_used_specially && !self.branches.contains(full_name)
    }
}
