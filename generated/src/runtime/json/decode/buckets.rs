//! Decoding of buckets: an array, or an object with a name for each bucket.

use super::super::super::Buckets;
use super::Decode;
use super::decoder::Decoder;
use super::node::NodeKind;

impl<T: Decode> Decode for Buckets<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = if d.kind() == NodeKind::Object { Self::Keyed(d.value()) } else { Self::List(d.value()) };
    }

    fn empty() -> Self {
        Self::default()
    }
}
