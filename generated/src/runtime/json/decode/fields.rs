//! Decoder methods for fields. They are not generic, so a field costs one call in generated code. An optional field
//! costs a test of a bit before the call, since most fields of most values are absent.

use super::super::Encoding;
use super::Decode;
use super::decoder::{Decoder, RequiredFields};
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
    pub fn optional(&mut self, name: &'static str, target: &mut dyn Decode) -> &mut Self {
        let hash = object_keys::hash(name.as_bytes());
        if self.lookup_mask & object_keys::mask_bit(hash) != 0 {
            self.optional_field(name, hash, target, false);
        }
        self
    }

    /// Decodes a field that may be absent or null.
    #[inline]
    pub fn optional_nullable(&mut self, name: &'static str, target: &mut dyn Decode) -> &mut Self {
        let hash = object_keys::hash(name.as_bytes());
        if self.lookup_mask & object_keys::mask_bit(hash) != 0 {
            self.optional_field(name, hash, target, true);
        }
        self
    }

    /// Decodes a required field. If it is missing, lenient mode uses the empty value and records the location.
    #[inline]
    pub fn required(&mut self, name: &'static str, target: &mut dyn Decode) -> &mut Self {
        self.required_field(name, object_keys::hash(name.as_bytes()), target)
    }

    fn optional_field(&mut self, name: &'static str, hash: u32, target: &mut dyn Decode, is_nullable: bool) {
        let value = self.find_by_hash(name, hash);
        if value != MISSING {
            self.decode_optional(value, target, is_nullable);
        }
    }

    fn required_field(&mut self, name: &'static str, hash: u32, target: &mut dyn Decode) -> &mut Self {
        let value = self.find_by_hash(name, hash);
        self.note_required(name, value);
        if value == MISSING {
            self.decode_missing_field(name, target);
        } else if self.tape.node(value).kind == NodeKind::Null && !target.accepts_null() {
            self.decode_null(value, target);
        } else {
            self.decode_node(value, target);
        }
        self
    }

    /// Decodes a required field that may be null.
    #[inline]
    pub fn required_nullable(&mut self, name: &'static str, target: &mut dyn Decode) -> &mut Self {
        self.required_nullable_field(name, object_keys::hash(name.as_bytes()), target)
    }

    fn required_nullable_field(&mut self, name: &'static str, hash: u32, target: &mut dyn Decode) -> &mut Self {
        let value = self.find_by_hash(name, hash);
        self.note_required(name, value);
        if value == MISSING {
            self.decode_missing_field(name, target);
        } else {
            self.decode_optional(value, target, true);
        }
        self
    }

    /// Decodes a flattened container: one of the object's unused keys names its variant.
    pub fn flatten(&mut self, target: &mut dyn Decode) -> &mut Self {
        if !self.is_missing() {
            self.note_presence(self.has_unused_key());
            target.decode(self);
        }
        self
    }

    /// Decodes a flattened container that may be absent.
    pub fn optional_flatten(&mut self, target: &mut dyn Decode) -> &mut Self {
        self.object();
        if self.has_unused_key() {
            target.decode(self);
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

    fn decode_optional(&mut self, value: u32, target: &mut dyn Decode, is_nullable: bool) {
        if self.tape.node(value).kind != NodeKind::Null || target.accepts_null() {
            return self.decode_node(value, target);
        }
        self.next_encoding = None;
        if !is_nullable && self.is_strict() {
            self.fail_at(NodeLocation::at_node(value), "a value or no field", NodeKind::Null.describe());
        }
    }

    /// Records whether a required field of the outermost value is present.
    pub(super) fn note_required(&mut self, name: &str, value: u32) {
        if self.current == 0 {
            // After a failure `find` returns `MISSING`, but a field that is there still counts as present.
            self.note_presence(value != MISSING || self.failure.is_some() && self.search(name) != MISSING);
        }
    }

    fn note_presence(&mut self, is_present: bool) {
        if self.current == 0 {
            match self.required_fields {
                _ if is_present => self.required_fields = RequiredFields::SomePresent,
                RequiredFields::NoneRequired => self.required_fields = RequiredFields::AllMissing { several: false },
                RequiredFields::AllMissing { .. } => {
                    self.required_fields = RequiredFields::AllMissing { several: true }
                }
                RequiredFields::SomePresent => {}
            }
        }
    }

    #[cold]
    fn decode_missing_field(&mut self, name: &'static str, target: &mut dyn Decode) {
        if self.failure.is_some() {
            return;
        }
        let location = NodeLocation { node: self.current, field: Some(name) };
        if self.is_strict() && self.current != MISSING {
            return self.fail_at(location, "a required field", NodeKind::Missing.describe());
        }
        self.decode_missing(location, target);
    }
}
