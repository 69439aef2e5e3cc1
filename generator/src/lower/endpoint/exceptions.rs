//! Exceptions: what an endpoint answers with statuses of their own. Where that is what it answers anyway, the status is one
//! more that says so: a document that is not there was looked for, and the health of a cluster that did not come in time is
//! its health. Anything else is an error for the caller, whose body can be read as what the specification says.

use crate::diagnostic::Origin;
use crate::lower::Lowering;
use crate::spec::{Body, Definition, Endpoint, Exception, Response, TypeName, ValueOf};

/// What an exception is for the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ExceptionKind {
    /// The answer of the endpoint, or for a status of success none at all.
    Response,
    /// An error, whose body is one of these types.
    Error(Vec<TypeName>),
}

/// Why an exception can't be decided.
const UNSUPPORTED: &str = "an exception whose body has properties of its own";

fn classify(response: &Body, exception: &Exception) -> Result<ExceptionKind, &'static str> {
    match (&exception.body, response) {
        (Body::NoBody(_), _) => {
            let is_success = exception.status_codes.iter().all(|status| (200..300).contains(status));
            Ok(if is_success { ExceptionKind::Response } else { ExceptionKind::Error(Vec::new()) })
        }
        (Body::Value(exception), _) => {
            let branches = match &exception.value {
                ValueOf::UnionOf(union) => union.items.as_slice(),
                one => std::slice::from_ref(one),
            };
            if matches!(response, Body::Value(response) if branches.contains(&response.value)) {
                return Ok(ExceptionKind::Response);
            }
            let names = branches.iter().filter_map(|branch| match branch {
                ValueOf::InstanceOf(instance) => Some(instance.type_name.clone()),
                _ => None,
            });
            // That an error may be one as all others are goes without saying.
            Ok(ExceptionKind::Error(names.filter(|name| !name.is("_types", "ErrorResponseBase")).collect()))
        }
        (Body::Properties(exception), Body::Properties(response)) => {
            let same = exception.properties.len() == response.properties.len()
                && exception.properties.iter().zip(&response.properties).all(|(one, other)| {
                    (&one.name, &one.r#type, one.required) == (&other.name, &other.r#type, other.required)
                });
            if same { Ok(ExceptionKind::Response) } else { Err(UNSUPPORTED) }
        }
        (Body::Properties(_), _) => Err(UNSUPPORTED),
    }
}

impl Lowering<'_> {
    /// The statuses that are an answer of an endpoint beside those of success, sorted.
    pub(super) fn success_statuses(&self, endpoint: &Endpoint) -> Vec<u16> {
        let response = endpoint.response.as_ref().and_then(|name| self.spec.types.get(name));
        let Some(Definition::Response(response)) = response.map(|located| &located.value) else { return Vec::new() };
        let exceptions = response.exceptions.iter().flatten();
        let responses =
            exceptions.filter(|exception| classify(&response.body, exception) == Ok(ExceptionKind::Response));
        let mut statuses: Vec<_> = responses.flat_map(|exception| exception.status_codes.iter().copied()).collect();
        statuses.sort_unstable();
        statuses.dedup();
        statuses
    }

    /// Reports the exceptions of a response that are not supported.
    pub(super) fn check_exceptions(&mut self, response: &Response, origin: &Origin) {
        for (i, exception) in response.exceptions.iter().flatten().enumerate() {
            if let Err(why) = classify(&response.body, exception) {
                let what = format!("{why} of `{}`", response.name);
                self.report_unsupported(&what, &origin.at(format!("exceptions[{i}]")));
            }
        }
    }
}
