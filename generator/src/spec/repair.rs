//! Repairs an endpoint or a definition that does not match the metamodel, so that one invalid part does not stop the
//! generation of all others.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::decode::{Decoded, Failure, SourceFile, decode};
use super::json_path::JsonPath;
use super::json_tree::{JsonTree, PathStep};
use super::kind::KindTagged;
use super::{Body, Definition, Endpoint, EndpointName, TypeAlias, TypeName, UserDefinedValue, ValueOf};
use crate::diagnostic::Degradation;

/// The effect on an endpoint or a definition without a replacement.
const LEFT_OUT: &str = "left out";

/// The largest number of repairs in one endpoint or definition.
const MAX_REPAIRS: usize = 100;

/// A type expression, and a body, of raw JSON.
const RAW_VALUE: &str = r#"{"kind":"user_defined_value"}"#;
const RAW_BODY: &str = r#"{"kind":"value","value":{"kind":"user_defined_value"}}"#;

/// Required keys, each with the value that is used if the key is absent.
const DEFAULTS: &[(&str, &str)] = &[
    ("availability", "{}"),
    ("description", "\"\""),
    ("requestBodyRequired", "false"),
    ("required", "false"),
    ("responseMediaType", "[]"),
    ("singleKey", "false"),
    ("specLocation", "\"\""),
    ("type", RAW_VALUE),
];

/// Keys that do not change the generated types.
const METADATA: &[&str] = &[
    "attachedBehaviors",
    "deprecation",
    "description",
    "docId",
    "docTag",
    "docUrl",
    "docUrlServerless",
    "examples",
    "extDocDescription",
    "extDocId",
    "extDocUrl",
    "extPreviousVersionDocUrl",
    "privileges",
    "serverDefault",
    "specLocation",
];

/// Keys without which an object is still usable. A value of another shape is ignored.
const OPTIONAL: &[&str] = &[
    "aliases",
    "availability",
    "codegenName",
    "containerProperty",
    "esQuirk",
    "isOpen",
    "nonExhaustive",
    "requestBodyRequired",
    "required",
];

/// An endpoint or a definition.
pub(super) trait Repairable: DeserializeOwned + Send {
    /// The name by which reports refer to it.
    type Name: DeserializeOwned + Send;

    /// Describes an element by its name.
    fn place(name: &Self::Name) -> String;

    /// Returns a name for an element without one, and its description.
    fn unnamed(at: &JsonPath) -> (Self::Name, String);

    /// Returns the replacement of an element that cannot be repaired, and its effect. Without a replacement, the element is
    /// left out.
    fn replacement(name: &Self::Name, json: &str) -> (Option<Self>, &'static str);
}

/// A part that was repaired.
pub(super) struct Repair {
    pub(super) failure: Failure,
    pub(super) place: String,
    pub(super) effect: String,
    /// True for a key that does not change the generated types.
    pub(super) is_metadata: bool,
}

impl Repair {
    /// The replacement or omission of a whole element.
    fn replacement(failure: Failure, place: String, effect: &str) -> Self {
        Self { failure, place, effect: effect.to_owned(), is_metadata: false }
    }

    /// Returns the degradation, unless the repair does not change the generated types.
    pub(super) fn degradation(&self) -> Option<Degradation> {
        let Self { failure: Failure { code, message, .. }, place, effect, .. } = self;
        let reason = message.clone();
        (!self.is_metadata).then(|| Degradation { code: *code, place: place.clone(), effect: effect.clone(), reason })
    }
}

/// A repaired element.
pub(super) struct Repaired<'s, T: Repairable> {
    pub(super) name: T::Name,
    /// The element; `None` if it is left out.
    pub(super) decoded: Option<Decoded<'s, T>>,
    pub(super) repairs: Vec<Repair>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object with a name")]
struct Named<N> {
    name: N,
}

/// Repairs an element at the path `at`. An element without a name is left out.
pub(super) fn repair<'s, T: Repairable>(
    source: &'s SourceFile<'s>,
    json: &str,
    at: &JsonPath,
    failure: Failure,
) -> Repaired<'s, T> {
    let name = match decode::<Named<T::Name>>(source, json, at).into_result() {
        Ok(Named { name }) => name,
        Err(failure) => {
            let (name, place) = T::unnamed(at);
            return Repaired { name, decoded: None, repairs: vec![Repair::replacement(failure, place, LEFT_OUT)] };
        }
    };
    let place = T::place(&name);
    let mut repairs = Vec::new();
    let mut failure = failure;
    if let Some(mut tree) = JsonTree::parse(json) {
        for _ in 0..MAX_REPAIRS {
            let decoded = decode::<T>(source, &tree.write(), at);
            let Some(next) = decoded.failure() else {
                return Repaired { name, decoded: Some(decoded), repairs };
            };
            failure = Failure { position: None, ..next.clone() };
            let Some(Fix { path, effect, is_metadata }) = fix(&mut tree, &failure) else { break };
            let place = match part_name(&mut tree, &path) {
                Some(part) => format!("`{part}` of {place}"),
                None => place.clone(),
            };
            repairs.push(Repair { failure: failure.clone(), place, effect, is_metadata });
        }
    }
    let (replacement, effect) = T::replacement(&name, json);
    // The other repairs have no effect on the replacement.
    let decoded = replacement.map(|value| Decoded::from_value(source, value));
    Repaired { name, decoded, repairs: vec![Repair::replacement(failure, place, effect)] }
}

