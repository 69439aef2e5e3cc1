//! Enums whose variants have names of their own: containers and tagged unions.

use super::constructors::{Conversion, VariantConstructor};
use super::item::Deprecated;
use super::types::{Encoding, RustType};

/// A variant with a payload.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The variant.
    pub name: String,
    /// The same in snake case, for methods.
    pub method_name: String,
    /// The key or the tag that tells it; empty in a union, and where any key does.
    pub json_name: String,
    /// Further keys or tags.
    pub aliases: Vec<String>,
    /// What it holds.
    pub ty: RustType,
    /// How it may stand in JSON beside its plain form.
    pub encoding: Option<Encoding>,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
}

impl Variant {
    /// Whether it holds nothing: it is null.
    pub fn is_unit(&self) -> bool {
        self.ty == RustType::Primitive("()")
    }

    /// The method that asks whether a value is this variant.
    pub fn is_method(&self) -> String {
        format!("is_{}", self.method_name.trim_matches('_'))
    }

    /// The method that asks for what a value holds as this variant.
    pub fn as_method(&self) -> String {
        format!("as_{}", self.method_name.trim_matches('_'))
    }
}

/// One of several types, told apart by the single key. A further variant `Other` holds what is unknown.
#[derive(Clone, Debug)]
pub struct Container {
    /// Its variants.
    pub variants: Vec<Variant>,
    /// Whether the specification allows others.
    pub open: bool,
    /// What `Other` keeps.
    pub unknown_payload: UnknownPayload,
    /// The variant that any other key means, with the key inside.
    pub fallback: Option<usize>,
    /// Functions that make its variants.
    pub variant_constructors: Vec<VariantConstructor>,
    /// `From` implementations.
    pub conversions: Vec<Conversion>,
}

/// What the variant `Other` of a container keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownPayload {
    /// The whole object.
    Object,
    /// One key and what stands behind it: the object has keys of its own too.
    Entry,
}

/// One of several types, told apart by a field inside each. A further variant `Other` holds what is unknown.
#[derive(Clone, Debug)]
pub struct InternallyTagged {
    /// The field, in JSON.
    pub tag: String,
    /// Whether the tags are `true` and `false` as booleans in JSON.
    pub json_booleans: bool,
    /// The variant that is meant where the tag is missing.
    pub default_variant: Option<usize>,
    /// Its variants. Each payload writes its tag itself.
    pub variants: Vec<Variant>,
    /// Whether the specification allows others.
    pub open: bool,
    /// Functions that make its variants.
    pub variant_constructors: Vec<VariantConstructor>,
    /// `From` implementations.
    pub conversions: Vec<Conversion>,
}

/// One of several types, told apart by the text in front of `#` in the key in the map around it. A further variant `Other`
/// holds what is unknown.
#[derive(Clone, Debug)]
pub struct ExternallyTagged {
    /// Type parameters: documents of the user's.
    pub type_parameters: Vec<String>,
    /// Its variants. `method_name` is that of the map.
    pub variants: Vec<Variant>,
    /// Whether the specification allows others.
    pub open: bool,
}

/// One of several types, which nothing tells apart: all are read as one of them.
#[derive(Clone, Debug)]
pub struct UntypedUnion {
    /// Its variants.
    pub variants: Vec<Variant>,
    /// The one that all are read as.
    pub untyped_variant: usize,
    /// Functions that make what the variants hold.
    pub variant_constructors: Vec<VariantConstructor>,
    /// `From` implementations.
    pub conversions: Vec<Conversion>,
}
