//! What is wrong with an input, for the person who has to mend it. Diagnostics accumulate; nothing is written while there
//! is an error among them.

use std::fmt;
use std::sync::Arc;

use indexmap::IndexSet;

/// The help text of an error that no input should cause.
pub(crate) const INTERNAL_ERROR_HELP: &str = "this is a bug in the generator: report it with the input that led to it";

/// Where something stands: a file and a path in its JSON. Kept from loading to the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The file's name as it was given.
    pub file: Arc<str>,
    /// The path in its JSON, such as `types[3].properties[0].type`; empty for the file as a whole.
    pub path: String,
}

impl Origin {
    /// The whole of a file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), path: String::new() }
    }

    /// A place inside this one: a key, or an index in brackets.
    #[must_use]
    pub fn at(&self, step: impl fmt::Display) -> Self {
        let step = step.to_string();
        let dot = if self.path.is_empty() || step.is_empty() || step.starts_with('[') { "" } else { "." };
        Self { file: self.file.clone(), path: format!("{}{dot}{step}", self.path) }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.file) } else { write!(f, "{}: {}", self.file, self.path) }
    }
}

/// Whether a diagnostic stops the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Shown, and an error with `--strict`.
    Warning,
}

/// Declares [`Code`] with its text, so that none can be left out of [`Code::ALL`].
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What kind of mistake a diagnostic reports. Each has a test that holds its exact words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The text that stands in brackets.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// A file is not JSON.
    InvalidJson = "invalid-json",
    /// A definition has another shape than the metamodel gives it.
    InvalidShape = "invalid-shape",
    /// A `kind` that the metamodel doesn't have.
    UnknownKind = "unknown-kind",
    /// A key that the metamodel doesn't have.
    UnknownKey = "unknown-key",
    /// A type that is defined twice.
    DuplicateType = "duplicate-type",
    /// An endpoint that is defined twice.
    DuplicateEndpoint = "duplicate-endpoint",
    /// No endpoint came in at all.
    NoEndpoints = "no-endpoints",
    /// A reference to a type that no file defines.
    MissingType = "missing-type",
    /// An endpoint pattern that selects nothing.
    NoMatchingEndpoint = "no-matching-endpoint",
    /// A fixup whose target or precondition is gone.
    StaleCorrection = "stale-correction",
    /// A parent chain or an alias chain that leads back to itself.
    Cycle = "cycle",
    /// A type that can have no finite value, since it requires itself.
    InfiniteType = "infinite-type",
    /// Generics that grow with each use.
    InfiniteGenerics = "infinite-generics",
    /// Another number of type arguments than the type has parameters.
    WrongArgumentCount = "wrong-argument-count",
    /// A reference to a type of the wrong sort, such as a field whose type is a request.
    WrongKind = "wrong-kind",
    /// A property that a parent has already.
    DuplicateProperty = "duplicate-property",
    /// A path parameter that no URL has.
    UnusedPathParameter = "unused-path-parameter",
    /// A part of a URL that is no path parameter.
    UnknownPathParameter = "unknown-path-parameter",
    /// A URL whose braces do not match, or no URL at all.
    InvalidUrl = "invalid-url",
    /// A parameter whose type can't stand in a URL.
    InvalidParameter = "invalid-parameter",
    /// An HTTP method that is none, or a choice of methods without a rule.
    InvalidMethod = "invalid-method",
    /// Two things in one scope that would have the same Rust name.
    NameCollision = "name-collision",
    /// A name that can't be made into a Rust identifier.
    InvalidName = "invalid-name",
    /// An `esQuirk` that the table of quirks doesn't have.
    UnknownQuirk = "unknown-quirk",
    /// A string whose name looks like a secret's and that is in neither list.
    UnclassifiedSecret = "unclassified-secret",
    /// A union whose branches can't be told apart.
    AmbiguousUnion = "ambiguous-union",
    /// Other names for a union's branches than it has branches, or the same twice.
    InvalidCodegenNames = "invalid-codegen-names",
    /// A tagged union or a container one of whose variants can't be one.
    InvalidVariant = "invalid-variant",
    /// A shortcut to a property that the type doesn't have.
    InvalidShortcut = "invalid-shortcut",
    /// A behavior without what it needs.
    InvalidBehavior = "invalid-behavior",
    /// A construct of the metamodel that is not lowered yet.
    Unsupported = "unsupported",
    /// The specification is nested deeper than the generator follows.
    NestingTooDeep = "nesting-too-deep",
    /// The account doesn't add up, or the output is no Rust: a mistake of the generator's own.
    Internal = "internal",
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What kind of mistake it is.
    pub code: Code,
    /// Whether it stops the generator.
    pub severity: Severity,
    /// Where it stands.
    pub at: Origin,
    /// What was found, and what was expected.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        writeln!(f, "{severity}[{}]: {}", self.code.as_str(), self.message)?;
        writeln!(f, "  --> {}", self.at)?;
        write!(f, "  help: {}", self.help)
    }
}

/// All that is wrong, in the order in which it was found, each once: the same place may be lowered more than once, such as
/// a parent's property in each child.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: IndexSet<Diagnostic>,
}

impl PartialEq for Diagnostics {
    fn eq(&self, other: &Self) -> bool {
        self.list.iter().eq(&other.list)
    }
}

impl Eq for Diagnostics {}

impl Diagnostics {
    /// Adds an error.
    pub fn error(&mut self, code: Code, at: &Origin, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Error, code, at, message.into(), help.into());
    }

    /// Adds a warning.
    pub fn warning(&mut self, code: Code, at: &Origin, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Warning, code, at, message.into(), help.into());
    }

    fn push(&mut self, severity: Severity, code: Code, at: &Origin, message: String, help: String) {
        self.list.insert(Diagnostic { code, severity, at: at.clone(), message, help });
    }

    /// Adds all of another list.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Turns each warning into an error, for `--strict`.
    pub fn deny_warnings(&mut self) {
        let list = std::mem::take(&mut self.list);
        self.list = list.into_iter().map(|d| Diagnostic { severity: Severity::Error, ..d }).collect();
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Them, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// The list itself.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list.into_iter().collect()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.list {
            writeln!(f, "{diagnostic}\n")?;
        }
        let errors = self.list.iter().filter(|d| d.severity == Severity::Error).count();
        let warnings = self.list.len() - errors;
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        write!(f, "{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
    }
}

impl std::error::Error for Diagnostics {}
