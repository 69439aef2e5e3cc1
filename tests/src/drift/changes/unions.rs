//! Unions, tagged unions and containers.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::draft::Draft;
use super::expected::Expected;
use super::json::{alias, full_name, name, property, reference, string, union};
use super::places::Role;

/// Warnings about other definitions that depend on the form of one that is raw JSON.
const SHAPE: [Code; 4] = [Code::AmbiguousUnion, Code::InvalidVariant, Code::Unsupported, Code::InvalidParameter];

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = variants();
    kinds.extend(tags());
    kinds.extend(tagged_unions());
    kinds.extend(codegen_names());
    kinds.extend(branches());
    kinds
}

fn with_variants(kind: &'static str) -> impl Fn(&Value) -> bool {
    move |definition| definition["variants"]["kind"] == kind
}

fn variants() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for kind in ["container", "internal_tag", "external_tag", "untagged"] {
        kinds.push(Kind::new(format!("unknown kind of variants in place of {kind}"), move |draft| {
            let definition = draft.definition(with_variants(kind))?;
            draft.set(definition, "variants", json!({ "kind": "adjacent_tag", "tag": "t" }))?;
            Some(Expected::warns([Code::UnknownKind]).or(SHAPE))
        }));
    }
    kinds.push(Kind::new("container with the variants of an alias", |draft| {
        let definition = draft.definition(with_variants("container"))?;
        draft.set(definition, "variants", json!({ "kind": "external_tag" }))?;
        Some(Expected::warns([Code::InvalidVariant]).or(SHAPE))
    }));
    kinds.push(Kind::new("container that is an alias", |draft| {
        // A generic alias with variants is not supported, whatever the variants are.
        let is_plain = |d: &Value| d["variants"].is_null() && d["generics"].is_null();
        let definition = draft.definition(|d| d["kind"] == "type_alias" && is_plain(d))?;
        draft.set(definition, "variants", json!({ "kind": "container" }))?;
        Some(Expected::warns([Code::InvalidVariant]).or(SHAPE))
    }));
    kinds.push(Kind::new("container without properties", |draft| {
        let definition = draft.definition(with_variants("container"))?;
        draft.set(definition, "properties", json!([]))?;
        Some(Expected::clean().or(SHAPE))
    }));
    kinds.push(Kind::new("untyped variant that is not a branch", |draft| {
        let definition = draft.definition(with_variants("untagged"))?;
        draft.set(&format!("{definition}/variants"), "untypedVariant", name("drift:Gone"))?;
        Some(Expected::warns([Code::InvalidVariant]).instead([Code::MissingType]).or(SHAPE))
    }));
    kinds
}

