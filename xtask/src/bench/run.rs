//! The inputs and the results of the rows.

use std::path::PathBuf;

use super::table::Measurement;
use crate::report;
use crate::root::Root;

/// The version of the specification.
pub(super) const VERSION: &str = "9.5.0";

/// The inputs of all rows.
pub(crate) struct Bench<'a> {
    pub(super) root: &'a Root,
    /// The path of the published schema.
    pub(super) schema: PathBuf,
    pub(super) runs: u16,
}

/// The measurements of a row, and notes that explain them.
#[derive(Default)]
pub(crate) struct RowResult {
    pub(super) measurements: Vec<Measurement>,
    pub(super) notes: Vec<String>,
}

/// Reports the current step, because the steps are slow.
pub(super) fn progress(step: &str) {
    report::warn(&format!("… {step}\n"));
}
