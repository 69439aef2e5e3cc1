//! Endpoints: requests with their routes, parameters and bodies, and responses.

mod parameters;
mod response;
mod routes;

use super::additional::is_additional;
use super::inherit::Inherited;
use super::property::{Owner, deprecated};
use super::{Lowering, docs, generics, known};
use crate::diagnostic::Origin;
use crate::model::{BodyKind, Constructor, ItemKind, Methods, Place, Request, Verb};
use crate::spec::{self, Body, Endpoint, TypeName};

impl Lowering<'_> {
    fn endpoint_of(&self, name: &TypeName) -> Option<(Endpoint, Origin)> {
        let owner = self.selection.owners.get(name)?;
        self.spec.endpoints.get(owner).map(|located| (located.value.clone(), located.origin.clone()))
    }

    /// A request.
    pub(in crate::lower) fn request(&mut self, name: &TypeName, request: &spec::Request, origin: &Origin) {
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
            constructor: Constructor { arguments: Vec::new() },
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
}