fn tags() -> Vec<Kind> {
    vec![
        Kind::new("wrong internal tag", |draft| {
            let definition = draft.definition(with_variants("internal_tag"))?;
            draft.set(&format!("{definition}/variants"), "tag", json!("drift_tag"))?;
            Some(Expected::warns([Code::InvalidVariant]).or(SHAPE))
        }),
        Kind::new("wrong default tag", |draft| {
            let definition = draft.definition(with_variants("internal_tag"))?;
            draft.set(&format!("{definition}/variants"), "defaultTag", json!("drift_tag"))?;
            Some(Expected::warns([Code::InvalidVariant]).or(SHAPE))
        }),
        Kind::new("missing tag property", |draft| {
            let union = draft.definition(with_variants("internal_tag"))?;
            let union = draft.value(union);
            let branch = draft.random.choose(union["type"]["items"].as_array()?)?;
            let variant = draft.base.definitions.get(&full_name(&branch["type"])?)?.as_str();
            let properties = draft.value(variant)["properties"].as_array()?;
            let tag = properties.iter().position(|property| property["name"] == union["variants"]["tag"])?;
            draft.remove(&format!("{variant}/properties/{tag}"))?;
            Some(Expected::warns([Code::InvalidVariant]).or(SHAPE))
        }),
        Kind::new("tag that is not a literal", |draft| {
            let union = draft.definition(with_variants("internal_tag"))?;
            let union = draft.value(union);
            let branch = draft.random.choose(union["type"]["items"].as_array()?)?;
            let variant = draft.base.definitions.get(&full_name(&branch["type"])?)?.as_str();
            let properties = draft.value(variant)["properties"].as_array()?;
            let tag = properties.iter().position(|property| property["name"] == union["variants"]["tag"])?;
            draft.set(&format!("{variant}/properties/{tag}"), "type", string())?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("missing variant name", |draft| {
            let definition = draft.definition(|d| !d["variantName"].is_null())?;
            draft.edit(definition)?.as_object_mut()?.remove("variantName");
            Some(Expected::clean().or(SHAPE))
        }),
    ]
}

fn tagged_unions() -> Vec<Kind> {
    vec![
        Kind::new("variant name of another variant", |draft| {
            let union = draft.definition(with_variants("external_tag"))?;
            let items = draft.value(union)["type"]["items"].as_array()?;
            let branch = |item: &Value| Some(draft.base.definitions.get(&full_name(&item["type"])?)?.as_str());
            let named: Vec<_> = items.iter().filter_map(branch).collect();
            let (first, second) = (*named.first()?, *named.get(1)?);
            let name = draft.value(first)["variantName"].clone();
            draft.set(second, "variantName", name)?;
            Some(Expected::warns([Code::InvalidVariant]).or(SHAPE))
        }),
        Kind::new("tagged union of a string", |draft| {
            let definition =
                draft.definition(|d| with_variants("internal_tag")(d) || with_variants("external_tag")(d))?;
            draft.push(&format!("{definition}/type"), "items", string())?;
            Some(Expected::warns([Code::InvalidVariant]).or(SHAPE).or([Code::InvalidCodegenNames]))
        }),
        Kind::new("tagged union of a missing type", |draft| {
            let definition =
                draft.definition(|d| with_variants("internal_tag")(d) || with_variants("external_tag")(d))?;
            draft.push(&format!("{definition}/type"), "items", reference("drift:Gone"))?;
            Some(Expected::warns([Code::MissingType]).instead([Code::InvalidVariant]).or(SHAPE))
        }),
        Kind::new("tagged alias that is not a union", |draft| {
            let definition =
                draft.definition(|d| with_variants("internal_tag")(d) || with_variants("external_tag")(d))?;
            draft.set(definition, "type", string())?;
            Some(Expected::warns([Code::InvalidVariant]).or(SHAPE))
        }),
        Kind::new("open tagged union", |draft| {
            let definition = draft.definition(|d| !d["variants"].is_null() && !with_variants("untagged")(d))?;
            draft.set(&format!("{definition}/variants"), "nonExhaustive", json!(true))?;
            Some(Expected::clean())
        }),
    ]
}

fn codegen_names() -> Vec<Kind> {
    let set = |label: &'static str, code: Code, names: fn(&[Value]) -> Vec<Value>| {
        Kind::new(label, move |draft: &mut Draft<'_>| {
            let definition = draft.definition(|d| d["codegenNames"].as_array().is_some_and(|names| names.len() > 1))?;
            let old = draft.value(definition)["codegenNames"].as_array()?;
            draft.set(definition, "codegenNames", Value::Array(names(old)))?;
            Some(Expected::warns([code]).or(SHAPE).if_used())
        })
    };
    vec![
        set("too few codegen names", Code::InvalidCodegenNames, |names| names.iter().skip(1).cloned().collect()),
        set("too many codegen names", Code::InvalidCodegenNames, |names| [names, &[json!("drift")]].concat()),
        set("duplicate codegen names", Code::NameCollision, |names| vec![json!("same"); names.len()]),
        set("codegen name that is not ASCII", Code::InvalidCodegenNames, |names| {
            [&[json!("\u{5b57}")], names.get(1..).unwrap_or_default()].concat()
        }),
        set("codegen name that is a number", Code::InvalidShape, |names| {
            [&[json!(1)], names.get(1..).unwrap_or_default()].concat()
        }),
        Kind::new("codegen names of an alias that is not a union", |draft| {
            let definition = draft.definition(|d| d["kind"] == "type_alias" && d["type"]["kind"] == "instance_of")?;
            draft.set(definition, "codegenNames", json!(["a", "b"]))?;
            Some(Expected::clean().or(SHAPE).or([Code::InvalidCodegenNames]))
        }),
    ]
}

