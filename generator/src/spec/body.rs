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
        /// A value of some type.
        Value(ValueBody) = "value",
        /// None.
        NoBody(NoBody) = "no_body",
    }
}

/// A body that is an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PropertiesBody {
    /// Its properties.
    pub properties: Vec<Property>,
}

/// A body that is a value of some type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValueBody {
    /// The name that code should use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_name: Option<String>,
    /// What it is.
    pub value: ValueOf,
}

/// No body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoBody {}

/// A body that comes with certain statuses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an exception: an object with `statusCodes` and `body`")]
pub struct Exception {
    /// The body.
    pub body: Body,
    /// When it comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The statuses.
    pub status_codes: Vec<u16>,
}

/// An example of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an example: an object")]
pub struct Example {
    /// The same in other languages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<ExampleAlternative>>,
    /// What it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The request line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "method_request")]
    pub method_request: Option<String>,
    /// The status.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "response_code")]
    pub response_code: Option<u16>,
    /// A title. The key may be absent or hold a null, which are kept apart.
    #[serde(
        default,
        deserialize_with = "super::endpoint::deserialize_present",
        skip_serializing_if = "Option::is_none"
    )]
    pub summary: Option<Option<String>>,
    /// `request` or `response`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The body, as text or as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// An example in some language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object with `language` and `code`")]
pub struct ExampleAlternative {
    /// The code.
    pub code: String,
    /// The language.
    pub language: String,
}
