//! Flavors of Elasticsearch: endpoints, parameters, properties and enum members that a flavor lacks are left out.

use generator::{Disposition, Flavor, Output};
use serde_json::{Value, json};

use crate::runtime::Client;
use crate::runtime::testing::{CannedResponse, MockTransport};
use crate::sketch::{Sketch, builtin, interface, object, property, reference, sketch, string};

/// A property with an availability.
fn property_with(name: &str, availability: Value) -> Value {
    let mut property = property(name, string());
    property["availability"] = availability;
    property
}

/// An endpoint with an availability. Its response has a property for each availability, and one whose type is only on `stack`.
fn endpoint_with(availability: &Value) -> Sketch {
    let mut stack_only = property("nodes", reference("Nodes"));
    stack_only["availability"] = json!({ "stack": {} });
    let string_enum = json!({
        "kind": "enum", "name": { "namespace": "n", "name": "Choice" }, "specLocation": "n.ts",
        "members": [
            { "name": "everywhere" },
            { "name": "here", "availability": { "stack": {} } },
            { "name": "there", "availability": { "serverless": {} } },
        ],
    });
    let fields = [
        property("everywhere", reference("Choice")),
        property_with("unspecified", json!({})),
        property_with("both", json!({ "stack": {}, "serverless": {} })),
        property_with("here", json!({ "stack": {} })),
        property_with("there", json!({ "serverless": {} })),
        property_with("hidden", json!({ "stack": {}, "serverless": { "visibility": "private" } })),
        stack_only,
    ];
    let query = [property_with("here", json!({ "stack": {} })), property_with("there", json!({ "serverless": {} }))];
    sketch(
        json!({ "availability": availability }),
        json!({ "query": query }),
        json!({ "body": object(fields) }),
        vec![string_enum, interface("Nodes", [property("count", builtin("string"))])],
    )
}

fn run(mut sketch: Sketch, flavor: Flavor) -> Output {
    sketch.options.flavor = flavor;
    sketch.run().unwrap()
}

/// The public fields of a type.
fn fields<'t>(output: &'t Output, name: &str) -> Vec<&'t str> {
    let source = output.files.values().find(|source| source.contains(&format!("pub struct {name} "))).unwrap();
    let (_, source) = source.split_once(&format!("pub struct {name} ")).unwrap();
    let (source, _) = source.split_once("\n}").unwrap();
    source.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next()).collect()
}

#[test]
fn flavor_includes_available_parts_and_parts_without_availability() {
    let everywhere = json!({ "stack": {}, "serverless": {} });
    let stack = run(endpoint_with(&everywhere), Flavor::Stack);
    assert_eq!(
        fields(&stack, "CallResponse"),
        ["everywhere", "unspecified", "both", "here", "hidden", "nodes", "unknown_fields"]
    );
    assert_eq!(fields(&stack, "CallRequest"), ["here"]);
    assert_eq!((stack.coverage.dispositions.len(), stack.coverage.count(Disposition::Unavailable)), (4, 0));

    let serverless = run(endpoint_with(&everywhere), Flavor::Serverless);
    assert_eq!(
        fields(&serverless, "CallResponse"),
        ["everywhere", "unspecified", "both", "there", "hidden", "unknown_fields"]
    );
    assert_eq!(fields(&serverless, "CallRequest"), ["there"]);
    let source = serverless.files.values().find(|source| source.contains("pub enum Choice")).unwrap();
    assert!(source.contains("There") && !source.contains("Here"), "{source}");
    assert!(source.contains("/// Only available on serverless.\n"), "{source}");

    // `Nodes` is reachable only from a removed property, and has the disposition `Unavailable`.
    assert_eq!(serverless.coverage.count(Disposition::Unavailable), 1);
    assert_eq!(serverless.coverage.to_string(), "1 of 1 endpoints; 4 definitions = 3 item + 1 unavailable");
}

#[test]
fn unavailable_endpoints_and_private_ones_of_serverless_are_left_out() {
    let is_generated = |availability: &Value, flavor: Flavor| {
        let mut two = endpoint_with(&json!({ "stack": {}, "serverless": {} }));
        let mut other = endpoint_with(availability);
        let source = String::from_utf8(other.inputs.remove(0).bytes).unwrap();
        let source = source.replace("\"n.call\"", "\"o.call\"").replace("\"namespace\":\"n\"", "\"namespace\":\"o\"");
        two.inputs.push(generator::Input { path: "other.json".to_owned(), bytes: source.into_bytes() });
        let coverage = run(two, flavor).coverage;
        assert_eq!(coverage.dispositions.len(), 8);
        assert_eq!(coverage.unavailable_endpoints + coverage.endpoints.len(), 2);
        coverage.endpoints.contains(&"o.call".to_owned())
    };
    for (availability, stack, serverless) in [
        (json!({}), true, true),
        (json!({ "stack": {} }), true, false),
        (json!({ "serverless": { "visibility": "public" } }), false, true),
        (json!({ "stack": { "visibility": "private" }, "serverless": { "visibility": "private" } }), true, false),
        (json!({ "stack": {}, "serverless": { "visibility": "feature_flag" } }), true, true),
    ] {
        assert_eq!(is_generated(&availability, Flavor::Stack), stack, "{availability}");
        assert_eq!(is_generated(&availability, Flavor::Serverless), serverless, "{availability}");
    }
}

#[test]
fn rejects_selection_of_unavailable_endpoints() {
    let mut sketch = endpoint_with(&json!({ "stack": {} }));
    sketch.options.flavor = Flavor::Serverless;
    let help = "  help: select other endpoints, or generate for another flavor";
    let all = format!(
        "error[no-matching-endpoint]: every endpoint is unavailable on serverless: `n.call`\n  --> the input\n{help}"
    );
    assert!(sketch.report().starts_with(&all), "{}", sketch.report());
    let message = format!(
        "error[no-matching-endpoint]: every endpoint that matches `n.*` is unavailable on serverless: `n.call`\n  \
         --> --endpoints\n{help}"
    );
    let report = sketch.only("n.*").report();
    assert!(report.starts_with(&message), "{report}");
}

#[test]
fn crate_root_contains_the_headers_of_the_flavor() {
    let root = |flavor| run(endpoint_with(&json!({})), flavor).files["lib.rs"].clone();
    let (stack, serverless) = (root(Flavor::Stack), root(Flavor::Serverless));
    assert!(stack.contains("const HEADERS: &'static [(&'static str, &'static str)] = &[];"), "{stack}");
    assert!(serverless.contains("(\"elastic-api-version\", \"2023-10-31\")"), "{serverless}");
    assert!(serverless.contains("//! A typed client of Elasticsearch Serverless (unknown version).\n"), "{serverless}");
}

#[tokio::test]
async fn requests_have_the_headers_of_the_flavor_unless_the_user_overrides_them() {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "{}"));
    let version = async |client: Client| {
        client.request("GET", "/").await.unwrap();
        server.sent_requests().last().unwrap().header("elastic-api-version").unwrap().to_owned()
    };
    assert_eq!(version(server.client()).await, "2023-10-31");
    assert_eq!(version(server.client_builder().build().unwrap()).await, "2023-10-31");
    let other = server.client_builder().default_header("elastic-api-version", "2030-01-01");
    assert_eq!(version(other.build().unwrap()).await, "2030-01-01");
}
