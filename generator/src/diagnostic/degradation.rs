//! Degradations: parts of the specification that are not generated as declared.

use std::fmt;

use super::Code;

/// A part of the specification that is not generated as declared: it has an error, or the generator does not support it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Degradation {
    /// The kind of problem.
    pub code: Code,
    /// The part of the specification, such as "`p` of `n:Response`".
    pub place: String,
    /// The replacement in the generated code, such as "raw JSON".
    pub effect: String,
    /// The problem.
    pub reason: String,
}

impl fmt::Display for Degradation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, effect, reason, .. } = self;
        write!(f, "{place}: {effect} ({reason})")
    }
}
