//! Hostile specifications: cycles, infinite types, exponential growth, and unusual names.

use serde_json::{Value, json};

use super::{assert_valid, error_codes};
use crate::sketch::{
    Sketch, alias, answer, answer_t, any, builtin, generic, instance, interface, list, literal, map, name, named,
    object, optional, parameter, property, sketch, text, union, with, words,
};

/// A generic interface with the type parameter `T`.
fn generic_interface(of: &str, properties: Vec<Value>) -> Value {
    with(interface(of, properties), json!({ "generics": [parameter(of, "T")] }))
}

fn inherits(of: &str, parent: &str) -> Value {
    with(interface(of, []), json!({ "inherits": { "type": name(parent) } }))
}

fn tagged(of: &str, items: Vec<Value>) -> Value {
    with(alias(of, union(items)), json!({ "variants": { "kind": "internal_tag", "tag": "type" } }))
}

#[test]
fn reports_alias_of_itself() {
    for ty in [named("T"), list(named("T")), map(text(), named("T")), union([text(), named("T")]), union([named("T")])]
    {
        assert_eq!(error_codes(answer_t(vec![alias("T", ty)])), ["cycle"]);
    }
    let generic_alias = with(
        alias("A", union([text(), generic("A", [list(instance(parameter("A", "T")))])])),
        json!({ "generics": [parameter("A", "T")] }),
    );
    assert_eq!(error_codes(answer(generic("A", [text()]), vec![generic_alias])), ["nesting-too-deep"]);
}

#[test]
fn reports_alias_cycle_across_files() {
    let file = |from: &str, to: Value| crate::sketch::write(&json!({ "types": [alias(from, to)] }));
    let mut circle = answer(named("A"), vec![]);
    let (a, b, c) = (file("A", named("B")), file("B", list(named("C"))), file("C", union([text(), named("A")])));
    circle.inputs.extend(Sketch::files(&[("a.json", &a), ("b.json", &b), ("c.json", &c)]).inputs);
    assert_eq!(error_codes(circle), ["cycle"]);
}

#[test]
fn reports_infinite_generics() {
    let own = |owner: &str| instance(parameter(owner, "T"));
    let grows = generic_interface("G", vec![optional("p", generic("G", [list(own("G"))]))]);
    assert_eq!(error_codes(answer(generic("G", [text()]), vec![grows])), ["infinite-generics"]);
    let by_another = vec![
        generic_interface("G", vec![optional("p", generic("H", [generic("G", [own("G")])]))]),
        generic_interface("H", vec![optional("p", own("H"))]),
    ];
    assert_valid(answer(generic("G", [text()]), by_another));
    let grows_by_another = vec![
        generic_interface("G", vec![optional("p", generic("H", [generic("G", [own("G")])]))]),
        generic_interface("H", vec![optional("p", generic("G", [own("H")]))]),
    ];
    assert_eq!(error_codes(answer(generic("G", [text()]), grows_by_another)), ["infinite-generics"]);
    let in_ten_ways = (0..10).map(|i| {
        let argument = union([(0..i).fold(text(), |ty, _| list(ty)), own("G")]);
        optional(&format!("p{i}"), generic("G", [argument]))
    });
    let in_ten_ways = generic_interface("G", in_ten_ways.collect());
    assert_eq!(error_codes(answer(generic("G", [text()]), vec![in_ten_ways])), ["infinite-generics"]);
    let with_itself = generic_interface("G", vec![optional("p", generic("G", [own("G")]))]);
    assert_valid(answer(generic("G", [text()]), vec![with_itself]));
}

#[test]
fn reports_exponential_arguments() {
    let own = || instance(parameter("A", "T"));
    let twice = with(alias("A", union([own(), own()])), json!({ "generics": [parameter("A", "T")] }));
    let doubled = |times| answer((0..times).fold(text(), |ty, _| generic("A", [ty])), vec![twice.clone()]);
    assert_valid(doubled(5));
    assert_eq!(error_codes(doubled(21)), ["infinite-generics"]);
}

