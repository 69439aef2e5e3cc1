//! Booleans, numbers and text.

use super::super::EncodingKind;
use super::decoder::Decoder;
use super::number::{self, ParsedInteger};
use super::tape::NodeKind;
use super::{Decode, Mode};

impl Decoder<'_> {
    /// Whether text may stand for a number or a boolean here.
    fn accepts_strings(&self) -> bool {
        self.mode == Mode::Tolerant || self.has_encoding(EncodingKind::Stringified)
    }

    fn boolean(&mut self) -> Option<bool> {
        match self.kind() {
            NodeKind::True => return Some(true),
            NodeKind::False => return Some(false),
            NodeKind::Missing => return None,
            NodeKind::String if self.accepts_strings() => {
                let node = self.tape.node(self.current);
                // In a URL the name alone says yes.
                if self.tape.equals(node, "true") || self.tape.is_url_parameter() && self.tape.equals(node, "") {
                    return Some(true);
                }
                if self.tape.equals(node, "false") {
                    return Some(false);
                }
            }
            _ => {}
        }
        self.fail("a boolean");
        None
    }

    /// A whole number, of any size that 64 bits hold with a sign.
    fn parse_integer(&mut self) -> Option<ParsedInteger> {
        let tape = self.tape;
        let node = tape.node(self.current);
        let number = match self.kind() {
            NodeKind::Integer => ParsedInteger::parse(tape.slice(node).as_bytes()),
            NodeKind::Missing => return None,
            NodeKind::Float if self.mode == Mode::Tolerant => ParsedInteger::parse_float(tape.slice(node)),
            NodeKind::String if self.accepts_strings() => self.parse_integer_string(),
            _ => None,
        };
        if number.is_none() {
            self.fail("an integer");
        }
        number
    }

    #[cold]
    fn parse_integer_string(&self) -> Option<ParsedInteger> {
        let text = self.tape.string(self.tape.node(self.current));
        if !number::is_number(&text) {
            return None;
        }
        let is_integer = !text.contains(['.', 'e', 'E']);
        if is_integer || self.mode == Mode::Tolerant { ParsedInteger::parse_float(&text) } else { None }
    }

    fn signed(&mut self, min: i64, max: i64) -> Option<i64> {
        let whole = self.parse_integer()?;
        let number = whole.signed().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.fail("an integer in range");
        }
        number
    }

    fn unsigned(&mut self, max: u64) -> Option<u64> {
        let whole = self.parse_integer()?;
        let number = whole.unsigned().filter(|number| *number <= max);
        if number.is_none() {
            self.fail("an integer in range");
        }
        number
    }

    fn float(&mut self) -> Option<f64> {
        let node = self.tape.node(self.current);
        let number = match self.kind() {
            NodeKind::Integer | NodeKind::Float => {
                self.tape.slice(node).parse::<f64>().ok().filter(|number| number.is_finite())
            }
            NodeKind::Missing => return None,
            NodeKind::Null if self.mode == Mode::Tolerant => Some(f64::NAN),
            NodeKind::String => self.float_to_string(),
            _ => None,
        };
        if number.is_none() {
            self.fail("a number");
        }
        number
    }

    #[cold]
    fn float_to_string(&self) -> Option<f64> {
        match &*self.tape.string(self.tape.node(self.current)) {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            text if self.accepts_strings() && number::is_number(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Decode for bool {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        if let Some(value) = d.boolean() {
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
        impl Decode for $type {
            fn decode(&mut self, d: &mut Decoder<'_>) {
                let number = d.signed(i64::from($type::MIN), i64::from($type::MAX));
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

impl Decode for u32 {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        if let Some(number) = d.unsigned(u64::from(Self::MAX)).and_then(|number| Self::try_from(number).ok()) {
            *self = number;
        }
    }

    fn empty() -> Self {
        0
    }
}

impl Decode for u64 {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        if let Some(number) = d.unsigned(Self::MAX) {
            *self = number;
        }
    }

    fn empty() -> Self {
        0
    }
}

impl Decode for f64 {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        if let Some(number) = d.float() {
            *self = number;
        }
    }

    fn empty() -> Self {
        0.0
    }
}

impl Decode for String {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        if !d.is_missing() {
            *self = d.string();
        }
    }

    fn empty() -> Self {
        Self::new()
    }
}
