//! Which endpoints are written, and the types that they reach.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::Options;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::flavor::Absent;
use crate::spec::{
    Behavior, Body, Definition, Endpoint, EndpointName, Inherits, Property, Spec, TypeName, ValueOf, Variants,
};

/// What was selected, and what is known of the whole input, so that a type has the same shape in every selection.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// The endpoints to write, in the specification's order.
    pub endpoints: Vec<EndpointName>,
    /// The endpoints without request or response types.
    pub untyped: Vec<EndpointName>,
    /// The types that the selected endpoints reach, in the specification's order.
    pub types: IndexSet<TypeName>,
    /// The types that some request reaches, on all that the flavor has.
    pub sent: HashSet<TypeName>,
    /// The types that belong to endpoints which the specification excludes, and that nothing else reaches.
    pub excluded: HashSet<TypeName>,
    /// What the flavor does not have.
    pub absent: Absent,
    /// The endpoint whose request or response a type is.
    pub owners: HashMap<TypeName, EndpointName>,
}

/// Selects the endpoints that a pattern names, all where there is none. Those that are absent are not there to select.
pub(crate) fn select(spec: &Spec, absent: Absent, options: &Options, diagnostics: &mut Diagnostics) -> Selection {
    let patterns = &options.endpoints;
    let mut selection = Selection { absent, ..Selection::default() };
    let mut all_roots = Vec::new();
    let mut sent_roots = Vec::new();
    let mut roots = Vec::new();
    for (name, endpoint) in &spec.endpoints {
        let endpoint = &endpoint.value;
        for root in [&endpoint.request, &endpoint.response].into_iter().flatten() {
            selection.owners.insert(root.clone(), name.clone());
        }
        if endpoint.codegen_exclude == Some(true) || selection.absent.endpoints.contains(name) {
            continue;
        }
        sent_roots.extend(endpoint.request.clone());
        all_roots.extend(endpoint.request.clone().into_iter().chain(endpoint.response.clone()));
        if !patterns.is_empty() && !patterns.iter().any(|p| matches(p, &name.0)) {
            continue;
        }
        if let Endpoint { request: Some(request), response: Some(response), .. } = endpoint {
            selection.endpoints.push(name.clone());
            roots.extend([request.clone(), response.clone()]);
        } else {
            selection.untyped.push(name.clone());
        }
    }
    refuse_idle_patterns(spec, patterns, diagnostics);
    refuse_absent(spec, &selection.absent, options, diagnostics);
    selection.sent = reach(spec, sent_roots);
    let reached = reach(spec, roots);
    selection.types = spec.types.keys().filter(|name| reached.contains(*name)).cloned().collect();
    let public = reach(spec, all_roots);
    let excluded = spec.endpoints.values().filter(|e| e.value.codegen_exclude == Some(true));
    let excluded = excluded.flat_map(|e| e.value.request.clone().into_iter().chain(e.value.response.clone()));
    selection.excluded = reach(spec, excluded).into_iter().filter(|name| !public.contains(name)).collect();
    selection
}

