//! Construction of values: `new`, setters, conversions, constructors of variants.

use super::deprecated::Deprecated;
use super::types::RustType;

/// The constructors, setters and conversions of an item. All are empty for an item that only responses contain.
#[derive(Clone, Debug, Default)]
pub struct Construction {
    /// The function `new`; `None` for enums.
    pub new: Option<Constructor>,
    /// The setters, in the order of the fields.
    pub setters: Vec<Setter>,
    /// The constructors of variants, or of payloads of variants.
    pub variant_constructors: Vec<VariantConstructor>,
    /// The `From` implementations.
    pub conversions: Vec<Conversion>,
}

impl Construction {
    /// Returns the setter of a field by the Rust name of the field.
    pub fn setter(&self, field: &str) -> Option<&Setter> {
        self.setters.iter().find(|setter| setter.field == field)
    }
}

/// The function `new`. A type whose `new` has no arguments implements `Default`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constructor {
    /// The Rust names of the fields that are arguments, in order.
    pub arguments: Vec<String>,
    /// The Rust names of the fields that `new` sets to true.
    pub preset_true: Vec<String>,
}

/// The setter of a field.
#[derive(Clone, Debug)]
pub struct Setter {
    /// The Rust name of the field.
    pub field: String,
    /// The name of the method.
    pub name: String,
    /// The name of the method that sets an explicit null, if the field is nullable.
    pub null: Option<String>,
    /// The argument.
    pub argument: Argument,
}

/// An argument of a setter or constructor, and its conversion to the type of the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The type that a user passes.
    pub ty: ArgumentType,
    /// The wrappers around the value, innermost first.
    pub wrappers: Vec<Wrapper>,
}

/// The type that a user passes as an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentType {
    /// The type itself: integers and booleans.
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

/// A wrapper around a value.
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
    /// The source type.
    pub from: ConversionSource,
    /// The variant, or the field of a struct whose other fields stay empty.
    pub to: String,
    /// The steps from the source to the payload.
    pub steps: Vec<ConversionStep>,
    /// The variant for an unsigned integer that fits into `i64`, in place of `to`.
    pub signed: Option<String>,
}

/// The source type of a conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConversionSource {
    /// `&str`.
    Str,
    /// A type.
    Type(RustType),
    /// An array of values that convert into this type, for list literals.
    Array(RustType),
}

/// A step from the source of a conversion to the payload.
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
    /// `.into()` for each element, collected into a list.
    Collect,
}

/// A constructor other than `new`.
#[derive(Clone, Debug)]
pub struct VariantConstructor {
    /// The name.
    pub name: String,
    /// The deprecation, if the variant is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The names and types of the arguments.
    pub arguments: Vec<(String, Argument)>,
    /// The body.
    pub body: ConstructorBody,
}

/// The body of a [`VariantConstructor`].
#[derive(Clone, Debug)]
pub enum ConstructorBody {
    /// Calls `new` of another type.
    PayloadNew(RustType),
    /// Constructs this variant from the argument.
    Variant(String),
    /// Constructs this variant from both arguments as key and value.
    KeyValueVariant(String),
    /// Constructs this variant with an empty payload.
    EmptyVariant(String),
    /// Constructs the struct around a container.
    Delegated(DelegatedConstructor),
}

/// A call of a container's constructor, which the struct around the container wraps.
#[derive(Clone, Debug)]
pub struct DelegatedConstructor {
    /// The container.
    pub container: RustType,
    /// The constructor of the container, which receives the first arguments.
    pub constructor: String,
    /// The number of arguments that the constructor of the container receives.
    pub argument_count: usize,
    /// The setter for the variant if it is not an argument of `new`.
    pub setter: Option<String>,
}
