//! Comparison of untagged unions.

use generator::model::{BranchMatch, Encoding, ShapeDiscriminator, Union};

use super::comparison::Comparison;
use super::types::Place;
use crate::conformance::json::Json;

impl<'m> Comparison<'m> {
    /// Compares values of the branch that the crate selects for the value that came in. Without a branch, the crate keeps the
    /// value as it is.
    pub(super) fn union(&mut self, before: &Json, after: &Json, encoding: Option<Encoding>, union: &'m Union) {
        let branch = branch(before, &union.discriminator);
        match branch.and_then(|index| union.variants.get(index)) {
            Some(variant) => self.value(before, after, Place::new(&variant.ty, variant.encoding.or(encoding))),
            None => self.untyped(before, after),
        }
    }
}

/// The index of the branch for a value, as in the runtime.
fn branch(value: &Json, discriminator: &ShapeDiscriminator) -> Option<usize> {
    let branch = match value {
        Json::Null => discriminator.null,
        Json::Bool(_) => discriminator.boolean,
        Json::Number(number)
            if discriminator.unsigned != BranchMatch::None
                && number.parse::<u64>().is_ok_and(|number| i64::try_from(number).is_err()) =>
        {
            discriminator.unsigned
        }
        Json::Number(number) if !number.contains(['.', 'e', 'E']) && discriminator.integer != BranchMatch::None => {
            discriminator.integer
        }
        Json::Number(_) => discriminator.float,
        Json::String(_) => discriminator.string,
        Json::Array(items) => match (&discriminator.first_element, items.first()) {
            (Some(by_element), Some(first)) => return branch(first, by_element),
            _ => discriminator.array,
        },
        Json::Object(object) => {
            let key = discriminator.keys.iter().find(|(key, _)| object.contains_key(key));
            key.map_or(discriminator.object, |(_, branch)| BranchMatch::Exact(*branch))
        }
    };
    match branch {
        BranchMatch::Exact(index) | BranchMatch::Lenient(index) => Some(index),
        BranchMatch::None => None,
    }
}
