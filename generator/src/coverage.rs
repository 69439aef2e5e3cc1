//! Coverage: how the generator handled each definition of the input.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::Degradation;
use crate::spec::TypeName;

/// The treatment of a definition by the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Disposition {
    /// The definition is an item of the generated code.
    Item,
    /// The definition is part of other items, such as a parent whose properties are fields of its children.
    Inlined,
    /// The definition is generic, and each use with different type arguments is an item.
    Instantiated,
    /// The definition is a behavior, which is generated as part of the types that have it.
    Behavior,
    /// The runtime defines the type.
    Runtime,
    /// The specification excludes it from generated clients.
    Excluded,
    /// Corrections replaced all references to the type.
    Replaced,
    /// The type is reachable only from endpoints and properties that the flavor lacks.
    Unavailable,
    /// The type is not reachable from a selected endpoint.
    NotSelected,
    /// The type belongs to an endpoint without a request or response type.
    Untyped,
}

impl Disposition {
    /// All dispositions.
    pub const ALL: [Self; 10] = [
        Self::Item,
        Self::Inlined,
        Self::Instantiated,
        Self::Behavior,
        Self::Runtime,
        Self::Excluded,
        Self::Replaced,
        Self::Unavailable,
        Self::NotSelected,
        Self::Untyped,
    ];

    /// Returns the name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Inlined => "inlined",
            Self::Instantiated => "instantiated",
            Self::Behavior => "behavior",
            Self::Runtime => "runtime",
            Self::Excluded => "excluded",
            Self::Replaced => "replaced",
            Self::Unavailable => "unavailable",
            Self::NotSelected => "not selected",
            Self::Untyped => "untyped",
        }
    }
}

/// The disposition of each definition: exactly one per definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The number of definitions in the input.
    pub definitions: usize,
    /// The generated endpoints, in the order of the specification.
    pub endpoints: Vec<String>,
    /// The number of endpoints in the input.
    pub total_endpoints: usize,
    /// The number of endpoints that the flavor lacks.
    pub unavailable_endpoints: usize,
    /// The endpoints without a request or response type.
    pub untyped_endpoints: Vec<String>,
    /// The disposition of each definition.
    pub dispositions: BTreeMap<TypeName, Disposition>,
    /// The parts of the specification that are not generated as declared.
    pub degraded: Vec<Degradation>,
    /// The endpoints that are left out, because they have an error.
    pub left_out: Vec<Degradation>,
}

impl Coverage {
    /// Returns the number of definitions with a disposition.
    pub fn count(&self, disposition: Disposition) -> usize {
        self.dispositions.values().filter(|f| **f == disposition).count()
    }
}

impl Coverage {
    fn write_degraded(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.degraded.is_empty() {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            self.degraded.iter().for_each(|degradation| *counts.entry(degradation.code.as_str()).or_default() += 1);
            let counts: Vec<_> = counts.into_iter().map(|(code, count)| format!("{count} {code}")).collect();
            write!(f, "; degraded: {} ({})", self.degraded.len(), counts.join(", "))?;
        }
        if !self.left_out.is_empty() {
            write!(f, "; left out: {}", self.left_out.len())?;
        }
        self.degraded.iter().chain(&self.left_out).try_for_each(|degradation| write!(f, "\n         {degradation}"))
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dispositions: Vec<_> = Disposition::ALL
            .iter()
            .map(|disposition| (disposition.as_str(), self.count(*disposition)))
            .filter(|(_, count)| *count > 0)
            .map(|(label, count)| format!("{count} {label}"))
            .collect();
        write!(
            f,
            "{} of {} endpoints; {} definitions = {}",
            self.endpoints.len(),
            self.total_endpoints,
            self.definitions,
            dispositions.join(" + ")
        )?;
        match self.unavailable_endpoints {
            0 => {}
            1 => f.write_str("; 1 endpoint unavailable in the flavor")?,
            count => write!(f, "; {count} endpoints unavailable in the flavor")?,
        }
        if !self.untyped_endpoints.is_empty() {
            write!(f, "; without types: {}", self.untyped_endpoints.join(", "))?;
        }
        self.write_degraded(f)
    }
}
