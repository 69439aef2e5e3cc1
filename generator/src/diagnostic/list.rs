//! The list of diagnostics.

use indexmap::IndexSet;

use super::{Code, Diagnostic, Origin, Severity};

/// A list of diagnostics in the order of their detection, without duplicates: some definitions are lowered more than once,
/// such as a parent's property in each child.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: IndexSet<Diagnostic>,
    strict: bool,
}

impl PartialEq for Diagnostics {
    fn eq(&self, other: &Self) -> bool {
        self.list.iter().eq(&other.list)
    }
}

impl Eq for Diagnostics {}

impl Diagnostics {
    /// Creates an empty list. In strict mode, warnings and degradations are errors.
    #[must_use]
    pub fn new(strict: bool) -> Self {
        Self { list: IndexSet::new(), strict }
    }

    /// Creates an empty list with the same strictness.
    pub(crate) fn new_list(&self) -> Self {
        Self::new(self.strict)
    }

    /// Returns true if warnings and degradations are errors.
    pub(crate) fn is_strict(&self) -> bool {
        self.strict
    }

    /// Adds an error.
    pub fn error(&mut self, code: Code, at: &Origin, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Error, code, at, message.into(), help.into(), None);
    }

    /// Adds a warning, which is an error in strict mode.
    pub fn warning(&mut self, code: Code, at: &Origin, message: impl Into<String>, help: impl Into<String>) {
        self.push(self.severity(), code, at, message.into(), help.into(), None);
    }

    /// Adds a warning that is also a warning in strict mode.
    pub fn lasting_warning(&mut self, code: Code, at: &Origin, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Warning, code, at, message.into(), help.into(), None);
    }

    /// Adds a degradation: a warning about a part of the specification that is not generated as declared. `effect` is the
    /// place and what is generated there. In strict mode, a degradation is an error, and nothing is generated.
    pub fn degrade(
        &mut self,
        code: Code,
        at: &Origin,
        message: impl Into<String>,
        help: impl Into<String>,
        effect: impl Into<String>,
    ) {
        let effect = (!self.strict).then(|| effect.into());
        self.push(self.severity(), code, at, message.into(), help.into(), effect);
    }

    fn severity(&self) -> Severity {
        if self.strict { Severity::Error } else { Severity::Warning }
    }

    fn push(
        &mut self,
        severity: Severity,
        code: Code,
        at: &Origin,
        message: String,
        help: String,
        effect: Option<String>,
    ) {
        self.list.insert(Diagnostic { code, severity, at: at.clone(), message, help, effect });
    }

    /// Appends another list.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Returns true if the list contains an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Returns a value with the warnings.
    ///
    /// # Errors
    /// All diagnostics, if one of them is an error.
    pub fn into_result<T>(self, value: T) -> Result<(T, Self), Self> {
        if self.has_errors() { Err(self) } else { Ok((value, self)) }
    }

    /// Returns an iterator over the diagnostics.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Returns the diagnostics.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list.into_iter().collect()
    }
}

impl std::error::Error for Diagnostics {}
