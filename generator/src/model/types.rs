//! Rust types of fields.

use super::path::ItemPath;

/// A type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RustType {
    /// A primitive type by name, such as `bool`, `i32` and `f64`; `()` for null.
    Primitive(&'static str),
    /// `String`.
    String,
    /// `serde_json::Value`: a value whose type only the user knows.
    Value,
    /// A type of the runtime by name: `Secret`, `TimeValue`, `EpochMilliseconds`, `Document`, `RawJson`, `Other`.
    Runtime(&'static str),
    /// An item of the crate with its type arguments.
    Item(ItemPath, Vec<RustType>),
    /// A type parameter of the item that contains the type.
    Parameter(String),
    /// `Vec<T>`.
    List(Box<RustType>),
    /// `indexmap::IndexMap<K, V>`.
    Map(Box<RustType>, Box<RustType>),
    /// The runtime's `SingleKey<K, V>`: a map with one entry.
    SingleKey(Box<RustType>, Box<RustType>),
    /// The runtime's `Buckets<T>`: a list, or a map with names as keys.
    Buckets(Box<RustType>),
    /// The runtime's `TypedKeys<T>`: a map whose keys contain the types of the values.
    TypedKeys(Box<RustType>),
    /// `Option<T>`.
    Option(Box<RustType>),
    /// The runtime's `Nullable<T>`.
    Nullable(Box<RustType>),
    /// `Box<T>`.
    Boxed(Box<RustType>),
}

impl RustType {
    /// Returns `Option<Self>`.
    #[must_use]
    pub fn optional(self) -> Self {
        Self::Option(Box::new(self))
    }

    /// Returns `Box<Self>`.
    #[must_use]
    pub fn boxed(self) -> Self {
        Self::Boxed(Box::new(self))
    }

    /// Returns the content of a box, or the type itself.
    pub fn unboxed(&self) -> &Self {
        if let Self::Boxed(inner) = self { inner } else { self }
    }
}

/// An alternative JSON form that is accepted for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Encoding {
    /// The alternative form.
    pub kind: EncodingKind,
    /// The number of lists or maps around the value that has the alternative form.
    pub depth: u8,
}

/// The kind of an [`Encoding`]. The runtime uses the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EncodingKind {
    /// `T | [T]`.
    OneOrMany,
    /// `T | [T]` where `T` may be a list of numbers: a list that begins with a number is one `T`.
    PointOrMany,
    /// A map or a list of maps.
    MapOrList,
    /// A number or boolean, or the same as a string.
    Stringified,
    /// A list, or a string of its elements separated by commas.
    CommaSeparated,
    /// A string of the elements of a list, separated by pipes.
    PipeSeparated,
}
