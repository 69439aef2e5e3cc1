//! Which endpoints are written, and the types that they reach.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::Options;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::flavor::Unavailable;
use crate::spec::{
    Behavior, Body, Definition, Endpoint, EndpointName, Inherits, Property, Spec, TypeName, ValueOf, Variants,
};

/// What was selected, and what is known of the whole input, so that a type has the same shape in every selection.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// The endpoints to write, in the specification's order.
    pub endpoints: Vec<EndpointName>,
    /// The endpoints without request or response types.
    pub untyped_endpoints: Vec<EndpointName>,
    /// The types that the selected endpoints reach, in the specification's order.
    pub types: IndexSet<TypeName>,
    /// The types that some request reaches, on all that the flavor has.
    pub request_types: HashSet<TypeName>,
    /// The types that belong to endpoints which the specification excludes, and that nothing else reaches.
    pub excluded_types: HashSet<TypeName>,
    /// What the flavor does not have.
    pub unavailable: Unavailable,
    /// The endpoint whose request or response a type is.
    pub endpoint_by_type: HashMap<TypeName, EndpointName>,
}

/// Selects the endpoints that a pattern names, all where there is none. Those that are absent are not there to select.
pub(crate) fn select(
    spec: &Spec,
    unavailable: Unavailable,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Selection {
    let patterns = &options.endpoints;
    let mut selection = Selection { unavailable, ..Selection::default() };
    let mut public_roots = Vec::new();
    let mut request_roots = Vec::new();
    let mut roots = Vec::new();
    for (name, endpoint) in &spec.endpoints {
        let endpoint = &endpoint.value;
        for root in [&endpoint.request, &endpoint.response].into_iter().flatten() {
            selection.endpoint_by_type.insert(root.clone(), name.clone());
        }
        if endpoint.codegen_exclude == Some(true) || selection.unavailable.endpoints.contains(name) {
            continue;
        }
        request_roots.extend(endpoint.request.clone());
        public_roots.extend(endpoint.request.clone().into_iter().chain(endpoint.response.clone()));
        if !patterns.is_empty() && !patterns.iter().any(|p| matches(p, &name.0)) {
            continue;
        }
        if let Endpoint { request: Some(request), response: Some(response), .. } = endpoint {
            selection.endpoints.push(name.clone());
            roots.extend([request.clone(), response.clone()]);
        } else {
            selection.untyped_endpoints.push(name.clone());
        }
    }
    reject_unmatched_patterns(spec, patterns, diagnostics);
    reject_unavailable(spec, &selection.unavailable, options, diagnostics);
    selection.request_types = reachable(spec, request_roots);
    let reached = reachable(spec, roots);
    selection.types = spec.types.keys().filter(|name| reached.contains(*name)).cloned().collect();
    let public = reachable(spec, public_roots);
    let excluded = spec.endpoints.values().filter(|e| e.value.codegen_exclude == Some(true));
    let excluded = excluded.flat_map(|e| e.value.request.clone().into_iter().chain(e.value.response.clone()));
    selection.excluded_types = reachable(spec, excluded).into_iter().filter(|name| !public.contains(name)).collect();
    selection
}

/// The types that the endpoints name which are not excluded.
pub(crate) fn public_types(spec: &Spec) -> HashSet<TypeName> {
    let public = spec.endpoints.values().map(|e| &e.value).filter(|e| e.codegen_exclude != Some(true));
    reachable(spec, public.flat_map(|e| [&e.request, &e.response]).flatten().cloned())
}

/// Whether a pattern, in which `*` stands for any text, names an endpoint.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut rest) = name.strip_prefix(head) else { return false };
    let (middle, end) = tail.rsplit_once('*').unwrap_or(("", tail));
    // The first place where a piece fits leaves the most for those behind it, so that no other need be tried.
    for piece in middle.split('*') {
        let Some((_, behind)) = rest.split_once(piece) else { return false };
        rest = behind;
    }
    rest.ends_with(end)
}

fn reject_unmatched_patterns(spec: &Spec, patterns: &[String], diagnostics: &mut Diagnostics) {
    for pattern in patterns {
        if !spec.endpoints.keys().any(|name| matches(pattern, &name.0)) {
            diagnostics.error(
                Code::NoMatchingEndpoint,
                &Origin::file("--endpoints"),
                format!(
                    "found the pattern `{pattern}`, which matches none of the endpoints ({}); the nearest: {}",
                    spec.endpoints.len(),
                    most_similar(spec, pattern).join(", ")
                ),
                "write an endpoint's full name, or a pattern with `*` such as `security.*`",
            );
        }
    }
}

/// The endpoints whose names are most like a pattern.
fn most_similar(spec: &Spec, pattern: &str) -> Vec<String> {
    let similarity = |name: &EndpointName| strsim::jaro_winkler(&pattern.replace('*', ""), &name.0);
    let mut names: Vec<_> = spec.endpoints.keys().map(|name| (similarity(name), name)).collect();
    names.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    names.into_iter().take(5).map(|(_, name)| format!("`{name}`")).collect()
}

