//! Statistics of a specification: the report for the seed specification, and counts of unions and endpoints.

use generator::{Options, Stats, stats};
use serde_json::json;

use crate::sketch::{Sketch, alias, builtin, interface, list, object, property, reference, sketch, string, union};

/// The counts below a title.
fn section(stats: &Stats, title: &str) -> Vec<(String, usize)> {
    let found = stats.sections.iter().find(|section| section.title == title);
    found.map(|section| section.counts.clone()).unwrap_or_default()
}

fn stats_of(sketch: &Sketch) -> Stats {
    stats(&sketch.inputs, &sketch.options).unwrap()
}

#[test]
fn report_for_the_seed_specification() {
    let inputs = crate::inputs::folder(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec")).unwrap();
    let options = Options { version: "9.5.0".to_owned(), ..Options::default() };
    let report = stats(&inputs, &options).unwrap().to_string();
    let first = "totals\n      2  endpoints\n      1  namespaces of endpoints\n     49  types\n      5  namespaces of types\n      3  types that corrections add\n\nendpoints by availability\n";
    assert!(report.starts_with(first), "{report}");
    let unions = "\nunions by discriminator\n      2  value or null\n      3  one or many\n      1  JSON kind\n      1  correction\n      4  not lowered\n";
    assert!(report.contains(unions), "{report}");
}

#[test]
fn unions_are_counted_by_discriminator() {
    let number = builtin("number");
    let (a, b) = (interface("A", [property("a", string())]), interface("B", [property("b", string())]));
    let same = || [interface("C", [property("x", string())]), interface("D", [property("x", string())])];
    let fields = [
        property("nullable", union([string(), builtin("null")])),
        property("many", union([string(), list(string())])),
        property("kind", union([string(), number.clone()])),
        property("keys", reference("Keys")),
        property("again", reference("Keys")),
        property("elements", union([list(string()), list(number)])),
    ];
    let types = vec![a, b, alias("Keys", union([reference("A"), reference("B")]))];
    let valid = sketch(json!({}), json!({}), json!({ "body": object(fields) }), types);
    let title = "unions by discriminator";
    let expected = ["value or null", "one or many", "JSON kind", "first element", "unique key"];
    assert_eq!(section(&stats_of(&valid), title), expected.map(|label| (label.to_owned(), 1)));
    assert_eq!(section(&stats_of(&valid), "diagnostics"), []);

    let unclear = [property("unclear", union([reference("C"), reference("D")]))];
    let idle = alias("Idle", union([string(), builtin("null")]));
    let types = same().into_iter().chain([idle]).collect();
    let invalid = stats_of(&sketch(json!({}), json!({}), json!({ "body": object(unclear) }), types));
    assert_eq!(section(&invalid, title), [("ambiguous".to_owned(), 1), ("not lowered".to_owned(), 1)]);
    assert_eq!(section(&invalid, "diagnostics"), [("ambiguous-union".to_owned(), 1)]);
}

#[test]
fn endpoints_are_counted_by_availability_media_type_and_urls() {
    let endpoint = json!({
        "availability": { "stack": { "visibility": "private" }, "serverless": { "visibility": "public" } },
        "requestMediaType": ["application/x-ndjson"],
        "urls": [{ "methods": ["GET", "POST"], "path": "/a" }, { "methods": ["GET"], "path": "/b" }],
    });
    let stats = stats_of(&sketch(endpoint, json!({}), json!({}), vec![]));
    for (title, label) in [
        ("endpoints by availability", "stack (private) and serverless"),
        ("endpoints by media type of the request", "application/x-ndjson"),
        ("endpoints by number of URLs", "2 URLs"),
    ] {
        assert_eq!(section(&stats, title), [(label.to_owned(), 1)]);
    }
    assert_eq!(section(&stats, "URLs by methods"), [("GET".to_owned(), 1), ("GET or POST".to_owned(), 1)]);
}
