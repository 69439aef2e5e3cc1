//! From the texts of an HTTP request to a request's values.

use super::decode::Received;
use super::description::{Parameter, Place};
use super::from_error::{FromHttpError, FromHttpProblem};
use super::slots::COMMON;
use crate::runtime::CommonParameters;
use crate::runtime::json::{Mode, Read, Reader, Tape, read_parameter};

/// Gives the values of an HTTP request, in the order of the table; see [`FromHttp::fill`](super::FromHttp::fill).
///
/// It keeps the first failure; after it the slots stay as they are.
pub struct SlotReader<'r> {
    received: &'r Received<'r>,
    body: Option<Reader<'r>>,
    next: usize,
    failure: Option<FromHttpError>,
}

impl<'r> SlotReader<'r> {
    pub(super) fn new(received: &'r Received<'r>, tape: Option<&'r Tape<'r>>) -> Self {
        let body = tape.map(|tape| Reader::new(tape, Mode::Tolerant));
        Self { received, body, next: 0, failure: None }
    }

    /// The value of the table's next parameter.
    pub fn slot(&mut self, slot: &mut dyn Read) -> &mut Self {
        let parameters = self.received.description.parameters;
        if let Some(parameter) = parameters.get(self.next) {
            self.next += 1;
            self.read(parameter, slot);
        }
        self
    }

    /// The parameters that every endpoint takes. One that the endpoint's own table has too is that one's.
    pub fn common(&mut self, common: &mut CommonParameters) -> &mut Self {
        let slots: [&mut dyn Read; 4] =
            [&mut common.error_trace, &mut common.filter_path, &mut common.human, &mut common.pretty];
        let own = self.received.description.parameters;
        for (parameter, slot) in COMMON.iter().zip(slots) {
            if !own.iter().any(|own| own.name == parameter.name && own.place == Place::Query) {
                self.read(parameter, slot);
            }
        }
        self
    }

    fn read(&mut self, parameter: &'static Parameter, slot: &mut dyn Read) {
        if self.failure.is_some() {
            return;
        }
        let mut places = std::iter::once(parameter.place).chain(parameter.also_in.iter().copied());
        let place = places.find(|place| self.has(parameter, *place)).unwrap_or(parameter.place);
        let done = match place {
            Place::Path | Place::Query => self.read_text(parameter, place, slot),
            Place::Body | Place::WholeBody => self.read_body(parameter, place, slot),
        };
        if let Err(problem) = done {
            self.failure = Some(FromHttpError::new(self.received.description.name, Some(parameter.name), problem));
        }
    }

    /// Whether a parameter stands in this place.
    fn has(&self, parameter: &Parameter, place: Place) -> bool {
        match place {
            Place::Path | Place::Query => self.received.text(parameter, place).is_some(),
            Place::Body => self.body.as_ref().is_some_and(|r| r.has(parameter.name, parameter.also)),
            Place::WholeBody => self.body.is_some(),
        }
    }

    fn read_text(&self, parameter: &Parameter, place: Place, slot: &mut dyn Read) -> Result<(), FromHttpProblem> {
        match self.received.text(parameter, place) {
            // A switch may stand without a value: `?human`.
            Some("") => read_parameter("", slot).or_else(|error| read_parameter("true", slot).map_err(|_| error)),
            Some(text) => read_parameter(text, slot),
            None if parameter.required => return Err(FromHttpProblem::Missing),
            None => Ok(()),
        }
        .map_err(FromHttpProblem::Parameter)
    }

    fn read_body(&mut self, parameter: &Parameter, place: Place, slot: &mut dyn Read) -> Result<(), FromHttpProblem> {
        let Some(r) = &mut self.body else {
            return if parameter.required { Err(FromHttpProblem::Missing) } else { Ok(()) };
        };
        if place == Place::WholeBody {
            slot.read(r);
            return Ok(());
        }
        r.also(parameter.also);
        if let Some(form) = parameter.form {
            r.form(form);
        }
        match (parameter.required, parameter.nullable) {
            (true, true) => r.required_nullable(parameter.name, slot),
            (true, false) => r.required(parameter.name, slot),
            (false, true) => r.nullable(parameter.name, slot),
            (false, false) => r.field(parameter.name, slot),
        };
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), FromHttpError> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let fail = |problem| FromHttpError::new(self.received.description.name, None, problem);
        let defaulted = match self.body {
            Some(body) => body.finish().map_err(|error| fail(FromHttpProblem::Body(error)))?,
            None => return Ok(()),
        };
        match defaulted.into_iter().next() {
            Some(path) => Err(fail(FromHttpProblem::MissingInBody(path))),
            None => Ok(()),
        }
    }
}
