//! Collects the values of the parameters of a request.

use super::description::{Description, Parameter, ParameterLocation};
use crate::runtime::CommonParameters;
use crate::runtime::json::Encode;

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
}

impl<'a> ParameterEncoder<'a> {
    pub(super) fn new(description: &'static Description) -> Self {
        let declared = Vec::with_capacity(description.parameters.len());
        Self { description, declared, common: Vec::new(), common_values: None }
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
        self
    }

    /// Returns the parameters of the table with their values.
    pub(super) fn declared(&self) -> &[(&'static Parameter, &'a dyn Encode)] {
        &self.declared
    }

    /// Returns the common parameters as they were passed.
    pub(super) fn common_values(&self) -> Option<&'a CommonParameters> {
        self.common_values
    }

    /// Returns the parameters of a location with their values.
    pub(super) fn in_location(
        &self,
        location: ParameterLocation,
    ) -> impl Iterator<Item = (&'static Parameter, &'a dyn Encode)> + '_ {
        self.declared.iter().chain(&self.common).copied().filter(move |(parameter, _)| parameter.location == location)
    }
}
