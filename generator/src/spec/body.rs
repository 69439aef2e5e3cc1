//! Bodies of requests and responses, and examples of them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::kind::kind_tagged;
use super::member::Property;
use super::value::ValueOf;

kind_tagged! {
    /// The body of a request or of a response.
    pub enum Body {
        /// An object.
        Properties(PropertiesBody) = "properties",
        /// A value of any type.
        Value(ValueBody) = "value",
        /// No body.
        NoBody(NoBody) = "no_body",
    }
}

/// A body that is an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PropertiesBody {
    /// The properties.
    pub properties: Vec<Property>,
}

/// A body that is a value of any type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValueBody {
    /// The name of the field in generated code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_name: Option<String>,
    /// The type.
    pub value: ValueOf,
}

/// No body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoBody {}

/// A body of responses with certain status codes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an exception (an object with `statusCodes` and `body`)")]
pub struct Exception {
    /// The body.
    pub body: Body,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The status codes.
    pub status_codes: Vec<u16>,
}

/// An example of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an example (an object)")]
pub struct SourceExample {
    /// The same example in other languages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<ExampleAlternative>>,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The request line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "method_request")]
    pub method_request: Option<String>,
    /// The status code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "response_code")]
    pub response_code: Option<u16>,
    /// The title. `None` is an absent key, `Some(None)` is null.
    #[serde(
        default,
        deserialize_with = "super::endpoint::deserialize_present",
        skip_serializing_if = "Option::is_none"
    )]
    pub summary: Option<Option<String>>,
    /// `request` or `response`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The body, as a string or as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// An example in another language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object with `language` and `code`")]
pub struct ExampleAlternative {
    /// The code.
    pub code: String,
    /// The language.
    pub language: String,
}
