//! Type expressions that cannot be generated, in each place in which a type expression can occur.

use std::collections::HashMap;

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::base::{Base, count_names};
use super::draft::Draft;
use super::expected::Expected;
use super::json::{full_name, name, reference, string, string_enum, union};
use super::places::{Place, Role};

/// A type expression that cannot be generated.
struct Unusable {
    name: &'static str,
    code: Code,
    value: fn(&mut Draft<'_>) -> Option<Value>,
}

/// The unusable type expressions.
const UNUSABLE: &[Unusable] = &[
    Unusable {
        name: "unknown kind",
        code: Code::UnknownKind,
        value: |_| Some(json!({ "kind": "tuple_of", "items": [] })),
    },
    Unusable { name: "missing type", code: Code::MissingType, value: |_| Some(reference("drift:Gone")) },
    Unusable { name: "unknown builtin", code: Code::MissingType, value: |_| Some(reference("_builtins:strng")) },
    Unusable { name: "number", code: Code::InvalidShape, value: |_| Some(json!(17)) },
    Unusable { name: "object without kind", code: Code::InvalidShape, value: |_| Some(json!({ "items": [] })) },
    Unusable {
        name: "invalid literal",
        code: Code::InvalidShape,
        value: |_| Some(json!({ "kind": "literal_value", "value": { "a": 1 } })),
    },
    Unusable { name: "unsupported builtin", code: Code::Unsupported, value: |_| Some(reference("_builtins:object")) },
    Unusable {
        name: "ambiguous union",
        code: Code::AmbiguousUnion,
        value: |_| Some(union(&[reference("_types:uint"), reference("_types:long")])),
    },
    Unusable {
        name: "argument of a type without parameters",
        code: Code::WrongArgumentCount,
        value: |draft| {
            draft.add_definition(string_enum("drift:Level", &["low"]));
            let mut value = reference("drift:Level");
            value["generics"] = json!([string()]);
            Some(value)
        },
    },
    Unusable {
        name: "request as a type",
        code: Code::WrongKind,
        value: |draft| {
            let definition = draft.definition(|d| d["kind"] == "request" && d["generics"].is_null())?;
            Some(reference(&full_name(&draft.value(definition)["name"])?))
        },
    },
    Unusable {
        name: "deep nesting",
        code: Code::NestingTooDeep,
        value: |_| Some((0..60).fold(string(), |value, _| json!({ "kind": "array_of", "value": value }))),
    },
];

/// A literal, which is unusable in all places that are not a property, a branch or an alias.
const LITERAL: Unusable = Unusable {
    name: "literal",
    code: Code::Unsupported,
    value: |_| Some(json!({ "kind": "literal_value", "value": "a" })),
};

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds: Vec<_> = UNUSABLE.iter().flat_map(|unusable| Role::ALL.map(|role| kind(unusable, role))).collect();
    let is_literal_place = |role| {
        matches!(
            role,
            Role::Property
                | Role::RequestProperty
                | Role::ResponseProperty
                | Role::PathParameter
                | Role::QueryParameter
                | Role::Branch
                | Role::ParentArgument
        )
    };
    kinds.extend(Role::ALL.into_iter().filter(|(role, _)| !is_literal_place(*role)).map(|role| kind(&LITERAL, role)));
    kinds
}

fn kind(unusable: &'static Unusable, (role, role_name): (Role, &str)) -> Kind {
    Kind::new(format!("{} as {role_name}", unusable.name), move |draft| {
        let base = draft.base;
        let place = draft.expression(|place, value| place.role == role && is_replaceable(base, place, value))?;
        let value = (unusable.value)(draft)?;
        draft.edit(&place.pointer)?.clone_from(&value);
        if unusable.name == LITERAL.name && is_only_property(base, place) {
            // The type parameter of a document has no instances, so a literal cannot be its argument.
            let is_in_generic = base.find(&place.owner).is_some_and(|owner| owner["generics"].is_array());
            return Some(if is_in_generic { Expected::clean().or([Code::Unsupported]) } else { Expected::clean() });
        }
        let names = base.find(&place.owner).and_then(|owner| owner["codegenNames"].as_array());
        let count = value["items"].as_array().map_or(0, Vec::len);
        let has_wrong_names = place.role == Role::Alias && names.is_some_and(|names| names.len() != count);
        // The number of names is checked before the branches.
        let is_about_names = unusable.code == Code::AmbiguousUnion && has_wrong_names;
        let expected = expected(place, if is_about_names { Code::InvalidCodegenNames } else { unusable.code });
        Some(if is_of_flags(base, place) { expected.or([Code::Unsupported]) } else { expected })
    })
}

