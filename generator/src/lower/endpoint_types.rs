//! Checks that the requests and responses of endpoints exist, are of the right kind, and belong to one endpoint. Other
//! endpoints are left out.

use super::context::Lowering;
use super::problem::Problem;
use crate::diagnostic::{Code, Origin};
use crate::names;
use crate::spec::{Definition, EndpointName, TypeName};

impl Lowering<'_> {
    /// Rejects selected endpoints whose name is invalid, or whose request or response is missing, of the wrong kind, or shared.
    pub(super) fn check_endpoint_types(&mut self) {
        for name in &self.selection.endpoints {
            let Some(endpoint) = self.spec.endpoints.get(name) else { continue };
            let (at, endpoint) = (&endpoint.origin, &endpoint.value);
            let is_request = |d: &Definition| matches!(d, Definition::Request(_));
            let is_response = |d: &Definition| matches!(d, Definition::Response(_));
            let request = endpoint.request.as_ref();
            let response = endpoint.response.as_ref();
            let request = request.map(|r| self.check_endpoint_type(name, r, "request", is_request, &at.at("request")));
            let response =
                response.map(|r| self.check_endpoint_type(name, r, "response", is_response, &at.at("response")));
            let checks = [Some(check_name(name, at)), request, response];
            if let Some(problem) = checks.into_iter().flatten().find_map(Result::err) {
                self.unusable.endpoints.insert(name.clone(), problem);
            }
        }
    }

    fn check_endpoint_type(
        &self,
        endpoint: &EndpointName,
        name: &TypeName,
        role: &str,
        fits: fn(&Definition) -> bool,
        at: &Origin,
    ) -> Result<(), Problem> {
        let Some(definition) = self.spec.types.get(name) else {
            return Err(Problem::missing_type(name, &format!("the endpoint `{endpoint}`"), at));
        };
        if !fits(&definition.value) {
            let reason = format!("the {role} `{name}` of `{endpoint}` is not a definition of the kind `{role}`");
            let help = format!("set the endpoint's `{role}` to a definition of the kind `{role}`, or change its kind");
            return Err(Problem::new(Code::WrongKind, at, reason, help));
        }
        match self.selection.endpoint_by_type.get(name) {
            Some(owner) if owner != endpoint => {
                let feature = format!("the shared {role} `{name}` of `{endpoint}` and `{owner}`");
                Err(Problem::unsupported(&feature, at))
            }
            _ => Ok(()),
        }
    }
}

fn check_name(name: &EndpointName, at: &Origin) -> Result<(), Problem> {
    if name.0.split('.').all(names::is_usable) {
        return Ok(());
    }
    let reason = format!("cannot convert the name of the endpoint `{name}` to ASCII identifiers");
    Err(Problem::new(Code::InvalidName, &at.at("name"), reason, "rename the endpoint in the specification"))
}
