//! Fields of structs and requests.

use super::deprecated::Deprecated;
use super::types::{Encoding, RustType};

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// The Rust name.
    pub name: String,
    /// The name in JSON; empty for the variant of a container, whose key depends on the value.
    pub json_name: String,
    /// Further names that are accepted when decoding.
    pub aliases: Vec<String>,
    /// The type, `Option` included.
    pub ty: RustType,
    /// The rules for absence and null.
    pub presence: Presence,
    /// The alternative JSON form, if there is one.
    pub encoding: Option<Encoding>,
    /// True if `Debug` does not show the value. A `Secret` needs no redaction.
    pub redacted: bool,
    /// The deprecation, if the field is deprecated.
    pub deprecated: Option<Deprecated>,
}

/// Rules for a field that is absent or null, and for what it may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// May be absent.
    Optional,
    /// May be absent or null.
    OptionalNullable,
    /// Must be present.
    Required,
    /// Must be present, may be null.
    RequiredNullable,
    /// A user's document, which may be absent.
    OptionalDocument,
    /// A user's document, which must be present.
    RequiredDocument,
    /// The variant of a container, whose key is one of the object's keys. It must be present.
    RequiredVariant,
    /// The variant of a container, whose key is one of the object's keys. It may be absent.
    OptionalVariant,
}

impl Presence {
    /// Returns true for the variant of a container, which has no key of a fixed name.
    pub fn is_variant(self) -> bool {
        matches!(self, Self::RequiredVariant | Self::OptionalVariant)
    }

    /// Returns true if the field must be present.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredNullable | Self::RequiredDocument | Self::RequiredVariant)
    }
}
