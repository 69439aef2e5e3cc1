//! The body of a request.

use super::build::Wrong;
use super::build_error::BuildProblem;
use super::description::{BodyKind, Grouping, Parameter, Place, Sends};
use super::slots::Slots;
use crate::runtime::json::{Show, Writer, write_lines};

/// The text of the body, JSON or lines of it; None if there is none.
pub(super) fn render(slots: &Slots<'_>) -> Result<Option<Vec<u8>>, Wrong> {
    if slots.description.body == BodyKind::None {
        return Ok(None);
    }
    let is_required = slots.description.body == BodyKind::Required;
    match (slots.at(Place::WholeBody).next(), slots.description.sends) {
        (Some((parameter, value)), Sends::Lines(grouping)) => {
            let lines = write_lines(value, grouping != Grouping::Single);
            lines.map(Some).map_err(|error| (Some(parameter.name), BuildProblem::Encode(error)))
        }
        (Some(whole), Sends::Json) => whole_body(whole, is_required),
        (None, _) => fields(slots, is_required),
    }
}

fn fields(slots: &Slots<'_>, is_required: bool) -> Result<Option<Vec<u8>>, Wrong> {
    let mut w = Writer::json();
    w.object("");
    for (parameter, value) in slots.at(Place::Body) {
        if let Some(form) = parameter.form {
            w.form(form);
        }
        w.field(parameter.name, value);
        if let Some(error) = w.failure() {
            return Err((Some(parameter.name), BuildProblem::Encode(error.clone())));
        }
    }
    if w.is_empty() && !is_required {
        return Ok(None);
    }
    w.finish().map(Some).map_err(|error| (None, BuildProblem::Encode(error)))
}

fn whole_body(
    (parameter, value): (&'static Parameter, &dyn Show),
    is_required: bool,
) -> Result<Option<Vec<u8>>, Wrong> {
    let mut w = Writer::json_with(parameter.form);
    value.show(&mut w);
    if !w.has_written() && w.failure().is_none() {
        return Ok(is_required.then(|| b"{}".to_vec()));
    }
    w.finish().map(Some).map_err(|error| (Some(parameter.name), BuildProblem::Encode(error)))
}
