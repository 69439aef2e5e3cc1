//! Structs and requests.

use super::*;

#[test]
fn struct_is_decoded_and_encoded_by_one_chain() {
    let many = Encoding { kind: EncodingKind::OneOrMany, depth: 1 };
    let string_list = RustType::List(Box::new(RustType::List(Box::new(RustType::String))));
    let list =
        Field { encoding: Some(many), aliases: vec!["l".to_owned()], ..field("list", string_list, Presence::Required) };
    let label = field("label", RustType::String.optional(), Presence::RequiredNullable);
    let mut thing = struct_(vec![list, field("type_", RustType::String.optional(), Presence::OptionalNullable), label]);
    let constant = Constant { json_name: "kind".to_owned(), value: ConstantValue::Integer(-1_234_567), required: true };
    thing.members.push(Member::Constant(constant));
    let source = types(vec![item("Thing", ItemKind::Struct(thing))]);
    assert_holds(
        &source,
        &[
            "#[derive(Clone)] #[non_exhaustive] pub struct Thing { /// The list. pub list: Vec<Vec<String>>,",
            r#"d.aliases(&["l"]) .encoding(json::Encoding::one_or_many().at_depth(1)) .required("list", &mut self.list)"#,
            r#".optional_nullable("type_", &mut self.type_) .required_nullable("label", &mut self.label) .literal("kind", json::Literal::Integer(-1_234_567)) .unknown(&mut self.unknown_fields);"#,
            r#".field("type_", &self.type_) .field("label", json::null_if_none(&self.label))"#,
            r#"e.object("Thing") .unknown(&self.unknown_fields) .encoding(json::Encoding::one_or_many().at_depth(1)) .field("list", &self.list)"#,
            "json::impl_traits!(Thing);",
        ],
    );
    assert!(!source.contains("fn new"), "only what requests reach is made:\n{source}");
}

#[test]
fn setters_accept_convertible_arguments() {
    let into = |ty| ArgumentType::Into(ty);
    let nullable = RustType::Nullable(Box::new(RustType::String)).optional();
    let thing = struct_(vec![
        field("name", RustType::String, Presence::Required),
        field("label", nullable, Presence::Optional),
        field("inner", named("Thing").boxed(), Presence::Optional),
        field("doc", RustType::Runtime("Document"), Presence::Optional),
    ]);
    let setters = vec![
        setter("name", into(RustType::String), &[]),
        setter("label", into(RustType::String), &[Wrapper::Nullable, Wrapper::Some]),
        setter("inner", into(named("Thing")), &[Wrapper::Boxed]),
        setter("doc", ArgumentType::Document, &[]),
    ];
    let construction = Construction { new: Some(constructor(&["name"])), setters, ..Construction::default() };
    let source = types(vec![constructed("Thing", ItemKind::Struct(thing), construction)]);
    assert_holds(
        &source,
        &[
            "pub fn new(name: impl Into<String>) -> Self { Self { name: name.into(), ..json::Decode::empty() } }",
            "self.label = Some(Nullable::Value(label.into()));",
            "pub fn label_null(mut self) -> Self { self.label = Some(Nullable::Null);",
            "self.inner = Box::new(inner.into());",
            "pub fn doc(mut self, doc: impl Serialize) -> Self { self.doc = Document::new(&doc);",
        ],
    );
}

#[test]
fn shortcut_is_decoded_before_the_fields() {
    let mut script = struct_(vec![field("source", RustType::String.optional(), Presence::Optional)]);
    let keys = vec!["source".to_owned()];
    script.shortcut = Some(Shortcut { field: "source".to_owned(), keys, accepts_object: false, encoding: None });
    let steps = vec![ConversionStep::Into, ConversionStep::Some];
    let conversions = vec![Conversion { from: ConversionSource::Str, to: "source".to_owned(), steps, signed: None }];
    let construction = Construction { new: Some(constructor(&[])), conversions, ..Construction::default() };
    let source = types(vec![constructed("Script", ItemKind::Struct(script), construction)]);
    assert_holds(
        &source,
        &[
            r#"if !d.shortcut(&["source"], false, &mut self.source) { d.optional("source", &mut self.source).unknown(&mut self.unknown_fields); }"#,
            "impl Default for Script { #[cfg_attr(not(debug_assertions), inline)] fn default() -> Self { json::Decode::empty() } }",
            "impl From<&str> for Script { #[cfg_attr(not(debug_assertions), inline)] fn from(value: &str) -> Self { Self { source: Some(value.into()), ..json::Decode::empty() } } }",
        ],
    );
}

#[test]
fn a_document_stays_generic() {
    let document = RustType::Parameter("TDocument".to_owned()).optional();
    let mut hit = struct_(vec![field("source", document, Presence::RequiredDocument)]);
    hit.type_parameters = vec!["TDocument".to_owned()];
    let source = types(vec![item("Hit", ItemKind::Struct(hit))]);
    assert_holds(
        &source,
        &[
            "#[derive(Clone, PartialEq)]",
            "impl<TDocument: DeserializeOwned> json::Decode for Hit<TDocument> {",
            "Self { source: None, unknown_fields: UnknownFields::new(), }",
            "impl<TDocument: Serialize> json::Encode for Hit<TDocument> {",
            "use serde::{Deserialize, Deserializer, Serialize, Serializer}; use serde::de::DeserializeOwned; use std::fmt; use crate::runtime::{UnknownFields, json};",
            "impl<TDocument: Serialize> Serialize for Hit<TDocument> {",
        ],
    );
    assert!(!source.contains("json::impl_traits"), "{source}");
}

#[test]
fn request_encodes_parameters_in_the_order_of_its_description() {
    let id = field("id", RustType::String, Presence::Required);
    let refresh = field("refresh", RustType::Primitive("bool").optional(), Presence::Optional);
    let request = Request {
        endpoint: "index".to_owned(),
        routes: vec![Route {
            template: "/{id}".to_owned(),
            path_parameters: vec!["id".to_owned()],
            methods: RouteMethods::ByBody { with_body: Method::Post, without_body: Method::Get },
        }],
        parameters: vec![
            Parameter { field: id, location: ParameterLocation::Path, alternative_locations: Vec::new() },
            Parameter { field: refresh, location: ParameterLocation::Query, alternative_locations: Vec::new() },
        ],
        body: BodyPresence::None,
        idempotent: true,
        request_format: RequestFormat::Json,
        response_format: ResponseFormat::Json,
        success_statuses: Vec::new(),
        common: true,
        response: response(),
    };
    let setters = vec![setter("id", ArgumentType::Into(RustType::String), &[])];
    let construction = Construction { new: Some(constructor(&["id"])), setters, ..Construction::default() };
    let source = types(vec![constructed("IndexRequest", ItemKind::Request(request), construction)]);
    assert_holds(
        &source,
        &[
            "use crate::runtime::{CommonParameters, endpoint, json, response};",
            "Self { id: id.into(), ..endpoint::FromHttp::empty() }",
            "methods: endpoint::RouteMethods::ByBody { with_body: endpoint::Method::Post, without_body: endpoint::Method::Get, },",
            r#"endpoint::Parameter::required("id", endpoint::ParameterLocation::Path), endpoint::Parameter::new("refresh", endpoint::ParameterLocation::Query),"#,
            "e.parameter(&self.id).parameter(&self.refresh).common(&self.common);",
            "d.parameter(&mut self.id).parameter(&mut self.refresh).common(&mut self.common);",
            "json::impl_request_traits!(IndexRequest);",
        ],
    );
    assert!(
        !source.contains("fn human("),
        "the client's `Call` sets the parameters that every endpoint takes:\n{source}"
    );
}
