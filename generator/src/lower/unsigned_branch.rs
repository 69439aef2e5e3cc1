//! Unions with `long` have a branch for integers above its range, which are the values of fields of the type `unsigned_long`.

use super::discriminator::Branch;
use super::json_shape::JsonShape;
use super::lowered_value::LoweredValue;
use crate::model::RustType;
use crate::spec::ValueOf;

/// Returns the branch for integers above the range of `long`, if a branch is `long`. Adds the branch unless the union has one
/// for unsigned integers. The discriminator selects it by the value of an integer, not by its JSON shape.
pub(super) fn unsigned_branch(values: &[(usize, ValueOf)], branches: &mut Vec<Branch>) -> Option<usize> {
    if !values.iter().any(|(_, value)| is_long(value)) {
        return None;
    }
    let unsigned = RustType::Primitive("u64");
    let position = branches.iter().position(|branch| branch.lowered.ty == unsigned).unwrap_or_else(|| {
        let index = values.iter().map(|(index, _)| index + 1).max().unwrap_or_default();
        let lowered = LoweredValue::from_type(unsigned);
        branches.push(Branch { index, lowered, shape: JsonShape::default(), elements: JsonShape::default() });
        branches.len() - 1
    });
    if let Some(branch) = branches.get_mut(position) {
        branch.shape = JsonShape::default();
    }
    Some(position)
}

fn is_long(value: &ValueOf) -> bool {
    matches!(value, ValueOf::InstanceOf(instance) if instance.type_name.is("_types", "long"))
}
