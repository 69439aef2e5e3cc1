//! Collects the values of the parameters of a request.

use std::borrow::Cow;

use super::build_error::BuildErrorKind;
use super::description::{Description, Parameter, ParameterLocation};
use super::received_place::{ReceivedPlace, ReceivedPlaces};
use super::url_value::{UrlValue, is_set, url_value};
use crate::runtime::json::Encode;
use crate::runtime::{CommonParameters, RawJson, UnknownFields};

/// The query parameters that every endpoint accepts, in the order of [`CommonParameters`].
pub(super) static COMMON_PARAMETERS: [Parameter; CommonParameters::COUNT] =
    [common_parameter(0), common_parameter(1), common_parameter(2), common_parameter(3)];

const fn common_parameter(index: usize) -> Parameter {
    let (name, encoding) = CommonParameters::PARAMETERS[index];
    Parameter { encoding, ..Parameter::new(name, ParameterLocation::Query) }
}

/// Collects the values of the parameters of a request, in the order of the table; see
/// [`Endpoint::encode_parameters`](super::Endpoint::encode_parameters).
pub struct ParameterEncoder<'a> {
    pub(super) description: &'static Description,
    /// The parameters of the table that were passed so far.
    declared: Vec<(&'static Parameter, &'a dyn Encode)>,
    /// The common parameters, except those that the table contains.
    common: Vec<(&'static Parameter, &'a dyn Encode)>,
    common_values: Option<&'a CommonParameters>,
    /// The fields of the body that no parameter has.
    pub(super) unknown: Option<&'a UnknownFields>,
    /// The places of the parameters that still have their decoded value.
    places: Vec<&'a ReceivedPlace>,
    /// The parameters with a place whose value was changed.
    changed: Vec<&'static Parameter>,
}

/// The value of a parameter.
pub(super) struct LocatedValue<'a> {
    pub(super) parameter: &'static Parameter,
    pub(super) value: &'a dyn Encode,
    /// The string in the URL that was decoded as this value.
    text: Option<&'a str>,
}

impl<'a> LocatedValue<'a> {
    /// Converts the value for a URL. Returns `None` if it is not set.
    pub(super) fn url_value(&self) -> Result<Option<UrlValue<'a>>, BuildErrorKind> {
        match self.text {
            Some(text) => Ok(Some(UrlValue::Received(Cow::Borrowed(text)))),
            None => url_value(self.value),
        }
    }
}

impl<'a> ParameterEncoder<'a> {
    pub(super) fn new(description: &'static Description) -> Self {
        let declared = Vec::with_capacity(description.parameters.len());
        Self {
            description,
            declared,
            common: Vec::new(),
            common_values: None,
            unknown: None,
            places: Vec::new(),
            changed: Vec::new(),
        }
    }

    /// Passes the value of the next parameter of the table.
    pub fn parameter(&mut self, value: &'a dyn Encode) -> &mut Self {
        if let Some(parameter) = self.description.parameters.get(self.declared.len()) {
            self.declared.push((parameter, value));
        }
        self
    }

    /// Passes the common parameters. Those that the table contains are ignored.
    pub fn common(&mut self, common: &'a CommonParameters) -> &mut Self {
        let declared = self.description.parameters;
        let is_declared = |name: &str| {
            declared.iter().any(|parameter| parameter.name == name && parameter.location == ParameterLocation::Query)
        };
        self.common_values = Some(common);
        self.common = COMMON_PARAMETERS
            .iter()
            .zip(common.values())
            .filter(|(parameter, _)| !is_declared(parameter.name))
            .collect();
        if let Some(places) = common.unknown_parameters.places() {
            self.use_places(places);
        }
        self
    }

    /// Passes the fields of the body that no parameter has.
    pub fn unknown(&mut self, fields: &'a UnknownFields) -> &mut Self {
        self.unknown = Some(fields);
        self
    }

    fn use_places(&mut self, places: &'a ReceivedPlaces) {
        for place in places.of(self.description) {
            match self.declared.get(place.index) {
                Some((parameter, value)) if place.has_value(parameter, *value) => self.places.push(place),
                Some((parameter, _)) => self.changed.push(parameter),
                None => {}
            }
        }
    }

    fn place(&self, index: usize) -> Option<&'a ReceivedPlace> {
        self.places.iter().copied().find(|place| place.index == index)
    }

    /// Returns the parameters of the table with their values.
    pub(super) fn declared(&self) -> &[(&'static Parameter, &'a dyn Encode)] {
        &self.declared
    }

    /// Returns the common parameters as they were passed.
    pub(super) fn common_values(&self) -> Option<&'a CommonParameters> {
        self.common_values
    }

    /// Returns the parameters of a location with their values. A decoded parameter is in its place.
    pub(super) fn in_location(&self, location: ParameterLocation) -> impl Iterator<Item = LocatedValue<'a>> + '_ {
        let declared = self.declared.iter().enumerate().filter_map(move |(index, &(parameter, value))| {
            let place = self.place(index);
            let is_here = place.map_or(parameter.location, |place| place.location) == location;
            let text = place.and_then(|place| place.text.as_deref());
            is_here.then_some(LocatedValue { parameter, value, text })
        });
        let common = self.common.iter().map(|&(parameter, value)| LocatedValue { parameter, value, text: None });
        declared.chain(common.filter(move |_| location == ParameterLocation::Query))
    }

    /// Returns the query parameters that are not in the table, and those that are in the query string in addition to their
    /// place.
    pub(super) fn unknown_query(&self) -> impl Iterator<Item = (&'a str, &'a RawJson)> + '_ {
        let unknown = self.common_values.into_iter().flat_map(|common| common.unknown_parameters.iter());
        unknown.filter(|(name, _)| !self.has_own_value(name))
    }

    /// Returns true if a parameter of this name has a value that was not decoded together with the unknown parameter.
    fn has_own_value(&self, name: &str) -> bool {
        let has_value =
            |(parameter, value): &(&'static Parameter, &dyn Encode)| parameter.has_name(name) && is_set(*value);
        let declared = self.declared.iter().enumerate();
        declared.filter(|(index, _)| self.place(*index).is_none()).any(|(_, parameter)| has_value(parameter))
            || self.common.iter().any(has_value)
    }

    /// Returns the names of the parameters outside the body whose value was changed after decoding. A field of the body with
    /// such a name has the old value.
    pub(super) fn changed_outside_body(&self) -> impl Iterator<Item = &'static str> + '_ {
        let changed = self.changed.iter().filter(|parameter| parameter.location != ParameterLocation::Body);
        changed.map(|parameter| parameter.name)
    }
}
