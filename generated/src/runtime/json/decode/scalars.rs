//! Decoding of booleans, numbers and strings.

use super::super::EncodingKind;
use super::decoder::Decoder;
use super::node::NodeKind;
use super::number::{self, ParsedInteger};
use super::{Decode, Mode};

impl Decoder<'_> {
    /// Returns whether a string is accepted in place of a number or a boolean.
    fn accepts_strings(&self) -> bool {
        self.mode == Mode::Lenient || self.has_encoding(EncodingKind::Stringified)
    }

    fn boolean(&mut self) -> Option<bool> {
        match self.kind() {
            NodeKind::True => return Some(true),
            NodeKind::False => return Some(false),
            NodeKind::Missing => return None,
            NodeKind::String if self.accepts_strings() => {
                let node = self.tape.node(self.current);
                // In a URL, a parameter without a value is true.
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

    /// Parses an integer with a magnitude of at most 64 bits.
    fn parse_integer(&mut self) -> Option<ParsedInteger> {
        let tape = self.tape;
        let node = tape.node(self.current);
        let number = match self.kind() {
            NodeKind::Integer => ParsedInteger::parse(tape.slice(node).as_bytes()),
            NodeKind::Missing => return None,
            NodeKind::Float if self.mode == Mode::Lenient => ParsedInteger::parse_float(tape.slice(node)),
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
        let string = self.tape.string(self.tape.node(self.current));
        if !number::is_number(&string) {
            return None;
        }
        let is_integer = !string.contains(['.', 'e', 'E']);
        if is_integer || self.mode == Mode::Lenient { ParsedInteger::parse_float(&string) } else { None }
    }

    fn signed(&mut self, min: i64, max: i64) -> Option<i64> {
        let integer = self.parse_integer()?;
        let number = integer.signed().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.fail("an integer in the range of its type");
        }
        number
    }

    fn unsigned(&mut self, max: u64) -> Option<u64> {
        let integer = self.parse_integer()?;
        let number = integer.unsigned().filter(|number| *number <= max);
        if number.is_none() {
            self.fail("an integer in the range of its type");
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
            NodeKind::Null if self.mode == Mode::Lenient => Some(f64::NAN),
            NodeKind::String => self.parse_float_string(),
            _ => None,
        };
        if number.is_none() {
            self.fail("a number");
        }
        number
    }

    #[cold]
    fn parse_float_string(&self) -> Option<f64> {
        match &*self.tape.string(self.tape.node(self.current)) {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            string if self.accepts_strings() && number::is_number(string) => string.parse().ok(),
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

/// Implements `Decode` for signed integers.
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
