//! A correction, and the versions that it holds for.

use super::edit::Edit;

/// A correction.
pub(super) struct Fixup {
    pub(super) name: &'static str,
    pub(super) reason: &'static str,
    pub(super) target: (&'static str, &'static str),
    pub(super) versions: Versions,
    pub(super) edits: &'static [Edit],
}

/// The first version that a correction holds for, and the first one that it no longer holds for.
pub(super) type Versions = (&'static str, Option<&'static str>);

/// Every version that can be read.
pub(super) const EVER: Versions = ("8.17.0", None);

impl Fixup {
    pub(super) fn holds_for(&self, version: &str) -> bool {
        let version = numbers(version);
        numbers(self.versions.0) <= version && self.versions.1.is_none_or(|end| version < numbers(end))
    }
}

/// A version as numbers, so that 9.10 comes after 9.9. An empty one, of an input without a version, is after all others.
pub(super) fn numbers(version: &str) -> Vec<u32> {
    if version.is_empty() {
        return vec![u32::MAX];
    }
    version.split(['.', '-']).map_while(|part| part.parse().ok()).collect()
}
