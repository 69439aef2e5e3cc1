//! Endpoints: requests with their routes, parameters and bodies, and responses.

mod exceptions;
pub(super) mod media_types;
mod parameters;
mod response;
mod routes;

use parameters::BodyAndQuery;

use super::additional_properties::is_additional;
use super::inheritance::LocatedProperty;
use super::property::{PropertyOwner, deprecated};
use super::{Lowering, generics, well_known};
use crate::diagnostic::Origin;
use crate::model::{
    BodyPresence, Constructor, ItemKind, ItemSource, Method, ParameterLocation, Request, RequestFormat, ResponseFormat,
    RouteMethods,
};
use crate::spec::{self, Body, Definition, Endpoint, TypeName};

impl Lowering<'_> {
    fn endpoint_of(&self, name: &TypeName) -> Option<(Endpoint, Origin)> {
        let owner = self.selection.endpoint_by_type.get(name)?;
        self.spec.endpoints.get(owner).map(|located| (located.value.clone(), located.origin.clone()))
    }

    /// A request.
    pub(in crate::lower) fn request(&mut self, name: &TypeName, request: &spec::Request, origin: &Origin) {
        let Some((endpoint, endpoint_origin)) = self.endpoint_of(name) else {
            self.report_unsupported(&format!("the request `{name}`, which no endpoint has"), origin);
            return;
        };
        let Some(path) = self.item_path(name, origin) else { return };
        if let Some(parameter) = request.generics.iter().flatten().find(|p| !generics::is_document(p)) {
            self.report_unsupported(
                &format!("the type parameter `{}` of `{name}`", parameter.name),
                &origin.at("generics"),
            );
            return;
        }
        self.reject_media_types(&endpoint, request, &endpoint_origin);
        let flattened = self.flatten_parents(request.inherits.as_ref(), origin, &mut vec![name.clone()]);
        let mut common = false;
        let mut query = query_properties(request, origin);
        for (behavior, at) in &flattened.behaviors {
            common |= well_known::is_common_parameters(&behavior.r#type);
            if well_known::is_cat_parameters(&behavior.r#type) {
                self.cat_parameters(&behavior.r#type, &mut query);
            }
            if !well_known::is_known_behavior(&behavior.r#type) || is_additional(&behavior.r#type) {
                self.report_unsupported(&format!("the behavior `{}` of `{name}`", behavior.r#type), at);
            }
        }
        let routes = self.routes(&endpoint, &request.path, &endpoint_origin, origin);
        let owner = PropertyOwner { name, path: &path, in_request: true };
        let body = self.body_properties(name, request, flattened.properties, origin);
        let declared = BodyAndQuery { body_required: endpoint.request_body_required, body, query };
        let parameters = self.parameters(&owner, request, declared, &routes, common, origin);
        let kind = match (&request.body, endpoint.request_body_required) {
            (Body::NoBody(_), _) if parameters.iter().all(|p| p.location != ParameterLocation::Body) => {
                BodyPresence::None
            }
            (_, true) => BodyPresence::Required,
            (_, false) => BodyPresence::Optional,
        };
        // POST may add something each time, even where the request is sent with PUT, as a bulk of documents without ids does.
        let by_method = routes
            .iter()
            .all(|route| !matches!(route.methods, RouteMethods::Single(Method::Post) | RouteMethods::Either { .. }));
        let idempotent = by_method && !self.corrections.not_repeatable.contains(name);
        let response_format = media_types::response_format(&endpoint).unwrap_or(ResponseFormat::Json);
        let kind = ItemKind::Request(Request {
            endpoint: endpoint.name.0.clone(),
            routes,
            parameters,
            body: kind,
            idempotent,
            request_format: self.request_format(&endpoint, request).unwrap_or(RequestFormat::Json),
            response_format,
            success_statuses: self.success_statuses(&endpoint),
            common,
            constructor: Constructor { arguments: Vec::new(), preset_true: Vec::new() },
            response: None,
        });
        let mut item = super::new_item(&path, ItemSource::Definition(name.clone()), origin, kind);
        item.deprecated = deprecated(endpoint.deprecation.as_ref());
        self.add_item(path, true, item);
    }

    /// The parameters of the query that the endpoints of `cat` share; what an endpoint declares itself is its own. The
    /// format is the call's business: rows are asked for as JSON, and text by `.text()`.
    fn cat_parameters(&mut self, behavior: &TypeName, query: &mut Vec<LocatedProperty>) {
        let Some(located) = self.spec.types.get(behavior) else { return };
        let Definition::Interface(interface) = &located.value else { return };
        for (i, property) in interface.properties.iter().enumerate().filter(|(_, p)| p.name != "format") {
            if query.iter().all(|own| own.property.name != property.name) {
                let origin = located.origin.at(format!("properties[{i}]"));
                query.push(LocatedProperty { property: property.clone(), origin });
            }
        }
    }

    /// The properties that stand in the body, those of parents first.
    fn body_properties(
        &mut self,
        name: &TypeName,
        request: &spec::Request,
        mut inherited: Vec<LocatedProperty>,
        origin: &Origin,
    ) -> Vec<LocatedProperty> {
        if let Body::Properties(body) = &request.body {
            inherited.extend(body.properties.iter().enumerate().map(|(i, property)| LocatedProperty {
                property: property.clone(),
                origin: origin.at(format!("body.properties[{i}]")),
            }));
        } else if !inherited.is_empty() {
            self.report_unsupported(&format!("inherited properties of `{name}` beside a body that is a value"), origin);
        }
        self.reject_overrides(&inherited, name);
        inherited
    }
}

/// The query parameters that a request itself has.
fn query_properties(request: &spec::Request, origin: &Origin) -> Vec<LocatedProperty> {
    let query = request.query.iter().enumerate();
    query
        .map(|(i, property)| LocatedProperty { property: property.clone(), origin: origin.at(format!("query[{i}]")) })
        .collect()
}
