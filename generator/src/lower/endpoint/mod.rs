//! Requests, with routes, parameters and bodies, and responses.

mod exceptions;
mod media_types;
mod parameters;
mod response;
mod routes;

use parameters::BodyAndQuery;

use super::context::Lowering;
use super::inheritance::LocatedProperty;
use super::lowered_item::LoweredItem;
use super::lowered_value::PropertyOwner;
use super::property::deprecated;
use super::{generics, well_known};
use crate::diagnostic::Origin;
use crate::model::{
    BodyPresence, ItemKind, ItemSource, Method, ParameterLocation, Request, RequestFormat, ResponseFormat, RouteMethods,
};
use crate::spec::{self, Behavior, Body, Definition, Endpoint, TypeName};

impl Lowering<'_> {
    fn endpoint_of_type(&self, name: &TypeName) -> Option<(Endpoint, Origin)> {
        let owner = self.selection.endpoint_by_type.get(name)?;
        self.spec.endpoints.get(owner).map(|located| (located.value.clone(), located.origin.clone()))
    }

    /// Lowers a request.
    pub(in crate::lower) fn request(&mut self, name: &TypeName, request: &spec::Request, origin: &Origin) {
        let Some((endpoint, endpoint_origin)) = self.endpoint_of_type(name) else {
            self.report_unsupported(&format!("the request `{name}` without an endpoint"), origin);
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
        let mut query = query_properties(request, origin);
        let common = self.query_behaviors(name, &flattened.behaviors, &mut query);

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
        // POST may add a document each time it is sent, for example a bulk of documents without ids. This also applies if the
        // client sends PUT instead.
        let by_method = routes
            .iter()
            .all(|route| !matches!(route.methods, RouteMethods::Single(Method::Post) | RouteMethods::Either { .. }));
        let idempotent = by_method && !self.facts.not_repeatable.contains(name);
        let response_format = media_types::response_format(&endpoint).unwrap_or(ResponseFormat::Json);
        // An error in the response is reported when the response is lowered.
        let Some(response) = self.endpoint_response(&endpoint) else { return };
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
            response,
        });
        let item = LoweredItem {
            deprecated: deprecated(endpoint.deprecation.as_ref()),
            ..LoweredItem::new(&path, ItemSource::Definition(name.clone()), origin, true, kind)
        };
        self.add_item(path, item);
    }

    /// Adds the query parameters of behaviors. Returns true if the request has the common parameters.
    fn query_behaviors(
        &mut self,
        name: &TypeName,
        behaviors: &[(Behavior, Origin)],
        query: &mut Vec<LocatedProperty>,
    ) -> bool {
        let mut common = false;
        for (behavior, at) in behaviors {
            common |= well_known::is_common_parameters(&behavior.r#type);
            if well_known::is_cat_parameters(&behavior.r#type) {
                self.cat_parameters(&behavior.r#type, query);
            }
            if !well_known::is_known_behavior(&behavior.r#type) || behavior.allows_additional_properties() {
                self.report_unsupported(&format!("the behavior `{}` of `{name}`", behavior.r#type), at);
            }
        }
        common
    }

    /// Adds the shared query parameters of `cat` endpoints that the endpoint does not declare itself. The parameter `format` is
    /// left out because the call sets it: JSON by default, a string for `.text()`.
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

    /// Returns the properties of the body, those of parents first.
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
            self.report_unsupported(
                &format!("the combination of inherited properties and a body that is a value in `{name}`"),
                origin,
            );
        }
        self.reject_overrides(&inherited, name);
        inherited
    }
}

/// Returns the query parameters that the request itself declares.
fn query_properties(request: &spec::Request, origin: &Origin) -> Vec<LocatedProperty> {
    let query = request.query.iter().enumerate();
    query
        .map(|(i, property)| LocatedProperty { property: property.clone(), origin: origin.at(format!("query[{i}]")) })
        .collect()
}
