//! The list of all mutants.

mod client;
mod corrections;
mod endpoints;
mod fields;
mod variants;

use super::mutant::Mutant;

/// All mutants.
pub(super) fn all() -> impl Iterator<Item = &'static Mutant> {
    let lists = [fields::FIELDS, variants::VARIANTS, corrections::CORRECTIONS, endpoints::ENDPOINTS, client::CLIENT];
    lists.into_iter().flatten()
}
