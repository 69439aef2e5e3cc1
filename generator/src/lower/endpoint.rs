//! Endpoints: requests with their routes, parameters and bodies, and responses.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::additional::is_additional;
use super::inherit::{Family, Inherited};
use super::property::{Owner, deprecated};
use super::value::Site;
use super::{Lowering, docs, generics, known, shape::Shape};
use crate::diagnostic::{Code, Origin};
use crate::model::{
    Alias, AnswerKind, BodyKind, Constructor, ItemKind, Methods, Parameter, Place, Request, Route, RustType, Struct,
    Verb,
};
use crate::names::Scope;
use crate::spec::{self, Body, Endpoint, Property, TypeName, Url};

impl Lowering<'_> {
    fn endpoint_of(&self, name: &TypeName) -> Option<(Endpoint, Origin)> {
        let owner = self.selection.owners.get(name)?;
        self.spec.endpoints.get(owner).map(|located| (located.value.clone(), located.origin.clone()))
    }

    /// A request.
    pub(super) fn request(&mut self, name: &TypeName, request: &spec::Request, origin: &Origin) {
        let Some((endpoint, endpoint_origin)) = self.endpoint_of(name) else {
            self.not_lowered(&format!("the request `{name}`, which no endpoint has"), origin);
            return;
        };
        let Some(path) = self.item_path(name, origin) else { return };
        if let Some(parameter) = request.generics.iter().flatten().find(|p| !generics::is_document(p)) {
            self.not_lowered(&format!("the type parameter `{}` of `{name}`", parameter.name), &origin.at("generics"));
            return;
        }
        self.refuse_media_types(&endpoint, &endpoint_origin);
        let family = self.parents(request.inherits.as_ref(), origin, &mut vec![name.clone()]);
        let mut common = false;
        for (behavior, at) in &family.behaviors {
            common |= known::is_common_parameters(&behavior.r#type);
            if !known::is_behavior(&behavior.r#type) || is_additional(&behavior.r#type) {
                self.not_lowered(&format!("the behavior `{}` of `{name}`", behavior.r#type), at);
            }
        }
        let routes = self.routes(&endpoint, &request.path, &endpoint_origin, origin);
        let owner = Owner { name, path: &path, sent: true };
        let body = self.body_properties(name, request, family.properties, origin);
        let parameters = self.parameters(&owner, request, body, &routes, common, origin);
        let kind = match (&request.body, endpoint.request_body_required) {
            (Body::NoBody(_), _) if parameters.iter().all(|p| p.place != Place::Body) => BodyKind::None,
            (_, true) => BodyKind::Required,
            (_, false) => BodyKind::Optional,
        };
        let idempotent = routes.iter().all(|route| !matches!(route.methods, Methods::One(Verb::Post)));
        let docs = docs::of_request(&endpoint, request.description.as_deref(), name);
        let kind = ItemKind::Request(Request {
            endpoint: endpoint.name.0.clone(),
            routes,
            parameters,
            body: kind,
            idempotent,
            common,
            constructor: Constructor { arguments: Vec::new(), preset: Vec::new() },
            answer: None,
        });
        let mut item = super::item(&path, docs, origin, kind);
        item.deprecated = deprecated(endpoint.deprecation.as_ref());
        self.add(path, true, item);
    }

    fn refuse_media_types(&mut self, endpoint: &Endpoint, origin: &Origin) {
        let sent = endpoint.request_media_type.iter().flatten().map(|t| (t, "requestMediaType"));
        let types = sent.chain(endpoint.response_media_type.iter().map(|t| (t, "responseMediaType")));
        for (media_type, key) in types.filter(|(t, _)| *t != "application/json") {
            self.not_lowered(&format!("the media type `{media_type}` of `{}`", endpoint.name), &origin.at(key));
        }
    }

    /// The properties that stand in the body, those of parents first.
    fn body_properties(
        &mut self,
        name: &TypeName,
        request: &spec::Request,
        mut inherited: Vec<Inherited>,
        origin: &Origin,
    ) -> Vec<Inherited> {
        if let Body::Properties(body) = &request.body {
            inherited.extend(body.properties.iter().enumerate().map(|(i, property)| Inherited {
                property: property.clone(),
                origin: origin.at(format!("body.properties[{i}]")),
            }));
        } else if !inherited.is_empty() {
            self.not_lowered(&format!("inherited properties of `{name}` beside a body that is a value"), origin);
        }
        self.refuse_overrides(&inherited, name);
        inherited
    }

    /// All parameters: those of the path in the URL's order, then the body, then the query.
    fn parameters(
        &mut self,
        owner: &Owner<'_>,
        request: &spec::Request,
        body: Vec<Inherited>,
        routes: &[Route],
        common: bool,
        origin: &Origin,
    ) -> Vec<Parameter> {
        let mut found: Vec<(Place, bool, Inherited)> = Vec::new();
        let mut parts: Vec<_> = request.path.iter().enumerate().collect();
        let order = |p: &Property| routes.iter().flat_map(|r| &r.parts).position(|part| *part == p.name);
        parts.sort_by_key(|(_, property)| order(property));
        for (i, property) in parts {
            let required = routes.iter().all(|r| r.parts.contains(&property.name));
            let origin = origin.at(format!("path[{i}]"));
            found.push((Place::Path, required, Inherited { property: property.clone(), origin }));
        }
        found.extend(body.into_iter().map(|p| (Place::Body, p.property.required, p)));
        if let Body::Value(value) = &request.body {
            let property =
                Property { codegen_name: value.codegen_name.clone(), ..Property::plain("body", value.value.clone()) };
            found.push((Place::WholeBody, true, Inherited { property, origin: origin.at("body") }));
        }
        for (i, property) in request.query.iter().enumerate() {
            let origin = origin.at(format!("query[{i}]"));
            found.push((Place::Query, property.required, Inherited { property: property.clone(), origin }));
        }
        self.fields(owner, found, common, origin)
    }

    fn fields(
        &mut self,
        owner: &Owner<'_>,
        found: Vec<(Place, bool, Inherited)>,
        common: bool,
        origin: &Origin,
    ) -> Vec<Parameter> {
        let mut scope = Scope::default();
        if common {
            for name in ["common", "error_trace", "filter_path", "human", "pretty"] {
                scope.take(name, "a parameter that every endpoint takes", origin, self.diagnostics);
            }
        }
        let mut places: IndexMap<String, Place> = IndexMap::new();
        let mut parameters = Vec::new();
        for (place, required, Inherited { property, origin }) in found {
            let first = places.insert(property.name.clone(), place);
            if first.is_some_and(|first| first != place) {
                let what =
                    format!("the parameter `{}` of `{}` in two places of the request", property.name, owner.name);
                self.not_lowered(&what, &origin);
                continue;
            } else if first == Some(place) && place == Place::Body {
                // Reported with what a parent gives.
                continue;
            }
            if matches!(place, Place::Path | Place::Query) {
                self.refuse_in_url(&property, owner.name, &origin);
            }
            let Some(field) = self.field(owner, &property, required, &origin) else { continue };
            let what = format!("the parameter `{}` of `{}`", field.wire, owner.name);
            scope.take(&field.name, &what, &origin, self.diagnostics);
            parameters.push(Parameter { field, place });
        }
        parameters
    }

    /// A parameter in a URL is text in the end: objects and documents can't be.
    fn refuse_in_url(&mut self, property: &Property, owner: &TypeName, origin: &Origin) {
        let mut ty = &property.r#type;
        while let spec::ValueOf::ArrayOf(list) = ty {
            ty = &list.value;
        }
        let shape = self.shape(ty);
        let scalar = Shape { object: None, any: false, ..shape.clone() };
        if shape != scalar || shape == Shape::default() && !self.is_unknown(ty) {
            self.diagnostics.error(
                Code::BadParameter,
                origin,
                format!("found the parameter `{}` of `{owner}` in the URL, whose type is no text, number, boolean, enum or list of these; expected one that can stand in a URL", property.name),
                "move it to the body, or correct its type",
            );
        }
    }

    /// Whether a reference leads nowhere, which lowering the value reports.
    fn is_unknown(&self, value: &spec::ValueOf) -> bool {
        let mut unknown = false;
        crate::select::of_value(value, &mut |name| {
            unknown |= !name.is_builtin() && !self.spec.types.contains_key(name);
        });
        unknown
    }

    fn routes(&mut self, endpoint: &Endpoint, path: &[Property], at: &Origin, request: &Origin) -> Vec<Route> {
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
            // PUT may be repeated safely.
            [_, _] if has(Verb::Put) && has(Verb::Post) => Some(Methods::One(Verb::Put)),
            _ => None,
        };
        if methods.is_none() {
            let found = if url.methods.is_empty() { "no method".to_owned() } else { url.methods.join(" and ") };
            self.diagnostics.error(
                Code::BadMethod,
                at,
                format!("found {found} for the URL `{}` of `{}`; expected one of GET, POST, PUT, DELETE and HEAD, or POST beside GET or PUT", url.path, endpoint.name),
                "correct the methods, or teach generator/src/lower/endpoint.rs how to choose",
            );
        }
        methods
    }

    /// A response: a struct, or another name for the type that its body is.
    pub(super) fn response(&mut self, name: &TypeName, response: &spec::Response, origin: &Origin) {
        let Some(path) = self.item_path(name, origin) else { return };
        if response.exceptions.as_ref().is_some_and(|e| !e.is_empty()) {
            self.not_lowered(&format!("the exceptions of `{name}`"), &origin.at("exceptions"));
        }
        let endpoint = self.endpoint_of(name).map(|(endpoint, _)| endpoint);
        let docs = docs::of_response(response.description.as_deref(), name, endpoint.as_ref().map(|e| &*e.name.0));
        let parameters: Vec<_> = response.generics.iter().flatten().map(|p| p.name.clone()).collect();
        if let Some(parameter) = response.generics.iter().flatten().find(|p| !generics::is_document(p)) {
            self.not_lowered(&format!("the type parameter `{}` of `{name}`", parameter.name), &origin.at("generics"));
            return;
        }
        let kind = match &response.body {
            Body::Properties(body) => {
                let properties = body.properties.iter().enumerate().map(|(i, property)| Inherited {
                    property: property.clone(),
                    origin: origin.at(format!("body.properties[{i}]")),
                });
                let family = Family { properties: properties.collect(), behaviors: Vec::new() };
                self.refuse_overrides(&family.properties, name);
                let members = self.members(&Owner { name, path: &path, sent: false }, &family);
                ItemKind::Struct(Struct {
                    parameters,
                    members,
                    shortcut: None,
                    constructor: None,
                    conversions: Vec::new(),
                })
            }
            Body::NoBody(_) => {
                // The status says whether something is there.
                let is_bare = endpoint.is_some_and(|e| self.answer_kind(&e, name) == AnswerKind::Existence);
                let ty = RustType::Primitive(if is_bare { "bool" } else { "()" });
                ItemKind::Alias(Alias { parameters, ty })
            }
            Body::Value(value) => {
                let of = format!("the body of `{name}`");
                let site = Site { at: origin.at("body"), of: &of, owner: &path, label: "Body", sent: false, depth: 0 };
                let Some(lowered) = self.value(&value.value, &site) else { return };
                if lowered.document || lowered.nullable || lowered.form.is_some() {
                    self.not_lowered(&format!("a document, a null or a value of several forms as {of}"), &site.at);
                }
                ItemKind::Alias(Alias { parameters, ty: lowered.ty })
            }
        };
        self.add(path.clone(), false, super::item(&path, docs, origin, kind));
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
