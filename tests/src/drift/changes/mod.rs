//! Kinds of changes that a new version of the specification can have, each with the required result of the generator.
//!
//! The package `tests` and the command `cargo xtask drift` include this folder.

pub(crate) mod base;
mod compare;
mod corrected;
mod definitions;
mod draft;
mod edits;
mod endpoints;
mod expected;
mod expressions;
mod files;
mod items;
pub(crate) mod json;
mod metadata;
mod names;
mod notation;
mod places;
mod properties;
pub(crate) mod random;
mod trial;
mod types;
mod unions;

pub(crate) use base::Base;
pub(crate) use trial::{Outcome, trial};

use draft::Draft;
use expected::Expected;

/// A function that changes a specification.
type Change = dyn Fn(&mut Draft<'_>) -> Option<Expected> + Send + Sync;

/// A kind of change.
pub(crate) struct Kind {
    /// The name, which also selects the random numbers.
    pub(crate) name: String,
    /// Changes a specification at a random place. Returns `None` if the specification has no such place.
    change: Box<Change>,
}

impl Kind {
    fn new(
        name: impl Into<String>,
        change: impl Fn(&mut Draft<'_>) -> Option<Expected> + Send + Sync + 'static,
    ) -> Self {
        Self { name: name.into(), change: Box::new(change) }
    }
}

/// Returns all kinds of changes.
pub(crate) fn all() -> Vec<Kind> {
    let lists = [
        expressions::kinds(),
        definitions::kinds(),
        unions::kinds(),
        endpoints::kinds(),
        names::kinds(),
        metadata::kinds(),
        properties::kinds(),
        types::kinds(),
        corrected::kinds(),
        files::kinds(),
    ];
    lists.into_iter().flatten().collect()
}
