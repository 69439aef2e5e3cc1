//! Unions of a value and a list of such values.

use super::context::Lowering;
use super::json_shape::JsonShape;
use super::lowered_value::UseSite;
use super::problem::Problem;
use crate::model::EncodingKind;
use crate::spec::{ArrayOf, Definition, UnionOf, ValueOf};

impl Lowering<'_> {
    /// Returns the encoding of `T | [T]`. If `T` accepts lists of numbers, the first element decides between `T` and `[T]`.
    pub(super) fn one_or_many(&self, element: &ValueOf, site: &UseSite<'_>) -> Result<EncodingKind, Problem> {
        let shape = self.json_shape(element);
        if !shape.array {
            return Ok(EncodingKind::OneOrMany);
        }
        let numbers = JsonShape { integer: true, float: true, ..JsonShape::default() };
        if self.element_json_shape(element) == numbers && !shape.integer && !shape.float {
            return Ok(EncodingKind::PointOrMany);
        }
        let feature = format!("`T | [T]` in {} with lists of other values than numbers as `T`", site.description);
        Err(Problem::unsupported(&feature, &site.at))
    }

    /// Returns the branches of `T | [T]` if `T` is `S | [S]`: `S`, `[S]` and `[[S]]`.
    pub(super) fn nested_list_branches(&self, element: &ValueOf) -> Option<Vec<(usize, ValueOf)>> {
        let union = match element {
            ValueOf::InstanceOf(instance) if instance.generics.is_none() => {
                match &self.spec.types.get(&instance.type_name)?.value {
                    Definition::TypeAlias(alias) if alias.variants.is_none() => &alias.r#type,
                    _ => return None,
                }
            }
            element => element,
        };
        let ValueOf::UnionOf(UnionOf { items }) = union else { return None };
        let list = |value: &ValueOf| ValueOf::ArrayOf(ArrayOf { value: Box::new(value.clone()) });
        let ([ValueOf::ArrayOf(several), single] | [single, ValueOf::ArrayOf(several)]) = items.as_slice() else {
            return None;
        };
        // A dictionary or a list of dictionaries is one map.
        let same = *several.value == *single && !matches!(single, ValueOf::DictionaryOf(_));
        same.then(|| [single.clone(), list(single), list(&list(single))].into_iter().enumerate().collect())
    }
}
