//! Requests, with routes, parameters and bodies, and responses.

mod exceptions;
mod media_types;
mod parameters;
mod response;
mod routes;

use parameters::BodyAndQuery;

use super::context::Lowering;
use super::inheritance::{FlattenedMembers, LocatedProperty};
use super::lowered_item::LoweredItem;
use super::lowered_value::PropertyOwner;
use super::problem::Problem;
use super::property::deprecated;
use super::{generics, well_known};
use crate::diagnostic::Origin;
use crate::model::{BodyPresence, ItemKind, ItemPath, ItemSource, Method, ParameterLocation, Request, RouteMethods};
use crate::spec::{self, Behavior, Body, Definition, Endpoint, TypeName};

impl Lowering<'_> {
    fn endpoint_of_type(&self, name: &TypeName) -> Option<(Endpoint, Origin)> {
        let owner = self.selection.endpoint_by_type.get(name)?;
        self.spec.endpoints.get(owner).map(|located| (located.value.clone(), located.origin.clone()))
    }

    /// Lowers a request.
    pub(in crate::lower) fn request(
        &mut self,
        name: &TypeName,
        request: &spec::Request,
        origin: &Origin,
    ) -> Result<(), Problem> {
        let Some((endpoint, endpoint_origin)) = self.endpoint_of_type(name) else {
            return Err(Problem::unsupported(&format!("the request `{name}` without an endpoint"), origin));
        };
        let path = self.item_path(name);
        if let Some(parameter) = request.generics.iter().flatten().find(|p| !generics::is_document(p)) {
            let feature = format!("the type parameter `{}` of `{name}`", parameter.name);
            return Err(Problem::unsupported(&feature, &origin.at("generics")));
        }
        let (request_format, response_format) = self.formats(&endpoint, request, &endpoint_origin)?;
        let flattened = self.flatten_parents(request.inherits.as_ref(), origin, &mut vec![name.clone()]);
        let flattened = flattened.unwrap_or_else(|problem| {
            self.degrade(&problem, &path, &format!("the parent of `{name}`"), "ignored");
            FlattenedMembers::default()
        });
        let mut query = query_properties(request, origin);
        let common = self.query_behaviors(name, &path, &flattened.behaviors, &mut query);

        let routes = routes::routes(&endpoint, &request.path, &endpoint_origin, origin)?;
        let owner = PropertyOwner { name, path: &path, in_request: true, in_response: false };
        let body = self.body_properties(&owner, request, flattened.properties, origin)?;
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
        // An endpoint without a response was left out before.
        let Some(response) = self.endpoint_response(&endpoint) else { return Ok(()) };
        let kind = ItemKind::Request(Request {
            endpoint: endpoint.name.0.clone(),
            routes,
            parameters,
            body: kind,
            idempotent,
            request_format,
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
        Ok(())
    }

    /// Adds the query parameters of behaviors. Unknown behaviors are ignored. Returns true if the request has the common parameters.
    fn query_behaviors(
        &mut self,
        name: &TypeName,
        path: &ItemPath,
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
                let place = format!("the behavior `{}` of `{name}`", behavior.r#type);
                self.degrade(&Problem::unsupported(&place, at), path, &place, "ignored");
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
        owner: &PropertyOwner<'_>,
        request: &spec::Request,
        mut inherited: Vec<LocatedProperty>,
        origin: &Origin,
    ) -> Result<Vec<LocatedProperty>, Problem> {
        let name = owner.name;
        if let Body::Properties(body) = &request.body {
            inherited.extend(body.properties.iter().enumerate().map(|(i, property)| LocatedProperty {
                property: property.clone(),
                origin: origin.at(format!("body.properties[{i}]")),
            }));
        } else if !inherited.is_empty() {
            let feature = format!("the combination of inherited properties and a body that is a value in `{name}`");
            return Err(Problem::unsupported(&feature, origin));
        }
        Ok(self.without_overridden(inherited, name, owner.path))
    }
}

/// Returns the query parameters that the request itself declares.
fn query_properties(request: &spec::Request, origin: &Origin) -> Vec<LocatedProperty> {
    let query = request.query.iter().enumerate();
    query
        .map(|(i, property)| LocatedProperty { property: property.clone(), origin: origin.at(format!("query[{i}]")) })
        .collect()
}
