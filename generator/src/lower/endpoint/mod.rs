//! Endpoints: requests with their routes, parameters and bodies, and responses.

mod exceptions;
pub(super) mod media;
mod parameters;
mod response;
mod routes;

use parameters::Listed;

use super::additional::is_additional;
use super::inherit::Inherited;
use super::property::{Owner, deprecated};
use super::{Lowering, docs, generics, known};
use crate::diagnostic::Origin;
use crate::model::{Accepts, BodyKind, Constructor, ItemKind, Methods, Place, Request, Sends, Verb};
use crate::spec::{self, Body, Definition, Endpoint, TypeName};

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
        self.refuse_media_types(&endpoint, request, &endpoint_origin);
        let family = self.parents(request.inherits.as_ref(), origin, &mut vec![name.clone()]);
        let mut common = false;
        let mut query = own_query(request, origin);
        for (behavior, at) in &family.behaviors {
            common |= known::is_common_parameters(&behavior.r#type);
            if known::is_cat_parameters(&behavior.r#type) {
                self.cat_parameters(&behavior.r#type, &mut query);
            }
            if !known::is_behavior(&behavior.r#type) || is_additional(&behavior.r#type) {
                self.not_lowered(&format!("the behavior `{}` of `{name}`", behavior.r#type), at);
            }
        }
        let routes = self.routes(&endpoint, &request.path, &endpoint_origin, origin);
        let owner = Owner { name, path: &path, sent: true };
        let body = self.body_properties(name, request, family.properties, origin);
        let listed = Listed { body_required: endpoint.request_body_required, body, query };
        let parameters = self.parameters(&owner, request, listed, &routes, common, origin);
        let kind = match (&request.body, endpoint.request_body_required) {
            (Body::NoBody(_), _) if parameters.iter().all(|p| p.place != Place::Body) => BodyKind::None,
            (_, true) => BodyKind::Required,
            (_, false) => BodyKind::Optional,
        };
        // POST may add something each time, even where the request is sent with PUT, as a bulk of documents without ids does.
        let by_method =
            routes.iter().all(|route| !matches!(route.methods, Methods::One(Verb::Post) | Methods::Either { .. }));
        let idempotent = by_method && !self.corrections.not_repeatable.contains(name);
        let mut docs = docs::of_request(&endpoint, request.description.as_deref(), name);
        let accepts = media::accepts(&endpoint).unwrap_or(Accepts::Json);
        if accepts == Accepts::Table {
            docs.push_str("\n\nThe call asks for the rows as JSON; with `.text()` it asks for the table as text.");
        }
        let kind = ItemKind::Request(Request {
            endpoint: endpoint.name.0.clone(),
            routes,
            parameters,
            body: kind,
            idempotent,
            sends: self.sends(&endpoint, request).unwrap_or(Sends::Json),
            accepts,
            answers: self.other_answers(&endpoint),
            common,
            constructor: Constructor { arguments: Vec::new(), preset: Vec::new() },
            answer: None,
        });
        let mut item = super::item(&path, docs, origin, kind);
        item.deprecated = deprecated(endpoint.deprecation.as_ref());
        self.add(path, true, item);
    }

    /// The parameters of the query that the endpoints of `cat` share; what an endpoint declares itself is its own. The
    /// format is the call's business: rows are asked for as JSON, and text by `.text()`.
    fn cat_parameters(&mut self, behavior: &TypeName, query: &mut Vec<Inherited>) {
        let Some(located) = self.spec.types.get(behavior) else { return };
        let Definition::Interface(interface) = &located.value else { return };
        for (i, property) in interface.properties.iter().enumerate().filter(|(_, p)| p.name != "format") {
            if query.iter().all(|own| own.property.name != property.name) {
                let origin = located.origin.at(format!("properties[{i}]"));
                query.push(Inherited { property: property.clone(), origin });
            }
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

/// The query parameters that a request itself has.
fn own_query(request: &spec::Request, origin: &Origin) -> Vec<Inherited> {
    let query = request.query.iter().enumerate();
    query
        .map(|(i, property)| Inherited { property: property.clone(), origin: origin.at(format!("query[{i}]")) })
        .collect()
}
