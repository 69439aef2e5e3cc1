//! Values whose type stands in the key of the map around them.

use super::{Decode, Encode};
use crate::runtime::TypedKeys;

/// A value whose type stands in its key in a [`TypedKeys`].
pub trait TypedValue {
    /// The type, as it stands in the key; empty where there is none.
    fn type_name(&self) -> &str;
}

/// One that is read by it.
pub trait DecodeTyped: TypedValue + Decode {
    /// An empty value of this type. Of a type that is not known it keeps the text.
    fn empty_of_type(type_name: &str) -> Self
    where
        Self: Sized;
}

/// The value of a field that is absent where there is nothing in it.
pub fn absent_if_empty<T: TypedValue + Encode>(map: &TypedKeys<T>) -> &dyn Encode {
    static NOTHING: () = ();
    if map.is_empty() { &NOTHING } else { map }
}
