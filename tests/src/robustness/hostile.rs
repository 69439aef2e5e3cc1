//! Hostile specifications: cycles, infinite types, exponential growth, and unusual names.

use serde_json::{Value, json};

use super::{assert_valid, codes};
use crate::sketch::{
    Sketch, alias, any_value, builtin, generic, interface, list, literal, map, name, object, optional, parameter,
    property, reference, reference_to, response_with, response_with_t, sketch, string, string_enum, union, with,
};

/// A generic interface with the type parameter `T`.
fn generic_interface(type_name: &str, properties: Vec<Value>) -> Value {
    with(interface(type_name, properties), json!({ "generics": [parameter(type_name, "T")] }))
}

fn inherits(type_name: &str, parent: &str) -> Value {
    with(interface(type_name, []), json!({ "inherits": { "type": name(parent) } }))
}

fn tagged(type_name: &str, items: Vec<Value>) -> Value {
    with(alias(type_name, union(items)), json!({ "variants": { "kind": "internal_tag", "tag": "type" } }))
}

#[test]
fn reports_alias_of_itself() {
    for ty in [
        reference("T"),
        list(reference("T")),
        map(string(), reference("T")),
        union([string(), reference("T")]),
        union([reference("T")]),
    ] {
        assert_eq!(codes(response_with_t(vec![alias("T", ty)])), ["cycle"]);
    }
    let generic_alias = with(
        alias("A", union([string(), generic("A", [list(reference_to(parameter("A", "T")))])])),
        json!({ "generics": [parameter("A", "T")] }),
    );
    let codes_of_generic_alias = codes(response_with(generic("A", [string()]), vec![generic_alias]));
    assert_eq!(codes_of_generic_alias, ["ambiguous-union", "nesting-too-deep"]);
}

#[test]
fn reports_alias_cycle_across_files() {
    let file = |from: &str, to: Value| crate::sketch::write(&json!({ "types": [alias(from, to)] }));
    let mut circle = response_with(reference("A"), vec![]);
    let (a, b, c) =
        (file("A", reference("B")), file("B", list(reference("C"))), file("C", union([string(), reference("A")])));
    circle.inputs.extend(Sketch::files(&[("a.json", &a), ("b.json", &b), ("c.json", &c)]).inputs);
    assert_eq!(codes(circle), ["cycle"]);
}

#[test]
fn reports_infinite_generics() {
    let argument_of = |owner: &str| reference_to(parameter(owner, "T"));
    let grows = generic_interface("G", vec![optional("p", generic("G", [list(argument_of("G"))]))]);
    assert_eq!(codes(response_with(generic("G", [string()]), vec![grows])), ["infinite-generics"]);
    let by_another = vec![
        generic_interface("G", vec![optional("p", generic("H", [generic("G", [argument_of("G")])]))]),
        generic_interface("H", vec![optional("p", argument_of("H"))]),
    ];
    assert_valid(response_with(generic("G", [string()]), by_another));
    let grows_by_another = vec![
        generic_interface("G", vec![optional("p", generic("H", [generic("G", [argument_of("G")])]))]),
        generic_interface("H", vec![optional("p", generic("G", [argument_of("H")]))]),
    ];
    assert_eq!(codes(response_with(generic("G", [string()]), grows_by_another)), ["infinite-generics"]);
    let in_ten_ways = (0..10).map(|i| {
        let argument = union([(0..i).fold(string(), |ty, _| list(ty)), argument_of("G")]);
        optional(&format!("p{i}"), generic("G", [argument]))
    });
    let in_ten_ways = generic_interface("G", in_ten_ways.collect());
    assert_eq!(codes(response_with(generic("G", [string()]), vec![in_ten_ways])), ["infinite-generics"]);
    let with_itself = generic_interface("G", vec![optional("p", generic("G", [argument_of("G")]))]);
    assert_valid(response_with(generic("G", [string()]), vec![with_itself]));
}

#[test]
fn reports_exponential_arguments() {
    let argument_of = || reference_to(parameter("A", "T"));
    let twice = with(alias("A", union([argument_of(), argument_of()])), json!({ "generics": [parameter("A", "T")] }));
    let doubled = |times| response_with((0..times).fold(string(), |ty, _| generic("A", [ty])), vec![twice.clone()]);
    assert_valid(doubled(5));
    assert_eq!(codes(doubled(21)), ["infinite-generics", "name-collision"]);
}

