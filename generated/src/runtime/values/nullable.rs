//! A value, or an explicit null.

use crate::runtime::json::{Read, Reader, Show, Writer};

/// A value, or JSON's null, where null says something else than a field that is left out: often "back to the default".
///
/// ```
/// use generated::runtime::{Nullable, json};
///
/// assert_eq!(json::write(&Nullable::from(5_i32))?, b"5");
/// assert_eq!(json::write(&Nullable::<i32>::Null)?, b"null");
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Nullable<T> {
    /// Null.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if there is one.
    ///
    /// ```
    /// use generated::runtime::Nullable;
    ///
    /// assert_eq!(Nullable::Value("x").value(), Some(&"x"));
    /// ```
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, if there is one, taken out.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Show> Show for Nullable<T> {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self {
            Self::Null => {
                w.null();
            }
            Self::Value(value) => value.show(w),
        }
    }
}

impl<T: Read> Read for Nullable<T> {
    fn read(&mut self, r: &mut Reader<'_>) {
        if r.is_null() || r.is_nothing() {
            return;
        }
        *self = Self::Value(T::empty());
        if let Self::Value(value) = self {
            value.read(r);
        }
    }

    fn empty() -> Self {
        Self::Null
    }

    fn takes_null(&self) -> bool {
        true
    }
}
