//! Small specifications for tests: an endpoint `n.call` with a request and a response, to which a test adds definitions and
//! errors.

use generator::{Input, Options, Output, generate};
use serde_json::{Value, json};

/// A specification and the options of the generator.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    /// The files of the specification.
    pub(crate) inputs: Vec<Input>,
    /// The options of the generator.
    pub(crate) options: Options,
}

impl Sketch {
    pub(crate) fn files(files: &[(&str, &str)]) -> Self {
        let input =
            |(path, source): &(&str, &str)| Input { path: (*path).to_owned(), bytes: source.as_bytes().to_vec() };
        Self { inputs: files.iter().map(input).collect(), options: Options::default() }
    }

    pub(crate) fn strict(mut self) -> Self {
        self.options.strict = true;
        self
    }

    /// Adds what identifies a complete published specification: 500 endpoints and the base of all requests.
    pub(crate) fn complete(mut self) -> Self {
        let endpoint = |number| {
            json!({
                "name": format!("other.call_{number}"), "description": "Calls.", "availability": { "stack": {} },
                "request": null, "requestBodyRequired": false, "response": null,
                "responseMediaType": ["application/json"], "urls": [{ "methods": ["GET"], "path": "/_other" }],
            })
        };
        let base =
            with(interface("RequestBase", []), json!({ "name": { "namespace": "_types", "name": "RequestBase" } }));
        let endpoints: Vec<_> = (0..500).map(endpoint).collect();
        let bytes = write(&json!({ "endpoints": endpoints, "types": [base] })).into_bytes();
        self.inputs.push(Input { path: "others.json".to_owned(), bytes });
        self
    }

    /// Adds a file of corrections.
    pub(crate) fn correct(mut self, corrections: &str) -> Self {
        let path = format!("corrections{}.toml", self.inputs.len());
        self.inputs.push(Input { path, bytes: corrections.as_bytes().to_vec() });
        self
    }

    pub(crate) fn only(mut self, pattern: &str) -> Self {
        self.options.endpoints.push(pattern.to_owned());
        self
    }

    pub(crate) fn runtime(mut self, path: &str) -> Self {
        path.clone_into(&mut self.options.runtime_path);
        self
    }

    /// Runs the generator.
    pub(crate) fn run(&self) -> Result<Output, generator::Diagnostics> {
        generate(&self.inputs, &self.options, &mut |_| ())
    }

    /// Runs the generator and returns all errors, or all warnings if there are no errors.
    pub(crate) fn report(&self) -> String {
        self.run().map_or_else(|errors| errors.to_string(), |output| output.warnings.to_string())
    }
}

/// A specification in one file `spec.json`, with these keys of the endpoint, the request and the response changed, and with
/// further types.
pub(crate) fn sketch(endpoint: Value, request: Value, response: Value, types: Vec<Value>) -> Sketch {
    let endpoint = with(
        json!({
            "name": "n.call", "description": "Calls.", "availability": { "stack": {} },
            "request": name("Request"), "requestBodyRequired": false,
            "response": name("Response"), "responseMediaType": ["application/json"],
            "urls": [{ "methods": ["POST"], "path": "/_call" }],
        }),
        endpoint,
    );
    let request = with(
        json!({
            "kind": "request", "name": name("Request"), "specLocation": "n.ts", "path": [], "query": [],
            "body": { "kind": "no_body" },
        }),
        request,
    );
    let response = with(
        json!({
            "kind": "response", "name": name("Response"), "specLocation": "n.ts", "body": { "kind": "no_body" },
        }),
        response,
    );
    let types: Vec<_> = [request, response].into_iter().chain(types).collect();
    let source = write(&json!({ "endpoints": [endpoint], "types": types }));
    Sketch::files(&[("spec.json", &source)])
}

/// A specification with these keys of the endpoint changed.
pub(crate) fn endpoint(changes: Value) -> Sketch {
    sketch(changes, json!({}), json!({}), Vec::new())
}

/// A specification with these keys of the request changed.
pub(crate) fn request(changes: Value) -> Sketch {
    sketch(json!({}), changes, json!({}), Vec::new())
}

/// A specification whose response has a property `p` of this type, with further types.
pub(crate) fn response_with(ty: Value, types: Vec<Value>) -> Sketch {
    sketch(json!({}), json!({}), json!({ "body": object([property("p", ty)]) }), types)
}

