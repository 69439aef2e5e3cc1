//! Traversal of type expressions.

use super::body::Body;
use super::definition::Definition;
use super::value::ValueOf;

impl ValueOf {
    /// Returns the type expressions directly inside this one: type arguments, elements, keys and values, branches.
    pub(crate) fn children(&self) -> impl DoubleEndedIterator<Item = &Self> {
        let (key, value, list): (Option<&Self>, Option<&Self>, &[Self]) = match self {
            Self::InstanceOf(instance) => (None, None, instance.generics.as_deref().unwrap_or_default()),
            Self::ArrayOf(array) => (None, Some(&array.value), &[]),
            Self::UnionOf(union) => (None, None, &union.items),
            Self::DictionaryOf(dictionary) => (Some(&dictionary.key), Some(&dictionary.value), &[]),
            Self::UserDefinedValue(_) | Self::LiteralValue(_) => (None, None, &[]),
        };
        key.into_iter().chain(value).chain(list)
    }

    /// Returns the type expressions directly inside this one, mutably.
    pub(crate) fn children_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let (key, value, list): (Option<&mut Self>, Option<&mut Self>, &mut [Self]) = match self {
            Self::InstanceOf(instance) => (None, None, instance.generics.as_deref_mut().unwrap_or_default()),
            Self::ArrayOf(array) => (None, Some(&mut array.value), &mut []),
            Self::UnionOf(union) => (None, None, &mut union.items),
            Self::DictionaryOf(dictionary) => (Some(&mut dictionary.key), Some(&mut dictionary.value), &mut []),
            Self::UserDefinedValue(_) | Self::LiteralValue(_) => (None, None, &mut []),
        };
        key.into_iter().chain(value).chain(list)
    }

    /// Visits this type expression, then all inside it, outer before inner.
    pub(crate) fn visit<'a>(&'a self, visitor: &mut dyn FnMut(&'a Self)) {
        visitor(self);
        self.children().for_each(|child| child.visit(visitor));
    }

    /// Visits this type expression, then all inside it, outer before inner. The visitor returns false to skip what is
    /// inside the visited expression.
    pub(crate) fn visit_mut(&mut self, visitor: &mut dyn FnMut(&mut Self) -> bool) {
        if visitor(self) {
            self.children_mut().for_each(|child| child.visit_mut(visitor));
        }
    }

    /// Returns the number of levels of type expressions inside each other.
    pub(crate) fn nesting(&self) -> usize {
        1 + self.children().map(Self::nesting).max().unwrap_or(0)
    }
}

impl Definition {
    /// Returns the outermost type expressions of this definition: the types of properties, parameters and bodies, the
    /// aliased type, and the type arguments of the parent and of behaviors.
    pub(crate) fn type_expressions(&self) -> Vec<&ValueOf> {
        match self {
            Self::Interface(interface) => {
                let properties = interface.properties.iter().map(|property| &property.r#type);
                let parent = interface.inherits.iter().flat_map(|parent| parent.generics.iter().flatten());
                let behaviors = interface.behaviors.iter().flatten();
                let behaviors = behaviors.flat_map(|behavior| behavior.generics.iter().flatten());
                properties.chain(parent).chain(behaviors).collect()
            }
            Self::Request(request) => {
                let parameters = request.path.iter().chain(&request.query).map(|parameter| &parameter.r#type);
                let parent = request.inherits.iter().flat_map(|parent| parent.generics.iter().flatten());
                parameters.chain(parent).chain(request.body.type_expressions()).collect()
            }
            Self::Response(response) => {
                let exceptions = response.exceptions.iter().flatten();
                let exceptions = exceptions.flat_map(|exception| exception.body.type_expressions());
                response.body.type_expressions().into_iter().chain(exceptions).collect()
            }
            Self::TypeAlias(alias) => vec![&alias.r#type],
            Self::Enum(_) => Vec::new(),
        }
    }
}

impl Body {
    fn type_expressions(&self) -> Vec<&ValueOf> {
        match self {
            Self::Properties(body) => body.properties.iter().map(|property| &property.r#type).collect(),
            Self::Value(body) => vec![&body.value],
            Self::NoBody(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ValueOf;
    use crate::spec::{DictionaryOf, InstanceOf, TypeName, UnionOf};

    fn instance(name: &str, arguments: Vec<ValueOf>) -> ValueOf {
        let generics = (!arguments.is_empty()).then_some(arguments);
        ValueOf::InstanceOf(InstanceOf { generics, type_name: TypeName::new("n", name) })
    }

    /// `A<B> | { C: [D] }`
    fn union() -> ValueOf {
        let (key, value) = (instance("C", vec![]), ValueOf::array_of(instance("D", vec![])));
        let dictionary = DictionaryOf { key: Box::new(key), single_key: false, value: Box::new(value) };
        let generic = instance("A", vec![instance("B", vec![])]);
        ValueOf::UnionOf(UnionOf { items: vec![generic, ValueOf::DictionaryOf(dictionary)] })
    }

    fn references(value: &ValueOf) -> Vec<String> {
        let mut names = Vec::new();
        value.visit_references(&mut |name| names.push(name.name.clone()));
        names
    }

    #[test]
    fn references_are_visited_in_order() {
        assert_eq!(references(&union()), ["A", "B", "C", "D"]);
    }

    #[test]
    fn nesting_is_the_number_of_levels() {
        assert_eq!(instance("A", vec![]).nesting(), 1);
        assert_eq!(union().nesting(), 4);
    }

    #[test]
    fn visitor_that_returns_false_skips_the_children() {
        let mut value = union();
        value.visit_mut(&mut |value| {
            let ValueOf::InstanceOf(instance) = value else { return true };
            let is_generic = instance.generics.is_some();
            instance.type_name.name.push('2');
            !is_generic
        });
        assert_eq!(references(&value), ["A2", "B", "C2", "D2"]);
    }
}
