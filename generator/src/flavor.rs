//! The flavors of Elasticsearch: what one of them does not have is taken out of the specification before anything is selected,
//! so that a type has the same shape in every selection of one flavor.

use std::collections::HashSet;

use crate::select::reachable;
use crate::spec::{Availabilities, Body, Definition, Endpoint, EndpointName, EnumMember, Property, Spec, TypeName};

/// A flavor of Elasticsearch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavor {
    /// A cluster of one's own.
    #[default]
    Stack,
    /// Elastic's serverless projects.
    Serverless,
}

impl Flavor {
    /// Every flavor.
    pub const ALL: [Self; 2] = [Self::Stack, Self::Serverless];

    /// The word for it, which is its key in an `availability`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stack => "stack",
            Self::Serverless => "serverless",
        }
    }

    /// The headers that each request to it has: which version of the API is meant, where a server has no version of its own.
    pub(crate) fn headers(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Stack => &[],
            Self::Serverless => &[("elastic-api-version", "2023-10-31")],
        }
    }

    /// Whether something is there. What says nothing of where it is, is everywhere.
    fn includes(self, availability: Option<&Availabilities>) -> bool {
        let Some(Availabilities { serverless, stack }) = availability else { return true };
        match self {
            Self::Stack => stack.is_some() || serverless.is_none(),
            Self::Serverless => serverless.is_some() || stack.is_none(),
        }
    }

    /// Whether its users can call an endpoint. Serverless refuses them what is private there, and so does nobody else: a
    /// private endpoint of a cluster of one's own is only not spoken of.
    fn includes_endpoint(self, endpoint: &Endpoint) -> bool {
        let serverless = endpoint.availability.serverless.as_ref();
        let is_private = serverless.is_some_and(|availability| availability.visibility.as_deref() == Some("private"));
        self.includes(Some(&endpoint.availability)) && !(self == Self::Serverless && is_private)
    }
}

/// What a flavor does not have.
#[derive(Debug, Default)]
pub(crate) struct Unavailable {
    /// The endpoints. They stay in the specification, and are not selected.
    pub endpoints: HashSet<EndpointName>,
    /// The types that nothing reaches without them, and without the properties that were taken out.
    pub types: HashSet<TypeName>,
}

/// Takes out what the flavor does not have.
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

/// The requests and responses of the endpoints that clients have.
fn roots(spec: &Spec, is_root: impl Fn(&Endpoint) -> bool) -> Vec<TypeName> {
    let endpoints = spec.endpoints.values().map(|located| &located.value);
    let endpoints = endpoints.filter(|endpoint| endpoint.codegen_exclude != Some(true) && is_root(endpoint));
    endpoints.flat_map(|endpoint| [endpoint.request.clone(), endpoint.response.clone()]).flatten().collect()
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
