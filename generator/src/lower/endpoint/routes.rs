//! The URLs of an endpoint and the methods that they are reached by.

use std::collections::HashSet;

use crate::diagnostic::{Code, Origin};
use crate::lower::Lowering;
use crate::model::{Methods, Route, Verb};
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
            let parts = match parts(&url.path) {
                Ok(parts) => parts,
                Err(wrong) => {
                    let found = format!("the URL `{}` of `{}`, {wrong}", url.path, endpoint.name);
                    self.bad_url(&found, "`/` in front, and each parameter once, in braces", "correct the URL", &at);
                    continue;
                }
            };
            for part in parts.iter().filter(|part| !known.contains(part.as_str())) {
                self.diagnostics.error(
                    Code::UnknownPathPart,
                    &at,
                    format!(
                        "found `{{{part}}}` in the URL `{}` of `{}`; expected a path parameter of its request",
                        url.path, endpoint.name
                    ),
                    "add the parameter to the request's `path`, or correct the URL",
                );
            }
            let Some(methods) = self.methods(endpoint, url, &at) else { continue };
            if !routes.iter().any(|r| r.parts == parts) {
                routes.push(Route { template: url.path.clone(), parts, methods });
            }
        }
        if endpoint.urls.is_empty() {
            self.bad_url(&format!("no URL of `{}`", endpoint.name), "at least one", "add the URL", at);
        }
        // What stands in a URL that can't be read is not known.
        let all: Result<Vec<_>, _> = endpoint.urls.iter().map(|url| parts(&url.path)).collect();
        let Ok(all) = all else { return routes };
        for (i, property) in path.iter().enumerate() {
            if !endpoint.urls.is_empty() && !all.iter().any(|parts| parts.contains(&property.name)) {
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

    fn bad_url(&mut self, found: &str, expected: &str, help: &str, at: &Origin) {
        self.diagnostics.error(Code::BadUrl, at, format!("found {found}; expected {expected}"), help);
    }

    /// The method of a URL, chosen among those that it allows.
    fn methods(&mut self, endpoint: &Endpoint, url: &Url, at: &Origin) -> Option<Methods> {
        let verbs: Vec<Option<Verb>> = url.methods.iter().map(|m| verb(m)).collect();
        let has = |verb: Verb| verbs.contains(&Some(verb));
        let methods = match verbs.as_slice() {
            [Some(one)] => Some(Methods::One(*one)),
            // A body goes with POST, since not everything on the way lets one pass with GET.
            [_, _] if has(Verb::Get) && has(Verb::Post) => {
                Some(Methods::ByBody { with: Verb::Post, without: Verb::Get })
            }
            // The first is what Elastic's own clients send.
            [Some(sent @ (Verb::Put | Verb::Post)), Some(also @ (Verb::Put | Verb::Post))] if sent != also => {
                Some(Methods::Either { sent: *sent, also: *also })
            }
            _ => None,
        };
        if methods.is_none() {
            let found = if url.methods.is_empty() { "no method".to_owned() } else { url.methods.join(" and ") };
            self.diagnostics.error(
                Code::BadMethod,
                at,
                format!("found {found} for the URL `{}` of `{}`; expected one of GET, POST, PUT, DELETE and HEAD, or POST beside GET or PUT", url.path, endpoint.name),
                "correct the methods, or teach generator/src/lower/endpoint/routes.rs how to choose",
            );
        }
        methods
    }
}

/// The parameters in a URL, or what is wrong with it.
fn parts(path: &str) -> Result<Vec<String>, &'static str> {
    if !path.starts_with('/') {
        return Err("which has no `/` in front");
    }
    let mut parts = Vec::new();
    let mut rest = path;
    while let Some(brace) = rest.find(['{', '}']) {
        let part = rest.get(brace..).and_then(|part| part.strip_prefix('{')).and_then(|part| part.split_once('}'));
        let Some((name, behind)) = part.filter(|(name, _)| !name.contains('{')) else {
            return Err("whose braces do not match");
        };
        if parts.iter().any(|part| part == name) {
            return Err("which has a parameter twice");
        }
        parts.push(name.to_owned());
        rest = behind;
    }
    Ok(parts)
}

fn verb(method: &str) -> Option<Verb> {
    Some(match method {
        "GET" => Verb::Get,
        "POST" => Verb::Post,
        "PUT" => Verb::Put,
        "DELETE" => Verb::Delete,
        "HEAD" => Verb::Head,
        _ => return None,
    })
}
