//! Decodes the parameters of an HTTP request.

use super::description::{Parameter, ParameterLocation};
use super::from_http_error::{FromHttpError, FromHttpErrorKind};
use super::parameter_encoder::COMMON_PARAMETERS;
use super::received_request::ReceivedRequest;
use crate::runtime::CommonParameters;
use crate::runtime::json::{Decode, Decoder, Mode, Tape, decode_parameter};

/// Decodes the parameters of an HTTP request, in the order of the table; see
/// [`FromHttp::decode_parameters`](super::FromHttp::decode_parameters).
///
/// It stores the first error, and ignores the parameters after it.
pub struct ParameterDecoder<'r> {
    received: &'r ReceivedRequest<'r>,
    body: Option<Decoder<'r>>,
    next: usize,
    error: Option<FromHttpError>,
}

impl<'r> ParameterDecoder<'r> {
    pub(super) fn new(received: &'r ReceivedRequest<'r>, tape: Option<&'r Tape<'r>>) -> Self {
        let body = tape.map(|tape| Decoder::new(tape, Mode::Lenient));
        Self { received, body, next: 0, error: None }
    }

    /// Decodes the value of the next parameter of the table.
    pub fn parameter(&mut self, value: &mut dyn Decode) -> &mut Self {
        let parameters = self.received.description.parameters;
        if let Some(parameter) = parameters.get(self.next) {
            self.next += 1;
            self.read(parameter, value);
        }
        self
    }

    /// Decodes the common parameters, except those that the table contains.
    pub fn common(&mut self, common: &mut CommonParameters) -> &mut Self {
        let declared = self.received.description.parameters;
        for (parameter, value) in COMMON_PARAMETERS.iter().zip(common.values_mut()) {
            if !declared
                .iter()
                .any(|declared| declared.name == parameter.name && declared.location == ParameterLocation::Query)
            {
                self.read(parameter, value);
            }
        }
        self
    }

    fn read(&mut self, parameter: &'static Parameter, value: &mut dyn Decode) {
        if self.error.is_some() {
            return;
        }
        let mut locations = std::iter::once(parameter.location).chain(parameter.alternative_locations.iter().copied());
        let location = locations.find(|location| self.has(parameter, *location)).unwrap_or(parameter.location);
        let result = match location {
            ParameterLocation::Path | ParameterLocation::Query => self.read_text(parameter, location, value),
            ParameterLocation::Body | ParameterLocation::WholeBody => self.read_body(parameter, location, value),
        };
        if let Err(kind) = result {
            self.error = Some(FromHttpError::new(self.received.description.name, Some(parameter.name), kind));
        }
    }

    /// Returns true if the request has the parameter in this location.
    fn has(&self, parameter: &Parameter, location: ParameterLocation) -> bool {
        match location {
            ParameterLocation::Path | ParameterLocation::Query => self.received.text(parameter, location).is_some(),
            ParameterLocation::Body => self.body.as_ref().is_some_and(|d| d.has_key(parameter.name, parameter.aliases)),
            ParameterLocation::WholeBody => self.body.is_some(),
        }
    }

    fn read_text(
        &self,
        parameter: &Parameter,
        location: ParameterLocation,
        value: &mut dyn Decode,
    ) -> Result<(), FromHttpErrorKind> {
        match self.received.text(parameter, location) {
            // A boolean may have no value: `?human`.
            Some("") => decode_parameter("", value).or_else(|error| decode_parameter("true", value).map_err(|_| error)),
            Some(text) => decode_parameter(text, value),
            None if parameter.required => return Err(FromHttpErrorKind::MissingParameter),
            None => Ok(()),
        }
        .map_err(FromHttpErrorKind::InvalidParameter)
    }

    fn read_body(
        &mut self,
        parameter: &Parameter,
        location: ParameterLocation,
        value: &mut dyn Decode,
    ) -> Result<(), FromHttpErrorKind> {
        let Some(d) = &mut self.body else {
            return if parameter.required { Err(FromHttpErrorKind::MissingParameter) } else { Ok(()) };
        };
        if location == ParameterLocation::WholeBody {
            value.decode(d);
            return Ok(());
        }
        d.aliases(parameter.aliases);
        if let Some(encoding) = parameter.encoding {
            d.encoding(encoding);
        }
        match (parameter.required, parameter.nullable) {
            (true, true) => d.required_nullable(parameter.name, value),
            (true, false) => d.required(parameter.name, value),
            (false, true) => d.optional_nullable(parameter.name, value),
            (false, false) => d.optional(parameter.name, value),
        };
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), FromHttpError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let fail = |kind| FromHttpError::new(self.received.description.name, None, kind);
        let defaulted = match self.body {
            Some(body) => body.finish().map_err(|error| fail(FromHttpErrorKind::InvalidBody(error)))?,
            None => return Ok(()),
        };
        match defaulted.into_iter().next() {
            Some(path) => Err(fail(FromHttpErrorKind::MissingBodyField(path))),
            None => Ok(()),
        }
    }
}
