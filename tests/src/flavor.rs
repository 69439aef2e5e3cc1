//! A flavor of Elasticsearch: what it does not have is left out, by one rule for endpoints, parameters, fields and words.

use generator::{Disposition, Flavor, Output};
use serde_json::{Value, json};

use crate::runtime::Client;
use crate::runtime::testing::{CannedResponse, MockTransport};
use crate::sketch::{Sketch, builtin, interface, named, object, property, sketch, text};

/// A property that is somewhere only.
fn at(name: &str, availability: Value) -> Value {
    let mut property = property(name, text());
    property["availability"] = availability;
    property
}

/// The endpoint with this availability, which answers with one field of each, and with a type that only `stack` has.
fn of(endpoint: &Value) -> Sketch {
    let mut of_stack = property("nodes", named("Nodes"));
    of_stack["availability"] = json!({ "stack": {} });
    let words = json!({
        "kind": "enum", "name": { "namespace": "n", "name": "Word" }, "specLocation": "n.ts",
        "members": [
            { "name": "everywhere" },
            { "name": "here", "availability": { "stack": {} } },
            { "name": "there", "availability": { "serverless": {} } },
        ],
    });
    let fields = [
        property("everywhere", named("Word")),
        at("nowhere_said", json!({})),
        at("both", json!({ "stack": {}, "serverless": {} })),
        at("here", json!({ "stack": {} })),
        at("there", json!({ "serverless": {} })),
        at("hidden", json!({ "stack": {}, "serverless": { "visibility": "private" } })),
        of_stack,
    ];
    let query = [at("here", json!({ "stack": {} })), at("there", json!({ "serverless": {} }))];
    sketch(
        json!({ "availability": endpoint }),
        json!({ "query": query }),
        json!({ "body": object(fields) }),
        vec![words, interface("Nodes", [property("count", builtin("string"))])],
    )
}

fn run(mut sketch: Sketch, flavor: Flavor) -> Output {
    sketch.options.flavor = flavor;
    sketch.run().unwrap()
}

/// The public fields of a type.
fn fields<'t>(output: &'t Output, name: &str) -> Vec<&'t str> {
    let text = output.files.values().find(|text| text.contains(&format!("pub struct {name} "))).unwrap();
    let (_, text) = text.split_once(&format!("pub struct {name} ")).unwrap();
    let (text, _) = text.split_once("\n}").unwrap();
    text.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next()).collect()
}

#[test]
fn each_flavor_has_what_is_there_and_what_nothing_is_said_of() {
    let everywhere = json!({ "stack": {}, "serverless": {} });
    let stack = run(of(&everywhere), Flavor::Stack);
    assert_eq!(fields(&stack, "CallResponse"), ["everywhere", "nowhere_said", "both", "here", "hidden", "nodes"]);
    assert_eq!(fields(&stack, "CallRequest"), ["here"]);
    assert_eq!((stack.coverage.dispositions.len(), stack.coverage.count(Disposition::Unavailable)), (4, 0));

    let serverless = run(of(&everywhere), Flavor::Serverless);
    assert_eq!(fields(&serverless, "CallResponse"), ["everywhere", "nowhere_said", "both", "there", "hidden"]);
    assert_eq!(fields(&serverless, "CallRequest"), ["there"]);
    let text = serverless.files.values().find(|text| text.contains("pub enum Word")).unwrap();
    assert!(text.contains("There") && !text.contains("Here"), "{text}");
    assert!(text.contains("/// On serverless only.\n"), "{text}");

    // What only the field reached that is gone has a fate of its own, and the fates still add up.
    assert_eq!(serverless.coverage.count(Disposition::Unavailable), 1);
    assert_eq!(serverless.coverage.to_string(), "1 of 1 endpoints; 4 definitions = 3 item + 1 absent");
}

#[test]
fn endpoints_that_are_elsewhere_or_that_serverless_refuses_are_left_out() {
    let here = |availability: &Value, flavor: Flavor| {
        let mut two = of(&json!({ "stack": {}, "serverless": {} }));
        let mut other = of(availability);
        let text = String::from_utf8(other.inputs.remove(0).bytes).unwrap();
        let text = text.replace("\"n.call\"", "\"o.call\"").replace("\"namespace\":\"n\"", "\"namespace\":\"o\"");
        two.inputs.push(generator::Input { path: "other.json".to_owned(), bytes: text.into_bytes() });
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
        assert_eq!(here(&availability, Flavor::Stack), stack, "{availability}");
        assert_eq!(here(&availability, Flavor::Serverless), serverless, "{availability}");
    }
}

#[test]
fn a_selection_of_which_the_flavor_has_nothing_is_an_error() {
    let mut sketch = of(&json!({ "stack": {} }));
    sketch.options.flavor = Flavor::Serverless;
    let help = "  help: select other endpoints, or generate for another flavor";
    let expected = "expected one that they have";
    let all = format!(
        "error[no-matching-endpoint]: found in all files only endpoints that users of serverless do not have (`n.call`); {expected}\n  \
         --> the input\n{help}"
    );
    assert!(sketch.report().starts_with(&all), "{}", sketch.report());
    let one = format!(
        "error[no-matching-endpoint]: found for the pattern `n.*` only endpoints that users of serverless do not have (`n.call`); \
         {expected}\n  --> --endpoints\n{help}"
    );
    let report = sketch.only("n.*").report();
    assert!(report.starts_with(&one), "{report}");
}

#[test]
fn the_root_of_the_crate_names_the_headers() {
    let root = |flavor| run(of(&json!({})), flavor).files["lib.rs"].clone();
    let (stack, serverless) = (root(Flavor::Stack), root(Flavor::Serverless));
    assert!(stack.contains("const HEADERS: &'static [(&'static str, &'static str)] = &[];"), "{stack}");
    assert!(serverless.contains("(\"elastic-api-version\", \"2023-10-31\")"), "{serverless}");
    assert!(serverless.contains("//! A typed client of Elasticsearch Serverless.\n"), "{serverless}");
}

#[tokio::test]
async fn every_request_has_the_headers_of_the_flavor_unless_the_user_sets_others() {
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
