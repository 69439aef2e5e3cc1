//! Type expressions: references, arrays, unions, dictionaries, user-defined values and literals.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::kind::kind_tagged;
use super::name::{Namespace, TypeName};

kind_tagged! {
    /// A type expression: the type of a property, of an alias or of an array's element.
    pub enum ValueOf {
        /// A reference to a type, or a type parameter.
        InstanceOf(InstanceOf) = "instance_of",
        /// An array.
        ArrayOf(ArrayOf) = "array_of",
        /// A union.
        UnionOf(UnionOf) = "union_of",
        /// A dictionary.
        DictionaryOf(DictionaryOf) = "dictionary_of",
        /// Arbitrary JSON of the user.
        UserDefinedValue(UserDefinedValue) = "user_defined_value",
        /// A constant.
        LiteralValue(LiteralValue) = "literal_value",
    }
}

/// A reference to a type, or a type parameter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct InstanceOf {
    /// The type arguments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<ValueOf>>,
    /// The name of the type or of the type parameter.
    #[serde(rename = "type")]
    pub type_name: TypeName,
}

/// An array.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ArrayOf {
    /// The type of the elements.
    pub value: Box<ValueOf>,
}

/// A union.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnionOf {
    /// The branches.
    pub items: Vec<ValueOf>,
}

/// A dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DictionaryOf {
    /// The type of the keys.
    pub key: Box<ValueOf>,
    /// Marks a dictionary with exactly one key.
    pub single_key: bool,
    /// The type of the values.
    pub value: Box<ValueOf>,
}

/// Arbitrary JSON of the user.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UserDefinedValue {}

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LiteralValue {
    /// The value.
    pub value: Literal,
}

/// The value of a constant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged, try_from = "Value")]
pub enum Literal {
    /// A string.
    String(String),
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
}

impl TryFrom<Value> for Literal {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        match &value {
            Value::String(text) => Some(Self::String(text.clone())),
            Value::Bool(bool) => Some(Self::Bool(*bool)),
            Value::Number(number) => number.as_i64().map(Self::Integer),
            _ => None,
        }
        .ok_or_else(|| format!("expected a string, a boolean or an integer, found `{value}`"))
    }
}

impl ValueOf {
    /// Creates a reference to a type without type arguments.
    pub fn instance(type_name: TypeName) -> Self {
        Self::InstanceOf(InstanceOf { generics: None, type_name })
    }

    /// Creates an array.
    pub fn array_of(value: Self) -> Self {
        Self::ArrayOf(ArrayOf { value: Box::new(value) })
    }

    /// Creates a dictionary with string keys.
    pub fn dictionary_of(value: Self) -> Self {
        let key = Box::new(Self::instance(TypeName::new(Namespace::BUILTINS, "string")));
        Self::DictionaryOf(DictionaryOf { key, single_key: false, value: Box::new(value) })
    }
}