/// Returns true for the type of `null`. Without this branch, a type may have no finite value.
fn is_null(value: &Value) -> bool {
    ["null", "NullValue", "Void"].iter().any(|name| value["type"]["name"] == *name)
}

fn branches() -> Vec<Kind> {
    let ambiguous = || union(&[reference("_types:uint"), reference("_types:long")]);
    vec![
        Kind::new("new alias that is an ambiguous union", move |draft| {
            draft.add_definition(alias("drift:Ambiguous", &ambiguous()));
            let place = draft.plain_property(|_, _| true)?;
            let owner = place.pointer.rsplit_once("/properties/").or_else(|| place.pointer.rsplit_once("/query/"))?.0;
            let key = if place.role == Role::QueryParameter { "query" } else { "properties" };
            draft.push(owner, key, property("drift_union", false, &reference("drift:Ambiguous")))?;
            let expected = Expected::warns([Code::AmbiguousUnion]);
            Some(if place.in_url { expected.or([Code::InvalidParameter]) } else { expected })
        }),
        Kind::new("repeated branch", |draft| {
            let place = draft.expression(|_, value| value["kind"] == "union_of")?;
            let branch = draft.value(&place.pointer)["items"].get(0)?.clone();
            draft.push(&place.pointer, "items", branch)?;
            Some(Expected::clean().or(SHAPE).or([Code::InvalidCodegenNames, Code::NameCollision]).or_left_out())
        }),
        Kind::new("branch added", |draft| {
            let place = draft.expression(|_, value| value["kind"] == "union_of")?;
            draft.push(&place.pointer, "items", reference("_builtins:boolean"))?;
            Some(Expected::clean().or(SHAPE).or([Code::InvalidCodegenNames]).or_left_out())
        }),
        Kind::new("branch removed", |draft| {
            let place = draft.expression(|place, value| place.role == Role::Branch && !is_null(value))?;
            draft.remove(&place.pointer)?;
            Some(Expected::clean().or(SHAPE).or([Code::InvalidCodegenNames]).or_left_out())
        }),
        Kind::new("union without branches", |draft| {
            let place = draft.expression(|_, value| value["kind"] == "union_of")?;
            draft.set(&place.pointer, "items", json!([]))?;
            Some(Expected::clean().or(SHAPE).or([Code::InvalidCodegenNames]).or_left_out())
        }),
        Kind::new("alias wrapped in a union with a list", |draft| {
            let definition = draft.definition(|d| d["kind"] == "type_alias" && d["type"]["kind"] == "instance_of")?;
            let old = draft.value(definition)["type"].clone();
            let list = json!({ "kind": "array_of", "value": old });
            draft.set(definition, "type", union(&[old, list]))?;
            Some(Expected::clean().or(SHAPE))
        }),
        Kind::new("alias of itself", |draft| {
            let definition = draft
                .definition(|d| d["kind"] == "type_alias" && d["variants"].is_null() && d["generics"].is_null())?;
            let own = draft.value(definition)["name"].clone();
            draft.set(definition, "type", json!({ "kind": "instance_of", "type": own }))?;
            Some(Expected::warns([Code::Cycle]).or(SHAPE).or([Code::InvalidCodegenNames]))
        }),
    ]
}