/// The types that the endpoints name which are not excluded.
pub(crate) fn named(spec: &Spec) -> HashSet<TypeName> {
    let public = spec.endpoints.values().map(|e| &e.value).filter(|e| e.codegen_exclude != Some(true));
    reach(spec, public.flat_map(|e| [&e.request, &e.response]).flatten().cloned())
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

fn refuse_idle_patterns(spec: &Spec, patterns: &[String], diagnostics: &mut Diagnostics) {
    for pattern in patterns {
        if !spec.endpoints.keys().any(|name| matches(pattern, &name.0)) {
            diagnostics.error(
                Code::NothingSelected,
                &Origin::file("--endpoints"),
                format!(
                    "found the pattern `{pattern}`, which matches none of the endpoints ({}); the nearest: {}",
                    spec.endpoints.len(),
                    nearest(spec, pattern).join(", ")
                ),
                "write an endpoint's full name, or a pattern with `*` such as `security.*`",
            );
        }
    }
}

/// The endpoints whose names are most like a pattern.
fn nearest(spec: &Spec, pattern: &str) -> Vec<String> {
    let likeness = |name: &EndpointName| strsim::jaro_winkler(&pattern.replace('*', ""), &name.0);
    let mut names: Vec<_> = spec.endpoints.keys().map(|name| (likeness(name), name)).collect();
    names.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    names.into_iter().take(5).map(|(_, name)| format!("`{name}`")).collect()
}

/// Refuses a pattern, or all of the input, where the flavor has none of the endpoints.
fn refuse_absent(spec: &Spec, absent: &Absent, options: &Options, diagnostics: &mut Diagnostics) {
    let flavor = options.flavor.as_str();
    let mut refuse = |at: &str, what: &str, found: Vec<&EndpointName>| {
        if !found.is_empty() && found.iter().all(|name| absent.endpoints.contains(*name)) {
            let some: Vec<_> = found.iter().take(5).map(|n| format!("`{n}`")).collect();
            diagnostics.error(
                Code::NothingSelected,
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
pub(crate) fn reach(spec: &Spec, roots: impl IntoIterator<Item = TypeName>) -> HashSet<TypeName> {
    let mut reached = HashSet::new();
    let mut open: Vec<TypeName> = roots.into_iter().collect();
    while let Some(name) = open.pop() {
        let Some(definition) = spec.types.get(&name) else { continue };
        if reached.insert(name) {
            references(&definition.value, &mut |name| open.push(name.clone()));
        }
    }
    reached
}

/// Tells each type that a definition names.
fn references(definition: &Definition, tell: &mut dyn FnMut(&TypeName)) {
    match definition {
        Definition::Interface(d) => {
            of_parents(d.inherits.as_ref(), d.behaviors.as_deref(), tell);
            of_properties(&d.properties, tell);
        }
        Definition::Request(d) => {
            of_parents(d.inherits.as_ref(), None, tell);
            of_properties(&d.path, tell);
            of_properties(&d.query, tell);
            of_body(&d.body, tell);
        }
        Definition::Response(d) => {
            of_body(&d.body, tell);
            for exception in d.exceptions.iter().flatten() {
                of_body(&exception.body, tell);
            }
        }
        Definition::Enum(_) => {}
        Definition::TypeAlias(d) => {
            of_value(&d.r#type, tell);
            if let Some(Variants::Untagged(untagged)) = &d.variants {
                tell(&untagged.untyped_variant);
            }
        }
    }
}

fn of_parents(inherits: Option<&Inherits>, behaviors: Option<&[Behavior]>, tell: &mut dyn FnMut(&TypeName)) {
    if let Some(parent) = inherits {
        tell(&parent.r#type);
        parent.generics.iter().flatten().for_each(|v| of_value(v, tell));
    }
    for behavior in behaviors.into_iter().flatten() {
        tell(&behavior.r#type);
        behavior.generics.iter().flatten().for_each(|v| of_value(v, tell));
    }
}

fn of_properties(properties: &[Property], tell: &mut dyn FnMut(&TypeName)) {
    for property in properties {
        of_value(&property.r#type, tell);
    }
}

fn of_body(body: &Body, tell: &mut dyn FnMut(&TypeName)) {
    match body {
        Body::Properties(body) => of_properties(&body.properties, tell),
        Body::Value(body) => of_value(&body.value, tell),
        Body::NoBody(_) => {}
    }
}

/// Tells each type that a value names.
pub(crate) fn of_value(value: &ValueOf, tell: &mut dyn FnMut(&TypeName)) {
    match value {
        ValueOf::InstanceOf(v) => {
            tell(&v.type_name);
            v.generics.iter().flatten().for_each(|v| of_value(v, tell));
        }
        ValueOf::ArrayOf(v) => of_value(&v.value, tell),
        ValueOf::DictionaryOf(v) => {
            of_value(&v.key, tell);
            of_value(&v.value, tell);
        }
        ValueOf::UnionOf(v) => v.items.iter().for_each(|v| of_value(v, tell)),
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