/// Refuses a pattern, or all of the input, where the flavor has none of the endpoints.
fn reject_unavailable(spec: &Spec, unavailable: &Unavailable, options: &Options, diagnostics: &mut Diagnostics) {
    let flavor = options.flavor.as_str();
    let mut refuse = |at: &str, what: &str, found: Vec<&EndpointName>| {
        if !found.is_empty() && found.iter().all(|name| unavailable.endpoints.contains(*name)) {
            let some: Vec<_> = found.iter().take(5).map(|n| format!("`{n}`")).collect();
            diagnostics.error(
                Code::NoMatchingEndpoint,
                &Origin::file(at),
                format!(
                    "found {what} only endpoints that users of {flavor} do not have ({}); expected one that they have",
                    some.join(", ")
                ),
                "select other endpoints, or generate for another flavor",
            );
        }
    };
    for pattern in &options.endpoints {
        let named = spec.endpoints.keys().filter(|name| matches(pattern, &name.0)).collect();
        refuse("--endpoints", &format!("for the pattern `{pattern}`"), named);
    }
    if options.endpoints.is_empty() {
        refuse("the input", "in all files", spec.endpoints.keys().collect());
    }
}

/// All types that these reach, themselves included. Types that are not defined are left for lowering to report.
pub(crate) fn reachable(spec: &Spec, roots: impl IntoIterator<Item = TypeName>) -> HashSet<TypeName> {
    let mut reached = HashSet::new();
    let mut pending: Vec<TypeName> = roots.into_iter().collect();
    while let Some(name) = pending.pop() {
        let Some(definition) = spec.types.get(&name) else { continue };
        if reached.insert(name) {
            visit_references(&definition.value, &mut |name| pending.push(name.clone()));
        }
    }
    reached
}

/// Tells each type that a definition names.
fn visit_references(definition: &Definition, visit: &mut dyn FnMut(&TypeName)) {
    match definition {
        Definition::Interface(d) => {
            visit_parents(d.inherits.as_ref(), d.behaviors.as_deref(), visit);
            visit_properties(&d.properties, visit);
        }
        Definition::Request(d) => {
            visit_parents(d.inherits.as_ref(), None, visit);
            visit_properties(&d.path, visit);
            visit_properties(&d.query, visit);
            visit_body(&d.body, visit);
        }
        Definition::Response(d) => {
            visit_body(&d.body, visit);
            for exception in d.exceptions.iter().flatten() {
                visit_body(&exception.body, visit);
            }
        }
        Definition::Enum(_) => {}
        Definition::TypeAlias(d) => {
            visit_references_of_value(&d.r#type, visit);
            if let Some(Variants::Untagged(untagged)) = &d.variants {
                visit(&untagged.untyped_variant);
            }
        }
    }
}

fn visit_parents(inherits: Option<&Inherits>, behaviors: Option<&[Behavior]>, visit: &mut dyn FnMut(&TypeName)) {
    if let Some(parent) = inherits {
        visit(&parent.r#type);
        parent.generics.iter().flatten().for_each(|v| visit_references_of_value(v, visit));
    }
    for behavior in behaviors.into_iter().flatten() {
        visit(&behavior.r#type);
        behavior.generics.iter().flatten().for_each(|v| visit_references_of_value(v, visit));
    }
}

fn visit_properties(properties: &[Property], visit: &mut dyn FnMut(&TypeName)) {
    for property in properties {
        visit_references_of_value(&property.r#type, visit);
    }
}

fn visit_body(body: &Body, visit: &mut dyn FnMut(&TypeName)) {
    match body {
        Body::Properties(body) => visit_properties(&body.properties, visit),
        Body::Value(body) => visit_references_of_value(&body.value, visit),
        Body::NoBody(_) => {}
    }
}

/// Tells each type that a value names.
pub(crate) fn visit_references_of_value(value: &ValueOf, visit: &mut dyn FnMut(&TypeName)) {
    match value {
        ValueOf::InstanceOf(v) => {
            visit(&v.type_name);
            v.generics.iter().flatten().for_each(|v| visit_references_of_value(v, visit));
        }
        ValueOf::ArrayOf(v) => visit_references_of_value(&v.value, visit),
        ValueOf::DictionaryOf(v) => {
            visit_references_of_value(&v.key, visit);
            visit_references_of_value(&v.value, visit);
        }
        ValueOf::UnionOf(v) => v.items.iter().for_each(|v| visit_references_of_value(v, visit)),
        ValueOf::UserDefinedValue(_) | ValueOf::LiteralValue(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        for (pattern, name, expected) in [
            ("search", "search", true),
            ("search", "search_mvt", false),
            ("security.*", "security.get_token", true),
            ("security.*", "securit", false),
            ("*.get", "indices.get", true),
            ("*get*", "security.get_token", true),
            ("*", "x", true),
            ("a*b*c", "aXbYc", true),
            ("a*b*c", "acb", false),
            ("ab*ba", "aba", false),
            ("*a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
            ("**", "é", true),
            ("*é", "é", true),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
