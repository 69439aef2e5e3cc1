//! Serde at the border: any format that describes itself becomes JSON text by one visitor, and is read as that.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::MAX_DEPTH;
use super::{Decode, Mode, number};

/// The key under which `serde_json` hands over a number as text, where it was built to keep all of its digits.
const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Reads a value by serde, from any format that describes itself.
///
/// # Errors
/// The format has a failure of its own, holds something that JSON doesn't have, or isn't what the type asks for.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut json = Vec::new();
    Transcoder { json: &mut json, depth: 0 }.deserialize(deserializer)?;
    // From a whole tape: inside of a document that is sealed this may be a document again, and what is read twice on each
    // level takes twice as long with each level.
    let mut value = T::empty();
    super::decode_into(&json, Mode::Tolerant, &mut value).map(|_| value).map_err(D::Error::custom)
}

/// Writes what it is given as JSON text.
struct Transcoder<'j> {
    json: &'j mut Vec<u8>,
    depth: usize,
}

impl Transcoder<'_> {
    fn write<E: Error>(self, text: fmt::Arguments<'_>) -> Result<(), E> {
        std::io::Write::write_fmt(self.json, text).map_err(E::custom)
    }

    /// One level further in.
    fn nested<E: Error>(&mut self) -> Result<Transcoder<'_>, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom("nested too deeply"));
        }
        Ok(Transcoder { json: self.json, depth: self.depth + 1 })
    }
}

fn write_string<E: Error>(json: &mut Vec<u8>, text: &str) -> Result<(), E> {
    serde_json::to_writer(json, text).map_err(E::custom)
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
        f.write_str("a value that JSON has")
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
        // Not by way of f64, which would add digits that the value doesn't have.
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
        let mut sign = b'[';
        loop {
            let length = nested.json.len();
            nested.json.push(sign);
            let item = Transcoder { json: &mut *nested.json, depth: nested.depth };
            if items.next_element_seed(item)?.is_none() {
                nested.json.truncate(length);
                break;
            }
            sign = b',';
        }
        if sign == b'[' {
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

/// `{"$serde_json::private::Number":"1.5"}`, which begins at `start`, becomes `1.5`. Whatever only looks like it stays.
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

/// Writes the key of a map as text, whatever scalar the format has there.
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
        f.write_str("text, a number or a boolean as a key")
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