/// A specification whose response has a property `p` of the type `T`, with these types. The first type defines `T`.
pub(crate) fn response_with_t(types: Vec<Value>) -> Sketch {
    response_with(reference("T"), types)
}

/// Adds these keys to an object, in place of keys with the same names.
pub(crate) fn with(mut value: Value, changes: Value) -> Value {
    if let (Some(object), Value::Object(changes)) = (value.as_object_mut(), changes) {
        object.extend(changes);
    }
    value
}

/// Adds a key to an object.
fn put(mut value: Value, key: &str, inner: Value) -> Value {
    if let Some(object) = value.as_object_mut() {
        object.insert(key.to_owned(), inner);
    }
    value
}

/// The name of a type in the namespace `n`.
pub(crate) fn name(name: &str) -> Value {
    json!({ "namespace": "n", "name": name })
}

pub(crate) fn reference(type_name: &str) -> Value {
    json!({ "kind": "instance_of", "type": name(type_name) })
}

pub(crate) fn generic<const N: usize>(type_name: &str, arguments: [Value; N]) -> Value {
    put(reference(type_name), "generics", arguments.into_iter().collect())
}

/// The name of a type parameter of a type in the namespace `n`.
pub(crate) fn parameter(owner: &str, parameter: &str) -> Value {
    json!({ "namespace": format!("n.{owner}"), "name": parameter })
}

pub(crate) fn reference_to(name: Value) -> Value {
    put(json!({ "kind": "instance_of" }), "type", name)
}

pub(crate) fn builtin(name: &str) -> Value {
    json!({ "kind": "instance_of", "type": { "namespace": "_builtins", "name": name } })
}

pub(crate) fn string() -> Value {
    builtin("string")
}

pub(crate) fn any_value() -> Value {
    json!({ "kind": "user_defined_value" })
}

pub(crate) fn literal(value: &str) -> Value {
    json!({ "kind": "literal_value", "value": value })
}

pub(crate) fn list(element: Value) -> Value {
    put(json!({ "kind": "array_of" }), "value", element)
}

pub(crate) fn map(key: Value, value: Value) -> Value {
    put(put(json!({ "kind": "dictionary_of", "singleKey": false }), "key", key), "value", value)
}

pub(crate) fn union(items: impl IntoIterator<Item = Value>) -> Value {
    json!({ "kind": "union_of", "items": items.into_iter().collect::<Vec<_>>() })
}

pub(crate) fn property(name: &str, ty: Value) -> Value {
    put(json!({ "name": name, "required": true }), "type", ty)
}

pub(crate) fn optional(name: &str, ty: Value) -> Value {
    with(property(name, ty), json!({ "required": false }))
}

/// A body with properties.
pub(crate) fn object(properties: impl IntoIterator<Item = Value>) -> Value {
    json!({ "kind": "properties", "properties": properties.into_iter().collect::<Vec<_>>() })
}

/// A body that is a value.
pub(crate) fn body(value: Value) -> Value {
    put(json!({ "kind": "value" }), "value", value)
}

pub(crate) fn interface(type_name: &str, properties: impl IntoIterator<Item = Value>) -> Value {
    let properties: Vec<_> = properties.into_iter().collect();
    json!({ "kind": "interface", "name": name(type_name), "specLocation": "n.ts", "properties": properties })
}

pub(crate) fn alias(type_name: &str, ty: Value) -> Value {
    put(json!({ "kind": "type_alias", "name": name(type_name), "specLocation": "n.ts" }), "type", ty)
}

pub(crate) fn string_enum(type_name: &str, members: &[&str]) -> Value {
    let members: Vec<_> = members.iter().map(|name| json!({ "name": name })).collect();
    json!({ "kind": "enum", "name": name(type_name), "specLocation": "n.ts", "members": members })
}

/// Writes JSON in which `kind` is the first key of each object, as the metamodel requires.
pub(crate) fn write(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(write).collect::<Vec<_>>().join(",")),
        Value::Object(object) => {
            let mut entries: Vec<_> = object.iter().collect();
            entries.sort_by_key(|(key, _)| *key != "kind");
            let entry = |(key, value): (&String, &Value)| format!("{}:{}", Value::from(key.as_str()), write(value));
            format!("{{{}}}", entries.into_iter().map(entry).collect::<Vec<_>>().join(","))
        }
        scalar => scalar.to_string(),
    }
}
