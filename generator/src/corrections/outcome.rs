//! The outcome of an edit.

use crate::diagnostic::Origin;
use crate::spec::TypeName;

/// The outcome of an edit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The specification matched `was`, and was edited.
    Applied,
    /// The specification already contains the result of the edit.
    Upstream,
    /// The specification differs from `was` and from the edit. The edit is skipped.
    Conflict {
        /// The expected content.
        expected: String,
        /// The content of the specification.
        found: String,
    },
    /// The specification lacks what the edit changes or refers to. The edit is skipped.
    Absent {
        /// The missing part, such as "type `a:B`".
        missing: String,
    },
}

impl Outcome {
    /// The labels of all outcomes.
    pub const LABELS: [&'static str; 4] = ["applied", "upstream", "conflict", "absent"];

    /// Returns the label in reports.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Upstream => "upstream",
            Self::Conflict { .. } => "conflict",
            Self::Absent { .. } => "absent",
        }
    }

    pub(super) fn conflict(expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self::Conflict { expected: expected.into(), found: found.into() }
    }

    pub(super) fn absent(missing: impl Into<String>) -> Self {
        Self::Absent { missing: missing.into() }
    }
}

/// The reason for an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditKind {
    /// The specification differs from a server.
    Error,
    /// The specification is right, but cannot express a fact that this generator needs.
    Fact,
}

/// An edit with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditOutcome {
    /// The location of the edit: file, line and column.
    pub at: Origin,
    /// The corrected type.
    pub target: TypeName,
    /// The description of the edit, such as "property `length`: type `long` -> `ByteSize`".
    pub edit: String,
    /// The reason for the edit.
    pub kind: EditKind,
    /// The edit as a statement about the specification and a server.
    pub statement: String,
    /// The evidence for the correction.
    pub evidence: String,
    /// The issue or the change in Elastic's repository, if there is one.
    pub upstream: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
}
