//! Types of Rust, as fields have them.

use super::ModulePath;

/// A type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RustType {
    /// `bool`, `i32`, `f64` and their like, by name.
    Primitive(&'static str),
    /// `String`.
    String,
    /// `serde_json::Value`: only where the specification says that the value is the user's.
    Value,
    /// A type of the runtime, by name: `Secret`, `TimeValue`, `EpochMilliseconds`, `Document`, `RawJson`, `Other`.
    Runtime(&'static str),
    /// An item of the crate, with type arguments.
    Item(ItemPath, Vec<RustType>),
    /// A type parameter of the item that it stands in.
    Parameter(String),
    /// `Vec<T>`.
    List(Box<RustType>),
    /// `indexmap::IndexMap<K, V>`.
    Map(Box<RustType>, Box<RustType>),
    /// The runtime's `SingleKey<K, V>`: a map of one entry.
    SingleKey(Box<RustType>, Box<RustType>),
    /// The runtime's `Buckets<T>`: a list, or a map of names.
    Buckets(Box<RustType>),
    /// The runtime's `TypedKeys<T>`: a map whose keys tell the types of its values.
    TypedKeys(Box<RustType>),
    /// `Option<T>`.
    Option(Box<RustType>),
    /// The runtime's `Nullable<T>`.
    Nullable(Box<RustType>),
    /// `Box<T>`.
    Boxed(Box<RustType>),
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemPath {
    /// The module.
    pub module: ModulePath,
    /// The name.
    pub name: String,
}

/// How a value may stand in JSON beside its plain form; `depth` lists or maps stand around what it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Encoding {
    /// What is allowed.
    pub kind: EncodingKind,
    /// How many lists or maps stand around it.
    pub depth: u8,
}

/// What a [`Encoding`] allows. The runtime has the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EncodingKind {
    /// `T | [T]`.
    OneOrMany,
    /// `T | [T]` where T itself may be a list of numbers: a list that begins with a number is one of it.
    PointOrMany,
    /// A dictionary or a list of dictionaries.
    MapOrList,
    /// A number or a boolean, or its text.
    Stringified,
    /// A list, or its words in one text with commas between.
    CommaSeparated,
    /// The words of a list in one text with pipes between.
    PipeSeparated,
}

impl RustType {
    /// `Option<Self>`.
    #[must_use]
    pub fn optional(self) -> Self {
        Self::Option(Box::new(self))
    }

    /// `Box<Self>`.
    #[must_use]
    pub fn boxed(self) -> Self {
        Self::Boxed(Box::new(self))
    }
}
