//! The error of a look-up by name and type.

use std::fmt;

use crate::runtime::TypedKeys;
use crate::runtime::json::TypedValue;
use crate::runtime::one_line::write_one_line;

/// A [`TypedKeys`] map without a value of the requested name and type.
///
/// `Display` and `Debug` list the names in the map with their types. They contain no values.
///
/// ```
/// use generated::error::{TypedKeyError, TypedKeyErrorKind};
///
/// /// Returns the type of the value with the requested name.
/// fn actual_type(error: &TypedKeyError) -> Option<&str> {
///     match error.kind() {
///         TypedKeyErrorKind::OtherType => error.available().find(|(name, _)| *name == error.name()).map(|(_, kind)| kind),
///         _ => None,
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedKeyError {
    expected_type: &'static str,
    name: Box<str>,
    available: Vec<(Box<str>, Box<str>)>,
}

/// The kind of a [`TypedKeyError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TypedKeyErrorKind {
    /// The map does not contain the name.
    UnknownName,
    /// The value of this name has another type.
    OtherType,
}

impl TypedKeyError {
    /// Creates the error of a map that contains no value with this type and name.
    #[doc(hidden)]
    #[cold]
    pub fn new<T: TypedValue>(map: &TypedKeys<T>, expected_type: &'static str, name: &str) -> Self {
        let available = map.iter().map(|(name, value)| (name.into(), value.type_name().into())).collect();
        Self { expected_type, name: name.into(), available }
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> TypedKeyErrorKind {
        if self.available().any(|(name, _)| name == self.name()) {
            TypedKeyErrorKind::OtherType
        } else {
            TypedKeyErrorKind::UnknownName
        }
    }

    /// Returns the requested type.
    pub fn expected_type(&self) -> &'static str {
        self.expected_type
    }

    /// Returns the requested name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the names in the map with their types. A type is empty if the server sent none.
    pub fn available(&self) -> impl Iterator<Item = (&str, &str)> {
        self.available.iter().map(|(name, kind)| (&**name, &**kind))
    }
}

/// The message, with the names as the server sent them.
struct Message<'a>(&'a TypedKeyError);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(error) = self;
        write!(f, "no `{}` with the name `{}`, ", error.expected_type, error.name)?;
        if error.available.is_empty() {
            return f.write_str("the map is empty");
        }
        let mut separator = "available: ";
        for (name, kind) in error.available() {
            write!(f, "{separator}`{name}` ({})", if kind.is_empty() { "without a type" } else { kind })?;
            separator = ", ";
        }
        Ok(())
    }
}

impl fmt::Display for TypedKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if write_one_line(f, &Message(self))? { f.write_str("…") } else { Ok(()) }
    }
}

impl std::error::Error for TypedKeyError {}
