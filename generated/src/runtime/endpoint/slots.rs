//! The values of a request, side by side with the table.

use super::description::{Description, Parameter, Place};
use crate::runtime::CommonParameters;
use crate::runtime::json::{Form, Show};

/// The query parameters that every endpoint takes, in the order of [`CommonParameters`].
pub(super) static COMMON: [Parameter; 4] = [
    Parameter::new("error_trace", Place::Query),
    Parameter { form: Some(Form::one_or_many()), ..Parameter::new("filter_path", Place::Query) },
    Parameter::new("human", Place::Query),
    Parameter::new("pretty", Place::Query),
];

/// Takes the values of a request, in the order of its table; see [`Endpoint::slots`](super::Endpoint::slots).
pub struct Slots<'a> {
    pub(super) description: &'static Description,
    /// The endpoint's own: as many as there are, of its table.
    own: Vec<(&'static Parameter, &'a dyn Show)>,
    /// Those that every endpoint takes.
    shared: Vec<(&'static Parameter, &'a dyn Show)>,
    common: Option<&'a CommonParameters>,
}

impl<'a> Slots<'a> {
    pub(super) fn new(description: &'static Description) -> Self {
        let own = Vec::with_capacity(description.parameters.len());
        Self { description, own, shared: Vec::new(), common: None }
    }

    /// The value of the table's next parameter.
    pub fn slot(&mut self, value: &'a dyn Show) -> &mut Self {
        if let Some(parameter) = self.description.parameters.get(self.own.len()) {
            self.own.push((parameter, value));
        }
        self
    }

    /// The parameters that every endpoint takes. One that the endpoint's own table has too is left to that.
    pub fn common(&mut self, common: &'a CommonParameters) -> &mut Self {
        let values: [&dyn Show; 4] = [&common.error_trace, &common.filter_path, &common.human, &common.pretty];
        let own = self.description.parameters;
        let is_own = |name: &str| own.iter().any(|own| own.name == name && own.place == Place::Query);
        self.common = Some(common);
        self.shared = COMMON.iter().zip(values).filter(|(common, _)| !is_own(common.name)).collect();
        self
    }

    /// The parameters of the endpoint's own table, with their values.
    pub(super) fn own(&self) -> &[(&'static Parameter, &'a dyn Show)] {
        &self.own
    }

    /// The parameters that every endpoint takes, as they were given.
    pub(super) fn given(&self) -> Option<&'a CommonParameters> {
        self.common
    }

    /// The parameters of one place, with their values.
    pub(super) fn at(&self, place: Place) -> impl Iterator<Item = (&'static Parameter, &'a dyn Show)> + '_ {
        self.own.iter().chain(&self.shared).copied().filter(move |(parameter, _)| parameter.place == place)
    }
}
