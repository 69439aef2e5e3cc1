//! Checks that the requests and responses of endpoints exist, are of the right kind, and belong to one endpoint.

use super::context::Lowering;
use crate::diagnostic::{Code, Origin};
use crate::spec::{Definition, EndpointName, TypeName};

impl Lowering<'_> {
    /// Reports requests and responses of the selected endpoints that are missing, of the wrong kind, or shared.
    pub(super) fn check_endpoint_types(&mut self) {
        for name in &self.selection.endpoints {
            let Some(endpoint) = self.spec.endpoints.get(name) else { continue };
            let at = &endpoint.origin;
            if let Some(request) = &endpoint.value.request {
                let fits = |d: &Definition| matches!(d, Definition::Request(_));
                self.check_endpoint_type(name, request, "request", fits, &at.at("request"));
            }
            if let Some(response) = &endpoint.value.response {
                let fits = |d: &Definition| matches!(d, Definition::Response(_));
                self.check_endpoint_type(name, response, "response", fits, &at.at("response"));
            }
        }
    }

    fn check_endpoint_type(
        &mut self,
        endpoint: &EndpointName,
        name: &TypeName,
        role: &str,
        fits: fn(&Definition) -> bool,
        at: &Origin,
    ) {
        let Some(definition) = self.spec.types.get(name) else {
            self.report_missing_type(name, &format!("the endpoint `{endpoint}`"), at);
            return;
        };
        if !fits(&definition.value) {
            self.diagnostics.error(
                Code::WrongKind,
                at,
                format!("the {role} `{name}` of `{endpoint}` is not a definition of the kind `{role}`"),
                format!(
                    "set the endpoint's `{role}` to a definition of the kind `{role}`, or change the kind of `{name}`"
                ),
            );
            return;
        }
        if let Some(owner) = self.selection.endpoint_by_type.get(name)
            && owner != endpoint
        {
            self.report_unsupported(&format!("the shared {role} `{name}` of `{endpoint}` and `{owner}`"), at);
        }
    }
}
