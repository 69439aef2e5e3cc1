//! Compares requests: operations, routes, bodies and responses. The parameters are compared as members.

use super::comparison::Comparison;
use super::findings::{ItemFindings, ItemName, MemberName};
use super::kind::ChangeKind;
use super::model_index::{ModelIndex, rust_path};
use crate::model::{
    BodyPresence, ParameterLocation, Request, RequestFormat, ResponseBody, ResponseFormat, Route, RouteMethods,
};

/// Reports the changes of a request other than those of its parameters.
pub(super) fn compare_requests(
    comparison: &Comparison<'_>,
    old: &Request,
    new: &Request,
    findings: &mut ItemFindings<'_>,
) {
    match (old.common, new.common) {
        (true, false) => findings.add_member(ChangeKind::ParameterRemoved, common(), "CommonParameters"),
        (false, true) => findings.add_member(ChangeKind::ParameterAdded, common(), "CommonParameters"),
        _ => {}
    }
    let subject = endpoint(old);
    let mut findings = ItemFindings { subject, old: findings.old, new: findings.new, findings: findings.findings };
    compare_operations(comparison, &mut findings);
    compare_responses(comparison, old, new, &mut findings);
    compare_bodies(old, new, &mut findings);
    compare_routes(old, new, &mut findings);
    if old.success_statuses != new.success_statuses {
        let detail = format!("{:?} -> {:?}", old.success_statuses, new.success_statuses);
        findings.add(ChangeKind::StatusesChanged, detail);
    }
    if old.idempotent != new.idempotent {
        let describe = |idempotent| if idempotent { "repeated" } else { "not repeated" };
        let detail = format!("{} -> {}", describe(old.idempotent), describe(new.idempotent));
        findings.add(ChangeKind::RepeatabilityChanged, detail);
    }
}

fn common() -> MemberName {
    MemberName { json: "common".to_owned(), rust: ".common".to_owned() }
}

/// Returns the name of the endpoint of a request.
pub(super) fn endpoint(request: &Request) -> ItemName {
    ItemName { specification: request.endpoint.clone(), rust: request.endpoint.clone() }
}

/// Compares the methods of the client.
fn compare_operations(comparison: &Comparison<'_>, findings: &mut ItemFindings<'_>) {
    let (old, new) = (method(&comparison.old, findings.old), method(&comparison.new, findings.new));
    if let (Some(old), Some(new)) = (old, new)
        && old != new
    {
        findings.add(ChangeKind::OperationRenamed, format!("{old} -> {new}"));
    }
}

fn method(model: &ModelIndex<'_>, request: usize) -> Option<String> {
    let method = model.methods.get(model.items.get_index(request)?.0)?;
    let segments = method.namespace.0.iter().chain([&method.operation.name]);
    Some(segments.map(String::as_str).collect::<Vec<_>>().join("."))
}

fn compare_responses(comparison: &Comparison<'_>, old: &Request, new: &Request, findings: &mut ItemFindings<'_>) {
    let (old, new) = (&old.response, &new.response);
    if !comparison.is_same_item(&old.item, &new.item) {
        let detail = format!("{} -> {}", rust_path(&old.item), rust_path(&new.item));
        findings.add(ChangeKind::ResponseChanged, detail);
    } else if old.type_parameters.len() != new.type_parameters.len() {
        let list = |parameters: &[String]| format!("<{}>", parameters.join(", "));
        let detail = format!("{} -> {}", list(&old.type_parameters), list(&new.type_parameters));
        findings.add(ChangeKind::ResponseChanged, detail);
    }
    // A program sees only the type of the response, which is compared as an item.
    if old.body != new.body {
        let detail = format!("response: {} -> {}", describe_response(old.body), describe_response(new.body));
        findings.add(ChangeKind::FormatChanged, detail);
    }
}

fn describe_response(body: ResponseBody) -> &'static str {
    match body {
        ResponseBody::Json => "JSON",
        ResponseBody::JsonDocument => "document",
        ResponseBody::Text => "text",
        ResponseBody::Binary => "bytes",
        ResponseBody::Events => "events",
        ResponseBody::Existence => "existence",
        ResponseBody::Empty => "empty",
    }
}

fn compare_bodies(old: &Request, new: &Request, findings: &mut ItemFindings<'_>) {
    let (old_body, new_body) = (describe_body(old), describe_body(new));
    if old_body != new_body && old.body != BodyPresence::None && new.body != BodyPresence::None {
        findings.add(ChangeKind::RequestBodyChanged, format!("{old_body} -> {new_body}"));
    }
    if old.body != new.body {
        let detail = format!("{} -> {}", describe_rule(old.body), describe_rule(new.body));
        findings.add(ChangeKind::BodyRuleChanged, detail);
    }
    if old.request_format != new.request_format {
        let format = |format: &RequestFormat| if *format == RequestFormat::Json { "JSON" } else { "NDJSON" };
        let detail = format!("request: {} -> {}", format(&old.request_format), format(&new.request_format));
        findings.add(ChangeKind::FormatChanged, detail);
    }
    if old.response_format != new.response_format {
        let (old, new) = (describe_format(&old.response_format), describe_format(&new.response_format));
        findings.add(ChangeKind::FormatChanged, format!("response: {old} -> {new}"));
    }
}

fn describe_body(request: &Request) -> &'static str {
    let is_value = request.parameters.iter().any(|parameter| parameter.location == ParameterLocation::WholeBody);
    if is_value { "value" } else { "properties" }
}

fn describe_rule(body: BodyPresence) -> &'static str {
    match body {
        BodyPresence::None => "none",
        BodyPresence::Optional => "optional",
        BodyPresence::Required => "required",
    }
}

fn describe_format(format: &ResponseFormat) -> &str {
    match format {
        ResponseFormat::Json => "JSON",
        ResponseFormat::Table => "table",
        ResponseFormat::Text => "text",
        ResponseFormat::Binary(media_type) => media_type,
        ResponseFormat::Events => "events",
    }
}

/// Compares routes, each method of a path separately.
fn compare_routes(old: &Request, new: &Request, findings: &mut ItemFindings<'_>) {
    let urls = |request: &Request| -> Vec<String> { request.routes.iter().flat_map(urls).collect() };
    let (old, new) = (urls(old), urls(new));
    for url in new.iter().filter(|url| !old.contains(url)) {
        findings.add(ChangeKind::UrlAdded, url.as_str());
    }
    for url in old.iter().filter(|url| !new.contains(url)) {
        findings.add(ChangeKind::UrlRemoved, url.as_str());
    }
}

/// Returns the URLs of a route, one for each method.
pub(super) fn urls(route: &Route) -> Vec<String> {
    let methods = match route.methods {
        RouteMethods::Single(method) => vec![method],
        RouteMethods::ByBody { with_body, without_body } => vec![without_body, with_body],
        RouteMethods::Either { preferred, alternative } => vec![preferred, alternative],
    };
    methods.into_iter().map(|method| format!("{} {}", method.as_str(), route.template)).collect()
}
