//! Fields with a constant value.

use super::super::Literal;
use super::decoder::Decoder;
use super::failure::Failure;
use super::node::{MISSING, NodeKind};
use super::number::ParsedInteger;
use super::path_finder::NodeLocation;

impl Decoder<'_> {
    /// Checks a required field with a constant value. Lenient mode keeps another value.
    pub fn literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.check_literal(name, literal, true)
    }

    /// Checks an optional field with a constant value. Lenient mode keeps another value.
    pub fn optional_literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.check_literal(name, literal, false)
    }

    fn check_literal(&mut self, name: &'static str, literal: Literal, required: bool) -> &mut Self {
        let value = self.find(name);
        self.next_encoding = None;
        if self.kind() == NodeKind::Missing {
            return self;
        }
        if value == MISSING {
            // The value is a constant, so there is nothing to record.
            self.keep_absence(name);
            if required && !self.tolerates_missing() {
                self.fail_with(Failure::missing_field(NodeLocation { node: self.current, field: Some(name) }));
            }
        } else if !self.equals_literal(value, literal) {
            if self.is_strict() {
                self.fail_at(NodeLocation::at_node(value), "the constant value of this field", "another value");
            } else {
                self.keep_odd(Some(name), value);
            }
        }
        self
    }

    fn equals_literal(&self, value: u32, literal: Literal) -> bool {
        let node = self.tape.node(value);
        match literal {
            Literal::String(string) => node.kind == NodeKind::String && self.tape.equals(node, string),
            Literal::Bool(bool) => node.kind == if bool { NodeKind::True } else { NodeKind::False },
            Literal::Integer(integer) => {
                let number = ParsedInteger::parse(self.tape.slice(node).as_bytes()).and_then(ParsedInteger::signed);
                node.kind == NodeKind::Integer && number == Some(integer)
            }
        }
    }
}
