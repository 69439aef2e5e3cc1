//! The routes of an endpoint: URLs and methods.

use std::collections::HashSet;

use crate::diagnostic::{Code, Origin};
use crate::lower::problem::Problem;
use crate::model::{Method, Route, RouteMethods};
use crate::spec::{Endpoint, Property, Url};

/// Returns the routes of an endpoint. Of several URLs with the same parameters, the first one that is not deprecated is used.
pub(super) fn routes(
    endpoint: &Endpoint,
    path: &[Property],
    at: &Origin,
    request: &Origin,
) -> Result<Vec<Route>, Problem> {
    if endpoint.urls.is_empty() {
        let help = "add an entry to `urls` of the endpoint, or remove the endpoint";
        let reason = format!("the endpoint `{}` has no URL", endpoint.name);
        return Err(Problem::new(Code::InvalidUrl, at, reason, help));
    }
    let known: HashSet<&str> = path.iter().map(|p| p.name.as_str()).collect();
    let mut routes: Vec<Route> = Vec::new();
    let mut urls: Vec<_> = endpoint.urls.iter().enumerate().collect();
    urls.sort_by_key(|(_, url)| url.deprecation.is_some());
    let mut used = HashSet::new();
    for (i, url) in urls {
        let at = at.at(format!("urls[{i}]"));
        let path_parameters = path_parameters(&url.path).map_err(|(error, help)| {
            let reason = format!("invalid URL `{}` of `{}`: {error}", url.path, endpoint.name);
            Problem::new(Code::InvalidUrl, &at, reason, help)
        })?;
        if let Some(parameter) = path_parameters.iter().find(|parameter| !known.contains(parameter.as_str())) {
            let reason =
                format!("unknown path parameter `{{{parameter}}}` in the URL `{}` of `{}`", url.path, endpoint.name);
            let help = "add the parameter to the request's `path`, or correct the URL";
            return Err(Problem::new(Code::UnknownPathParameter, &at, reason, help));
        }
        let methods = methods(endpoint, url, &at)?;
        used.extend(path_parameters.iter().cloned());
        if !routes.iter().any(|r| r.path_parameters == path_parameters) {
            routes.push(Route { template: url.path.clone(), path_parameters, methods });
        }
    }
    if let Some((i, unused)) = path.iter().enumerate().find(|(_, property)| !used.contains(&property.name)) {
        let at = request.at(format!("path[{i}]"));
        let reason = format!("the path parameter `{}` is in no URL of `{}`", unused.name, endpoint.name);
        let help = "remove the parameter, or add a URL that contains it";
        return Err(Problem::new(Code::UnusedPathParameter, &at, reason, help));
    }
    Ok(routes)
}

/// Selects the methods of a URL.
fn methods(endpoint: &Endpoint, url: &Url, at: &Origin) -> Result<RouteMethods, Problem> {
    let methods_of_url: Vec<Option<Method>> = url.methods.iter().map(|m| method(m)).collect();
    let has = |method: Method| methods_of_url.contains(&Some(method));
    match methods_of_url.as_slice() {
        [Some(single)] => Ok(RouteMethods::Single(*single)),
        // A body is sent with POST, because proxies may reject GET with a body.
        [_, _] if has(Method::Get) && has(Method::Post) => {
            Ok(RouteMethods::ByBody { with_body: Method::Post, without_body: Method::Get })
        }
        // Elastic's clients send the first one.
        [Some(preferred @ (Method::Put | Method::Post)), Some(alternative @ (Method::Put | Method::Post))]
            if preferred != alternative =>
        {
            Ok(RouteMethods::Either { preferred: *preferred, alternative: *alternative })
        }
        _ => {
            let found = if url.methods.is_empty() { "none".to_owned() } else { url.methods.join(" and ") };
            let reason = format!("unsupported methods of the URL `{}` of `{}`: {found}", url.path, endpoint.name);
            let help = "use one of GET, POST, PUT, DELETE, HEAD, or POST with GET or PUT";
            Err(Problem::new(Code::InvalidMethod, at, reason, help))
        }
    }
}

/// Parses the parameters of a URL. The error is a description of the problem, with the next step.
fn path_parameters(path: &str) -> Result<Vec<String>, (&'static str, &'static str)> {
    if !path.starts_with('/') {
        return Err(("it must begin with `/`", "add `/` at the start of the URL's `path`"));
    }
    let is_segment_character = |c: char| c.is_ascii_alphanumeric() || "/{}-._~!$&'()*+,;=:@".contains(c);
    if !path.chars().all(is_segment_character) {
        let help =
            "the URL's `path` has neither a query nor characters that need escaping; put parameters into `query`";
        return Err(("it contains a character that is not valid in a path", help));
    }
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err(("it contains the segment `.` or `..`", "write the URL's `path` without relative segments"));
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
