//! Statistics of the generator's results: discriminators, corrections, dispositions and diagnostics.

use super::section::Section;
use crate::corrections::Facts;
use crate::coverage::Disposition;
use crate::diagnostic::Diagnostics;
use crate::lower::{DiscriminatorKind, Lowered};

/// Returns the sections about the results. `unions` is the number of unions after all corrections.
pub(super) fn sections(lowered: &Lowered, unions: usize, facts: &Facts, diagnostics: &Diagnostics) -> Vec<Section> {
    let dispositions = Disposition::ALL
        .iter()
        .map(|disposition| (disposition.as_str().to_owned(), lowered.coverage.count(*disposition)));
    vec![
        union_kinds(lowered, unions),
        Section::tally("edits of corrections", facts.outcomes.iter().map(|edit| edit.outcome.label())),
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