/// Returns the name of the property or parameter that a path leads to; for another path, the path. The path of the whole
/// element has no name.
fn part_name(tree: &mut JsonTree, path: &[PathStep]) -> Option<String> {
    let is_list =
        |step: &PathStep| matches!(step, PathStep::Key(key) if ["properties", "path", "query"].contains(&key.as_str()));
    let list = path.iter().position(is_list);
    let property = list.and_then(|list| tree.at_mut(path.get(..list + 2)?));
    let name = property.and_then(|property| property.at_mut(&[PathStep::Key("name".to_owned())]));
    match name {
        Some(JsonTree::Scalar(name)) => serde_json::from_str(name).ok(),
        _ if path.is_empty() => None,
        _ => Some(JsonPath::from(path).to_string()),
    }
}

/// A change of the tree.
struct Fix {
    /// The path of the changed value, or of the object whose key changed.
    path: Vec<PathStep>,
    effect: String,
    is_metadata: bool,
}

/// Changes the tree so that it does not have the failure. Returns `None` if the whole element is unusable.
fn fix(tree: &mut JsonTree, failure: &Failure) -> Option<Fix> {
    let expects = |kinds: &[&str]| failure.message.contains(&kinds.join(", "));
    let path = failure.steps.as_slice();
    if expects(ValueOf::KINDS) {
        return replace(tree, path, RAW_VALUE);
    }
    if expects(Body::KINDS) {
        return replace(tree, path, RAW_BODY);
    }
    let missing = failure.message.strip_prefix("missing key `").and_then(|rest| rest.strip_suffix('`'));
    if let Some((key, default)) = missing.and_then(|key| DEFAULTS.iter().find(|(known, _)| *known == key)) {
        tree.at_mut(path)?.entries_mut()?.push(((*key).to_owned(), JsonTree::parse(default)?));
        let (effect, is_metadata) = match *key {
            "required" => ("an optional property".to_owned(), false),
            "type" => ("raw JSON".to_owned(), false),
            key => (format!("the key `{key}` has its default"), true),
        };
        return Some(Fix { path: path.to_vec(), effect, is_metadata });
    }
    for (keys, is_metadata) in [(METADATA, true), (OPTIONAL, false)] {
        let is_key = |step: &PathStep| matches!(step, PathStep::Key(key) if keys.contains(&key.as_str()));
        if let Some(position) = path.iter().position(is_key) {
            let (owner, PathStep::Key(key)) = (path.get(..position)?, path.get(position)?) else { return None };
            tree.at_mut(owner)?.entries_mut()?.retain(|(name, _)| name != key);
            let effect = format!("the key `{key}` is ignored");
            return Some(Fix { path: owner.to_vec(), effect, is_metadata });
        }
    }
    let mut inner_first = (1..=path.len()).rev().filter_map(|length| path.get(..length));
    let is_type =
        |tree: &mut JsonTree, path: &[PathStep]| tree.at_mut(path).is_some_and(|v| v.has_kind_of(ValueOf::KINDS));
    let type_expression = inner_first.find(|path| is_type(tree, path))?;
    replace(tree, type_expression, RAW_VALUE)
}

/// Replaces the value at a path. Returns `None` if it is equal to the replacement, so that nothing would change.
fn replace(tree: &mut JsonTree, path: &[PathStep], json: &str) -> Option<Fix> {
    let value = tree.at_mut(path)?;
    if path.is_empty() || value.write() == json {
        return None;
    }
    *value = JsonTree::parse(json)?;
    Some(Fix { path: path.to_vec(), effect: "raw JSON".to_owned(), is_metadata: false })
}

impl Repairable for Endpoint {
    type Name = EndpointName;

    fn place(name: &EndpointName) -> String {
        format!("the endpoint `{name}`")
    }

    fn unnamed(at: &JsonPath) -> (EndpointName, String) {
        (EndpointName(at.to_string()), format!("the endpoint at `{at}`"))
    }

    fn replacement(_: &EndpointName, _: &str) -> (Option<Self>, &'static str) {
        (None, LEFT_OUT)
    }
}

impl Repairable for Definition {
    type Name = TypeName;

    fn place(name: &TypeName) -> String {
        format!("the type `{name}`")
    }

    fn unnamed(at: &JsonPath) -> (TypeName, String) {
        (TypeName::new("", &at.to_string()), format!("the type at `{at}`"))
    }

    fn replacement(name: &TypeName, json: &str) -> (Option<Self>, &'static str) {
        #[derive(Deserialize)]
        struct Generic {
            generics: Option<Vec<TypeName>>,
        }

        // An endpoint needs its request and its response; another definition would leave it out.
        if let Some(definition) = with_raw_body(json) {
            return (Some(definition), "a body of raw JSON");
        }
        let generic: Option<Generic> = serde_json::from_str(json).ok();
        let alias = Self::raw_json(name.clone(), generic.and_then(|generic| generic.generics), None);
        (Some(alias), "raw JSON")
    }
}

/// Returns a request or response with a body of raw JSON. Returns `None` for another definition, and if another part than the
/// body is unusable.
fn with_raw_body(json: &str) -> Option<Definition> {
    let mut tree = JsonTree::parse(json)?;
    if !tree.has_kind_of(&["request", "response"]) {
        return None;
    }
    let entries = tree.entries_mut()?;
    entries.retain(|(key, _)| key != "body");
    entries.push(("body".to_owned(), JsonTree::parse(RAW_BODY)?));
    serde_json::from_str(&tree.write()).ok()
}

impl Definition {
    /// Returns a definition of raw JSON with the name and the type parameters of another.
    pub(crate) fn raw_json(name: TypeName, generics: Option<Vec<TypeName>>, description: Option<String>) -> Self {
        Self::TypeAlias(TypeAlias {
            codegen_names: None,
            description,
            doc_id: None,
            doc_url: None,
            ext_doc_id: None,
            ext_doc_url: None,
            generics,
            name,
            spec_location: String::new(),
            r#type: ValueOf::UserDefinedValue(UserDefinedValue {}),
            variants: None,
        })
    }
}
