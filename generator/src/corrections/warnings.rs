//! Warnings about corrections that do not match the specification.

use super::correction::Correction;
use super::outcome::{EditOutcome, Outcome};
use crate::diagnostic::{Code, Diagnostics};
use crate::spec::Spec;

/// Reports each conflict. Reports edits without a target only for a complete specification, because others contain a
/// selection of the types. A new type without references needs no warning: the edits that refer to it have one.
pub(super) fn report(corrections: &[Correction], outcomes: &[EditOutcome], spec: &Spec, diagnostics: &mut Diagnostics) {
    let is_complete = spec.is_complete();
    let mut outcomes = outcomes.iter();
    for correction in corrections {
        for edit in outcomes.by_ref().take(correction.edits.len()) {
            match &edit.outcome {
                Outcome::Conflict { expected, found } => report_conflict(edit, (expected, found), spec, diagnostics),
                Outcome::Absent { missing } if is_complete && !correction.defines => diagnostics.lasting_warning(
                    Code::AbsentCorrection,
                    // All edits of an undefined type have the same location, so that one warning is left.
                    &correction.at,
                    format!("correction of `{}` is skipped: missing {missing}", edit.target),
                    "remove the correction if no supported version of the specification needs it",
                ),
                _ => {}
            }
        }
    }
}

fn report_conflict(edit: &EditOutcome, (expected, found): (&str, &str), spec: &Spec, diagnostics: &mut Diagnostics) {
    let place = spec.types.get(&edit.target).map_or_else(String::new, |located| format!(" at {}", located.origin));
    diagnostics.warning(
        Code::CorrectionConflict,
        &edit.at,
        format!(
            "correction of `{}` is skipped ({}): expected {expected}, found {found}{place}",
            edit.target, edit.edit
        ),
        "compare both with a server; then add the found type to `was`, or remove the correction",
    );
}
