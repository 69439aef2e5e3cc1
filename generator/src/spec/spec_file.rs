//! A file of the specification, as it is serialized.

use serde::{Deserialize, Serialize};

use super::{Definition, Endpoint};

/// A file of the specification. The published one holds the whole specification; each file in `spec/` holds a part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SpecFile {
    /// The title and the license of the file.
    #[serde(rename = "_info", skip_serializing_if = "Option::is_none")]
    pub info: Option<Info>,
    /// Endpoints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoints: Option<Vec<Endpoint>>,
    /// Definitions of types.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<Definition>>,
}

/// The title and the license of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "an object with `license` and `title`")]
pub struct Info {
    /// The license.
    pub license: License,
    /// The title.
    pub title: String,
}

/// A license.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "an object with `name` and `url`")]
pub struct License {
    /// The name.
    pub name: String,
    /// The URL of the license's content.
    pub url: String,
}
