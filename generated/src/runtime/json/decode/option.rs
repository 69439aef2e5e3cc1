//! Decoding of `Option`, `Box` and `()`.

use super::Decode;
use super::decoder::Decoder;
use super::node::{Node, NodeKind};

impl<T: Decode> Decode for Option<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        match d.kind() {
            NodeKind::Missing => return *self = None,
            NodeKind::Null if !self.accepts_null() => return,
            _ => set_empty(self),
        }
        if let Some(value) = self {
            value.decode(d);
        }
    }

    fn empty() -> Self {
        None
    }

    fn accepts_null(&self) -> bool {
        T::empty().accepts_null()
    }
}

/// Stores an empty value. This is a separate function, so that the stack frame of `decode` does not hold another value.
fn set_empty<T: Decode>(target: &mut Option<T>) {
    *target = Some(T::empty());
}

impl<T: Decode> Decode for Box<T> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        (**self).decode(d);
    }

    fn empty() -> Self {
        Self::new(T::empty())
    }

    fn accepts_null(&self) -> bool {
        (**self).accepts_null()
    }
}

impl Decode for () {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.tape.node(d.current).mark(Node::CONSUMED);
    }

    fn empty() -> Self {}

    fn accepts_null(&self) -> bool {
        true
    }
}
