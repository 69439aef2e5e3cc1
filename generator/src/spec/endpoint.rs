//! Endpoints: names, URLs, methods and metadata.

use serde::{Deserialize, Deserializer, Serialize};

use super::name::{EndpointName, TypeName};

/// An endpoint, which becomes an operation of the client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an endpoint (an object with `name`, `urls` and more)")]
pub struct Endpoint {
    /// The availability in each flavor.
    pub availability: Availabilities,
    /// Excludes the endpoint from generated clients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_exclude: Option<bool>,
    /// The deprecation; absent if it is not deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// The description.
    pub description: String,
    /// The identifier of the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// The group of endpoints in the documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_tag: Option<String>,
    /// The URL of the documentation. `None` is an absent key, `Some(None)` is null.
    #[serde(default, deserialize_with = "deserialize_present", skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<Option<String>>,
    /// The URL of the documentation for serverless.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_url_serverless: Option<String>,
    /// The subject of the further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_description: Option<String>,
    /// The identifier of further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_id: Option<String>,
    /// The URL of further documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_url: Option<String>,
    /// The URL of the documentation of the previous version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_previous_version_doc_url: Option<String>,
    /// The name.
    pub name: EndpointName,
    /// The privileges that the caller needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privileges: Option<Privileges>,
    /// The type of the request; null if the specification does not define it yet.
    pub request: Option<TypeName>,
    /// Marks an endpoint that requires a body.
    pub request_body_required: bool,
    /// The media types of the request body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_media_type: Option<Vec<String>>,
    /// The type of the response; null if the specification does not define it yet.
    pub response: Option<TypeName>,
    /// The media types of the response body.
    pub response_media_type: Vec<String>,
    /// The `since` of the availability on a self-managed cluster. Only specifications before 8.16 repeat it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The `stability` of the availability on a self-managed cluster. Only specifications before 8.16 repeat it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stability: Option<String>,
    /// The URLs.
    pub urls: Vec<Url>,
    /// The `visibility` of the availability on a self-managed cluster. Only specifications before 8.16 repeat it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<String>,
}

/// Distinguishes null (`Some(None)`) from an absent key (`None`).
pub(super) fn deserialize_present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A URL of an endpoint with its HTTP methods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "a URL (an object with `methods` and `path`)")]
pub struct Url {
    /// The deprecation; absent if it is not deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// The HTTP methods.
    pub methods: Vec<String>,
    /// The path, with parameters in braces.
    pub path: String,
}

/// A deprecation with its version and reason.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(expecting = "an object with `version` and `description`")]
pub struct Deprecation {
    /// The reason and the replacement.
    pub description: String,
    /// The first version in which it is deprecated.
    pub version: String,
}

/// The availability of an endpoint, a property or a member in each flavor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(expecting = "an object with `stack` or `serverless`")]
pub struct Availabilities {
    /// Availability on serverless.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serverless: Option<Availability>,
    /// Availability on a self-managed cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack: Option<Availability>,
}

/// The availability in one flavor: first version, stability and visibility.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object with `since`, `stability` and more")]
pub struct Availability {
    /// The feature flag that enables it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature_flag: Option<String>,
    /// The first version in which it is available.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// `stable`, `beta`, `experimental` or `tech_preview`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stability: Option<String>,
    /// `public`, `feature_flag` or `private`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<String>,
}

/// The privileges that a caller needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "an object with `cluster` or `index`")]
pub struct Privileges {
    /// Cluster privileges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Vec<String>>,
    /// Index privileges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<Vec<String>>,
}
