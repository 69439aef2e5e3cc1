//! One change of one specification, and the check of its result.

use std::collections::BTreeSet;

use generator::{Code, Diagnostics, Output, Severity};

use super::Kind;
use super::base::{Base, run};
use super::compare;
use super::draft::{Draft, Expected};
use super::random::Random;

/// The codes of warnings about corrections. A change of a corrected type may cause them.
const CORRECTIONS: [Code; 2] = [Code::CorrectionConflict, Code::AbsentCorrection];

/// A checked change.
pub(crate) struct Trial {
    /// The changed places.
    pub(crate) at: String,
    /// The changed specification.
    #[allow(dead_code, reason = "the command writes it to a file")]
    pub(crate) bytes: Vec<u8>,
    /// The generated files and the result of the check.
    pub(crate) outcome: Outcome,
}

/// The result of a check.
pub(crate) enum Outcome {
    /// The generator returned the required files.
    Generated,
    /// The generator reported the required error.
    Rejected,
    /// The generator did something else.
    Violated(String),
}

/// Changes a specification and checks the result of the generator. Returns `None` if the specification has no place for
/// the change.
pub(crate) fn trial(kind: &Kind, base: &Base, seed: u64) -> Option<Trial> {
    let mut draft = Draft::new(base, Random::new(&kind.name, seed));
    let expected = (kind.change)(&mut draft)?;
    let bytes = draft.bytes();
    let outcome = match run(bytes.clone(), &base.corrections) {
        Ok(output) => check_output(&draft, &expected, &output),
        Err(errors) => check_errors(&expected, &errors),
    };
    Some(Trial { at: draft.at.join(", "), bytes, outcome })
}

fn codes(diagnostics: &Diagnostics, severity: Severity) -> BTreeSet<Code> {
    diagnostics.iter().filter(|d| d.severity == severity).map(|d| d.code).collect()
}

fn check_output(draft: &Draft<'_>, expected: &Expected, output: &Output) -> Outcome {
    let (must, may, instead, may_be_unused, may_leave_out, is_local) = match expected {
        Expected::Files { must, may, instead, may_be_unused, may_leave_out, is_local } => {
            (must, may, instead, *may_be_unused, *may_leave_out, *is_local)
        }
        Expected::Error(code) => {
            let problem = format!("generated, but an error `{}` is required\n{}", code.as_str(), output.warnings);
            return Outcome::Violated(problem);
        }
    };
    let found = codes(&output.warnings, Severity::Warning);
    let is_corrected = !draft.base.corrections.is_empty();
    let missing: Vec<_> = must.iter().filter(|code| !found.contains(code)).map(|code| code.as_str()).collect();
    let is_allowed =
        |code: &&Code| must.contains(code) || may.contains(code) || (is_corrected && CORRECTIONS.contains(code));
    let others: Vec<_> = found.iter().filter(|code| !is_allowed(code)).map(|code| code.as_str()).collect();
    let left_out = &output.coverage.left_out;
    let is_hidden = instead.iter().any(|code| found.contains(code)) || (may_leave_out && !left_out.is_empty());
    let is_unused = || may_be_unused && compare::is_unchanged(draft, output);
    if !others.is_empty() || !(missing.is_empty() || is_hidden || is_unused()) {
        let problem = format!("missing warnings {missing:?}, other warnings {others:?}\n{}", output.warnings);
        return Outcome::Violated(problem);
    }
    if let Some(first) = left_out.first().filter(|_| !may_leave_out) {
        return Outcome::Violated(format!("left out: {first}"));
    }
    if is_local
        && left_out.is_empty()
        && let Some(problem) = compare::unrelated_change(draft, output, !found.is_empty())
    {
        return Outcome::Violated(problem);
    }
    Outcome::Generated
}

fn check_errors(expected: &Expected, errors: &Diagnostics) -> Outcome {
    let found = codes(errors, Severity::Error);
    match expected {
        Expected::Error(code) if found == BTreeSet::from([*code]) => Outcome::Rejected,
        Expected::Error(code) => Outcome::Violated(format!("an error `{}` is required\n{errors}", code.as_str())),
        Expected::Files { .. } => Outcome::Violated(format!("errors\n{errors}")),
    }
}