/// Returns the reference that a type argument belongs to, with the index of the argument.
fn generic_reference<'b>(base: &'b Base, place: &Place) -> Option<(&'b Value, usize)> {
    let (reference, index) = place.pointer.rsplit_once("/generics/")?;
    Some((base.spec.pointer(reference)?, index.parse().ok()?))
}

/// Returns true for a type argument that is only the type of properties, such as that of `T` in `a: T`, `b: T`. A literal
/// is a constant there, but not in the body of a request or response.
fn is_only_property(base: &Base, place: &Place) -> bool {
    let generic = generic_reference(base, place).and_then(|(reference, index)| {
        let definition = base.find(&full_name(&reference["type"])?)?;
        Some((definition, full_name(definition["generics"].get(index)?)?))
    });
    let Some((definition, parameter)) = generic else { return false };
    let properties = definition["properties"].as_array().into_iter().flatten();
    let direct = properties.filter(|property| property["type"] == reference(&parameter)).count();
    let mut counts = HashMap::new();
    count_names(definition, &mut counts);
    // The list of parameters contains the name too.
    let is_body = place.pointer.contains("/body/value");
    place.role == Role::Argument
        && !is_body
        && definition["kind"] == "interface"
        && counts.get(&parameter) == Some(&(direct + 1))
}

/// Returns true for the type argument of flags that are separated by `|`, which must be an enum.
fn is_of_flags(base: &Base, place: &Place) -> bool {
    place.role == Role::Argument
        && generic_reference(base, place)
            .is_some_and(|(reference, _)| reference["type"] == name("_spec_utils:PipeSeparatedFlags"))
}

/// Returns true for a type expression on which the discriminator of a tagged union does not depend.
fn is_replaceable(base: &Base, place: &Place, value: &Value) -> bool {
    let is_tagged = place.role == Role::Branch || place.role == Role::Alias;
    let owner = base.find(&place.owner).unwrap_or(&Value::Null);
    value["kind"] != "literal_value" && (!is_tagged || owner["variants"].is_null())
}

/// Returns the warnings of an unusable type expression. Some places need more than raw JSON, which is reported too.
fn expected(place: &Place, code: Code) -> Expected {
    let expected = match code {
        // Arguments of a type without parameters change nothing.
        Code::WrongArgumentCount => Expected::clean().or([code]),
        _ => Expected::warns([code]).if_used(),
    };
    // A body of NDJSON cannot be raw JSON.
    let expected =
        if place.pointer.contains("/body/value") { expected.or([Code::Unsupported]).or_left_out() } else { expected };
    if place.in_url {
        return expected.instead([Code::InvalidParameter]);
    }
    match place.role {
        // Raw JSON in place of a branch has no discriminator.
        Role::Branch => expected.or([Code::Unsupported, Code::InvalidParameter]).instead([Code::AmbiguousUnion]),
        // An alias can be the key of a map, a parameter or a branch.
        Role::Alias => {
            expected.or([Code::Unsupported, Code::InvalidVariant, Code::AmbiguousUnion, Code::InvalidParameter])
        }
        Role::MapKey | Role::BehaviorArgument => expected.or([Code::Unsupported]).instead([Code::InvalidVariant]),
        // Deeply nested arguments of a generic type exceed the limit of its instances, which is smaller.
        Role::Argument | Role::ParentArgument if code == Code::NestingTooDeep => {
            expected.instead([Code::InfiniteGenerics])
        }
        // `T | T[]` of raw JSON is raw JSON.
        Role::Element => expected.instead([Code::Unsupported]),
        _ => expected,
    }
}
