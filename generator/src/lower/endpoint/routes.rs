//! The routes of an endpoint: URLs and methods.

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
        // Of several URLs with the same parameters the first one that is not deprecated is used.
        let mut urls: Vec<_> = endpoint.urls.iter().enumerate().collect();
        urls.sort_by_key(|(_, url)| url.deprecation.is_some());
        for (i, url) in urls {
            let at = at.at(format!("urls[{i}]"));
            let path_parameters = match path_parameters(&url.path) {
                Ok(path_parameters) => path_parameters,
                Err((error, help)) => {
                    let problem = format!("invalid URL `{}` of `{}`: {error}", url.path, endpoint.name);
                    self.report_invalid_url(problem, help, &at);
                    continue;
                }
            };
            for parameter in path_parameters.iter().filter(|parameter| !known.contains(parameter.as_str())) {
                self.diagnostics.error(
                    Code::UnknownPathParameter,
                    &at,
                    format!(
                        "unknown path parameter `{{{parameter}}}` in the URL `{}` of `{}`",
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
            self.report_invalid_url(
                format!("the endpoint `{}` has no URL", endpoint.name),
                "add an entry to `urls` of the endpoint, or remove the endpoint",
                at,
            );
        }
        // The parameters of an invalid URL are unknown.
        let all: Result<Vec<_>, _> = endpoint.urls.iter().map(|url| path_parameters(&url.path)).collect();
        let Ok(all) = all else { return routes };
        for (i, property) in path.iter().enumerate() {
            if !endpoint.urls.is_empty() && !all.iter().any(|path_parameters| path_parameters.contains(&property.name))
            {
                self.diagnostics.error(
                    Code::UnusedPathParameter,
                    &request.at(format!("path[{i}]")),
                    format!("the path parameter `{}` is in no URL of `{}`", property.name, endpoint.name),
                    "remove the parameter, or add a URL that contains it",
                );
            }
        }
        routes
    }

    fn report_invalid_url(&mut self, problem: String, help: &str, at: &Origin) {
        self.diagnostics.error(Code::InvalidUrl, at, problem, help);
    }

    /// Selects the methods of a URL. Reports an unsupported combination.
    fn methods(&mut self, endpoint: &Endpoint, url: &Url, at: &Origin) -> Option<RouteMethods> {
        let methods_of_url: Vec<Option<Method>> = url.methods.iter().map(|m| method(m)).collect();
        let has = |method: Method| methods_of_url.contains(&Some(method));
        let methods = match methods_of_url.as_slice() {
            [Some(single)] => Some(RouteMethods::Single(*single)),
            // A body is sent with POST, because proxies may reject GET with a body.
            [_, _] if has(Method::Get) && has(Method::Post) => {
                Some(RouteMethods::ByBody { with_body: Method::Post, without_body: Method::Get })
            }
            // Elastic's clients send the first one.
            [Some(preferred @ (Method::Put | Method::Post)), Some(alternative @ (Method::Put | Method::Post))]
                if preferred != alternative =>
            {
                Some(RouteMethods::Either { preferred: *preferred, alternative: *alternative })
            }
            _ => None,
        };
        if methods.is_none() {
            let found = if url.methods.is_empty() { "none".to_owned() } else { url.methods.join(" and ") };
            self.diagnostics.error(
                Code::InvalidMethod,
                at,
                format!("unsupported methods of the URL `{}` of `{}`: {found}", url.path, endpoint.name),
                "use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT",
            );
        }
        methods
    }
}

/// Parses the parameters of a URL. The error is a description of the problem, with the next step.
fn path_parameters(path: &str) -> Result<Vec<String>, (&'static str, &'static str)> {
    if !path.starts_with('/') {
        return Err(("it must begin with `/`", "add `/` at the start of the URL's `path`"));
    }
    let mut path_parameters = Vec::new();
    let mut rest = path;
    while let Some(brace) = rest.find(['{', '}']) {
        let parameter = rest
            .get(brace..)
            .and_then(|parameter| parameter.strip_prefix('{'))
            .and_then(|parameter| parameter.split_once('}'));
        let Some((name, behind)) = parameter.filter(|(name, _)| !name.contains('{')) else {
            return Err(("the braces do not match", "write each parameter in the URL's `path` as `{name}`"));
        };
        if path_parameters.iter().any(|parameter| parameter == name) {
            return Err(("duplicate parameter", "rename or remove one of the equal parameters in the URL's `path`"));
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
