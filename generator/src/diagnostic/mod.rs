//! Diagnostics: errors and warnings about the input. They accumulate, and the generator returns no files if there is an
//! error.

mod degradation;
mod list;
mod report;

use std::fmt;
use std::sync::Arc;

pub use degradation::Degradation;
pub use list::Diagnostics;

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

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
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
    /// An `esQuirk` that the generator does not know.
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
    /// The effect of a degradation on the generated code: the place, and what is generated there.
    pub effect: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}[{}]: {}", self.severity, self.code.as_str(), self.message)?;
        writeln!(f, "  --> {}", self.at)?;
        if let Some(effect) = &self.effect {
            writeln!(f, "  note: {effect}")?;
        }
        write!(f, "  help: {}", self.help)
    }
}
