//! One change of one specification, and the check of its result.

use std::collections::BTreeSet;

use generator::{Code, Diagnostic, Diagnostics, Input, Outcome as EditOutcome, Output, Severity};

use super::Kind;
use super::base::{Base, run};
use super::compare;
use super::draft::Draft;
use super::expected::Expected;
use super::random::Random;

/// The codes of warnings about corrections. A change of a corrected type may cause them.
const CORRECTIONS: [Code; 2] = [Code::CorrectionConflict, Code::AbsentCorrection];

/// A changed specification.
pub(crate) struct Trial<'b> {
    draft: Draft<'b>,
    expected: Expected,
    /// The content of the changed specification.
    pub(crate) bytes: Vec<u8>,
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

/// Changes a specification. Returns `None` if it has no place for the change.
pub(crate) fn trial<'b>(kind: &Kind, base: &'b Base, seed: u64) -> Option<Trial<'b>> {
    let mut draft = Draft::new(base, Random::new(&kind.name, seed));
    let expected = (kind.change)(&mut draft)?;
    let bytes = draft.bytes();
    Some(Trial { draft, expected, bytes })
}

impl Trial<'_> {
    /// The changed places.
    pub(crate) fn at(&self) -> String {
        self.draft.at.join(", ")
    }

    /// Generates the changed specification and checks the result.
    pub(crate) fn outcome(&self) -> Outcome {
        match run(self.bytes.clone(), &self.draft.base.corrections) {
            Ok(output) => check_output(self, &output),
            Err(errors) => check_errors(&self.expected, &errors),
        }
    }
}

fn codes(diagnostics: &Diagnostics, severity: Severity) -> BTreeSet<Code> {
    diagnostics.iter().filter(|d| d.severity == severity).map(|d| d.code).collect()
}

fn check_output(trial: &Trial<'_>, output: &Output) -> Outcome {
    let draft = &trial.draft;
    let (must, may, instead, may_be_unused, may_leave_out, is_local) = match &trial.expected {
        Expected::Files { must, may, instead, may_be_unused, may_leave_out, is_local } => {
            (must, may, instead, *may_be_unused, *may_leave_out, *is_local)
        }
        Expected::Error(code) => {
            let problem = format!("generated, but an error `{}` is required\n{}", code.as_str(), output.warnings);
            return Outcome::Violated(problem);
        }
        Expected::Upstream(edits) => return check_upstream(draft.base, edits, output),
        Expected::Conflict { edit, without } => return check_conflict(trial, *edit, without, output),
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
        _ => Outcome::Violated(format!("errors\n{errors}")),
    }
}

/// Checks that edits are upstream, and that the same files are written as when they are applied.
fn check_upstream(base: &Base, edits: &BTreeSet<usize>, output: &Output) -> Outcome {
    let all = base.output.corrections.edits.iter().zip(&output.corrections.edits).enumerate();
    for (i, (old, new)) in all {
        let required = if edits.contains(&i) { &EditOutcome::Upstream } else { &old.outcome };
        if new.outcome != *required {
            let problem = format!("the edit {} of {} is {:?}, not {required:?}", new.edit, new.target, new.outcome);
            return Outcome::Violated(problem);
        }
    }
    let mut expected = base.output.clone();
    for content in expected.files.values_mut() {
        for edit in edits.iter().filter_map(|i| base.output.corrections.edits.get(*i)) {
            // The documentation of a type states if only a correction defines it.
            let added = format!(
                "The specification does not define this type. A correction of the generator adds it as `{}`.",
                edit.target
            );
            *content = content.replace(&added, &format!("Specification: type `{}`.", edit.target));
        }
    }
    if output.warnings.iter().next().is_some() {
        return Outcome::Violated(format!("warnings\n{}", output.warnings));
    }
    compare_outputs(&expected, output)
}

/// Checks that an edit is skipped with a warning, and that the same files with the same other warnings are written as
/// without the edit.
fn check_conflict(trial: &Trial<'_>, edit: usize, without: &[Input], output: &Output) -> Outcome {
    let edit = &output.corrections.edits[edit];
    if edit.outcome.label() != "conflict" {
        return Outcome::Violated(format!("the edit {} of {} is {:?}", edit.edit, edit.target, edit.outcome));
    }
    let is_about = |d: &&Diagnostic| d.code == Code::CorrectionConflict && d.at == edit.at;
    let (about, others): (Vec<_>, Vec<_>) = output.warnings.iter().partition(is_about);
    if about.len() != 1 {
        return Outcome::Violated(format!(
            "{} warnings about the edit {}\n{}",
            about.len(),
            edit.edit,
            output.warnings
        ));
    }
    let expected = match run(trial.bytes.clone(), without) {
        Ok(expected) => expected,
        Err(errors) => return Outcome::Violated(format!("errors without the edit {}\n{errors}", edit.edit)),
    };
    let text = |warnings: &[&Diagnostic]| warnings.iter().map(ToString::to_string).collect::<Vec<_>>();
    // The edit in place of it may be in conflict too.
    let expected_warnings: Vec<_> = expected.warnings.iter().filter(|warning| !is_about(warning)).collect();
    if text(&others) != text(&expected_warnings) {
        let (found, expected) = (&output.warnings, &expected.warnings);
        return Outcome::Violated(format!("other warnings than without the edit\n{found}\nwithout:\n{expected}"));
    }
    compare_outputs(&expected, output)
}

/// Checks that the same files are written.
fn compare_outputs(expected: &Output, output: &Output) -> Outcome {
    let differing = output.files.iter().find(|(path, content)| expected.files.get(*path) != Some(content));
    if let Some((path, content)) = differing {
        let old: Vec<&str> = expected.files.get(path).map(|old| old.lines().collect()).unwrap_or_default();
        let line = content.lines().enumerate().find(|(i, line)| old.get(*i) != Some(line));
        let expected = line.and_then(|(i, _)| old.get(i));
        return Outcome::Violated(format!("the file {path} differs at the line {line:?}, expected {expected:?}"));
    }
    if expected.files.len() != output.files.len() {
        return Outcome::Violated("a file is missing".to_owned());
    }
    Outcome::Generated
}
