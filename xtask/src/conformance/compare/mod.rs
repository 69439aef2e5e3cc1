//! Compares what came in with what the crate wrote, as trees.
//!
//! The model is walked together with the two trees, so that the type at each place is known. A `Rule` forgives a difference only
//! if the type at this place allows it. A union is compared as the branch that the crate selects for the value that came in.
//! Where there is no type, such as below an unknown key or in a document of the user, only the notation of numbers may differ.

mod comparison;
mod objects;
mod parameters;
mod requests;
mod rule;
#[cfg(test)]
mod tests;
mod types;
mod union;
mod values;

pub(super) use comparison::Comparison;
pub(super) use rule::Forgiven;
pub(super) use types::Types;
