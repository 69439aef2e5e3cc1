//! Enums: string enums, and enums whose variants have payloads.

use super::deprecated::Deprecated;
use super::discriminator::ShapeDiscriminator;
use super::types::{Encoding, RustType};

/// An enum of strings. A further variant `Other` holds unknown strings.
#[derive(Clone, Debug)]
pub struct StringEnum {
    /// The variants, in the order of the specification.
    pub variants: Vec<StringEnumVariant>,
    /// True if the specification allows other strings.
    pub open: bool,
    /// True if `true` and `false` are booleans in JSON.
    pub json_booleans: bool,
}

/// A variant of a string enum.
#[derive(Clone, Debug)]
pub struct StringEnumVariant {
    /// The Rust name.
    pub name: String,
    /// The string.
    pub json_name: String,
    /// Further strings that decode to the variant.
    pub aliases: Vec<String>,
    /// The deprecation, if the variant is deprecated.
    pub deprecated: Option<Deprecated>,
}

/// A variant with a payload.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The Rust name.
    pub name: String,
    /// The name in snake case, for methods.
    pub method_name: String,
    /// The key or tag of the variant in JSON; empty in a union, and for a variant that accepts any key.
    pub json_name: String,
    /// Further keys or tags.
    pub aliases: Vec<String>,
    /// The type of the payload; `()` for a variant that is null.
    pub ty: RustType,
    /// The alternative JSON form, if there is one.
    pub encoding: Option<Encoding>,
    /// True if `Debug` does not show the payload. A `Secret` needs no redaction.
    pub redacted: bool,
    /// The deprecation, if the variant is deprecated.
    pub deprecated: Option<Deprecated>,
}

impl Variant {
    /// Returns true if the variant has no payload, which means null.
    pub fn is_unit(&self) -> bool {
        self.ty == RustType::Primitive("()")
    }

    /// Returns the name of the method that tests for the variant.
    pub fn is_method(&self) -> String {
        format!("is_{}", self.method_name.trim_matches('_'))
    }

    /// Returns the name of the method that returns the payload.
    pub fn as_method(&self) -> String {
        format!("as_{}", self.method_name.trim_matches('_'))
    }
}

/// An untagged union whose branches differ in their JSON. A further variant `Other` holds any other JSON.
#[derive(Clone, Debug)]
pub struct Union {
    /// The type parameters, which are types of documents.
    pub type_parameters: Vec<String>,
    /// The branches.
    pub variants: Vec<Variant>,
    /// The rule that selects a branch.
    pub discriminator: ShapeDiscriminator,
    /// True if `Display` is implemented, because each branch is a scalar.
    pub has_display: bool,
}

/// A container: an object whose single key selects the variant. A further variant `Other` holds unknown objects.
#[derive(Clone, Debug)]
pub struct Container {
    /// The variants.
    pub variants: Vec<Variant>,
    /// True if the specification allows other keys.
    pub open: bool,
    /// The payload of `Other`.
    pub unknown_payload: UnknownPayload,
    /// The variant for any other key, which contains the key.
    pub fallback: Option<usize>,
}

/// The payload of the variant `Other` of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownPayload {
    /// The whole object.
    Object,
    /// One entry, because the object has other properties.
    Entry,
}

/// A union with a tag in the payload of each variant. A further variant `Other` holds objects with an unknown tag.
#[derive(Clone, Debug)]
pub struct InternallyTagged {
    /// The name of the tag in JSON.
    pub tag: String,
    /// True if the tags are JSON booleans.
    pub json_booleans: bool,
    /// The variant for objects without a tag.
    pub default_variant: Option<usize>,
    /// The variants. Each payload encodes its tag itself.
    pub variants: Vec<Variant>,
    /// True if the specification allows other tags.
    pub open: bool,
}

/// A union whose variant is the part before `#` of the key in the surrounding map. A further variant `Other` holds values
/// under other keys.
#[derive(Clone, Debug)]
pub struct ExternallyTagged {
    /// The type parameters, which are types of documents.
    pub type_parameters: Vec<String>,
    /// The variants. `method_name` is the method of the map.
    pub variants: Vec<Variant>,
    /// True if the specification allows other keys.
    pub open: bool,
}

/// A union whose branches cannot be distinguished. Each branch can be encoded; all JSON is decoded as the same branch.
#[derive(Clone, Debug)]
pub struct UntypedUnion {
    /// The variants.
    pub variants: Vec<Variant>,
    /// The variant that all JSON is decoded as.
    pub untyped_variant: usize,
}
