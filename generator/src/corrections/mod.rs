//! Corrections of the specification: data files in TOML, each correction with its evidence, applied edit by edit.
//!
//! An edit applies by content. It states what the specification contains (`was`), and is skipped if the specification
//! contains something else. Versions of the specification do not matter.

mod apply;
mod change;
mod contradictions;
mod correction;
mod definition_edits;
mod facts;
mod list;
mod names;
mod notation;
mod outcome;
mod parse;
mod parse_edit;
mod property_edits;
mod reader;
mod secret_names;
mod statement;
mod subject;
#[cfg(test)]
mod tests;
mod warnings;

use crate::diagnostic::Diagnostics;
use crate::spec::{self, Input, Spec};
pub(crate) use change::Quirk;
pub(crate) use facts::{DiscriminatorRule, Facts, LineRule};
pub use list::{CorrectionList, ListFormat};
pub use outcome::{EditKind, EditOutcome, Outcome};
pub use secret_names::{Secrecy, SecretNames};

/// Returns the exceptions from the rule that finds secrets by their names, for the types of a specification.
///
/// # Errors
/// All diagnostics, if an input is invalid.
pub fn secret_names(inputs: &[Input]) -> Result<SecretNames, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut spec = spec::load(inputs, &mut diagnostics);
    let names = correct(inputs, &mut spec, &mut diagnostics).secrets;
    diagnostics.into_result(names).map(|(names, _)| names)
}

/// Corrects the specification by the files of corrections among the inputs, and returns the facts that it cannot express.
pub(crate) fn correct(inputs: &[Input], spec: &mut Spec, diagnostics: &mut Diagnostics) -> Facts {
    let files: Vec<&Input> = inputs.iter().filter(|input| input.is_correction()).collect();
    let corrections = parse::parse(&files, diagnostics);
    apply::apply(spec, corrections, diagnostics)
}
