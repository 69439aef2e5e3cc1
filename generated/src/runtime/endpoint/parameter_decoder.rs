//! Decodes the parameters of an HTTP request.

use super::description::{Parameter, ParameterLocation, ResponseFormat};
use super::from_http_error::{FromHttpError, FromHttpErrorKind};
use super::parameter_encoder::{COMMON_PARAMETERS, ParameterEncoder};
use super::query::FORMAT;
use super::received_place::{ReceivedPlace, ReceivedPlaces};
use super::received_request::ReceivedRequest;
use crate::runtime::json::{DecodeTarget, Decoder, DeviationKind, Mode, Tape, decode_parameter};
use crate::runtime::{CommonParameters, UnknownFields};

/// Decodes the parameters of an HTTP request, in the order of the table; see
/// [`FromHttp::decode_parameters`](super::FromHttp::decode_parameters).
///
/// It stores the first error, and ignores the parameters after it.
pub struct ParameterDecoder<'r> {
    received: &'r ReceivedRequest<'r>,
    body: Option<Decoder<'r>>,
    next: usize,
    error: Option<FromHttpError>,
    /// For each parameter of the query string, true if a field has its value.
    used_query: Vec<bool>,
    /// The places of the parameters.
    places: Vec<ReceivedPlace>,
    step: Step,
}

/// The step of decoding. A request with places is visited twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Decodes the values.
    Decode,
    /// Stores the places, whose values are known.
    StorePlaces,
}

/// The locations, by their precedence on the server.
const LOCATIONS: [ParameterLocation; 4] =
    [ParameterLocation::Path, ParameterLocation::Query, ParameterLocation::Body, ParameterLocation::WholeBody];

impl<'r> ParameterDecoder<'r> {
    pub(super) fn new(received: &'r ReceivedRequest<'r>, tape: Option<&'r Tape<'r>>) -> Self {
        let body = tape.map(|tape| Decoder::new(tape, Mode::Lenient, false));
        let used_query = vec![false; received.query.len()];
        Self { received, body, next: 0, error: None, used_query, places: Vec::new(), step: Step::Decode }
    }

    /// Decodes the value of the next parameter of the table.
    pub fn parameter(&mut self, value: &mut dyn DecodeTarget) -> &mut Self {
        let parameters = self.received.description.parameters;
        if let Some(parameter) = parameters.get(self.next)
            && self.step == Step::Decode
        {
            let location = self.read(parameter, value);
            self.remember_place(parameter, location);
            self.next += 1;
        }
        self
    }

    /// Decodes the common parameters, except those that the table contains.
    pub fn common(&mut self, common: &mut CommonParameters) -> &mut Self {
        if self.step == Step::StorePlaces {
            let places = ReceivedPlaces::new(self.received.description, std::mem::take(&mut self.places));
            common.unknown_parameters.set_places(places);
            return self;
        }
        let declared = self.received.description.parameters;
        for (parameter, value) in COMMON_PARAMETERS.iter().zip(common.values_mut()) {
            if !declared
                .iter()
                .any(|declared| declared.name == parameter.name && declared.location == ParameterLocation::Query)
            {
                self.read(parameter, value);
            }
        }
        self.keep_unknown_query(&mut common.unknown_parameters);
        self
    }

    /// Keeps the fields of the body that no parameter has.
    pub fn unknown(&mut self, fields: &mut UnknownFields) -> &mut Self {
        if let (Some(body), None, Step::Decode) = (&mut self.body, &self.error, self.step) {
            body.unknown(fields);
        }
        self
    }

    /// Returns true if the values of the parameters must be recorded for their places.
    pub(super) fn needs_values(&self) -> bool {
        self.step == Step::Decode && !self.places.is_empty() && self.error.is_none()
    }

    /// Records the decoded values of the parameters with a place. The next visit of the request stores the places.
    pub(super) fn record_values(&mut self, encoder: &ParameterEncoder<'_>) {
        self.step = Step::StorePlaces;
        for place in &mut self.places {
            if let Some((parameter, value)) = encoder.declared().get(place.index) {
                place.record_value(parameter, *value);
            }
        }
    }

    /// Records the place of the parameter if encoding by the table alone would lose it.
    fn remember_place(&mut self, parameter: &'static Parameter, location: ParameterLocation) {
        if location == ParameterLocation::WholeBody {
            return;
        }
        let is_elsewhere = |other| location != other && self.has(parameter, other);
        let is_moved = location != parameter.location;
        if is_moved || is_elsewhere(ParameterLocation::Query) || is_elsewhere(ParameterLocation::Body) {
            let text = self.received.text(parameter, location).filter(|_| is_moved);
            self.places.push(ReceivedPlace::new(self.next, location, text.map(str::to_owned)));
        }
    }

    /// Keeps the parameters of the query string that no field has.
    fn keep_unknown_query(&self, unknown: &mut UnknownFields) {
        let is_table = self.received.description.response_format == ResponseFormat::Table;
        for ((name, text), is_used) in self.received.query.iter().zip(&self.used_query) {
            // The encoder adds this parameter itself.
            let is_added = is_table && name == FORMAT && text == "json";
            if !is_used && !is_added {
                unknown.insert(&**name, serde_json::Value::from(&**text));
            }
        }
    }

    /// Decodes a parameter, and returns its location in the request.
    fn read(&mut self, parameter: &'static Parameter, value: &mut dyn DecodeTarget) -> ParameterLocation {
        let mut locations = LOCATIONS.into_iter().filter(|location| parameter.is_declared_in(*location));
        let location = locations.find(|location| self.has(parameter, *location)).unwrap_or(parameter.location);
        if self.error.is_some() {
            return location;
        }
        if location == ParameterLocation::Query {
            for ((name, _), is_used) in self.received.query.iter().zip(&mut self.used_query) {
                *is_used |= parameter.has_name(name);
            }
        }
        let result = match location {
            ParameterLocation::Path | ParameterLocation::Query => self.read_text(parameter, location, value),
            ParameterLocation::Body | ParameterLocation::WholeBody => self.read_body(parameter, location, value),
        };
        if let Err(kind) = result {
            self.error = Some(FromHttpError::new(self.received.description.name, Some(parameter.name), kind));
        }
        location
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
        value: &mut dyn DecodeTarget,
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
        value: &mut dyn DecodeTarget,
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
        let deviations = match self.body {
            Some(body) => body.finish().map_err(|error| fail(FromHttpErrorKind::InvalidBody(error)))?,
            None => return Ok(()),
        };
        match deviations.into_iter().find(|deviation| deviation.kind == DeviationKind::Defaulted) {
            Some(missing) => Err(fail(FromHttpErrorKind::MissingBodyField(missing.path))),
            None => Ok(()),
        }
    }
}
