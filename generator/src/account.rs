//! What became of each definition that came in: exactly one fate each, and the fates sum to the definitions.

use std::collections::BTreeMap;
use std::fmt;

use crate::spec::TypeName;

/// What became of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// It is an item of the output.
    Item,
    /// It is part of others: a parent whose properties stand in its children, an alias that nothing names.
    Inlined,
    /// It is generic, and an item for each use.
    Substituted,
    /// It is a behavior, which is handled where it is attached.
    Behavior,
    /// It is a type of the runtime.
    Runtime,
    /// The specification excludes it from generated clients.
    Excluded,
    /// A fixup put something else where it was named.
    Corrected,
    /// Only what the flavor does not have reaches it.
    Absent,
    /// No selected endpoint reaches it.
    NotSelected,
    /// The endpoint that it belongs to has no types yet.
    Untyped,
}

impl Fate {
    /// Every fate.
    pub const ALL: [Self; 10] = [
        Self::Item,
        Self::Inlined,
        Self::Substituted,
        Self::Behavior,
        Self::Runtime,
        Self::Excluded,
        Self::Corrected,
        Self::Absent,
        Self::NotSelected,
        Self::Untyped,
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Inlined => "inlined",
            Self::Substituted => "substituted",
            Self::Behavior => "behavior",
            Self::Runtime => "runtime",
            Self::Excluded => "excluded",
            Self::Corrected => "corrected away",
            Self::Absent => "absent",
            Self::NotSelected => "not selected",
            Self::Untyped => "untyped",
        }
    }
}

/// The fates of all definitions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// How many definitions came in.
    pub definitions: usize,
    /// The endpoints that were written, in the specification's order.
    pub endpoints: Vec<String>,
    /// The endpoints that came in.
    pub endpoints_in: usize,
    /// How many endpoints the flavor does not have.
    pub absent: usize,
    /// The endpoints that have no request or response types yet.
    pub untyped: Vec<String>,
    /// The fate of each definition.
    pub fates: BTreeMap<TypeName, Fate>,
}

impl Account {
    /// How many definitions have this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.fates.values().filter(|f| **f == fate).count()
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fates: Vec<_> = Fate::ALL
            .iter()
            .map(|fate| (fate.as_str(), self.count(*fate)))
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{count} {word}"))
            .collect();
        write!(
            f,
            "{} of {} endpoints; {} definitions = {}",
            self.endpoints.len(),
            self.endpoints_in,
            self.definitions,
            fates.join(" + ")
        )?;
        match self.absent {
            0 => {}
            1 => f.write_str("; 1 endpoint absent from the flavor")?,
            absent => write!(f, "; {absent} endpoints absent from the flavor")?,
        }
        if !self.untyped.is_empty() {
            write!(f, "; without types: {}", self.untyped.join(", "))?;
        }
        Ok(())
    }
}
