//! serde's `Deserialize`: a visitor transcodes any self-describing format to JSON, which is then decoded.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::{EncodeError, MAX_DEPTH};
use super::{Decode, Mode, number};

/// The key under which `serde_json` represents a number with its feature `arbitrary_precision`.
const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Deserializes a value from any self-describing format.
///
/// # Errors
/// Returns an error if the format returns an error, contains a value that JSON cannot represent, or does not match the
/// type.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut json = Vec::new();
    Transcoder { json: &mut json, depth: 0 }.deserialize(deserializer)?;
    // Documents are not skipped here. A document may contain a value of this type again, and decoding each level twice
    // would double the time with each level.
    let mut value = T::empty();
    super::decode_into(&json, Mode::Lenient, false, &mut value).map(|_| value).map_err(D::Error::custom)
}

/// Transcodes a value to JSON.
struct Transcoder<'j> {
    json: &'j mut Vec<u8>,
    depth: usize,
}

impl Transcoder<'_> {
    fn write<E: Error>(self, json: fmt::Arguments<'_>) -> Result<(), E> {
        std::io::Write::write_fmt(self.json, json).map_err(E::custom)
    }

    /// Returns a transcoder for one more level of nesting.
    fn nested<E: Error>(&mut self) -> Result<Transcoder<'_>, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(EncodeError::TOO_DEEP));
        }
        Ok(Transcoder { json: self.json, depth: self.depth + 1 })
    }
}

fn write_string<E: Error>(json: &mut Vec<u8>, string: &str) -> Result<(), E> {
    serde_json::to_writer(json, string).map_err(E::custom)
}

impl<'de> DeserializeSeed<'de> for Transcoder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcoder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can represent")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.write(format_args!("{value}"))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.write(format_args!("{value}"))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.write(format_args!("{value}"))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.write(format_args!("{value}"))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.write(format_args!("{value}"))
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        // A conversion to f64 would add digits.
        if value.is_finite() { self.write(format_args!("{value:?}")) } else { self.visit_f64(f64::from(value)) }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match value {
            f64::INFINITY => self.visit_str("Infinity"),
            f64::NEG_INFINITY => self.visit_str("-Infinity"),
            value if value.is_nan() => self.visit_str("NaN"),
            value => self.write(format_args!("{value:?}")),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        write_string(self.json, value)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.write(format_args!("null"))
    }

    fn visit_some<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        self.nested()?.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        self.nested()?.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let nested = self.nested()?;
        let mut separator = b'[';
        loop {
            let length = nested.json.len();
            nested.json.push(separator);
            let item = Transcoder { json: &mut *nested.json, depth: nested.depth };
            if items.next_element_seed(item)?.is_none() {
                nested.json.truncate(length);
                break;
            }
            separator = b',';
        }
        if separator == b'[' {
            nested.json.push(b'[');
        }
        nested.json.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        let nested = self.nested()?;
        let (json, depth) = (nested.json, nested.depth);
        let start = json.len();
        json.push(b'{');
        let mut after_key = 0;
        let mut count = 0_usize;
        loop {
            let length = json.len();
            if count > 0 {
                json.push(b',');
            }
            if fields.next_key_seed(KeyTranscoder(&mut *json))?.is_none() {
                json.truncate(length);
                break;
            }
            json.push(b':');
            after_key = json.len();
            fields.next_value_seed(Transcoder { json: &mut *json, depth })?;
            count += 1;
        }
        json.push(b'}');
        if count == 1 {
            unwrap_number(json, start, after_key);
        }
        Ok(())
    }
}

/// Replaces `{"$serde_json::private::Number":"1.5"}`, which begins at `start`, by `1.5`. Other objects remain
/// unchanged.
fn unwrap_number(json: &mut Vec<u8>, start: usize, after_key: usize) {
    let is_number_object =
        json.get(start..after_key).is_some_and(|head| head == format!("{{\"{NUMBER_KEY}\":").as_bytes());
    let digits = json.get(after_key + 1..json.len().saturating_sub(2)).unwrap_or_default();
    let quoted = json.get(after_key) == Some(&b'"');
    if is_number_object && quoted && std::str::from_utf8(digits).is_ok_and(number::is_number) {
        let digits = digits.to_vec();
        json.truncate(start);
        json.extend_from_slice(&digits);
    }
}

/// Transcodes the key of a map, which may be any scalar, to a string.
struct KeyTranscoder<'j>(&'j mut Vec<u8>);

impl KeyTranscoder<'_> {
    fn write<E: Error>(self, key: &dyn fmt::Display) -> Result<(), E> {
        write_string(self.0, &key.to_string())
    }
}

impl<'de> DeserializeSeed<'de> for KeyTranscoder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for KeyTranscoder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a number or a boolean as a key")
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<(), E> {
        self.write(&key)
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<(), E> {
        self.write(&key)
    }

    fn visit_i128<E: Error>(self, key: i128) -> Result<(), E> {
        self.write(&key)
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<(), E> {
        self.write(&key)
    }

    fn visit_u128<E: Error>(self, key: u128) -> Result<(), E> {
        self.write(&key)
    }

    fn visit_f64<E: Error>(self, key: f64) -> Result<(), E> {
        self.write(&key)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        write_string(self.0, key)
    }
}
