//! Booleans, numbers and text.

use super::super::FormKind;
use super::node::Kind;
use super::number::{self, Whole};
use super::reader::Reader;
use super::{Mode, Read};

impl Reader<'_> {
    /// Whether text may stand for a number or a boolean here.
    fn takes_text(&self) -> bool {
        self.mode == Mode::Tolerant || self.may_be(FormKind::Stringified)
    }

    fn boolean(&mut self) -> Option<bool> {
        match self.kind() {
            Kind::True => return Some(true),
            Kind::False => return Some(false),
            Kind::Nothing => return None,
            Kind::Text if self.takes_text() => {
                let node = self.tape.node(self.at);
                // In a URL the name alone says yes.
                if self.tape.is(node, "true") || self.tape.is_plain() && self.tape.is(node, "") {
                    return Some(true);
                }
                if self.tape.is(node, "false") {
                    return Some(false);
                }
            }
            _ => {}
        }
        self.fail("a boolean");
        None
    }

    /// A whole number, of any size that 64 bits hold with a sign.
    fn whole(&mut self) -> Option<Whole> {
        let tape = self.tape;
        let node = tape.node(self.at);
        let number = match self.kind() {
            Kind::Integer => Whole::parse(tape.slice(node).as_bytes()),
            Kind::Nothing => return None,
            Kind::Float if self.mode == Mode::Tolerant => Whole::parse_float(tape.slice(node)),
            Kind::Text if self.takes_text() => self.whole_text(),
            _ => None,
        };
        if number.is_none() {
            self.fail("an integer");
        }
        number
    }

    #[cold]
    fn whole_text(&self) -> Option<Whole> {
        let text = self.tape.text(self.tape.node(self.at));
        if !number::is_number(&text) {
            return None;
        }
        let is_plain = !text.contains(['.', 'e', 'E']);
        if is_plain || self.mode == Mode::Tolerant { Whole::parse_float(&text) } else { None }
    }

    fn signed(&mut self, least: i64, most: i64) -> Option<i64> {
        let whole = self.whole()?;
        let number = whole.signed().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.fail("an integer in range");
        }
        number
    }

    fn unsigned(&mut self, most: u64) -> Option<u64> {
        let whole = self.whole()?;
        let number = whole.unsigned().filter(|number| *number <= most);
        if number.is_none() {
            self.fail("an integer in range");
        }
        number
    }

    fn float(&mut self) -> Option<f64> {
        let node = self.tape.node(self.at);
        let number = match self.kind() {
            Kind::Integer | Kind::Float => {
                self.tape.slice(node).parse::<f64>().ok().filter(|number| number.is_finite())
            }
            Kind::Nothing => return None,
            Kind::Null if self.mode == Mode::Tolerant => Some(f64::NAN),
            Kind::Text => self.float_text(),
            _ => None,
        };
        if number.is_none() {
            self.fail("a number");
        }
        number
    }

    #[cold]
    fn float_text(&self) -> Option<f64> {
        match &*self.tape.text(self.tape.node(self.at)) {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            text if self.takes_text() && number::is_number(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Read for bool {
    fn read(&mut self, r: &mut Reader<'_>) {
        if let Some(value) = r.boolean() {
            *self = value;
        }
    }

    fn empty() -> Self {
        false
    }
}

/// Integers that an `i64` holds.
macro_rules! signed {
    ($($type:ident)*) => {$(
        impl Read for $type {
            fn read(&mut self, r: &mut Reader<'_>) {
                let number = r.signed(i64::from($type::MIN), i64::from($type::MAX));
                if let Some(number) = number.and_then(|number| $type::try_from(number).ok()) {
                    *self = number;
                }
            }

            fn empty() -> Self {
                0
            }
        }
    )*};
}

signed!(i8 i16 i32 i64);

impl Read for u32 {
    fn read(&mut self, r: &mut Reader<'_>) {
        if let Some(number) = r.unsigned(u64::from(Self::MAX)).and_then(|number| Self::try_from(number).ok()) {
            *self = number;
        }
    }

    fn empty() -> Self {
        0
    }
}

impl Read for u64 {
    fn read(&mut self, r: &mut Reader<'_>) {
        if let Some(number) = r.unsigned(Self::MAX) {
            *self = number;
        }
    }

    fn empty() -> Self {
        0
    }
}

impl Read for f64 {
    fn read(&mut self, r: &mut Reader<'_>) {
        if let Some(number) = r.float() {
            *self = number;
        }
    }

    fn empty() -> Self {
        0.0
    }
}

impl Read for String {
    fn read(&mut self, r: &mut Reader<'_>) {
        if !r.is_nothing() {
            *self = r.text();
        }
    }

    fn empty() -> Self {
        Self::new()
    }
}
