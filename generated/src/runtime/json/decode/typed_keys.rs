//! Decoding of maps whose keys contain the types of their values.

use super::super::super::values::{Entry, split_typed_key};
use super::super::super::{Other, TypedKeys};
use super::super::DecodeTyped;
use super::collections::{GrowingMap, capped_capacity};
use super::decoder::Decoder;
use super::{Decode, DecodeTarget};

impl<T: DecodeTyped> GrowingMap for TypedKeys<T> {
    fn clear(&mut self) {
        *self = Self::default();
    }

    fn remove(&mut self, key: &str) {
        TypedKeys::remove(self, split_typed_key(key).1);
    }

    fn insert_other(&mut self, key: &str) -> Option<&mut dyn DecodeTarget> {
        TypedKeys::insert_other(self, key).map(|target| target as &mut dyn DecodeTarget)
    }

    fn reserve_hint(&mut self, more: usize) {
        self.reserve(capped_capacity::<Entry<T>>(more));
    }

    fn insert_empty(&mut self, key: &str) -> Option<&mut dyn DecodeTarget> {
        TypedKeys::insert_empty(self, key).map(|target| target as &mut dyn DecodeTarget)
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
    /// Decodes the current node into a value of a known type.
    pub fn decode_into(&mut self, target: &mut dyn DecodeTarget) {
        self.decode_current(target);
    }

    /// Decodes the current node into a value of an unknown type. `open`: strict mode allows unknown types.
    pub fn unknown_type(&mut self, open: bool, other: &mut Other) {
        if self.is_strict() && !open {
            self.fail("a known type before `#` in the key");
        }
        other.raw = self.raw();
    }
}
