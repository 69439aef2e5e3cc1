//! How the variants of a type are told apart.

use serde::{Deserialize, Serialize};

use super::kind::kind_tagged;
use super::name::TypeName;

kind_tagged! {
    /// How the variants of a type are told apart.
    pub enum Variants {
        /// An object one of whose properties is set.
        Container(Container) = "container",
        /// By a field inside each.
        InternalTag(InternalTag) = "internal_tag",
        /// By the text in front of `#` in the key.
        ExternalTag(ExternalTag) = "external_tag",
        /// Not at all: read as one of them.
        Untagged(Untagged) = "untagged",
    }
}

/// An object one of whose properties is set.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Container {
    /// Whether there may be others, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
}

/// Variants that are told apart by a field inside each.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InternalTag {
    /// The tag that is meant where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_tag: Option<String>,
    /// Whether there may be others, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
    /// The field.
    pub tag: String,
}

/// Variants that are told apart by the text in front of `#` in the key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalTag {
    /// Whether there may be others, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
}

/// Variants that nothing tells apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Untagged {
    /// Whether there may be others, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
    /// The one that all are read as.
    pub untyped_variant: TypeName,
}