#[test]
fn reports_inheritance_cycle() {
    for length in 1..=4 {
        let of = |i: usize| format!("P{}", i % length);
        let circle = (0..length).map(|i| inherits(&of(i), &of(i + 1))).collect();
        assert_eq!(error_codes(answer(named("P0"), circle)), ["cycle"], "{length}");
        let circle: Vec<_> = (0..length).map(|i| inherits(&of(i), &of(i + 1))).chain([inherits("T", "P0")]).collect();
        assert_eq!(error_codes(answer_t(circle)), ["cycle"], "below {length}");
    }
}

#[test]
fn reports_infinite_types() {
    let lists = format!("{}{}{}", r#"{"kind":"array_of","value":"#.repeat(10_000), any(), "}".repeat(10_000));
    let deep = alias("T", json!("LISTS"));
    let deep = crate::sketch::write(&json!({ "types": [deep] })).replace("\"LISTS\"", &lists);
    let mut sketch = answer(text(), vec![]);
    sketch.inputs.extend(Sketch::files(&[("deep.json", &deep)]).inputs);
    assert_eq!(error_codes(sketch), ["nesting-too-deep"]);
    let aliases = |step: fn(Value) -> Value| {
        let next = |i: usize| if i == 1_999 { text() } else { step(named(&format!("A{}", i + 1))) };
        answer(named("A0"), (0..2_000).map(|i| alias(&format!("A{i}"), next(i))).collect())
    };
    assert_eq!(error_codes(aliases(|ty| ty)), ["nesting-too-deep"]);
    assert_eq!(error_codes(aliases(|ty| union([builtin("boolean"), list(ty)]))), ["nesting-too-deep"]);
    let parents = (0..2_000).map(|i| inherits(&format!("P{i}"), &format!("P{}", i + 1)));
    let parents: Vec<_> = parents.chain([interface("P2000", [])]).collect();
    assert_eq!(error_codes(answer(named("P0"), parents)), ["nesting-too-deep"]);
    let segments = (0..500).map(|i| format!("s{i}")).collect::<Vec<_>>().join(".");
    let far = json!({ "namespace": segments, "name": "Far" });
    let _ = super::run(answer(instance(far.clone()), vec![with(interface("Far", []), json!({ "name": far }))]));
}

#[test]
fn accepts_long_chain_of_required_fields() {
    let next = |i: usize| if i == 1_999 { vec![] } else { vec![property("next", named(&format!("T{}", i + 1)))] };
    let chain = || (0..2_000).map(|i| interface(&format!("T{i}"), next(i))).collect::<Vec<_>>();
    assert_valid(answer(named("T0"), chain()));
    assert_valid(sketch(json!({}), json!({ "body": object([property("p", named("T0"))]) }), json!({}), chain()));
    let circle = chain()
        .into_iter()
        .chain([with(interface("T1999", [property("next", named("T0"))]), json!({ "name": name("Last") }))]);
    assert_valid(answer(named("T0"), circle.collect()));
    let closed =
        (0..2_000).map(|i| interface(&format!("T{i}"), [property("n", named(&format!("T{}", (i + 1) % 2_000)))]));
    assert_eq!(error_codes(answer(named("T0"), closed.collect())), ["infinite-type"]);
}

#[test]
fn unions_with_many_branches() {
    let tag = |i: usize| interface(&format!("V{i}"), [property("type", literal(&format!("v{i}")))]);
    let all = || (0..1_000).map(|i| named(&format!("V{i}"))).collect::<Vec<_>>();
    let tagged_types = [tagged("T", all())].into_iter().chain((0..1_000).map(tag)).collect();
    assert_valid(answer_t(tagged_types));
    let own = |i: usize| interface(&format!("V{i}"), [property(&format!("key{i}"), text())]);
    let by_keys = [alias("T", union(all()))].into_iter().chain((0..1_000).map(own)).collect();
    assert_valid(answer_t(by_keys));
    let same = [alias("T", union(all()))].into_iter().chain((0..1_000).map(|i| interface(&format!("V{i}"), [])));
    assert_eq!(error_codes(answer_t(same.collect())), ["ambiguous-union"]);
}

#[test]
fn accepts_shortcuts_between_many_types() {
    // Each object may be a shortcut for each of the others, so the number of chains of shortcuts is exponential.
    let all = || (0..20).map(|i| named(&format!("S{i}")));
    let one = |i: usize| {
        let (own, shortcut) = (property(&format!("key{i}"), text()), optional("s", named("T")));
        with(interface(&format!("S{i}"), [own, shortcut]), json!({ "shortcutProperty": "s" }))
    };
    let types = [alias("T", union(all()))].into_iter().chain((0..20).map(one));
    assert_valid(answer_t(types.collect()));
}

#[test]
fn recursive_types_are_finite_or_reported() {
    let container =
        |properties: Vec<Value>| with(interface("T", properties), json!({ "variants": { "kind": "container" } }));
    assert_valid(answer_t(vec![container(vec![property("a", named("T"))])]));
    assert_valid(answer_t(vec![container(vec![property("a", list(named("T"))), property("b", text())])]));
    assert_eq!(error_codes(answer_t(vec![tagged("T", vec![named("T")])])), ["invalid-variant"]);
    let through_a_branch = vec![
        tagged("T", vec![named("A")]),
        interface("A", [property("type", literal("a")), property("t", named("T"))]),
    ];
    assert_valid(answer_t(through_a_branch));
    assert_eq!(error_codes(answer_t(vec![interface("T", [property("t", named("T"))])])), ["infinite-type"]);
    assert_valid(answer_t(vec![interface("T", [optional("t", named("T")), property("l", list(named("T")))])]));
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
        let here = json!({ "namespace": odd, "name": odd });
        let shortcut = json!({ "name": here, "shortcutProperty": odd });
        let owner = with(interface("T", [described(optional(odd, text()))]), shortcut);
        let enumeration = words("E", &["a", odd]);
        let container = with(interface("C", [property(odd, text())]), json!({ "variants": { "kind": "container" } }));
        let branches = with(alias("U", union([text(), list(text())])), json!({ "codegenNames": [odd, "b"] }));
        let branch = interface("V", [property(odd, literal(odd))]);
        let tagged_types =
            with(alias("W", union([named("V")])), json!({ "variants": { "kind": "internal_tag", "tag": odd } }));
        let all = ["E", "C", "U", "W"].map(|name| optional(name, named(name)));
        let body = object([optional(odd, instance(here))].into_iter().chain(all));
        let types = vec![described(owner), enumeration, container, branches, branch, tagged_types];
        let endpoint = json!({
            "name": odd, "description": odd, "urls": [{ "methods": ["GET"], "path": format!("/{odd}/{{{odd}}}") }],
        });
        let request =
            json!({ "path": [property(odd, text())], "query": [optional(&format!("{odd}2"), text())], "body": body });
        let whole = sketch(endpoint, request.clone(), json!({ "body": body }), types.clone());
        let _ = super::run(whole);
        // Each type alone, so that an error in one of them does not hide an error in another.
        for only in types {
            let name = only["name"].clone();
            let _ = super::run(sketch(
                json!({}),
                json!({ "body": object([optional("p", instance(name))]) }),
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
        let _ = super::run(sketch(endpoint, json!({ "path": [property("id", text())] }), json!({}), vec![]));
    }
}

#[test]
fn unusual_patterns_do_not_panic() {
    for pattern in ["", "*", "**", &"*a".repeat(200), &"*".repeat(10_000), "n.*é", "💥*"] {
        let _ = super::run(answer(text(), vec![]).only(pattern));
    }
}
