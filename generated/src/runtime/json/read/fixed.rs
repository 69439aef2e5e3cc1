//! Fields whose value the specification fixes.

use super::super::Literal;
use super::node::{Kind, NOTHING};
use super::number::Whole;
use super::path::Place;
use super::reader::Reader;

impl Reader<'_> {
    /// A field that must be there and hold this value. Only strict mode looks at it.
    pub fn literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.fixed(name, literal, true)
    }

    /// A field that holds this value if it is there. Only strict mode looks at it.
    pub fn optional_literal(&mut self, name: &'static str, literal: Literal) -> &mut Self {
        self.fixed(name, literal, false)
    }

    fn fixed(&mut self, name: &'static str, literal: Literal, required: bool) -> &mut Self {
        let value = self.find(name);
        self.announced = None;
        if self.is_strict() && self.kind() != Kind::Nothing {
            if value != NOTHING && !self.equals(value, literal) {
                self.fail_at(Place::at(value), "the one value of this field", "another one");
            } else if value == NOTHING && required {
                let place = Place { node: self.at, field: Some(name) };
                self.fail_at(place, "a required field", Kind::Nothing.found());
            }
        }
        self
    }

    fn equals(&self, value: u32, literal: Literal) -> bool {
        let node = self.tape.node(value);
        match literal {
            Literal::Text(text) => node.kind == Kind::Text && self.tape.is(node, text),
            Literal::Bool(bool) => node.kind == if bool { Kind::True } else { Kind::False },
            Literal::Integer(integer) => {
                let number = Whole::parse(self.tape.slice(node).as_bytes()).and_then(Whole::signed);
                node.kind == Kind::Integer && number == Some(integer)
            }
        }
    }
}
