//! Maps whose keys say of which type their values are.

use super::super::super::values::{Entry, split_typed_key};
use super::super::super::{Other, TypedKeys};
use super::super::DecodeTyped;
use super::Decode;
use super::collections::{GrowingMap, capped_capacity};
use super::decoder::Decoder;

impl<T: DecodeTyped> GrowingMap for TypedKeys<T> {
    fn reserve_hint(&mut self, more: usize) {
        self.reserve(capped_capacity::<Entry<T>>(more));
    }

    fn insert_empty(&mut self, key: &str) -> Option<&mut dyn Decode> {
        TypedKeys::insert_empty(self, key).map(|target| target as &mut dyn Decode)
    }

    fn contains(&self, key: &str) -> bool {
        self.get(split_typed_key(key).1).is_some()
    }
}

impl<T: DecodeTyped> Decode for TypedKeys<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.map(self);
    }

    fn empty() -> Self {
        Self::default()
    }
}

impl Decoder<'_> {
    /// Reads the node at hand into a value whose type is known already.
    pub fn decode_into(&mut self, target: &mut dyn Decode) {
        self.decode_current(target);
    }

    /// Reads the node at hand into a value whose type is not known; `open` says whether that is legal.
    pub fn unknown_type(&mut self, open: bool, other: &mut Other) {
        if self.is_strict() && !open {
            self.fail("one of the types that the specification has, in front of `#` in the key");
        }
        other.raw = self.raw();
    }
}
