//! Endpoints: names, URLs, methods, and what is said about them.

use serde::{Deserialize, Deserializer, Serialize};

use super::name::{EndpointName, TypeName};

/// One endpoint: what a client has a function for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an endpoint: an object with `name`, `urls` and more")]
pub struct Endpoint {
    /// Where it is available, since when, and how settled it is.
    pub availability: Availabilities,
    /// Left out of generated clients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codegen_exclude: Option<bool>,
    /// Since when it should not be used, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// What it does.
    pub description: String,
    /// The identifier of its documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// The group that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_tag: Option<String>,
    /// Its page. The key may be absent or hold a null, which are kept apart.
    #[serde(default, deserialize_with = "deserialize_present", skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<Option<String>>,
    /// Its page for serverless.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_url_serverless: Option<String>,
    /// What the further page is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_description: Option<String>,
    /// The identifier of a further page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_id: Option<String>,
    /// A further page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_doc_url: Option<String>,
    /// The page of the version before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ext_previous_version_doc_url: Option<String>,
    /// Its name.
    pub name: EndpointName,
    /// What the caller must be allowed to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privileges: Option<Privileges>,
    /// Its request; null where it has no types yet.
    pub request: Option<TypeName>,
    /// Whether a body must be sent.
    pub request_body_required: bool,
    /// The media types of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_media_type: Option<Vec<String>>,
    /// Its response; null where it has no types yet.
    pub response: Option<TypeName>,
    /// The media types of the answer.
    pub response_media_type: Vec<String>,
    /// Where it is reached.
    pub urls: Vec<Url>,
}

/// Keeps a null apart from an absent key.
pub(super) fn deserialize_present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// One way to reach an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "a URL: an object with `methods` and `path`")]
pub struct Url {
    /// Since when it should not be used, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// The HTTP methods.
    pub methods: Vec<String>,
    /// The path, its parameters in braces.
    pub path: String,
}

/// Since when something should not be used, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(expecting = "an object with `version` and `description`")]
pub struct Deprecation {
    /// What to do instead.
    pub description: String,
    /// The version.
    pub version: String,
}

/// Where something is available.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(expecting = "an object with `stack` or `serverless`")]
pub struct Availabilities {
    /// On serverless.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serverless: Option<Availability>,
    /// On a cluster of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack: Option<Availability>,
}

/// Since when something is available, and how settled it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object with `since`, `stability` and more")]
pub struct Availability {
    /// The flag that turns it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature_flag: Option<String>,
    /// The first version that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// `stable`, `beta`, `experimental` or `tech_preview`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stability: Option<String>,
    /// `public`, `feature_flag` or `private`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<String>,
}

/// What a caller must be allowed to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "an object with `cluster` or `index`")]
pub struct Privileges {
    /// On the cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Vec<String>>,
    /// On the indices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<Vec<String>>,
}
