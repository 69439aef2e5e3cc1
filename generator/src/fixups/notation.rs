//! Types of the specification in few words, for tables of corrections.

use crate::spec::{DictionaryOf, InstanceOf, TypeName, UnionOf, UserDefinedValue, ValueOf};

/// A type.
#[derive(Clone, Copy)]
pub(super) enum Type {
    /// The type of this namespace and name.
    Is(&'static str, &'static str),
    /// The same, with type arguments.
    Of(&'static str, &'static str, &'static [Type]),
    /// A list.
    List(&'static Type),
    /// A dictionary.
    Map(&'static Type, &'static Type),
    /// A dictionary with one key.
    Single(&'static Type, &'static Type),
    /// A union.
    Either(&'static [Type]),
    /// The user's own value.
    Any,
}

pub(super) const STRING: Type = Type::Is("_builtins", "string");
pub(super) const NULL: Type = Type::Is("_builtins", "null");
pub(super) const BOOLEAN: Type = Type::Is("_builtins", "boolean");
pub(super) const INTEGER: Type = Type::Is("_types", "integer");
pub(super) const LONG: Type = Type::Is("_types", "long");
pub(super) const FIELD: Type = Type::Is("_types", "Field");
pub(super) const INDEX: Type = Type::Is("_types", "IndexName");
pub(super) const DOUBLE: Type = Type::Is("_types", "double");
pub(super) const DURATION: Type = Type::Is("_types", "Duration");
pub(super) const SIZE: Type = Type::Is("_types", "ByteSize");
pub(super) const QUERY: Type = Type::Is("_types.query_dsl", "QueryContainer");
pub(super) const MILLISECONDS: Type = Type::Of("_types", "DurationValue", &[Type::Is("_types", "UnitMillis")]);
pub(super) const NANOSECONDS: Type = Type::Of("_types", "DurationValue", &[Type::Is("_types", "UnitNanos")]);
pub(super) const EPOCH_MILLISECONDS: Type = Type::Of("_types", "EpochTime", &[Type::Is("_types", "UnitMillis")]);
// What is written as itself, and read from a text, too.
pub(super) const BOOLEAN_OR_TEXT: Type = Type::Of("_spec_utils", "Stringified", &[BOOLEAN]);
pub(super) const INTEGER_OR_TEXT: Type = Type::Of("_spec_utils", "Stringified", &[INTEGER]);
pub(super) const LONG_OR_TEXT: Type = Type::Of("_spec_utils", "Stringified", &[LONG]);
pub(super) const DOUBLE_OR_TEXT: Type = Type::Of("_spec_utils", "Stringified", &[DOUBLE]);

impl Type {
    /// As the specification has it.
    pub(super) fn value(&self) -> ValueOf {
        let dictionary = |key: &Self, value: &Self, single_key| {
            let (key, value) = (Box::new(key.value()), Box::new(value.value()));
            ValueOf::DictionaryOf(DictionaryOf { key, single_key, value })
        };
        match self {
            Self::Is(namespace, name) => ValueOf::instance(TypeName::new(namespace, name)),
            Self::Of(namespace, name, arguments) => ValueOf::InstanceOf(InstanceOf {
                generics: Some(arguments.iter().map(Self::value).collect()),
                type_name: TypeName::new(namespace, name),
            }),
            Self::List(element) => ValueOf::array_of(element.value()),
            Self::Map(key, value) => dictionary(key, value, false),
            Self::Single(key, value) => dictionary(key, value, true),
            Self::Either(branches) => ValueOf::UnionOf(UnionOf { items: branches.iter().map(Self::value).collect() }),
            Self::Any => ValueOf::UserDefinedValue(UserDefinedValue {}),
        }
    }
}