#[test]
fn reports_inheritance_cycle() {
    for length in 1..=4 {
        let cycle_name = |i: usize| format!("P{}", i % length);
        let circle = (0..length).map(|i| inherits(&cycle_name(i), &cycle_name(i + 1))).collect();
        assert_eq!(codes(response_with(reference("P0"), circle)), ["cycle"], "{length}");
        let circle: Vec<_> =
            (0..length).map(|i| inherits(&cycle_name(i), &cycle_name(i + 1))).chain([inherits("T", "P0")]).collect();
        assert_eq!(codes(response_with_t(circle)), ["cycle"], "below {length}");
    }
}

#[test]
fn reports_infinite_types() {
    let lists = format!("{}{}{}", r#"{"kind":"array_of","value":"#.repeat(10_000), any_value(), "}".repeat(10_000));
    let deep = alias("T", json!("LISTS"));
    let deep = crate::sketch::write(&json!({ "types": [deep] })).replace("\"LISTS\"", &lists);
    let mut sketch = response_with(string(), vec![]);
    sketch.inputs.extend(Sketch::files(&[("deep.json", &deep)]).inputs);
    assert_eq!(codes(sketch), ["nesting-too-deep"]);
    let aliases = |step: fn(Value) -> Value| {
        let next = |i: usize| if i == 1_999 { string() } else { step(reference(&format!("A{}", i + 1))) };
        response_with(reference("A0"), (0..2_000).map(|i| alias(&format!("A{i}"), next(i))).collect())
    };
    assert_eq!(codes(aliases(|ty| ty)), ["nesting-too-deep"]);
    assert_eq!(codes(aliases(|ty| union([builtin("boolean"), list(ty)]))), ["nesting-too-deep"]);
    let parents = (0..2_000).map(|i| inherits(&format!("P{i}"), &format!("P{}", i + 1)));
    let parents: Vec<_> = parents.chain([interface("P2000", [])]).collect();
    assert_eq!(codes(response_with(reference("P0"), parents)), ["nesting-too-deep"]);
    let segments = (0..500).map(|i| format!("s{i}")).collect::<Vec<_>>().join(".");
    let far = json!({ "namespace": segments, "name": "Far" });
    let _ =
        super::run(response_with(reference_to(far.clone()), vec![with(interface("Far", []), json!({ "name": far }))]));
}

#[test]
fn accepts_long_chain_of_required_fields() {
    let next = |i: usize| if i == 1_999 { vec![] } else { vec![property("next", reference(&format!("T{}", i + 1)))] };
    let chain = || (0..2_000).map(|i| interface(&format!("T{i}"), next(i))).collect::<Vec<_>>();
    assert_valid(response_with(reference("T0"), chain()));
    assert_valid(sketch(json!({}), json!({ "body": object([property("p", reference("T0"))]) }), json!({}), chain()));
    let circle = chain()
        .into_iter()
        .chain([with(interface("T1999", [property("next", reference("T0"))]), json!({ "name": name("Last") }))]);
    assert_valid(response_with(reference("T0"), circle.collect()));
    let closed =
        (0..2_000).map(|i| interface(&format!("T{i}"), [property("n", reference(&format!("T{}", (i + 1) % 2_000)))]));
    assert_eq!(codes(response_with(reference("T0"), closed.collect())), ["infinite-type"]);
}

#[test]
fn unions_with_many_branches() {
    let tag = |i: usize| interface(&format!("V{i}"), [property("type", literal(&format!("v{i}")))]);
    let all = || (0..1_000).map(|i| reference(&format!("V{i}"))).collect::<Vec<_>>();
    let tagged_types = [tagged("T", all())].into_iter().chain((0..1_000).map(tag)).collect();
    assert_valid(response_with_t(tagged_types));
    let interface_with_key = |i: usize| interface(&format!("V{i}"), [property(&format!("key{i}"), string())]);
    let by_keys = [alias("T", union(all()))].into_iter().chain((0..1_000).map(interface_with_key)).collect();
    assert_valid(response_with_t(by_keys));
    let same = [alias("T", union(all()))].into_iter().chain((0..1_000).map(|i| interface(&format!("V{i}"), [])));
    assert_eq!(codes(response_with_t(same.collect())), ["ambiguous-union"]);
}

#[test]
fn accepts_shortcuts_between_many_types() {
    // Each object may be a shortcut for each of the others, so the number of chains of shortcuts is exponential.
    let all = || (0..20).map(|i| reference(&format!("S{i}")));
    let interface_with_shortcut = |i: usize| {
        let (interface_with_key, shortcut) = (property(&format!("key{i}"), string()), optional("s", reference("T")));
        with(interface(&format!("S{i}"), [interface_with_key, shortcut]), json!({ "shortcutProperty": "s" }))
    };
    let types = [alias("T", union(all()))].into_iter().chain((0..20).map(interface_with_shortcut));
    assert_valid(response_with_t(types.collect()));
}

#[test]
fn recursive_types_are_finite_or_reported() {
    let container =
        |properties: Vec<Value>| with(interface("T", properties), json!({ "variants": { "kind": "container" } }));
    assert_valid(response_with_t(vec![container(vec![property("a", reference("T"))])]));
    assert_valid(response_with_t(vec![container(vec![property("a", list(reference("T"))), property("b", string())])]));
    assert_eq!(codes(response_with_t(vec![tagged("T", vec![reference("T")])])), ["invalid-variant"]);
    let through_a_branch = vec![
        tagged("T", vec![reference("A")]),
        interface("A", [property("type", literal("a")), property("t", reference("T"))]),
    ];
    assert_valid(response_with_t(through_a_branch));
    assert_eq!(codes(response_with_t(vec![interface("T", [property("t", reference("T"))])])), ["infinite-type"]);
    assert_valid(response_with_t(vec![interface(
        "T",
        [optional("t", reference("T")), property("l", list(reference("T")))],
    )]));
}

/// Names that are empty, not ASCII, keywords, or names that generated code uses.
#[rustfmt::skip]
const UNUSUAL_NAMES: &[&str] = &[
    "", " ", "💥", "é", "...", "Other", "Self", "self", "new", "default", "common", "type", "_", "__", "0", "r#fn",
    "a b", "\"", "\\", "\n", "\r", "\0", "*/", "{}", "crate", "Option", "Vec", "String", "Box", "Some", "Value",
    "runtime", "to_http", "encode_parameters", "decode", "encode", "clone", "into", "from", "eq", "api", "json",
    "lib", "root",
];

#[test]
fn unusual_names_do_not_panic() {
    let long = "x".repeat(10_000);
    for odd in UNUSUAL_NAMES.iter().copied().chain([&*long]) {
        let described = |value: Value| with(value, json!({ "description": odd, "extDocUrl": odd }));
        let odd_name = json!({ "namespace": odd, "name": odd });
        let shortcut = json!({ "name": odd_name, "shortcutProperty": odd });
        let owner = with(interface("T", [described(optional(odd, string()))]), shortcut);
        let enumeration = string_enum("E", &["a", odd]);
        let container = with(interface("C", [property(odd, string())]), json!({ "variants": { "kind": "container" } }));
        let branches = with(alias("U", union([string(), list(string())])), json!({ "codegenNames": [odd, "b"] }));
        let branch = interface("V", [property(odd, literal(odd))]);
        let tagged_types =
            with(alias("W", union([reference("V")])), json!({ "variants": { "kind": "internal_tag", "tag": odd } }));
        let all = ["E", "C", "U", "W"].map(|name| optional(name, reference(name)));
        let body = object([optional(odd, reference_to(odd_name))].into_iter().chain(all));
        let types = vec![described(owner), enumeration, container, branches, branch, tagged_types];
        let endpoint = json!({
            "name": odd, "description": odd, "urls": [{ "methods": ["GET"], "path": format!("/{odd}/{{{odd}}}") }],
        });
        let request = json!({ "path": [property(odd, string())], "query": [optional(&format!("{odd}2"), string())], "body": body });
        let sketch_with_odd_names = sketch(endpoint, request.clone(), json!({ "body": body }), types.clone());
        let _ = super::run(sketch_with_odd_names);
        // Each type alone, so that an error in one of them does not hide an error in another.
        for only in types {
            let name = only["name"].clone();
            let _ = super::run(sketch(
                json!({}),
                json!({ "body": object([optional("p", reference_to(name))]) }),
                json!({}),
                vec![only],
            ));
        }
        let _ = super::run(sketch(json!({ "name": odd }), json!({}), json!({}), vec![]));
    }
}

#[test]
fn unusual_urls_do_not_panic() {
    for path in [
        "",
        "/",
        "{",
        "}",
        "/{",
        "/}",
        "/{}",
        "/{{id}}",
        "/{id",
        "/id}",
        "/{id}/{id}",
        "/{id}{id}",
        "//{id}",
        "/é{id}💥",
        "/{id}?a=b",
    ] {
        let endpoint =
            json!({ "urls": [{ "methods": ["GET"], "path": path }, { "methods": ["GET"], "path": "/x/{id}" }] });
        let _ = super::run(sketch(endpoint, json!({ "path": [property("id", string())] }), json!({}), vec![]));
    }
}

#[test]
fn unusual_patterns_do_not_panic() {
    for pattern in ["", "*", "**", &"*a".repeat(200), &"*".repeat(10_000), "n.*é", "💥*"] {
        let _ = super::run(response_with(string(), vec![]).only(pattern));
    }
}
