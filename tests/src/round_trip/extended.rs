//! Round trips of values with unknown keys, with values of another kind, and without some of their fields: lenient mode keeps
//! all of them, or refuses the whole value.
//!
//! The values are drawn in their canonical form and changed at random places. They are compared as trees. Lenient mode reads
//! some values as others, and the comparison accepts these by name; see [`Comparison::survives`].

use bytes::Bytes;
use generator::model::{ItemKind, ItemPath, Request, Struct, UnknownPayload};
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use serde_json::{Map, Value};

use super::cases::{REQUESTS, VALUES};
use super::draw::Drawer;
use super::model::{self, Model};
use super::scalars;
use super::source::Source;
use super::tree::{Tree, is_same_number};

/// The number of values of an item that proptest draws.
const PROPTEST_CASES: u32 = 96;

/// The result of decoding in lenient mode and encoding again.
pub(crate) enum Kept<T> {
    /// The value is an error in lenient mode too, with this message.
    Refused(String),
    /// The encoded value.
    Written(T),
}

/// The number of values that were refused and that survived.
#[derive(Default)]
struct Counts {
    refused: usize,
    survived: usize,
}

#[test]
fn extended_values_survive() {
    let (mut failures, mut counts) = (Vec::new(), Counts::default());
    for model in model::all() {
        for (path, _) in model.items() {
            let config = Config { cases: PROPTEST_CASES, failure_persistence: None, ..Config::default() };
            let numbers = proptest::collection::vec(any::<u32>(), 0..400);
            let shared = std::cell::RefCell::new(&mut counts);
            let outcome = TestRunner::new(config).run(&numbers, |numbers| {
                let survived = check(&model, &path, &mut Source::from_numbers(numbers)).map_err(TestCaseError::fail)?;
                let counts = &mut **shared.borrow_mut();
                *(if survived { &mut counts.survived } else { &mut counts.refused }) += 1;
                Ok(())
            });
            match outcome {
                Ok(()) => {}
                Err(TestError::Fail(reason, _) | TestError::Abort(reason)) => {
                    failures.push(format!("{}: {reason}", model.name(&path)));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n\n"));
    assert!(counts.survived > 9 * counts.refused, "{} refused, {} survived", counts.refused, counts.survived);
    println!("{} values survived, {} were refused", counts.survived, counts.refused);
}

/// Draws a value of an item, changes it and checks its round trip. Returns false if lenient mode refuses it for a reason.
fn check(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Result<bool, String> {
    match &model.item(path).kind {
        // The lines of NDJSON are tested as the bodies of requests.
        ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) | ItemKind::Ndjson(_) => Ok(true),
        // The variant of an object with other fields. The object keeps the other keys.
        ItemKind::Container(container) if container.unknown_payload == UnknownPayload::Entry => Ok(true),
        // Without a variant `Other`, only a field around the value can keep it.
        ItemKind::Container(container) if container.fallback.is_some() => Ok(true),
        ItemKind::Request(request) => check_request(model, path, request, source),
        _ => check_value(model, path, source),
    }
}

fn check_value(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Result<bool, String> {
    let module = path.module.0.join("::");
    let is_case = |case: &&super::value_case::ValueCase| {
        case.fixture == model.fixture && case.module == module && case.item == path.name
    };
    let case = VALUES.iter().find(is_case).ok_or("the build script does not know the type")?;
    let drawn = Drawer::new(model, source).item(path).output;
    let json = extend(&drawn, source).spell_json(source);
    let written = match (case.keep)(&json)? {
        Kept::Refused(error) => return is_expected(model, &json, &error).map(|()| false),
        Kept::Written(written) => written,
    };
    Comparison::new(model).check(&json, &written)?;
    // The second round trip may change what the first one normalised, but loses nothing either.
    match (case.keep)(&written)? {
        Kept::Refused(error) => is_expected(model, &json, &error)?,
        Kept::Written(again) => Comparison::new(model).check(&written, &again)?,
    }
    Ok(true)
}

fn check_request(model: &Model, path: &ItemPath, request: &Request, source: &mut Source<'_>) -> Result<bool, String> {
    let module = path.module.0.join("::");
    let is_case = |case: &&super::request_case::RequestCase| {
        case.fixture == model.fixture && case.module == module && case.item == path.name
    };
    let case = REQUESTS.iter().find(is_case).ok_or("the build script does not know the request")?;
    // Such a request has no field for the places of its parameters, so a parameter in the URL moves to the body.
    if !request.common && request.parameters.iter().any(|parameter| !parameter.alternative_locations.is_empty()) {
        return Ok(true);
    }
    let drawn = Drawer::new(model, source).request(request, &model.name(path));
    let lines: Vec<_> = match (&drawn.lines, &drawn.body) {
        (Some(lines), _) => lines.iter().map(|line| extend(line, source).to_json()).collect(),
        (None, Some(body)) => vec![extend(body, source).spell_json(source)],
        (None, None) => return Ok(true),
    };
    let is_ndjson = drawn.lines.is_some();
    let body = lines.iter().map(|line| if is_ndjson { format!("{line}\n") } else { line.clone() }).collect::<String>();
    let mut http = drawn.http.clone();
    *http.body_mut() = Bytes::from(body.clone());
    let written = match (case.keep)(&http)? {
        Kept::Refused(error) => return is_expected(model, &body, &error).map(|()| false),
        Kept::Written(written) => written,
    };
    let written = std::str::from_utf8(written.body()).map_err(|error| error.to_string())?;
    let written: Vec<_> = if is_ndjson { written.lines().collect() } else { vec![written] };
    if lines.len() != written.len() {
        return Err(format!("{body:?} was written as {written:?}"));
    }
    let mut comparison = Comparison::new(model);
    // A field that the body lacks may be in the URL.
    comparison.optional_fields = drawn.body.as_ref().and_then(Tree::keys).unwrap_or_default();
    for (line, written) in lines.iter().zip(written) {
        // A body without fields may be absent.
        comparison.check(line, if written.is_empty() { "{}" } else { written })?;
    }
    Ok(true)
}

/// Adds unknown keys, replaces values by those of another kind, and removes fields, at random places.
fn extend(tree: &Tree, source: &mut Source<'_>) -> Tree {
    let part = |value: &Tree, source: &mut Source<'_>| {
        if source.one_in(10) { of_another_kind(value, source) } else { extend(value, source) }
    };
    match tree {
        Tree::Array(items) => Tree::Array(items.iter().map(|item| part(item, source)).collect()),
        Tree::Object(fields) => {
            let mut extended: Vec<_> = Vec::new();
            for (key, value) in fields {
                if !source.one_in(16) {
                    extended.push((key.clone(), part(value, source)));
                }
            }
            if source.one_in(3) {
                let key = ["unknown", "else \n\"", "index.else", ""][source.below(4)];
                // Typed keys with equal names, such as `avg#` and the empty key, replace each other.
                let is_typed = fields.iter().any(|(name, _)| name.contains('#'));
                if !(is_typed && key.is_empty()) && fields.iter().all(|(name, _)| name != key) {
                    extended.insert(source.below(extended.len() + 1), (key.to_owned(), scalars::any_json(source, 2)));
                }
            }
            Tree::Object(extended)
        }
        _ => tree.clone(),
    }
}

fn of_another_kind(tree: &Tree, source: &mut Source<'_>) -> Tree {
    let object = Tree::Object(vec![("odd key".to_owned(), Tree::Array(vec![Tree::Null]))]);
    let kinds = [
        Tree::String("odd value".to_owned()),
        Tree::Number("7".to_owned()),
        Tree::Bool(true),
        Tree::Array(vec![object.clone()]),
        object,
        Tree::Null,
    ];
    let is_same_kind = |kind: &Tree| std::mem::discriminant(kind) == std::mem::discriminant(tree);
    let start = source.below(kinds.len());
    let mut kinds = kinds.iter().cycle().skip(start).take(kinds.len());
    kinds.find(|kind| !is_same_kind(kind)).expect("several kinds").clone()
}

/// Returns an error unless lenient mode may refuse the value.
fn is_expected(model: &Model, json: &str, error: &str) -> Result<(), String> {
    let expected = [
        // The outermost value is of another kind, lacks its variant, or has no key of its type.
        "at $: ",
        "a document",
        // The type of a user's document refuses it.
        "invalid type: ",
        "a secret",
        "a required value is missing",
        "is required but missing",
        "another line after it",
        // The line of an action, which must have a single key with an object.
        "][0]",
    ];
    // A secret, or an object with one, must not be replaced by an empty value.
    let has_secrets = model.items().any(|(_, item)| format!("{:?}", item.kind).contains("Secret"));
    let is_expected = has_secrets || expected.iter().any(|part| error.contains(part));
    if is_expected { Ok(()) } else { Err(format!("{json} was refused: {error}")) }
}

/// The comparison of a decoded and an encoded value, with the encodings that the model has anywhere.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent feature of a model")]
struct Comparison<'t> {
    /// Names of fields that may be added to the outermost object.
    optional_fields: Vec<&'t str>,
    has_shortcuts: bool,
    has_void: bool,
    has_typed_keys: bool,
    has_pipes: bool,
    has_maps_or_lists: bool,
}

impl Comparison<'_> {
    fn new(model: &Model) -> Self {
        let contains = |part: &str| model.items().any(|(_, item)| format!("{:?}", item.kind).contains(part));
        let has_shortcut = |kind: &ItemKind| matches!(kind, ItemKind::Struct(Struct { shortcut: Some(_), .. }));
        Self {
            optional_fields: Vec::new(),
            // The string of an error is its reason.
            has_shortcuts: contains("Error") || model.items().any(|(_, item)| has_shortcut(&item.kind)),
            has_void: contains("Primitive(\"()\")"),
            has_typed_keys: contains("TypedKeys"),
            has_pipes: contains("PipeSeparated"),
            has_maps_or_lists: contains("MapOrList"),
        }
    }

    fn check(&self, json: &str, written: &str) -> Result<(), String> {
        let parse = |json: &str| serde_json::from_str::<Value>(json).map_err(|error| format!("{json}: {error}"));
        let (value, mut other) = (parse(json)?, parse(written)?);
        if let (Some(fields), Some(others)) = (value.as_object(), other.as_object_mut()) {
            others.retain(|key, _| fields.contains_key(key) || !self.optional_fields.contains(&key.as_str()));
        }
        if self.survives(&value, &other) {
            return Ok(());
        }
        Err(format!("{json} was written as {written}"))
    }

    /// Returns true if a value was written as it was decoded, except that these are equal: null and an absent field; empty typed keys and an absent field; a list of
    /// one element and the element; a number or a boolean and its string; a shortcut and its object; a list and its parts
    /// joined by pipes; null in a list and NaN; a list of maps and the merged map; and any value of the type `Void` and null.
    fn survives(&self, json: &Value, written: &Value) -> bool {
        match (json, written) {
            (Value::Object(fields), Value::Object(others)) => {
                let is_kept = |(key, value): (&String, &Value)| match others.get(key) {
                    Some(other) => self.survives(value, other),
                    None => value.is_null() || self.has_typed_keys && value.as_object().is_some_and(Map::is_empty),
                };
                fields.iter().all(is_kept) && others.keys().all(|key| fields.contains_key(key))
                    || self.is_shortcut(json, written)
            }
            (Value::Array(items), Value::Array(others)) => {
                items.len() == others.len() && items.iter().zip(others).all(|(item, other)| self.survives(item, other))
                    || self.is_only_item(json, written)
            }
            (Value::Null, Value::String(string)) => string == "NaN",
            (Value::Number(number), Value::Number(other)) => is_same_number(&number.to_string(), &other.to_string()),
            (Value::Number(number), Value::String(string)) | (Value::String(string), Value::Number(number)) => {
                is_same_number(&number.to_string(), string)
            }
            (Value::Bool(value), Value::String(string)) | (Value::String(string), Value::Bool(value)) => {
                value.to_string() == *string
            }
            (_, Value::Null) if self.has_void => true,
            (Value::Array(_), Value::String(_)) if self.has_pipes => true,
            (Value::Array(_), Value::Object(_)) if self.has_maps_or_lists => true,
            _ => json == written || self.is_only_item(json, written) || self.is_shortcut(json, written),
        }
    }

    fn is_only_item<'v>(&self, json: &'v Value, written: &'v Value) -> bool {
        let only = |value: &'v Value| value.as_array().filter(|items| items.len() == 1).and_then(|items| items.first());
        only(json).is_some_and(|item| !written.is_array() && self.survives(item, written))
            || only(written).is_some_and(|item| self.survives(json, item))
    }

    fn is_shortcut(&self, json: &Value, written: &Value) -> bool {
        let fields = written.as_object().filter(|_| self.has_shortcuts);
        fields.is_some_and(|fields| fields.values().any(|field| self.survives(json, field)))
    }
}
