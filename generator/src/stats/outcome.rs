//! Statistics of the generator's results: discriminators, corrections, dispositions and diagnostics.

use super::section::Section;
use crate::coverage::Disposition;
use crate::diagnostic::Diagnostics;
use crate::fixups::{Corrections, Outcome};
use crate::lower::{DiscriminatorKind, Lowered};

/// Returns the sections about the results. `unions` is the number of unions after all corrections.
pub(super) fn sections(
    lowered: &Lowered,
    unions: usize,
    corrections: &Corrections,
    diagnostics: &Diagnostics,
) -> Vec<Section> {
    let dispositions = Disposition::ALL
        .iter()
        .map(|disposition| (disposition.as_str().to_owned(), lowered.coverage.count(*disposition)));
    vec![
        union_kinds(lowered, unions),
        Section::tally("corrections", corrections.outcomes.iter().map(|(_, outcome)| outcome_label(*outcome))),
        Section::tally("stale corrections", stale_corrections(corrections)),
        Section::from_counts("types by disposition", dispositions),
        Section::tally("diagnostics", diagnostics.iter().map(|diagnostic| diagnostic.code.as_str())),
    ]
}

/// Counts the unions by discriminator. Unions that are not lowered are part of behaviors, of runtime types, of unreachable
/// definitions or of invalid ones.
fn union_kinds(lowered: &Lowered, unions: usize) -> Section {
    let kinds = DiscriminatorKind::ALL.iter().map(|kind| {
        let count = lowered.union_discriminators.values().filter(|found| *found == kind).count();
        (kind.as_str().to_owned(), count)
    });
    let not_lowered = unions.saturating_sub(lowered.union_discriminators.len());
    Section::from_counts("unions by discriminator", kinds.chain([("not lowered".to_owned(), not_lowered)]))
}

fn stale_corrections(corrections: &Corrections) -> impl Iterator<Item = &'static str> {
    corrections.outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Stale).map(|(name, _)| *name)
}

fn outcome_label(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Applied => "applied",
        Outcome::Stale => "stale",
        Outcome::NoTarget => "without a target in the input",
        Outcome::OtherVersion => "for other versions",
    }
}
