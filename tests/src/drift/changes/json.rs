//! Parts of a specification as JSON, and its serialization in several orders of keys.

use serde_json::{Value, json};

/// The order in which the keys of an object are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum KeyOrder {
    /// `kind` is the first key, as in published specifications.
    #[default]
    KindFirst,
    /// `kind` is the last key.
    KindLast,
    /// The keys are sorted.
    Sorted,
    /// The keys are sorted in descending order.
    Descending,
}

/// Writes JSON with the keys of each object in an order.
pub(crate) fn write(value: &Value, order: KeyOrder) -> String {
    match value {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| write(item, order)).collect::<Vec<_>>().join(","))
        }
        Value::Object(object) => {
            let mut entries: Vec<_> = object.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            match order {
                KeyOrder::KindFirst => entries.sort_by_key(|(key, _)| *key != "kind"),
                KeyOrder::KindLast => entries.sort_by_key(|(key, _)| *key == "kind"),
                KeyOrder::Sorted => {}
                KeyOrder::Descending => entries.reverse(),
            }
            let entry =
                |(key, value): (&String, &Value)| format!("{}:{}", Value::from(key.as_str()), write(value, order));
            format!("{{{}}}", entries.into_iter().map(entry).collect::<Vec<_>>().join(","))
        }
        scalar => scalar.to_string(),
    }
}

/// The name of a type from `namespace:name`.
pub(crate) fn name(full_name: &str) -> Value {
    let (namespace, name) = full_name.split_once(':').unwrap_or(("drift", full_name));
    json!({ "namespace": namespace, "name": name })
}

/// Returns `namespace:name` of the name of a type.
pub(crate) fn full_name(name: &Value) -> Option<String> {
    Some(format!("{}:{}", name.get("namespace")?.as_str()?, name.get("name")?.as_str()?))
}

/// A reference to a type.
pub(crate) fn reference(full_name: &str) -> Value {
    json!({ "kind": "instance_of", "type": name(full_name) })
}

/// A string.
pub(crate) fn string() -> Value {
    reference("_builtins:string")
}

/// A list of values.
pub(crate) fn list(element: &Value) -> Value {
    json!({ "kind": "array_of", "value": element })
}

/// A map from strings to values.
pub(crate) fn map(value: &Value) -> Value {
    json!({ "kind": "dictionary_of", "singleKey": false, "key": string(), "value": value })
}

/// A union of type expressions.
pub(crate) fn union(branches: &[Value]) -> Value {
    json!({ "kind": "union_of", "items": branches })
}

/// A property.
pub(crate) fn property(name: &str, required: bool, ty: &Value) -> Value {
    json!({ "name": name, "required": required, "type": ty })
}

/// An interface.
pub(crate) fn interface(full_name: &str, properties: &[Value]) -> Value {
    json!({ "kind": "interface", "name": name(full_name), "specLocation": "drift.ts", "properties": properties })
}

/// An alias.
pub(crate) fn alias(full_name: &str, ty: &Value) -> Value {
    json!({ "kind": "type_alias", "name": name(full_name), "specLocation": "drift.ts", "type": ty })
}

/// An enum of strings.
pub(crate) fn string_enum(full_name: &str, members: &[&str]) -> Value {
    let members: Vec<_> = members.iter().map(|name| json!({ "name": name })).collect();
    json!({ "kind": "enum", "name": name(full_name), "specLocation": "drift.ts", "members": members })
}
