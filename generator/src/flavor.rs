//! Removes what a flavor of Elasticsearch lacks from the specification, before endpoints are selected: a type then has the
//! same fields in every selection of one flavor.

use std::collections::HashSet;

use crate::options::Flavor;
use crate::spec::{
    Availabilities, Body, Definition, Endpoint, EndpointName, EnumMember, Property, Spec, TypeName, reachable,
};

impl Flavor {
    /// Returns true if an availability includes this flavor. Without an availability, every flavor is included.
    fn includes(self, availability: Option<&Availabilities>) -> bool {
        let Some(Availabilities { serverless, stack }) = availability else { return true };
        match self {
            Self::Stack => stack.is_some() || serverless.is_none(),
            Self::Serverless => serverless.is_some() || stack.is_none(),
        }
    }

    /// Returns true if users of this flavor can call an endpoint. Serverless rejects calls of its private endpoints; in a
    /// self-managed cluster, private endpoints are only undocumented.
    fn includes_endpoint(self, endpoint: &Endpoint) -> bool {
        let serverless = endpoint.availability.serverless.as_ref();
        let is_private = serverless.is_some_and(|availability| availability.visibility.as_deref() == Some("private"));
        self.includes(Some(&endpoint.availability)) && !(self == Self::Serverless && is_private)
    }
}

/// The endpoints and types that a flavor lacks.
#[derive(Debug, Default)]
pub(crate) struct Unavailable {
    /// The endpoints. They remain in the specification, but are not selected.
    pub endpoints: HashSet<EndpointName>,
    /// The types that are unreachable without these endpoints and without the removed properties.
    pub types: HashSet<TypeName>,
}

/// Removes the properties and members that the flavor lacks.
pub(crate) fn apply(spec: &mut Spec, flavor: Flavor) -> Unavailable {
    let before = reachable(spec, roots(spec, |_| true));
    for definition in spec.types.values_mut() {
        remove_unavailable(&mut definition.value, flavor);
    }
    let is_available = |endpoint: &Endpoint| flavor.includes_endpoint(endpoint);
    let after = reachable(spec, roots(spec, is_available));
    let unavailable = spec.endpoints.values().map(|located| &located.value).filter(|endpoint| !is_available(endpoint));
    Unavailable {
        endpoints: unavailable.map(|endpoint| endpoint.name.clone()).collect(),
        types: before.into_iter().filter(|name| !after.contains(name)).collect(),
    }
}

/// The requests and responses of the endpoints in generated clients.
fn roots(spec: &Spec, is_root: impl Fn(&Endpoint) -> bool) -> Vec<TypeName> {
    let endpoints = spec.endpoints.values().map(|located| &located.value);
    endpoints.filter(|endpoint| !endpoint.is_excluded() && is_root(endpoint)).flat_map(Endpoint::roots).collect()
}

fn remove_unavailable(definition: &mut Definition, flavor: Flavor) {
    let properties = |list: &mut Vec<Property>| list.retain(|property| flavor.includes(property.availability.as_ref()));
    let body = |body: &mut Body| {
        if let Body::Properties(body) = body {
            properties(&mut body.properties);
        }
    };
    match definition {
        Definition::Interface(interface) => properties(&mut interface.properties),
        Definition::Request(request) => {
            properties(&mut request.path);
            properties(&mut request.query);
            body(&mut request.body);
        }
        Definition::Response(response) => {
            body(&mut response.body);
            response.exceptions.iter_mut().flatten().for_each(|exception| body(&mut exception.body));
        }
        Definition::Enum(string_enum) => {
            string_enum.members.retain(|member: &EnumMember| flavor.includes(member.availability.as_ref()));
        }
        Definition::TypeAlias(_) => {}
    }
}
