//! The places in which a request had its parameters when it was decoded.

use super::description::{Description, Parameter, ParameterLocation};
use crate::runtime::json::{Encode, Encoder};

/// The places of the parameters that a decoded request had elsewhere than in the location of the table, or several times.
#[derive(Clone, Default)]
pub(crate) struct ReceivedPlaces {
    /// The name of the endpoint.
    endpoint: &'static str,
    places: Vec<ReceivedPlace>,
}

/// The place of one parameter. It is used as long as the parameter has the value that was decoded.
#[derive(Clone)]
pub(super) struct ReceivedPlace {
    /// The index of the parameter in the table.
    pub(super) index: usize,
    pub(super) location: ParameterLocation,
    /// The string in the URL, percent-decoded. `None` if the parameter is encoded from its value.
    pub(super) text: Option<String>,
    /// The JSON of the decoded value.
    json: Option<Vec<u8>>,
}

impl ReceivedPlaces {
    pub(super) fn new(description: &'static Description, places: Vec<ReceivedPlace>) -> Self {
        Self { endpoint: description.name, places }
    }

    /// Returns the places if they belong to this endpoint.
    pub(super) fn of(&self, description: &'static Description) -> &[ReceivedPlace] {
        if self.endpoint == description.name { &self.places } else { &[] }
    }
}

impl ReceivedPlace {
    pub(super) fn new(index: usize, location: ParameterLocation, text: Option<String>) -> Self {
        Self { index, location, text, json: None }
    }

    /// Records the value that was decoded.
    pub(super) fn record_value(&mut self, parameter: &Parameter, value: &dyn Encode) {
        self.json = to_json(parameter, value);
    }

    /// Returns true if a parameter still has the value that was decoded.
    pub(super) fn has_value(&self, parameter: &Parameter, value: &dyn Encode) -> bool {
        self.json.is_some() && self.json == to_json(parameter, value)
    }
}

/// Encodes a value. The JSON of an absent value is empty.
fn to_json(parameter: &Parameter, value: &dyn Encode) -> Option<Vec<u8>> {
    let mut e = Encoder::json_with_encoding(parameter.encoding);
    value.encode(&mut e);
    if !e.has_written() && e.failure().is_none() {
        return Some(Vec::new());
    }
    e.finish().ok()
}
