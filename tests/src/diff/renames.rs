//! Types and operations that only have another name.

use serde_json::{Value, json};

use super::{between, lines, with_types};
use crate::sketch::{
    Sketch, alias, builtin, interface, list, optional, property, reference, sketch, string, string_enum, union, with,
};

/// The changes between two specifications with these types of the request's and the response's property, and these types.
fn changes(old: (Value, Value, Vec<Value>), new: (Value, Value, Vec<Value>)) -> Vec<String> {
    lines(&between(&with_types(old.0, old.1, old.2), &with_types(new.0, new.1, new.2)))
}

/// A type with its properties, one with a name that is renamed too.
fn node(name: &str, state: &str) -> Value {
    interface(name, [property("id", string()), optional("state", reference(state))])
}

#[test]
fn a_renamed_type_is_one_change() {
    let types = |name: &str, state: &str| vec![node(name, state), string_enum(state, &["up", "down"])];
    let with = |name: &str, state: &str| (reference(name), list(reference(name)), types(name, state));
    assert_eq!(
        changes(with("Node", "State"), with("Member", "State")),
        ["breaking type renamed: n:Node: n::Node -> n::Member"]
    );
    assert_eq!(
        changes(with("Node", "State"), with("Member", "Health")),
        [
            "breaking type renamed: n:Node: n::Node -> n::Member",
            "breaking type renamed: n:State: n::State -> n::Health"
        ]
    );
}

#[test]
fn a_type_in_another_namespace_is_renamed() {
    let name = |namespace: &str| json!({ "namespace": namespace, "name": "Node" });
    let spec = |namespace: &str| {
        let node = with(interface("Node", [property("id", string())]), json!({ "name": name(namespace) }));
        let reference = json!({ "kind": "instance_of", "type": name(namespace) });
        (string(), reference, vec![node])
    };
    assert_eq!(changes(spec("n"), spec("m._types")), ["breaking type renamed: n:Node: n::Node -> m::types::Node"]);
}

#[test]
fn a_renamed_alias_is_one_change() {
    let spec = |name: &str| (reference(name), string(), vec![alias(name, list(string()))]);
    assert_eq!(changes(spec("Ids"), spec("Names")), ["breaking type renamed: n:Ids: n::Ids -> n::Names"]);
}

#[test]
fn the_variant_of_a_renamed_type_has_its_name() {
    let spec = |name: &str| {
        let types = vec![alias("Any", union([string(), reference(name)])), interface(name, [property("id", string())])];
        (string(), reference("Any"), types)
    };
    assert_eq!(
        changes(spec("Node"), spec("Member")),
        ["breaking type renamed: n:Node: n::Node -> n::Member", "breaking variant renamed: n:Any Node: Node -> Member",]
    );
}

#[test]
fn a_type_with_other_content_is_not_renamed() {
    let spec = |name: &str, id: Value| (string(), reference(name), vec![interface(name, [property("id", id)])]);
    assert_eq!(
        changes(spec("Node", string()), spec("Member", builtin("number"))),
        [
            "breaking type removed: n:Node: struct",
            "breaking property retyped: n:Response received: Node -> Member",
            "additive type added: n:Member: struct",
        ]
    );
    // The content differs because that of another type does.
    let spec = |name: &str, state: &str, members: &[&str]| {
        (string(), reference(name), vec![node(name, state), string_enum(state, members)])
    };
    let changes = changes(spec("Node", "State", &["up"]), spec("Member", "Health", &["green"]));
    assert!(changes.iter().all(|change| !change.contains("renamed")), "{changes:?}");
}

#[test]
fn a_type_in_another_place_is_not_renamed() {
    let spec = |property: &str, name: &str| {
        let owner = interface("Owner", [optional(property, reference(name))]);
        (string(), reference("Owner"), vec![owner, string_enum(name, &["up", "down"])])
    };
    assert_eq!(
        changes(spec("state", "State"), spec("health", "Health")),
        [
            "breaking type removed: n:State: string enum",
            "breaking property removed: n:Owner state: State",
            "additive type added: n:Health: string enum",
            "additive property added: n:Owner health: Health",
        ]
    );
}

#[test]
fn a_type_with_two_successors_is_not_renamed() {
    let node = |name| interface(name, [property("id", string())]);
    let owner = |first, second| interface("Owner", [property("a", reference(first)), property("b", reference(second))]);
    let old = (string(), reference("Owner"), vec![owner("Node", "Node"), node("Node")]);
    let new = (string(), reference("Owner"), vec![owner("First", "Second"), node("First"), node("Second")]);
    assert_eq!(
        changes(old, new),
        [
            "breaking type removed: n:Node: struct",
            "breaking property retyped: n:Owner a: Node -> First",
            "breaking property retyped: n:Owner b: Node -> Second",
            "additive type added: n:First: struct",
            "additive type added: n:Second: struct",
        ]
    );
}

#[test]
fn an_operation_with_the_same_urls_is_renamed() {
    let spec = |name: &str, path: &str| -> Sketch {
        let urls = json!([{ "methods": ["POST"], "path": path }]);
        sketch(json!({ "name": name, "urls": urls }), json!({}), json!({}), Vec::new())
    };
    assert_eq!(
        lines(&between(&spec("n.call", "/_call"), &spec("n.invoke", "/_call"))),
        [
            "breaking operation renamed: n.call: n.call -> n.invoke",
            "breaking type renamed: n:Request: n::CallRequest -> n::InvokeRequest",
            "breaking type renamed: n:Response: n::CallResponse -> n::InvokeResponse",
        ]
    );
    assert_eq!(
        lines(&between(&spec("n.call", "/_call"), &spec("n.invoke", "/_invoke"))),
        [
            "breaking operation removed: n.call: POST /_call",
            // The definition has the same name.
            "breaking type renamed: n:Response: n::CallResponse -> n::InvokeResponse",
            "additive operation added: n.invoke: POST /_invoke",
        ]
    );
}
