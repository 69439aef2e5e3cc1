//! The types that endpoints name: they must be there, be of the right sort, and each belong to one endpoint.

use super::Lowering;
use crate::diagnostic::{Code, Origin};
use crate::spec::{Definition, EndpointName, TypeName};

impl Lowering<'_> {
    /// Refuses what an endpoint that is to be written can't have as its request or response.
    pub(super) fn entries(&mut self) {
        for name in &self.selection.endpoints {
            let Some(endpoint) = self.spec.endpoints.get(name) else { continue };
            let at = &endpoint.origin;
            if let Some(request) = &endpoint.value.request {
                let fits = |d: &Definition| matches!(d, Definition::Request(_));
                self.entry(name, request, "request", fits, &at.at("request"));
            }
            if let Some(response) = &endpoint.value.response {
                let fits = |d: &Definition| matches!(d, Definition::Response(_));
                self.entry(name, response, "response", fits, &at.at("response"));
            }
        }
    }

    fn entry(
        &mut self,
        endpoint: &EndpointName,
        name: &TypeName,
        role: &str,
        fits: fn(&Definition) -> bool,
        at: &Origin,
    ) {
        let Some(definition) = self.spec.types.get(name) else {
            self.missing(name, &format!("the endpoint `{endpoint}`"), at);
            return;
        };
        if !fits(&definition.value) {
            self.diagnostics.error(
                Code::WrongSort,
                at,
                format!("found `{name}` as the {role} of `{endpoint}`; expected a definition of the kind `{role}`"),
                "correct the name, or the definition",
            );
            return;
        }
        if let Some(owner) = self.selection.owners.get(name)
            && owner != endpoint
        {
            self.not_lowered(&format!("`{name}`, the {role} of both `{endpoint}` and `{owner}`"), at);
        }
    }
}
