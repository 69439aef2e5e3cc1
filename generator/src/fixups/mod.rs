//! Named corrections of the specification, each with its reason and the versions for which it holds. A table a subject.
//!
//! On a complete schema in range the target must be there and look as expected; on a partial input an absent target is
//! skipped, and one that is present must still match. A correction that no longer applies is an error, never a no-op.

mod aggregations;
mod cluster;
mod corrections;
mod documents;
mod edit;
mod fixup;
mod indices;
mod ingest;
mod lifecycles;
mod lines;
mod lists;
mod machine_learning;
mod mappings;
mod mend;
mod notation;
mod query_languages;
mod search;
mod security;
mod settings;
mod shape;
mod snapshots;
#[cfg(test)]
mod tests;
mod texts;
mod watcher;

use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::options::Options;
use crate::spec::{Spec, TypeName, public_types};
pub(crate) use corrections::{Corrections, DiscriminatorRule, LineRule, Outcome};
use fixup::Fixup;

/// All corrections, the tables in the order of the alphabet.
fn all() -> impl Iterator<Item = &'static Fixup> {
    [
        aggregations::FIXUPS,
        cluster::FIXUPS,
        documents::FIXUPS,
        indices::FIXUPS,
        ingest::FIXUPS,
        lifecycles::FIXUPS,
        lines::FIXUPS,
        lists::FIXUPS,
        machine_learning::FIXUPS,
        mappings::FIXUPS,
        query_languages::FIXUPS,
        search::FIXUPS,
        security::FIXUPS,
        settings::FIXUPS,
        snapshots::FIXUPS,
        texts::FIXUPS,
        watcher::FIXUPS,
    ]
    .into_iter()
    .flatten()
}

/// Applies what holds for the version.
pub(crate) fn apply(spec: &mut Spec, options: &Options, diagnostics: &mut Diagnostics) -> Corrections {
    let mut corrections = Corrections::default();
    let named = public_types(spec);
    for fixup in all() {
        if !fixup.holds_for(&options.version) {
            corrections.outcomes.push((fixup.name, Outcome::OtherVersion));
            continue;
        }
        let target = TypeName::new(fixup.target.0, fixup.target.1);
        let origin = spec.types.get(&target).map(|d| d.origin.clone());
        let there = origin.is_some();
        let failure = match origin {
            Some(origin) => {
                let mut edits = fixup.edits.iter();
                edits.find_map(|edit| edit.apply(&target, spec, &mut corrections).err()).map(|found| (origin, found))
            }
            None if options.complete => Some((Origin::file("the specification"), "it is not defined".to_owned())),
            None => None,
        };
        let outcome = match (&failure, there) {
            (Some(_), _) => Outcome::Stale,
            (None, true) => Outcome::Applied,
            (None, false) => Outcome::NoTarget,
        };
        corrections.outcomes.push((fixup.name, outcome));
        if let Some((origin, found)) = failure {
            diagnostics.error(
                Code::StaleCorrection,
                &origin,
                format!("found that the fixup `{}` no longer applies to `{target}`: {found}", fixup.name),
                format!(
                    "the fixup exists because {}; if that is mended, narrow its versions in generator/src/fixups/",
                    fixup.reason
                ),
            );
        }
    }
    let still = public_types(spec);
    corrections.replaced_types = named.difference(&still).cloned().collect();
    corrections
}
