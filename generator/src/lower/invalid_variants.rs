//! Invalid variants of tagged unions: each is left out, and its values are decoded as `Other`.

use super::context::Lowering;
use super::problem::Problem;
use crate::model::ItemPath;
use crate::spec::{TypeName, ValueOf};

/// The effect on a variant.
const EFFECT: &str = "raw JSON, as the variant `Other`";

/// The invalid branches of a union.
#[derive(Default)]
pub(super) struct InvalidVariants {
    /// Descriptions and problems.
    variants: Vec<(String, Problem)>,
}

impl InvalidVariants {
    /// Returns the variant, or records its problem.
    pub(super) fn check<T>(&mut self, variant: Result<T, Problem>, branch: &ValueOf, union: &TypeName) -> Option<T> {
        let record = |problem| {
            let place = match branch {
                ValueOf::InstanceOf(instance) => format!("the variant `{}` of `{union}`", instance.type_name),
                _ => format!("a variant of `{union}`"),
            };
            self.variants.push((place, problem));
        };
        variant.map_err(record).ok()
    }
}

impl Lowering<'_> {
    /// Reports the invalid variants. Returns true if there is one; the union must then be open. A union without valid variants
    /// is invalid itself.
    pub(super) fn leave_out_variants(
        &mut self,
        InvalidVariants { mut variants }: InvalidVariants,
        has_valid: bool,
        item: &ItemPath,
    ) -> Result<bool, Problem> {
        if !has_valid && !variants.is_empty() {
            return Err(variants.swap_remove(0).1);
        }
        for (place, problem) in &variants {
            self.degrade(problem, item, place, EFFECT);
        }
        Ok(!variants.is_empty())
    }
}
