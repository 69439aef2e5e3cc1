//! Small models, and comparisons with them.

use generator::model::{
    BodyPresence, Encoding, EncodingKind, EndpointResponse, Field, ItemKind, ItemPath, Member, ModulePath, Parameter,
    ParameterLocation, Presence, Request, RequestFormat, ResponseBody, ResponseFormat, Route, RouteMethods, RustType,
    Struct, Variant,
};

use super::super::comparison::Comparison;
use super::super::types::{Place, Types};
use crate::conformance::http::HttpRequest;
use crate::conformance::json::Json;

/// The path of an item in the root module.
pub(super) fn path(name: &str) -> ItemPath {
    ItemPath { module: ModulePath::default(), name: name.to_owned() }
}

pub(super) fn item(name: &str) -> RustType {
    RustType::Item(path(name), Vec::new())
}

pub(super) fn list(element: RustType) -> RustType {
    RustType::List(Box::new(element))
}

pub(super) const INTEGER: RustType = RustType::Primitive("i64");
pub(super) const DOUBLE: RustType = RustType::Primitive("f64");
pub(super) const BOOLEAN: RustType = RustType::Primitive("bool");

/// An optional field.
pub(super) fn field(name: &str, ty: RustType) -> Field {
    Field {
        name: name.to_owned(),
        json_name: name.to_owned(),
        aliases: Vec::new(),
        ty: ty.optional(),
        presence: Presence::Optional,
        encoding: None,
        redacted: false,
        deprecated: None,
    }
}

pub(super) fn struct_(fields: impl IntoIterator<Item = Field>) -> Struct {
    let members = fields.into_iter().map(|field| Member::Field(Box::new(field))).collect();
    Struct { type_parameters: Vec::new(), members, shortcut: None }
}

pub(super) fn variant(json_name: &str, ty: RustType) -> Variant {
    Variant {
        name: json_name.to_owned(),
        method_name: json_name.to_owned(),
        json_name: json_name.to_owned(),
        aliases: Vec::new(),
        ty,
        encoding: None,
        redacted: false,
        deprecated: None,
    }
}

pub(super) fn parameter(location: ParameterLocation, field: Field) -> Parameter {
    Parameter { field, location, alternative_locations: Vec::new() }
}

/// An endpoint `/{index}/_call` with GET and POST.
pub(super) fn request(parameters: Vec<Parameter>) -> Request {
    Request {
        endpoint: "call".to_owned(),
        routes: vec![Route {
            template: "/{index}/_call".to_owned(),
            path_parameters: vec!["index".to_owned()],
            methods: RouteMethods::ByBody {
                with_body: generator::model::Method::Post,
                without_body: generator::model::Method::Get,
            },
        }],
        parameters,
        body: BodyPresence::Optional,
        idempotent: true,
        request_format: RequestFormat::Json,
        response_format: ResponseFormat::Json,
        success_statuses: Vec::new(),
        common: true,
        response: EndpointResponse { item: path("Response"), type_parameters: Vec::new(), body: ResponseBody::Json },
    }
}

/// The result of a comparison: the names of the rules with their counts, or the differences.
pub(super) type Outcome = Result<Vec<(&'static str, usize)>, String>;

fn outcome(comparison: &Comparison<'_>) -> Outcome {
    match comparison.differences() {
        None => Ok(comparison.forgiven().iter().map(|(rule, count)| (rule.name(), *count)).collect()),
        Some(differences) => Err(differences),
    }
}

/// Compares values of a type.
pub(super) fn compare_as(
    items: &[(&str, ItemKind)],
    ty: &RustType,
    encoding: Option<EncodingKind>,
    before: &str,
    after: &str,
) -> Outcome {
    let types = Types::from_items(items.iter().map(|(name, kind)| (path(name), kind)));
    let mut comparison = Comparison::new(&types);
    let parse = |json| Json::parse(json).expect("a test value is JSON");
    let encoding = encoding.map(|kind| Encoding { kind, depth: 0 });
    comparison.value(&parse(before), &parse(after), Place::new(ty, encoding));
    outcome(&comparison)
}

/// Compares values of a type without an alternative encoding.
pub(super) fn compare(items: &[(&str, ItemKind)], ty: &RustType, before: &str, after: &str) -> Outcome {
    compare_as(items, ty, None, before, after)
}

/// Compares requests, each of the form `METHOD TARGET BODY`.
pub(super) fn compare_requests(items: &[(&str, ItemKind)], request: &Request, before: &str, after: &str) -> Outcome {
    let types = Types::from_items(items.iter().map(|(name, kind)| (path(name), kind)));
    let mut comparison = Comparison::new(&types);
    let parse = |string: &str| {
        let mut parts = string.splitn(3, ' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        HttpRequest { method: next(), target: next(), body: next() }
    };
    comparison.request(&parse(before), &parse(after), request);
    outcome(&comparison)
}

/// Asserts that a difference is forgiven once by a rule.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "each test passes the result of a call")]
pub(super) fn assert_forgiven(outcome: Outcome, rule: &'static str) {
    assert_eq!(outcome, Ok(vec![(rule, 1)]));
}

/// Asserts that there is this difference.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "each test passes the result of a call")]
pub(super) fn assert_differs(outcome: Outcome, difference: &str) {
    assert_eq!(outcome, Err(difference.to_owned()));
}
