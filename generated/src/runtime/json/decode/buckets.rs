//! What stands in a list, or in an object that has a name for each.

use super::super::super::Buckets;
use super::Decode;
use super::decoder::Decoder;
use super::tape::NodeKind;

impl<T: Decode> Decode for Buckets<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = if d.kind() == NodeKind::Object { Self::Keyed(d.value()) } else { Self::List(d.value()) };
    }

    fn empty() -> Self {
        Self::default()
    }
}
