//! Lists among the branches of a union: a value or a list of them, and lists that are told apart by their first element.

use super::context::Lowering;
use super::json_shape::JsonShape;
use super::lowered_value::UseSite;
use crate::model::EncodingKind;
use crate::spec::{ArrayOf, Definition, UnionOf, ValueOf};

impl Lowering<'_> {
    /// How `T | [T]` is read. Where T may itself be a list, of numbers, the first element says whether it is one T.
    pub(super) fn one_or_many(&mut self, one: &ValueOf, site: &UseSite<'_>) -> Option<EncodingKind> {
        let shape = self.json_shape(one);
        if !shape.array {
            return Some(EncodingKind::OneOrMany);
        }
        let numbers = JsonShape { integer: true, float: true, ..JsonShape::default() };
        if self.element_json_shape(one) == numbers && !shape.integer && !shape.float {
            return Some(EncodingKind::PointOrMany);
        }
        self.report_unsupported(
            &format!(
                "a list or a single value, which may itself be a list of something else than numbers, in {}",
                site.description
            ),
            &site.at,
        );
        None
    }

    /// The branches of `T | [T]` where T stands for `S | [S]`: one S, a list of them, a list of lists of them.
    pub(super) fn nested_list_branches(&self, one: &ValueOf) -> Option<Vec<(usize, ValueOf)>> {
        let union = match one {
            ValueOf::InstanceOf(instance) if instance.generics.is_none() => {
                match &self.spec.types.get(&instance.type_name)?.value {
                    Definition::TypeAlias(alias) if alias.variants.is_none() => &alias.r#type,
                    _ => return None,
                }
            }
            one => one,
        };
        let ValueOf::UnionOf(UnionOf { items }) = union else { return None };
        let list = |value: &ValueOf| ValueOf::ArrayOf(ArrayOf { value: Box::new(value.clone()) });
        let ([ValueOf::ArrayOf(several), single] | [single, ValueOf::ArrayOf(several)]) = items.as_slice() else {
            return None;
        };
        // A dictionary or a list of them is one map.
        let same = *several.value == *single && !matches!(single, ValueOf::DictionaryOf(_));
        same.then(|| [single.clone(), list(single), list(&list(single))].into_iter().enumerate().collect())
    }
}
