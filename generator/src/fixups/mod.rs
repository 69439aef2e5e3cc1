//! Named corrections of the specification, each with its reason and the versions for which it holds. A table a subject.
//!
//! On a complete schema in range the target must be there and look as expected; on a partial input an absent target is
//! skipped, and one that is present must still match. A correction that no longer applies is an error, never a no-op.

mod aggregations;
mod cluster;
mod documents;
mod edit;
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

use std::collections::{HashMap, HashSet};

use edit::Edit;

use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::options::Options;
use crate::spec::{Spec, TypeName, ValueOf, public_types};

/// What corrections say that the specification has no words for.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    /// How the branches of a union are told apart where looking at them does not say.
    pub discriminator_rules: HashMap<TypeName, DiscriminatorRule>,
    /// Values that are several lines of a body.
    pub line_rules: HashMap<TypeName, LineRule>,
    /// The requests that must not be sent twice, though their method says that they may.
    pub not_repeatable: HashSet<TypeName>,
    /// The types that the specification lacks, which corrections added.
    pub added_types: HashSet<TypeName>,
    /// The types that nothing names any more.
    pub replaced_types: HashSet<TypeName>,
    /// What became of each correction, by its name.
    pub outcomes: Vec<(&'static str, Outcome)>,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It was made.
    Applied,
    /// It should have been made, and does not fit any more.
    Stale,
    /// What it corrects is no part of the input.
    NoTarget,
    /// It is of other versions.
    OtherVersion,
}

/// How the branches of a union are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DiscriminatorRule {
    /// How objects are.
    pub objects: Option<ObjectDiscriminator>,
    /// The branch that a text is.
    pub strings: Option<usize>,
}

/// Objects that are told by a key: the key, and the branch that it means. Another object is the branch given last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectDiscriminator {
    /// The key.
    pub key: &'static str,
    /// The branch of an object that has it.
    pub with: usize,
    /// The branch of one that doesn't.
    pub without: usize,
}

/// Which lines of a body are one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineRule {
    /// An alias: the first branch is the first line, the second branch the second.
    Pair,
    /// A container: the first line. Behind these keys a second line follows, of this type.
    ByKey(Vec<(&'static str, ValueOf)>),
}

/// A correction.
struct Fixup {
    name: &'static str,
    reason: &'static str,
    target: (&'static str, &'static str),
    versions: Versions,
    edits: &'static [Edit],
}

/// The first version that a correction holds for, and the first one that it no longer holds for.
type Versions = (&'static str, Option<&'static str>);

/// Every version that can be read.
const EVER: Versions = ("8.17.0", None);

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

impl Fixup {
    fn holds_for(&self, version: &str) -> bool {
        let version = numbers(version);
        numbers(self.versions.0) <= version && self.versions.1.is_none_or(|end| version < numbers(end))
    }
}

/// A version as numbers, so that 9.10 comes after 9.9. An empty one, of an input without a version, is after all others.
fn numbers(version: &str) -> Vec<u32> {
    if version.is_empty() {
        return vec![u32::MAX];
    }
    version.split(['.', '-']).map_while(|part| part.parse().ok()).collect()
}
