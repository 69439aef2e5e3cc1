//! Discriminators of the variants of a type.

use serde::{Deserialize, Serialize};

use super::kind::kind_tagged;
use super::name::TypeName;

kind_tagged! {
    /// The discriminator of the variants of a type.
    pub enum Variants {
        /// An object with exactly one of its properties; the key is the discriminator.
        Container(Container) = "container",
        /// A property in each variant is the discriminator.
        InternalTag(InternalTag) = "internal_tag",
        /// The prefix before `#` in the object key is the discriminator.
        ExternalTag(ExternalTag) = "external_tag",
        /// No discriminator: values are decoded as one of the variants.
        Untagged(Untagged) = "untagged",
    }
}

/// An object with exactly one of its properties; the key is the discriminator.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Container {
    /// Marks a type that can have variants which the specification does not list, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
}

/// Variants with a property that is the discriminator.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InternalTag {
    /// The tag of a value without the property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_tag: Option<String>,
    /// Marks a type that can have variants which the specification does not list, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
    /// The name of the property.
    pub tag: String,
}

/// Variants with a discriminator before `#` in the object key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalTag {
    /// Marks a type that can have variants which the specification does not list, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
}

/// Variants without a discriminator.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Untagged {
    /// Marks a type that can have variants which the specification does not list, such as those of plugins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_exhaustive: Option<bool>,
    /// The variant that all values are decoded as.
    pub untyped_variant: TypeName,
}
