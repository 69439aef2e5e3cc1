//! `Debug` and `PartialEq` of requests, implemented with the table of parameters.

use std::fmt;

use super::Endpoint;
use super::parameter_encoder::ParameterEncoder;
use crate::runtime::json::{self, Encode, Encoder};

/// Formats a request like [`json::debug`] formats a value, with the names that the parameters have in the API.
///
/// # Errors
/// When the formatter fails.
///
/// ```
/// use generated::runtime::endpoint::{Description, Parameter, ParameterEncoder, ParameterLocation};
/// use generated::runtime::endpoint;
/// use generated::{Endpoint, Secret};
///
/// struct LoginRequest { name: String, password: Secret }
///
/// impl Endpoint for LoginRequest {
///     const DESCRIPTION: &'static Description = &Description {
///         parameters: &[Parameter::required("name", ParameterLocation::Body), Parameter::required("password", ParameterLocation::Body)],
///         ..Description::DEFAULT
///     };
///
///     fn encode_parameters<'a>(&'a self, w: &mut ParameterEncoder<'a>) {
///         w.parameter(&self.name).parameter(&self.password);
///     }
/// }
///
/// impl std::fmt::Debug for LoginRequest {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         endpoint::debug(self, "LoginRequest", f)
///     }
/// }
///
/// let login = LoginRequest { name: "jo".to_owned(), password: Secret::from("correct horse") };
/// assert_eq!(format!("{login:?}"), r#"LoginRequest { name: "jo", password: [REDACTED] }"#);
/// ```
pub fn debug(request: &impl Endpoint, name: &'static str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    json::debug(&RequestFields { name, parameters: collect_parameters(request) }, f)
}

/// Compares two requests like [`json::equal`] compares values.
///
/// ```
/// use generated::Endpoint;
/// use generated::runtime::endpoint::{Description, Parameter, ParameterEncoder, ParameterLocation};
/// use generated::runtime::endpoint;
///
/// struct DeleteRequest { index: String }
///
/// impl Endpoint for DeleteRequest {
///     const DESCRIPTION: &'static Description =
///         &Description { parameters: &[Parameter::required("index", ParameterLocation::Path)], ..Description::DEFAULT };
///
///     fn encode_parameters<'a>(&'a self, w: &mut ParameterEncoder<'a>) {
///         w.parameter(&self.index);
///     }
/// }
///
/// let [books, same, music] = ["books", "books", "music"].map(|index| DeleteRequest { index: index.to_owned() });
/// assert!(endpoint::equal(&books, &same));
/// assert!(!endpoint::equal(&books, &music));
/// ```
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
        for (parameter, value) in self.parameters.declared() {
            if let Some(encoding) = parameter.encoding {
                e.encoding(encoding);
            }
            e.field(parameter.name, *value);
        }
        if let Some(common) = self.parameters.common_values() {
            e.field("common", common);
        }
    }
}
