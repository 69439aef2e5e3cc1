//! Exceptions: the responses of an endpoint with specific statuses. If the body has the type of the response, the status counts
//! as a success: 404 for a missing document, 408 for the health of a cluster after a timeout. Otherwise it is an error whose body
//! can be decoded as the type of the exception.

use crate::diagnostic::Origin;
use crate::lower::context::Lowering;
use crate::lower::problem::Problem;
use crate::model::ItemPath;
use crate::spec::{Body, Definition, Endpoint, Exception, Response, ValueOf};

/// The kind of an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExceptionKind {
    /// A response of the endpoint; no body for a status of success.
    Response,
    /// An error.
    Error,
}

/// Returns the kind of an exception, or `None` for one that declares other properties than the response.
fn classify(response: &Body, exception: &Exception) -> Option<ExceptionKind> {
    match (&exception.body, response) {
        (Body::NoBody(_), _) => {
            let is_success = exception.status_codes.iter().all(|status| (200..300).contains(status));
            Some(if is_success { ExceptionKind::Response } else { ExceptionKind::Error })
        }
        (Body::Value(exception), _) => {
            let branches = match &exception.value {
                ValueOf::UnionOf(union) => union.items.as_slice(),
                branch => std::slice::from_ref(branch),
            };
            let is_response = matches!(response, Body::Value(response) if branches.contains(&response.value));
            Some(if is_response { ExceptionKind::Response } else { ExceptionKind::Error })
        }
        (Body::Properties(exception), Body::Properties(response)) => {
            let is_equal = exception.properties.len() == response.properties.len()
                && exception.properties.iter().zip(&response.properties).all(|(left, right)| {
                    (&left.name, &left.r#type, left.required) == (&right.name, &right.r#type, right.required)
                });
            if is_equal { Some(ExceptionKind::Response) } else { None }
        }
        (Body::Properties(_), _) => None,
    }
}

impl Lowering<'_> {
    /// Returns the statuses outside 200 to 299 that are not errors, sorted.
    pub(super) fn success_statuses(&self, endpoint: &Endpoint) -> Vec<u16> {
        let response = endpoint.response.as_ref().and_then(|name| self.spec.types.get(name));
        let Some(Definition::Response(response)) = response.map(|located| &located.value) else { return Vec::new() };
        let exceptions = response.exceptions.iter().flatten();
        let responses =
            exceptions.filter(|exception| classify(&response.body, exception) == Some(ExceptionKind::Response));
        let mut statuses: Vec<_> = responses.flat_map(|exception| exception.status_codes.iter().copied()).collect();
        statuses.sort_unstable();
        statuses.dedup();
        statuses
    }

    /// Reports the exceptions of a response that cannot be classified. They are errors without a type.
    pub(super) fn check_exceptions(&mut self, response: &Response, path: &ItemPath, origin: &Origin) {
        for (i, exception) in response.exceptions.iter().flatten().enumerate() {
            if classify(&response.body, exception).is_none() {
                let problem =
                    format!("the exception of `{}` declares other properties than the response", response.name);
                let problem = Problem::unsupported_problem(problem, &origin.at(format!("exceptions[{i}]")));
                let place = format!("the exception of `{}`", response.name);
                self.degrade(&problem, path, &place, "an error without a type");
            }
        }
    }
}
