//! What stands in a list, or in an object that has a name for each.

use super::super::super::Buckets;
use super::Read;
use super::node::Kind;
use super::reader::Reader;

impl<T: Read> Read for Buckets<T> {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = if r.kind() == Kind::Object { Self::Keyed(r.value()) } else { Self::List(r.value()) };
    }

    fn empty() -> Self {
        Self::default()
    }
}
