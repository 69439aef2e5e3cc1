//! Values that may be absent, values on the heap, and no value at all.

use super::Read;
use super::node::{Kind, Node};
use super::reader::Reader;

impl<T: Read> Read for Option<T> {
    fn read(&mut self, r: &mut Reader<'_>) {
        match r.kind() {
            Kind::Nothing => return,
            Kind::Null if !self.takes_null() => return,
            _ => fill(self),
        }
        if let Some(value) = self {
            value.read(r);
        }
    }

    fn empty() -> Self {
        None
    }

    fn takes_null(&self) -> bool {
        T::empty().takes_null()
    }
}

/// By itself, so that the value doesn't stand on the stack once more while it is read.
fn fill<T: Read>(slot: &mut Option<T>) {
    *slot = Some(T::empty());
}

impl<T: Read> Read for Box<T> {
    fn read(&mut self, r: &mut Reader<'_>) {
        (**self).read(r);
    }

    fn empty() -> Self {
        Self::new(T::empty())
    }

    fn takes_null(&self) -> bool {
        (**self).takes_null()
    }
}

impl Read for () {
    fn read(&mut self, r: &mut Reader<'_>) {
        r.tape.node(r.at).mark(Node::WHOLE);
    }

    fn empty() -> Self {}

    fn takes_null(&self) -> bool {
        true
    }
}
