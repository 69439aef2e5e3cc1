//! Values of typed keys: the key of the map contains the type of the value.

use super::{Decode, Encode};
use crate::runtime::TypedKeys;

/// A value of [`TypedKeys`]. Its type is a part of its key.
pub trait TypedValue {
    /// Returns the name of the type, as it is written in the key; empty if the key has no type.
    fn type_name(&self) -> &str;
}

/// A value of [`TypedKeys`] that can be decoded.
pub trait DecodeTyped: TypedValue + Decode {
    /// Creates an empty value of this type. A value of an unknown type keeps its JSON.
    fn empty_of_type(type_name: &str) -> Self
    where
        Self: Sized;

    /// Creates an empty variant `Other` with this type in its key.
    fn other_of_type(type_name: &str) -> Self
    where
        Self: Sized;
}

/// Returns the value of a field that is absent if the map is empty.
pub fn absent_if_empty<T: TypedValue + Encode>(map: &TypedKeys<T>) -> &dyn Encode {
    static NOTHING: () = ();
    if map.is_empty() { &NOTHING } else { map }
}
