//! Kinds of changes that a new version of the specification can have, each with the required result of the generator.
//!
//! The package `tests` and the command `cargo xtask drift` include this folder.

mod base;
mod compare;
mod definitions;
mod draft;
mod endpoints;
mod expressions;
mod files;
mod items;
mod json;
mod metadata;
mod names;
mod places;
mod properties;
mod random;
mod trial;
mod types;
mod unions;

pub(crate) use base::Base;
#[allow(unused_imports, reason = "only the command chooses parts of a specification")]
pub(crate) use random::Random;
#[allow(unused_imports, reason = "the tests use only the outcome")]
pub(crate) use trial::Trial;
pub(crate) use trial::{Outcome, trial};

use draft::{Draft, Expected};

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
        files::kinds(),
    ];
    lists.into_iter().flatten().collect()
}
