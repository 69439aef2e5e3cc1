//! The URLs of an endpoint and the methods that they are reached by.

use std::collections::HashSet;

use crate::diagnostic::{Code, Origin};
use crate::lower::context::Lowering;
use crate::model::{Method, Route, RouteMethods};
use crate::spec::{Endpoint, Property, Url};

impl Lowering<'_> {
    pub(super) fn routes(
        &mut self,
        endpoint: &Endpoint,
        path: &[Property],
        at: &Origin,
        request: &Origin,
    ) -> Vec<Route> {
        let known: HashSet<&str> = path.iter().map(|p| p.name.as_str()).collect();
        let mut routes: Vec<Route> = Vec::new();
        // Of two URLs with the same parameters the first is as good, but not if it is deprecated.
        let mut urls: Vec<_> = endpoint.urls.iter().enumerate().collect();
        urls.sort_by_key(|(_, url)| url.deprecation.is_some());
        for (i, url) in urls {
            let at = at.at(format!("urls[{i}]"));
            let path_parameters = match path_parameters(&url.path) {
                Ok(path_parameters) => path_parameters,
                Err(wrong) => {
                    let found = format!("the URL `{}` of `{}`, {wrong}", url.path, endpoint.name);
                    self.report_invalid_url(
                        &found,
                        "`/` in front, and each parameter once, in braces",
                        "correct the URL",
                        &at,
                    );
                    continue;
                }
            };
            for parameter in path_parameters.iter().filter(|parameter| !known.contains(parameter.as_str())) {
                self.diagnostics.error(
                    Code::UnknownPathParameter,
                    &at,
                    format!(
                        "found `{{{parameter}}}` in the URL `{}` of `{}`; expected a path parameter of its request",
                        url.path, endpoint.name
                    ),
                    "add the parameter to the request's `path`, or correct the URL",
                );
            }
            let Some(methods) = self.methods(endpoint, url, &at) else { continue };
            if !routes.iter().any(|r| r.path_parameters == path_parameters) {
                routes.push(Route { template: url.path.clone(), path_parameters, methods });
            }
        }
        if endpoint.urls.is_empty() {
            self.report_invalid_url(&format!("no URL of `{}`", endpoint.name), "at least one", "add the URL", at);
        }
        // What stands in a URL that can't be read is not known.
        let all: Result<Vec<_>, _> = endpoint.urls.iter().map(|url| path_parameters(&url.path)).collect();
        let Ok(all) = all else { return routes };
        for (i, property) in path.iter().enumerate() {
            if !endpoint.urls.is_empty() && !all.iter().any(|path_parameters| path_parameters.contains(&property.name))
            {
                self.diagnostics.error(
                    Code::UnusedPathParameter,
                    &request.at(format!("path[{i}]")),
                    format!(
                        "found the path parameter `{}`, which no URL of `{}` has; expected `{{{0}}}` in one of them",
                        property.name, endpoint.name
                    ),
                    "take the parameter out, or add a URL that has it",
                );
            }
        }
        routes
    }

    fn report_invalid_url(&mut self, found: &str, expected: &str, help: &str, at: &Origin) {
        self.diagnostics.error(Code::InvalidUrl, at, format!("found {found}; expected {expected}"), help);
    }

    /// The method of a URL, chosen among those that it allows.
    fn methods(&mut self, endpoint: &Endpoint, url: &Url, at: &Origin) -> Option<RouteMethods> {
        let methods_of_url: Vec<Option<Method>> = url.methods.iter().map(|m| method(m)).collect();
        let has = |method: Method| methods_of_url.contains(&Some(method));
        let methods = match methods_of_url.as_slice() {
            [Some(one)] => Some(RouteMethods::Single(*one)),
            // A body goes with POST, since not everything on the way lets one pass with GET.
            [_, _] if has(Method::Get) && has(Method::Post) => {
                Some(RouteMethods::ByBody { with_body: Method::Post, without_body: Method::Get })
            }
            // The first is what Elastic's own clients send.
            [Some(preferred @ (Method::Put | Method::Post)), Some(alternative @ (Method::Put | Method::Post))]
                if preferred != alternative =>
            {
                Some(RouteMethods::Either { preferred: *preferred, alternative: *alternative })
            }
            _ => None,
        };
        if methods.is_none() {
            let found = if url.methods.is_empty() { "no method".to_owned() } else { url.methods.join(" and ") };
            self.diagnostics.error(
                Code::InvalidMethod,
                at,
                format!("found {found} for the URL `{}` of `{}`; expected one of GET, POST, PUT, DELETE and HEAD, or POST beside GET or PUT", url.path, endpoint.name),
                "correct the methods, or teach generator/src/lower/endpoint/routes.rs how to choose",
            );
        }
        methods
    }
}

/// The parameters in a URL, or what is wrong with it.
fn path_parameters(path: &str) -> Result<Vec<String>, &'static str> {
    if !path.starts_with('/') {
        return Err("which has no `/` in front");
    }
    let mut path_parameters = Vec::new();
    let mut rest = path;
    while let Some(brace) = rest.find(['{', '}']) {
        let parameter = rest
            .get(brace..)
            .and_then(|parameter| parameter.strip_prefix('{'))
            .and_then(|parameter| parameter.split_once('}'));
        let Some((name, behind)) = parameter.filter(|(name, _)| !name.contains('{')) else {
            return Err("whose braces do not match");
        };
        if path_parameters.iter().any(|parameter| parameter == name) {
            return Err("which has a parameter twice");
        }
        path_parameters.push(name.to_owned());
        rest = behind;
    }
    Ok(path_parameters)
}

fn method(method: &str) -> Option<Method> {
    Some(match method {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "DELETE" => Method::Delete,
        "HEAD" => Method::Head,
        _ => return None,
    })
}
