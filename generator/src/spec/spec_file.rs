//! A file of the specification, as it is written.

use serde::{Deserialize, Serialize};

use super::{Definition, Endpoint};

/// A file of the specification as it is written: the published one holds everything, those in `spec/` a part each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SpecFile {
    /// What the file says of itself.
    #[serde(rename = "_info", skip_serializing_if = "Option::is_none")]
    pub info: Option<Info>,
    /// Endpoints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoints: Option<Vec<Endpoint>>,
    /// Definitions of types.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<Definition>>,
}

/// What a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "an object with `license` and `title`")]
pub struct Info {
    /// Its licence.
    pub license: License,
    /// Its title.
    pub title: String,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "an object with `name` and `url`")]
pub struct License {
    /// Its name.
    pub name: String,
    /// Its text.
    pub url: String,
}
