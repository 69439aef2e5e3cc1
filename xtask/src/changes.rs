//! The kinds of changes that the package `tests` applies to small specifications.

#[path = "../../tests/src/drift/changes/mod.rs"]
mod shared;

pub(crate) use shared::*;
