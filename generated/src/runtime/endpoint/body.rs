//! Encodes the body of a request.

use super::build_error::{BuildErrorKind, FieldError};
use super::description::{BodyPresence, LineGrouping, Parameter, ParameterLocation, RequestFormat};
use super::parameter_encoder::{LocatedValue, ParameterEncoder};
use crate::runtime::json::{Encode, Encoder, encode_lines};

/// Encodes the body as JSON or NDJSON. Returns `None` if the request has no body.
pub(super) fn render(parameters: &ParameterEncoder<'_>) -> Result<Option<Vec<u8>>, FieldError> {
    if parameters.description.body == BodyPresence::None {
        return Ok(None);
    }
    let is_required = parameters.description.body == BodyPresence::Required;
    match (parameters.in_location(ParameterLocation::WholeBody).next(), parameters.description.request_format) {
        (Some(LocatedValue { parameter, value, .. }), RequestFormat::Ndjson(grouping)) => {
            let ndjson = encode_lines(value, grouping != LineGrouping::Single);
            ndjson.map(Some).map_err(|error| (Some(parameter.name), BuildErrorKind::Encode(error)))
        }
        (Some(whole), RequestFormat::Json) => whole_body(whole.parameter, whole.value, is_required),
        (None, _) => fields(parameters, is_required),
    }
}

fn fields(parameters: &ParameterEncoder<'_>, is_required: bool) -> Result<Option<Vec<u8>>, FieldError> {
    let mut e = Encoder::json();
    e.object("");
    if let Some(unknown) = parameters.unknown {
        e.unknown(unknown);
        for name in parameters.changed_outside_body() {
            e.omit_unknown(name);
        }
    }
    for LocatedValue { parameter, value, .. } in parameters.in_location(ParameterLocation::Body) {
        if let Some(encoding) = parameter.encoding {
            e.encoding(encoding);
        }
        e.field(parameter.name, value);
        if let Some(error) = e.failure() {
            return Err((Some(parameter.name), BuildErrorKind::Encode(error.clone())));
        }
    }
    if e.is_empty() && !is_required {
        return Ok(None);
    }
    e.finish().map(Some).map_err(|error| (None, BuildErrorKind::Encode(error)))
}

fn whole_body(
    parameter: &'static Parameter,
    value: &dyn Encode,
    is_required: bool,
) -> Result<Option<Vec<u8>>, FieldError> {
    let mut e = Encoder::json_with_encoding(parameter.encoding);
    value.encode(&mut e);
    if !e.has_written() && e.failure().is_none() {
        return Ok(is_required.then(|| b"{}".to_vec()));
    }
    e.finish().map(Some).map_err(|error| (Some(parameter.name), BuildErrorKind::Encode(error)))
}
