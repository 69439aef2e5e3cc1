//! What the generator makes of a specification: decisions, corrections, fates, and what is left to do.

use super::Section;
use crate::coverage::Disposition;
use crate::diagnostic::Diagnostics;
use crate::fixups::{Corrections, Outcome};
use crate::lower::{DiscriminatorKind, Lowered};

/// What is counted of the outcome. `unions` is how many there are after all corrections.
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
        Section::tally("fixups", corrections.outcomes.iter().map(|(_, outcome)| outcome_label(*outcome))),
        Section::tally("fixups that are stale", stale_corrections(corrections)),
        Section::from_counts("types by fate", dispositions),
        Section::tally("found wrong", diagnostics.iter().map(|diagnostic| diagnostic.code.as_str())),
    ]
}

/// The unions that lowering looked at, and how many it never came to: those of behaviors and of the runtime's types, of what no
/// endpoint reaches, and of what is wrong.
fn union_kinds(lowered: &Lowered, unions: usize) -> Section {
    let kinds = DiscriminatorKind::ALL.iter().map(|kind| {
        let count = lowered.union_discriminators.values().filter(|found| *found == kind).count();
        (kind.as_str().to_owned(), count)
    });
    let rest = unions.saturating_sub(lowered.union_discriminators.len());
    Section::from_counts("unions by how they are told apart", kinds.chain([("not looked at".to_owned(), rest)]))
}

fn stale_corrections(corrections: &Corrections) -> impl Iterator<Item = &'static str> {
    corrections.outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Stale).map(|(name, _)| *name)
}

fn outcome_label(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Applied => "applied",
        Outcome::Stale => "stale",
        Outcome::NoTarget => "without their target in the input",
        Outcome::OtherVersion => "of other versions",
    }
}
