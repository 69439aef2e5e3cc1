//! Comparison of URLs: method, path and query string.

use generator::model::{
    ItemKind, Parameter, ParameterLocation, Request, ResponseFormat, Route, RouteMethods, RustType,
};

use super::comparison::Comparison;
use super::objects::has_name;
use super::rule::Rule;
use super::types::enum_name;
use crate::conformance::http::HttpRequest;
use crate::conformance::number::same_double;

/// The common parameters that are booleans. The model only contains that a request has the common parameters.
const COMMON_BOOLEANS: [&str; 3] = ["error_trace", "human", "pretty"];

/// The parameters that may be sent in a location.
pub(super) fn in_location(request: &Request, location: ParameterLocation) -> impl Iterator<Item = &Parameter> {
    request
        .parameters
        .iter()
        .filter(move |parameter| parameter.location == location || parameter.alternative_locations.contains(&location))
}

impl<'m> Comparison<'m> {
    pub(super) fn url(&mut self, before: &HttpRequest, after: &HttpRequest, request: &'m Request) {
        if before.method != after.method {
            let segments = after.segments();
            let has_both = |route: &Route| {
                matches_path(route, &segments) && [before, after].iter().all(|http| has_method(route, &http.method))
            };
            if request.routes.iter().any(has_both) {
                self.forgive(Rule::Method);
            } else {
                self.differ(&format!("the method {} became {}", before.method, after.method));
            }
        }
        if before.segments() != after.segments() {
            self.at_key("path", |inner| inner.differ("the path became another one"));
        } else if before.ends_with_slash() != after.ends_with_slash() {
            self.forgive(Rule::TrailingSlash);
        }
        self.at_key("query", |inner| inner.query(before.query(), after.query(), request));
    }

    fn query(&mut self, before: Vec<(String, String)>, mut after: Vec<(String, String)>, request: &'m Request) {
        for (key, value) in before {
            let parameter =
                in_location(request, ParameterLocation::Query).find(|parameter| has_name(&parameter.field, &key));
            let name = parameter.map_or(&*key, |parameter| &parameter.field.json_name);
            let written = |name: &str| after.iter().position(|(written, _)| written == name);
            let Some(position) = written(&key).or_else(|| written(name)) else {
                let unknown = if parameter.is_none() { "unknown parameter, " } else { "" };
                self.at_key(&key, |inner| inner.differ(&format!("{unknown}the parameter is missing")));
                continue;
            };
            let (written, result) = after.remove(position);
            if written != key {
                self.forgive(Rule::Alias);
            }
            self.at_key(&key, |inner| match parameter {
                Some(parameter) => inner.parameter(&value, &result, &parameter.field.ty),
                None if COMMON_BOOLEANS.contains(&&*key) => {
                    inner.parameter(&value, &result, &RustType::Primitive("bool"));
                }
                None => inner.differ_in_parameter(&value, &result),
            });
        }
        for (key, value) in after {
            if request.response_format == ResponseFormat::Table && (&*key, &*value) == ("format", "json") {
                self.forgive(Rule::TableFormat);
            } else {
                self.at_key(&key, |inner| inner.differ("the parameter was added"));
            }
        }
    }

    /// Compares the values of a parameter, elements included.
    fn parameter(&mut self, before: &str, after: &str, ty: &'m RustType) {
        if before == after {
            return;
        }
        if let Some(rule) = self.parameter_rule(before, after, ty) {
            return self.forgive(rule);
        }
        let (first, second): (Vec<_>, Vec<_>) = (before.split(',').collect(), after.split(',').collect());
        let element = self.types.parameter_element(ty).filter(|_| first.len() == second.len());
        let Some(element) = element else { return self.differ_in_parameter(before, after) };
        for (first, second) in first.into_iter().zip(second).filter(|(first, second)| first != second) {
            match self.parameter_rule(first, second, element) {
                Some(rule) => self.forgive(rule),
                None => self.differ_in_parameter(first, second),
            }
        }
    }

    /// The rule that forgives the difference of two values. A union forgives what one of its branches forgives.
    fn parameter_rule(&self, before: &str, after: &str, ty: &'m RustType) -> Option<Rule> {
        let ty = self.types.resolve(ty);
        match ty {
            RustType::Primitive("bool") => {
                (before.is_empty() && after == "true").then_some(Rule::ParameterWithoutValue)
            }
            RustType::Primitive(_) => same_double(before, after).then_some(Rule::NumberNotation),
            RustType::Item(path, _) => match self.types.item(path)? {
                ItemKind::StringEnum(string_enum) => {
                    let is_flag = before.is_empty() && after == "true" && enum_name(string_enum, after) == after;
                    let is_flag = is_flag && string_enum.variants.iter().any(|variant| variant.json_name == "true");
                    let is_alias = enum_name(string_enum, before) == after;
                    is_alias.then_some(Rule::Alias).or(is_flag.then_some(Rule::ParameterWithoutValue))
                }
                ItemKind::Union(union) => {
                    union.variants.iter().find_map(|variant| self.parameter_rule(before, after, &variant.ty))
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn differ_in_parameter(&mut self, before: &str, after: &str) {
        if before != after {
            self.differ("the parameter became another one");
        }
    }
}

impl<'m> super::types::Types<'m> {
    /// The type of the elements of a parameter that may be a list.
    fn parameter_element(&self, ty: &'m RustType) -> Option<&'m RustType> {
        match self.resolve(ty) {
            RustType::List(element) => Some(element),
            RustType::Item(path, _) => match self.item(path) {
                Some(ItemKind::Union(union)) => {
                    union.variants.iter().find_map(|variant| self.parameter_element(&variant.ty))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// Returns true if a route has a path with these segments.
fn matches_path(route: &Route, segments: &[String]) -> bool {
    let template: Vec<_> = route.template.split('/').collect();
    template.len() == segments.len()
        && template.iter().zip(segments).all(|(template, segment)| template.contains('{') || template == segment)
}

fn has_method(route: &Route, name: &str) -> bool {
    let [first, second] = match route.methods {
        RouteMethods::Single(method) => [method, method],
        RouteMethods::ByBody { with_body, without_body } => [with_body, without_body],
        RouteMethods::Either { preferred, alternative } => [preferred, alternative],
    };
    [first, second].into_iter().any(|method| method.as_str() == name)
}
