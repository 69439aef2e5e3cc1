//! Errors in the specification, and the degradations that they cause.

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Code, Degradation, Diagnostics, Origin};
use crate::model::ItemPath;
use crate::spec::{EndpointName, TypeName};

/// The effect on a type, a value or a definition.
pub(super) const RAW_JSON: &str = "raw JSON";

/// An error in the specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) code: Code,
    pub(super) at: Origin,
    /// The problem, without its place.
    pub(super) reason: String,
    /// The rest of the message: the place.
    pub(super) context: String,
    pub(super) help: String,
}

impl Problem {
    pub(super) fn new(code: Code, at: &Origin, reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, at: at.clone(), reason: reason.into(), context: String::new(), help: help.into() }
    }

    /// Appends a part of the message that reports without the place need.
    pub(super) fn with_context(self, context: impl Into<String>) -> Self {
        Self { context: context.into(), ..self }
    }

    /// A construct that the generator does not support.
    pub(super) fn unsupported(feature: &str, at: &Origin) -> Self {
        Self::unsupported_problem(format!("{feature} is not supported"), at)
    }

    /// An unsupported part of the specification, with a complete message.
    pub(super) fn unsupported_problem(problem: String, at: &Origin) -> Self {
        Self::new(Code::Unsupported, at, problem, "correct the specification, or add support in generator/src/lower/")
    }

    pub(super) fn missing_type(name: &TypeName, referrer: &str, at: &Origin) -> Self {
        let help = "correct the name in the reference, or add a definition of the type";
        let problem = Self::new(Code::MissingType, at, format!("missing type `{name}`"), help);
        problem.with_context(format!(", referenced by {referrer}"))
    }

    pub(super) fn invalid_variant(problem: impl Into<String>, at: &Origin) -> Self {
        Self::new(Code::InvalidVariant, at, problem, "correct the type or its `variants`")
    }

    /// Returns the degradation that this problem causes.
    pub(super) fn degradation(&self, place: &str, effect: &str) -> Degradation {
        let (place, effect) = (place.to_owned(), effect.to_owned());
        Degradation { code: self.code, place, effect, reason: self.reason.clone() }
    }

    /// Reports the problem with its effect.
    pub(super) fn report(&self, place: &str, effect: &str, diagnostics: &mut Diagnostics) {
        let message = format!("{}{}", self.reason, self.context);
        diagnostics.degrade(self.code, &self.at, message, self.help.clone(), format!("{place}: {effect}"));
    }
}

/// The degradations of items, in the order of their detection.
pub(super) type ItemDegradations = IndexSet<(ItemPath, Degradation)>;

/// The definitions and endpoints that cannot be generated. They are replaced or left out, and all is lowered again.
#[derive(Debug, Default)]
pub(super) struct Unusable {
    pub(super) definitions: IndexMap<TypeName, Problem>,
    pub(super) endpoints: IndexMap<EndpointName, Problem>,
}

impl Unusable {
    pub(super) fn is_empty(&self) -> bool {
        self.definitions.is_empty() && self.endpoints.is_empty()
    }
}
