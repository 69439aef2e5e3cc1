//! Fields with a constant value.

use super::super::Literal;
use super::decoder::Decoder;
use super::node::{MISSING, NodeKind};
use super::number::ParsedInteger;
use super::path_finder::NodeLocation;

impl Decoder<'_> {
    /// Checks a required field with a constant value. Lenient mode ignores the field.
    pub fn literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.check_literal(name, literal, true)
    }

    /// Checks an optional field with a constant value. Lenient mode ignores the field.
    pub fn optional_literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.check_literal(name, literal, false)
    }

    fn check_literal(&mut self, name: &'static str, literal: Literal, required: bool) -> &mut Self {
        let value = self.find(name);
        self.next_encoding = None;
        if self.is_strict() && self.kind() != NodeKind::Missing {
            if value != MISSING && !self.equals_literal(value, literal) {
                self.fail_at(NodeLocation::at_node(value), "the constant value of this field", "another value");
            } else if value == MISSING && required {
                let location = NodeLocation { node: self.current, field: Some(name) };
                self.fail_at(location, "a required field", NodeKind::Missing.describe());
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
