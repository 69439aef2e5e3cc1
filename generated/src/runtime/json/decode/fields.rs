//! Decoder methods for fields. They are not generic, so a field costs one call in generated code. An optional field
//! costs a test of a bit before the call, since most fields of most values are absent.

use super::super::Encoding;
use super::DecodeTarget;
use super::decoder::Decoder;
use super::failure::Failure;
use super::node::{MISSING, NodeKind};
use super::object_keys;
use super::path_finder::NodeLocation;

impl Decoder<'_> {
    /// Sets further names of the next field. Its own name has precedence.
    pub fn aliases(&mut self, names: &'static [&'static str]) -> &mut Self {
        self.next_aliases = names;
        self.lookup_mask = u32::MAX;
        self
    }

    /// Sets an additional encoding of the next field.
    pub fn encoding(&mut self, encoding: Encoding) -> &mut Self {
        self.next_encoding = Some(encoding);
        self.lookup_mask = u32::MAX;
        self
    }

    /// Decodes a field that may be absent. Lenient mode treats null as absent.
    #[inline]
    pub fn optional(&mut self, name: &'static str, target: &mut dyn DecodeTarget) -> &mut Self {
        let hash = object_keys::hash(name.as_bytes());
        if self.lookup_mask & object_keys::mask_bit(hash) != 0 {
            self.optional_field(name, hash, target, false);
        }
        self
    }

    /// Decodes a field that may be absent or null.
    #[inline]
    pub fn optional_nullable(&mut self, name: &'static str, target: &mut dyn DecodeTarget) -> &mut Self {
        let hash = object_keys::hash(name.as_bytes());
        if self.lookup_mask & object_keys::mask_bit(hash) != 0 {
            self.optional_field(name, hash, target, true);
        }
        self
    }

    /// Decodes a required field. If it is missing, lenient mode uses the empty value and records the location.
    #[inline]
    pub fn required(&mut self, name: &'static str, target: &mut dyn DecodeTarget) -> &mut Self {
        self.required_field(name, object_keys::hash(name.as_bytes()), target)
    }

    fn optional_field(&mut self, name: &'static str, hash: u32, target: &mut dyn DecodeTarget, is_nullable: bool) {
        let value = self.find_by_hash(name, hash);
        if value != MISSING {
            self.decode_optional(value, target, is_nullable);
            if self.failure.is_some() {
                self.recover_field(name, value, target);
            }
        }
    }

    fn required_field(&mut self, name: &'static str, hash: u32, target: &mut dyn DecodeTarget) -> &mut Self {
        let value = self.find_by_hash(name, hash);
        if value == MISSING {
            self.decode_missing_field(name, target);
        } else if self.tape.node(value).kind == NodeKind::Null && !target.accepts_null() {
            self.decode_null(name, value, target);
        } else {
            self.decode_node(value, target);
            if self.failure.is_some() {
                self.recover_field(name, value, target);
            }
        }
        self
    }

    /// Decodes a required field that may be null.
    #[inline]
    pub fn required_nullable(&mut self, name: &'static str, target: &mut dyn DecodeTarget) -> &mut Self {
        self.required_nullable_field(name, object_keys::hash(name.as_bytes()), target)
    }

    fn required_nullable_field(&mut self, name: &'static str, hash: u32, target: &mut dyn DecodeTarget) -> &mut Self {
        let value = self.find_by_hash(name, hash);
        if value == MISSING {
            self.decode_missing_field(name, target);
        } else {
            self.decode_optional(value, target, true);
            if self.failure.is_some() {
                self.recover_field(name, value, target);
            }
        }
        self
    }

    /// Decodes a flattened container: one of the object's unused keys names its variant.
    pub fn flatten(&mut self, target: &mut dyn DecodeTarget) -> &mut Self {
        if !self.is_missing() {
            target.decode(self);
            if self.failure.is_some() {
                self.recover_flattened(target);
            }
        }
        self
    }

    /// Decodes a flattened container that may be absent.
    pub fn optional_flatten(&mut self, target: &mut dyn DecodeTarget) -> &mut Self {
        self.object();
        if self.has_unused_key() {
            target.decode(self);
            if self.failure.is_some() {
                self.recover_flattened(target);
            }
        }
        self
    }

    /// Checks that the current node is an object.
    pub fn object(&mut self) -> &mut Self {
        if !matches!(self.kind(), NodeKind::Object | NodeKind::Missing) {
            self.fail("an object");
        }
        self
    }

    fn decode_optional(&mut self, value: u32, target: &mut dyn DecodeTarget, is_nullable: bool) {
        if self.tape.node(value).kind != NodeKind::Null || target.accepts_null() {
            return self.decode_node(value, target);
        }
        self.next_encoding = None;
        if !is_nullable && self.is_strict() {
            self.fail_at(NodeLocation::at_node(value), "a value or no field", NodeKind::Null.describe());
        }
    }

    #[cold]
    fn decode_missing_field(&mut self, name: &'static str, target: &mut dyn DecodeTarget) {
        if self.failure.is_some() {
            return;
        }
        let location = NodeLocation { node: self.current, field: Some(name) };
        if self.current != MISSING {
            if !self.tolerates_missing() {
                return self.fail_with(Failure::missing_field(location));
            }
            self.keep_absence(name);
        }
        self.decode_missing(location, target);
    }
}
