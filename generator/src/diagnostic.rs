//! Diagnostics: errors and warnings about the input. They accumulate, and the generator returns no files if there is an
//! error.

use std::fmt;
use std::sync::Arc;

use indexmap::IndexSet;

/// The help of an error that no input should cause.
pub(crate) const INTERNAL_ERROR_HELP: &str = "this is a bug in the generator: report it with the input that led to it";

/// A location in the input: a file and a path in its JSON. All stages keep it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The file name, as the user passed it.
    pub file: Arc<str>,
    /// The path in the JSON, such as `types[3].properties[0].type`. An empty path is the whole file.
    pub path: String,
}

impl Origin {
    /// Creates the location of a whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), path: String::new() }
    }

    /// Returns a location inside this one. A step is a key, or an index in brackets.
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

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// An error: the generator returns no files.
    Error,
    /// A warning, which `--strict` turns into an error.
    Warning,
}

/// Declares [`Code`] and its names, so that [`Code::ALL`] is complete.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The kind of problem that a diagnostic reports. A test holds the exact message of each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the name that a diagnostic shows in brackets.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

codes! {
    /// A file is not valid JSON.
    InvalidJson = "invalid-json",
    /// JSON does not match the metamodel.
    InvalidShape = "invalid-shape",
    /// A `kind` that the metamodel does not define.
    UnknownKind = "unknown-kind",
    /// A key that the metamodel does not define.
    UnknownKey = "unknown-key",
    /// A duplicate definition of a type.
    DuplicateType = "duplicate-type",
    /// A duplicate definition of an endpoint.
    DuplicateEndpoint = "duplicate-endpoint",
    /// An input without endpoints.
    NoEndpoints = "no-endpoints",
    /// A reference to an undefined type.
    MissingType = "missing-type",
    /// A pattern that selects no endpoint.
    NoMatchingEndpoint = "no-matching-endpoint",
    /// A file of corrections that is not valid.
    InvalidCorrection = "invalid-correction",
    /// A correction that does not match the specification.
    CorrectionConflict = "correction-conflict",
    /// A correction of a type or property that the specification lacks.
    AbsentCorrection = "absent-correction",
    /// A cycle of parents or of aliases.
    Cycle = "cycle",
    /// A type that requires itself, so that it has no finite value.
    InfiniteType = "infinite-type",
    /// Type arguments that grow with each use.
    InfiniteGenerics = "infinite-generics",
    /// A number of type arguments that differs from the number of type parameters.
    WrongArgumentCount = "wrong-argument-count",
    /// A reference to a definition of an invalid kind, such as a property whose type is a request.
    WrongKind = "wrong-kind",
    /// A property that the type or a parent already defines.
    DuplicateProperty = "duplicate-property",
    /// A path parameter that no URL contains.
    UnusedPathParameter = "unused-path-parameter",
    /// A parameter of a URL that is not a path parameter of the request.
    UnknownPathParameter = "unknown-path-parameter",
    /// A URL with unbalanced braces, or an endpoint without URLs.
    InvalidUrl = "invalid-url",
    /// A parameter whose type cannot be encoded in a URL.
    InvalidParameter = "invalid-parameter",
    /// An unknown HTTP method, or several methods without a rule that selects one.
    InvalidMethod = "invalid-method",
    /// A duplicate name in Rust or JSON.
    NameCollision = "name-collision",
    /// A name that cannot be converted to a Rust identifier.
    InvalidName = "invalid-name",
    /// An `esQuirk` that is not in the table of quirks.
    UnknownQuirk = "unknown-quirk",
    /// A union whose branches have no discriminator.
    AmbiguousUnion = "ambiguous-union",
    /// Names of a union's branches that are not distinct, or whose number differs from that of the branches.
    InvalidCodegenNames = "invalid-codegen-names",
    /// An invalid variant of a tagged union or of a container.
    InvalidVariant = "invalid-variant",
    /// A shortcut to a property that the type does not define.
    InvalidShortcut = "invalid-shortcut",
    /// A behavior without the type arguments that it requires.
    InvalidBehavior = "invalid-behavior",
    /// A construct of the metamodel that the generator does not support.
    Unsupported = "unsupported",
    /// Nesting that exceeds a limit of the generator.
    NestingTooDeep = "nesting-too-deep",
    /// A bug of the generator: an invariant is violated, or the output is not valid Rust.
    Internal = "internal",
}

/// An error or a warning.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The location.
    pub at: Origin,
    /// The problem.
    pub message: String,
    /// The next step for the user.
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

/// A list of diagnostics in the order of their detection, without duplicates: some definitions are lowered more than once,
/// such as a parent's property in each child.
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

    /// Adds a warning that `--strict` does not turn into an error.
    pub fn lasting_warning(&mut self, code: Code, at: &Origin, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Warning, code, at, message.into(), help.into());
    }

    fn push(&mut self, severity: Severity, code: Code, at: &Origin, message: String, help: String) {
        self.list.insert(Diagnostic { code, severity, at: at.clone(), message, help });
    }

    /// Appends another list.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Turns all warnings into errors, for `--strict`.
    pub fn deny_warnings(&mut self) {
        let list = std::mem::take(&mut self.list);
        self.list = list.into_iter().map(|d| Diagnostic { severity: Severity::Error, ..d }).collect();
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
