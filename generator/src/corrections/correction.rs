//! A correction: edits of one type, with evidence.

use super::change::Change;
use crate::diagnostic::Origin;
use crate::spec::TypeName;

/// All corrections of the input files, in the order in which they apply, with the decisions about names of secrets.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    pub(super) list: Vec<Correction>,
    pub(super) names: Vec<NameDecision>,
}

/// A decision about all properties of a name, against the rule.
#[derive(Debug)]
pub(super) struct NameDecision {
    pub(super) at: Origin,
    /// The name of the properties.
    pub(super) name: String,
    pub(super) is_secret: bool,
}

/// A correction of one type.
#[derive(Debug)]
pub(super) struct Correction {
    pub(super) at: Origin,
    /// The type.
    pub(super) target: TypeName,
    /// The correction defines the type, which the specification lacks.
    pub(super) defines: bool,
    /// The observation of a server, of its sources or of its documentation that proves the correction.
    pub(super) evidence: String,
    /// The issue or the change in Elastic's repository, if there is one.
    pub(super) upstream: Option<String>,
    pub(super) edits: Vec<Edit>,
}

/// An edit with its location in the file.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) at: Origin,
    pub(super) change: Change,
}
