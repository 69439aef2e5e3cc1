//! Values whose type stands in the key of the map around them.

use super::{Read, Show};
use crate::runtime::TypedKeys;

/// A value whose type stands in its key in a [`TypedKeys`].
pub trait Typed {
    /// The type, as it stands in the key; empty where there is none.
    fn kind(&self) -> &str;
}

/// One that is read by it.
pub trait ReadTyped: Typed + Read {
    /// An empty value of this type. Of a type that is not known it keeps the text.
    fn of_kind(kind: &str) -> Self
    where
        Self: Sized;
}

/// The value of a field that is absent where there is nothing in it.
pub fn or_absent<T: Typed + Show>(map: &TypedKeys<T>) -> &dyn Show {
    static NOTHING: () = ();
    if map.is_empty() { &NOTHING } else { map }
}
