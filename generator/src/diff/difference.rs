//! The result of a comparison.

use serde::Serialize;

use super::kind::{ChangeKind, Level};

/// The differences between two models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The version step that the changes require.
    pub verdict: Verdict,
    /// The changes by level, then by kind, then by name.
    pub changes: Vec<Change>,
}

/// The version step that Rust's semver rules require for the generated crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Verdict {
    /// At least one change is breaking.
    #[serde(rename = "major")]
    Major,
    /// At least one change is additive, and no change is breaking.
    #[serde(rename = "minor")]
    Minor,
    /// All changes are quiet.
    #[serde(rename = "patch")]
    Patch,
    /// There are no changes.
    #[serde(rename = "no changes")]
    NoChanges,
}

impl Verdict {
    /// Returns the name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
            Self::NoChanges => "no changes",
        }
    }
}

/// A change, which may be the same in several types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The level.
    pub level: Level,
    /// The kind.
    pub kind: ChangeKind,
    /// The types or endpoints that changed, by their names in the specification, sorted. A union without a name has its
    /// Rust path.
    pub subjects: Vec<String>,
    /// The Rust path of each subject from the crate root, or the name of the endpoint.
    pub rust_paths: Vec<String>,
    /// The part of the subjects that changed: a property, parameter, variant or enum member.
    pub member: Option<String>,
    /// The Rust name of the part after the path of its type: `.size`, or `::Range` for a variant.
    pub rust_member: Option<String>,
    /// The change itself, such as `Routing -> String`. It may be empty.
    pub detail: String,
    /// The endpoints whose requests or responses contain one of the subjects, sorted: in the new model for an addition,
    /// otherwise in the old model.
    pub operations: Vec<String>,
    /// The types that were added or removed with an operation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// The Rust paths of these types.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rust_types: Vec<String>,
}

impl Difference {
    /// Creates the result with its verdict.
    pub(super) fn new(changes: Vec<Change>) -> Self {
        let has = |level| changes.iter().any(|change| change.level == level);
        let verdict = if has(Level::Breaking) {
            Verdict::Major
        } else if has(Level::Additive) {
            Verdict::Minor
        } else if has(Level::Quiet) {
            Verdict::Patch
        } else {
            Verdict::NoChanges
        };
        Self { verdict, changes }
    }

    /// Formats the difference as JSON, with one line per change.
    ///
    /// # Errors
    /// The encoder's errors, which these values do not cause.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let changes: serde_json::Result<Vec<String>> = self.changes.iter().map(serde_json::to_string).collect();
        let verdict = serde_json::to_string(&self.verdict)?;
        Ok(format!("{{\n\"verdict\": {verdict},\n\"changes\": [\n{}\n]\n}}\n", changes?.join(",\n")))
    }

    /// Iterates over the changes of a level.
    pub fn changes_of(&self, level: Level) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.level == level)
    }

    /// Returns the number of changes of a level. The same change in several types counts once for each type.
    pub fn count(&self, level: Level) -> usize {
        self.changes_of(level).map(|change| change.subjects.len()).sum()
    }
}
