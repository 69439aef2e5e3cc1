//! Selects the endpoints to generate, and the types that are reachable from them.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::flavor::Unavailable;
use crate::options::Options;
use crate::spec::{Endpoint, EndpointName, Spec, TypeName, reachable};

/// The selected endpoints and types, and facts about the whole input, so that a type is generated the same in every
/// selection.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// The endpoints to generate, in the order of the specification.
    pub endpoints: Vec<EndpointName>,
    /// The selected endpoints without a request or response type. They are not generated.
    pub untyped_endpoints: Vec<EndpointName>,
    /// The types that are reachable from the selected endpoints, in the order of the specification.
    pub types: IndexSet<TypeName>,
    /// The types that are reachable from any request that the flavor has.
    pub request_types: HashSet<TypeName>,
    /// The types that are reachable from any response that the flavor has.
    pub response_types: HashSet<TypeName>,
    /// The types that are reachable only from endpoints that the specification excludes.
    pub excluded_types: HashSet<TypeName>,
    /// The endpoints and types that the flavor lacks.
    pub unavailable: Unavailable,
    /// The endpoint of each request and response.
    pub endpoint_by_type: HashMap<TypeName, EndpointName>,
}

impl Selection {
    /// Removes endpoints, and the types that are reachable only from them. All types that a request of the flavor reaches
    /// stay request types, so a type is generated the same in every selection.
    pub(crate) fn leave_out(&mut self, spec: &Spec, is_left_out: impl Fn(&EndpointName) -> bool) {
        self.endpoints.retain(|name| !is_left_out(name));
        self.update_types(spec);
    }

    /// Computes the types that are reachable from the selected endpoints.
    fn update_types(&mut self, spec: &Spec) {
        let endpoints = self.endpoints.iter().filter_map(|name| spec.endpoints.get(name));
        let reached = reachable(spec, endpoints.flat_map(|located| located.value.roots()));
        self.types = spec.types.keys().filter(|name| reached.contains(*name)).cloned().collect();
    }
}

/// Selects the endpoints that match a pattern of the options, or all endpoints if there are no patterns. Endpoints that the
/// flavor lacks are not selected.
pub(crate) fn select(
    spec: &Spec,
    unavailable: Unavailable,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Selection {
    let patterns = &options.endpoints;
    let mut selection = Selection { unavailable, ..Selection::default() };
    let (mut request_roots, mut response_roots) = (Vec::new(), Vec::new());
    for (name, endpoint) in &spec.endpoints {
        let endpoint = &endpoint.value;
        selection.endpoint_by_type.extend(endpoint.roots().map(|root| (root, name.clone())));
        if endpoint.is_excluded() || selection.unavailable.endpoints.contains(name) {
            continue;
        }
        request_roots.extend(endpoint.request.clone());
        response_roots.extend(endpoint.response.clone());
        if !patterns.is_empty() && !patterns.iter().any(|p| matches(p, &name.0)) {
            continue;
        }
        if let Endpoint { request: Some(_), response: Some(_), .. } = endpoint {
            selection.endpoints.push(name.clone());
        } else {
            selection.untyped_endpoints.push(name.clone());
        }
    }
    reject_unmatched_patterns(spec, patterns, diagnostics);
    reject_unavailable(spec, &selection.unavailable, options, diagnostics);
    selection.request_types = reachable(spec, request_roots);
    selection.response_types = reachable(spec, response_roots);
    selection.update_types(spec);
    selection.excluded_types = excluded_types(spec, &selection.unavailable);
    selection
}

/// Returns the types that are reachable only from endpoints that the specification excludes.
fn excluded_types(spec: &Spec, unavailable: &Unavailable) -> HashSet<TypeName> {
    let endpoints = || spec.endpoints.values().map(|located| &located.value);
    let is_public = |endpoint: &&Endpoint| !endpoint.is_excluded() && !unavailable.endpoints.contains(&endpoint.name);
    let public = reachable(spec, endpoints().filter(is_public).flat_map(Endpoint::roots));
    let excluded = reachable(spec, endpoints().filter(|endpoint| endpoint.is_excluded()).flat_map(Endpoint::roots));
    excluded.difference(&public).cloned().collect()
}

/// Returns true if a pattern matches the name of an endpoint. `*` matches any string.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut rest) = name.strip_prefix(head) else { return false };
    let (middle, end) = tail.rsplit_once('*').unwrap_or(("", tail));
    // The leftmost match of a part leaves the longest rest for the next parts, so no other match has to be tried.
    for part in middle.split('*') {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(end)
}

/// Reports each pattern that matches no endpoint. For an input without endpoints, loading already reported an error.
fn reject_unmatched_patterns(spec: &Spec, patterns: &[String], diagnostics: &mut Diagnostics) {
    if spec.endpoints.is_empty() {
        return;
    }
    for pattern in patterns {
        if !spec.endpoints.keys().any(|name| matches(pattern, &name.0)) {
            diagnostics.error(
                Code::NoMatchingEndpoint,
                &Origin::file("--endpoints"),
                format!("no endpoint matches `{pattern}`"),
                format!(
                    "use the name of an endpoint, or a pattern with `*` such as `security.*`; similar names: {}",
                    most_similar(spec, pattern).join(", ")
                ),
            );
        }
    }
}

/// Returns the names of the five endpoints that are most similar to a pattern.
fn most_similar(spec: &Spec, pattern: &str) -> Vec<String> {
    let similarity = |name: &EndpointName| strsim::jaro_winkler(&pattern.replace('*', ""), &name.0);
    let mut names: Vec<_> = spec.endpoints.keys().map(|name| (similarity(name), name)).collect();
    names.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    names.into_iter().take(5).map(|(_, name)| format!("`{name}`")).collect()
}

/// Reports each pattern that matches only endpoints which the flavor lacks. Without patterns, checks the whole input.
fn reject_unavailable(spec: &Spec, unavailable: &Unavailable, options: &Options, diagnostics: &mut Diagnostics) {
    let flavor = options.flavor.as_str();
    let mut check = |at: &str, subject: &str, matched: Vec<&EndpointName>| {
        if !matched.is_empty() && matched.iter().all(|name| unavailable.endpoints.contains(*name)) {
            let examples: Vec<_> = matched.iter().take(5).map(|n| format!("`{n}`")).collect();
            diagnostics.error(
                Code::NoMatchingEndpoint,
                &Origin::file(at),
                format!("{subject} is unavailable on {flavor}: {}", examples.join(", ")),
                "select other endpoints, or generate for another flavor",
            );
        }
    };
    for pattern in &options.endpoints {
        let named = spec.endpoints.keys().filter(|name| matches(pattern, &name.0)).collect();
        check("--endpoints", &format!("every endpoint that matches `{pattern}`"), named);
    }
    if options.endpoints.is_empty() {
        check("the input", "every endpoint", spec.endpoints.keys().collect());
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
