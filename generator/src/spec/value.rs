//! The six ways in which the specification says what a value is.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::kind::kind_tagged;
use super::name::{Namespace, TypeName};

kind_tagged! {
    /// What a value is: the type of a property, of an alias, of a list's element.
    pub enum ValueOf {
        /// A type by its name.
        InstanceOf(InstanceOf) = "instance_of",
        /// A list.
        ArrayOf(ArrayOf) = "array_of",
        /// One of several.
        UnionOf(UnionOf) = "union_of",
        /// A map.
        DictionaryOf(DictionaryOf) = "dictionary_of",
        /// Whatever JSON the user has.
        UserDefinedValue(UserDefinedValue) = "user_defined_value",
        /// Always the same value.
        LiteralValue(LiteralValue) = "literal_value",
    }
}

/// A type by its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct InstanceOf {
    /// The type arguments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generics: Option<Vec<ValueOf>>,
    /// The type, or a type parameter.
    #[serde(rename = "type")]
    pub type_name: TypeName,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ArrayOf {
    /// What its elements are.
    pub value: Box<ValueOf>,
}

/// One of several.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnionOf {
    /// The branches.
    pub items: Vec<ValueOf>,
}

/// A map.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DictionaryOf {
    /// What its keys are.
    pub key: Box<ValueOf>,
    /// Whether it has one key only.
    pub single_key: bool,
    /// What its values are.
    pub value: Box<ValueOf>,
}

/// Whatever JSON the user has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UserDefinedValue {}

/// Always the same value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LiteralValue {
    /// The value.
    pub value: Literal,
}

/// The value of a literal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged, try_from = "Value")]
pub enum Literal {
    /// A text.
    String(String),
    /// A boolean.
    Bool(bool),
    /// A whole number.
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
        .ok_or_else(|| format!("found `{value}`, expected a text, a boolean or a whole number"))
    }
}

impl ValueOf {
    /// The type by its name, without arguments.
    pub fn instance(type_name: TypeName) -> Self {
        Self::InstanceOf(InstanceOf { generics: None, type_name })
    }

    /// A list.
    pub fn array_of(value: Self) -> Self {
        Self::ArrayOf(ArrayOf { value: Box::new(value) })
    }

    /// A dictionary whose keys are text.
    pub fn dictionary_of(value: Self) -> Self {
        let key = Box::new(Self::instance(TypeName::new(Namespace::BUILTINS, "string")));
        Self::DictionaryOf(DictionaryOf { key, single_key: false, value: Box::new(value) })
    }
}
