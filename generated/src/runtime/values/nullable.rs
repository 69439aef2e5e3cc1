//! Values with an explicit null.

use crate::runtime::json::{Decode, Decoder, Encode, Encoder};

/// A value or an explicit null, for fields where null has another meaning than absence: often "reset to the default".
///
/// ```
/// use generated::{json, Nullable};
///
/// assert_eq!(json::encode(&Nullable::from(5_i32))?, b"5");
/// assert_eq!(json::encode(&Nullable::<i32>::Null)?, b"null");
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Nullable<T> {
    /// The explicit null.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns the value, or `None` for null.
    ///
    /// ```
    /// use generated::Nullable;
    ///
    /// assert_eq!(Nullable::Value("x").value(), Some(&"x"));
    /// ```
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Returns the value, or `None` for null.
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

impl<T: Encode> Encode for Nullable<T> {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::Null => {
                e.null();
            }
            Self::Value(value) => value.encode(e),
        }
    }
}

impl<T: Decode> Decode for Nullable<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        if d.is_null() || d.is_missing() {
            return;
        }
        *self = Self::Value(T::empty());
        if let Self::Value(value) = self {
            value.decode(d);
        }
    }

    fn empty() -> Self {
        Self::Null
    }

    fn accepts_null(&self) -> bool {
        true
    }
}
