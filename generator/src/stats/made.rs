//! What the generator makes of a specification: decisions, corrections, fates, and what is left to do.

use super::Section;
use crate::account::Fate;
use crate::diagnostic::Diagnostics;
use crate::fixups::{Corrections, Outcome};
use crate::model::{Crate, Told};

/// What is counted of the outcome. `unions` is how many there are after all corrections.
pub(super) fn sections(
    krate: &Crate,
    unions: usize,
    corrections: &Corrections,
    diagnostics: &Diagnostics,
) -> Vec<Section> {
    let fates = Fate::ALL.iter().map(|fate| (fate.as_str().to_owned(), krate.account.count(*fate)));
    vec![
        told(krate, unions),
        Section::by("fixups", corrections.outcomes.iter().map(|(_, outcome)| word(*outcome))),
        Section::by("fixups that are stale", stale(corrections)),
        Section::in_order("types by fate", fates),
        Section::by("found wrong", diagnostics.iter().map(|diagnostic| diagnostic.code.as_str())),
    ]
}

/// The unions that lowering looked at, and how many it never came to: those of behaviors and of the runtime's types, of what no
/// endpoint reaches, and of what is wrong.
fn told(krate: &Crate, unions: usize) -> Section {
    let ways = Told::ALL.iter().map(|told| {
        let count = krate.unions.values().filter(|found| *found == told).count();
        (told.as_str().to_owned(), count)
    });
    let rest = unions.saturating_sub(krate.unions.len());
    Section::in_order("unions by how they are told apart", ways.chain([("not looked at".to_owned(), rest)]))
}

fn stale(corrections: &Corrections) -> impl Iterator<Item = &'static str> {
    corrections.outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Stale).map(|(name, _)| *name)
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Applied => "applied",
        Outcome::Stale => "stale",
        Outcome::NoTarget => "without their target in the input",
        Outcome::OtherVersion => "of other versions",
    }
}
