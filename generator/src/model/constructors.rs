//! How values are made: `new`, setters, conversions.

use super::item::Deprecated;
use super::types::RustType;

/// `new`, setters and `Default`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constructor {
    /// The Rust names of the fields that `new` takes, in its order. Empty: `Default` too.
    pub arguments: Vec<String>,
    /// The Rust names of the fields that `new` sets to true by itself.
    pub preset_true: Vec<String>,
}

/// How a field is set.
#[derive(Clone, Debug)]
pub struct Setter {
    /// The method.
    pub name: String,
    /// The method that sets an explicit null.
    pub null: Option<String>,
    /// What it takes.
    pub argument: Argument,
}

/// What a setter or `new` takes for a field, and how that becomes the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What a user writes.
    pub ty: ArgumentType,
    /// What is put around it, innermost first.
    pub wrappers: Vec<Wrapper>,
}

/// What a user writes for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentType {
    /// The value itself: numbers and booleans.
    Plain(RustType),
    /// `impl Into<T>`.
    Into(RustType),
    /// `impl IntoIterator<Item = …>`.
    List(Box<ArgumentType>),
    /// `impl IntoIterator<Item = (…, …)>`.
    Map(Box<ArgumentType>, Box<ArgumentType>),
    /// `impl Serialize`, for a document.
    Document,
}

/// What is put around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// `Box::new`.
    Boxed,
    /// `Nullable::Value`.
    Nullable,
    /// `Some`.
    Some,
}

/// `impl From<from> for` the item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// What it is made from.
    pub from: ConversionSource,
    /// The variant, or the field of a struct whose other fields stay empty.
    pub to: String,
    /// How the value becomes the payload.
    pub steps: Vec<ConversionStep>,
}

/// What a conversion starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConversionSource {
    /// `&str`.
    Str,
    /// A type.
    Type(RustType),
    /// An array of what becomes this type: how a user writes a list.
    Array(RustType),
}

/// A step from a conversion's source to the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversionStep {
    /// `.into()`.
    Into,
    /// `Box::new`.
    Boxed,
    /// `Some`.
    Some,
    /// `Nullable::Value`.
    Nullable,
    /// Each item by `.into()`, into a list.
    Collect,
}

/// A function that makes a value, beside `new`.
#[derive(Clone, Debug)]
pub struct VariantConstructor {
    /// Its name.
    pub name: String,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
    /// What it takes: names, and what a user writes for each.
    pub arguments: Vec<(String, Argument)>,
    /// What it makes of that.
    pub body: ConstructorBody,
}

/// What a [`VariantConstructor`] makes.
#[derive(Clone, Debug)]
pub enum ConstructorBody {
    /// Another type, by its own `new`.
    PayloadNew(RustType),
    /// This variant, which holds the one argument.
    Variant(String),
    /// This variant, which holds both arguments as key and value.
    KeyValueVariant(String),
    /// This variant, which holds nothing.
    EmptyVariant(String),
    /// The struct around a container.
    Delegated(DelegatedConstructor),
}

/// A struct around a container, made by the container's own function.
#[derive(Clone, Debug)]
pub struct DelegatedConstructor {
    /// The container.
    pub container: RustType,
    /// Its function, which takes the first arguments.
    pub constructor: String,
    /// How many.
    pub argument_count: usize,
    /// The setter for the variant where `new` does not take it.
    pub setter: Option<String>,
}
