//! `Debug` and `PartialEq` of requests, implemented with the table of parameters.

use std::fmt;

use super::Endpoint;
use super::parameter_encoder::ParameterEncoder;
use crate::runtime::json::{self, Encode, Encoder};

/// Formats a request like [`json::debug`] formats a value, with the names that the parameters have in the API.
///
/// # Errors
/// Returns an error if the formatter fails.
pub fn debug(request: &impl Endpoint, name: &'static str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    json::debug(&RequestFields { name, parameters: collect_parameters(request) }, f)
}

/// Compares two requests like [`json::equal`] compares values.
pub fn equal<E: Endpoint>(left: &E, right: &E) -> bool {
    let [left, right] =
        [left, right].map(|request| RequestFields { name: "", parameters: collect_parameters(request) });
    json::equal(&left, &right)
}

fn collect_parameters<E: Endpoint>(request: &E) -> ParameterEncoder<'_> {
    let mut parameters = ParameterEncoder::new(E::DESCRIPTION);
    request.encode_parameters(&mut parameters);
    parameters
}

/// The parameters of a request as the fields of an object.
struct RequestFields<'r> {
    name: &'static str,
    parameters: ParameterEncoder<'r>,
}

impl Encode for RequestFields<'_> {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object(self.name);
        if let Some(unknown) = self.parameters.unknown {
            e.unknown(unknown);
        }
        for (parameter, value) in self.parameters.declared() {
            if let Some(encoding) = parameter.encoding {
                e.encoding(encoding);
            }
            if parameter.redacted {
                e.redacted();
            }
            e.field(parameter.name, *value);
        }
        if let Some(common) = self.parameters.common_values() {
            e.field("common", common);
        }
    }
}
