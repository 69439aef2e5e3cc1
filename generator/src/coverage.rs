//! What became of each definition that came in: exactly one fate each, and the fates sum to the definitions.

use std::collections::BTreeMap;
use std::fmt;

use crate::spec::TypeName;

/// What became of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Disposition {
    /// It is an item of the output.
    Item,
    /// It is part of others: a parent whose properties stand in its children, an alias that nothing names.
    Inlined,
    /// It is generic, and an item for each use.
    Instantiated,
    /// It is a behavior, which is handled where it is attached.
    Behavior,
    /// It is a type of the runtime.
    Runtime,
    /// The specification excludes it from generated clients.
    Excluded,
    /// A fixup put something else where it was named.
    Replaced,
    /// Only what the flavor does not have reaches it.
    Unavailable,
    /// No selected endpoint reaches it.
    NotSelected,
    /// The endpoint that it belongs to has no types yet.
    Untyped,
}

impl Disposition {
    /// Every fate.
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

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Inlined => "inlined",
            Self::Instantiated => "substituted",
            Self::Behavior => "behavior",
            Self::Runtime => "runtime",
            Self::Excluded => "excluded",
            Self::Replaced => "corrected away",
            Self::Unavailable => "absent",
            Self::NotSelected => "not selected",
            Self::Untyped => "untyped",
        }
    }
}

/// The fates of all definitions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many definitions came in.
    pub definitions: usize,
    /// The endpoints that were written, in the specification's order.
    pub endpoints: Vec<String>,
    /// The endpoints that came in.
    pub total_endpoints: usize,
    /// How many endpoints the flavor does not have.
    pub unavailable_endpoints: usize,
    /// The endpoints that have no request or response types yet.
    pub untyped_endpoints: Vec<String>,
    /// The fate of each definition.
    pub dispositions: BTreeMap<TypeName, Disposition>,
}

impl Coverage {
    /// How many definitions have this fate.
    pub fn count(&self, disposition: Disposition) -> usize {
        self.dispositions.values().filter(|f| **f == disposition).count()
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
            1 => f.write_str("; 1 endpoint absent from the flavor")?,
            absent => write!(f, "; {absent} endpoints absent from the flavor")?,
        }
        if !self.untyped_endpoints.is_empty() {
            write!(f, "; without types: {}", self.untyped_endpoints.join(", "))?;
        }
        Ok(())
    }
}
