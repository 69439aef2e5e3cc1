//! The words for fields. None of them is generic: a field costs a call in what is generated, and one that may be absent
//! a test of a bit before it, since most fields of most values are.

use super::super::Encoding;
use super::Decode;
use super::decoder::{Decoder, RequiredFields};
use super::object_keys;
use super::path::NodeLocation;
use super::tape::{MISSING, NodeKind};

impl Decoder<'_> {
    /// Further names of the next field; its own name comes first.
    pub fn aliases(&mut self, names: &'static [&'static str]) -> &mut Self {
        self.next_aliases = names;
        self.lookup_mask = u32::MAX;
        self
    }

    /// How else the next field may stand.
    pub fn encoding(&mut self, encoding: Encoding) -> &mut Self {
        self.next_encoding = Some(encoding);
        self.lookup_mask = u32::MAX;
        self
    }

    /// A field that may be absent. Null is as good as absent, but not in strict mode.
    #[inline]
    pub fn optional(&mut self, name: &'static str, target: &mut dyn Decode) -> &mut Self {
        let hash = object_keys::hash(name.as_bytes());
        if self.lookup_mask & object_keys::mask_bit(hash) != 0 {
            self.optional_field(name, hash, target, false);
        }
        self
    }

    /// A field that may be absent or null.
    #[inline]
    pub fn optional_nullable(&mut self, name: &'static str, target: &mut dyn Decode) -> &mut Self {
        let hash = object_keys::hash(name.as_bytes());
        if self.lookup_mask & object_keys::mask_bit(hash) != 0 {
            self.optional_field(name, hash, target, true);
        }
        self
    }

    /// A field that must be there. Without it tolerance has the empty value, and keeps in mind where.
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

    /// A field that must be there, and may be null.
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

    /// A field without a key of its own: one of the keys that the fields before left is its variant's.
    pub fn flatten(&mut self, target: &mut dyn Decode) -> &mut Self {
        if !self.is_missing() {
            self.note_presence(self.has_unused_key());
            target.decode(self);
        }
        self
    }

    /// The same, of what may be absent.
    pub fn optional_flatten(&mut self, target: &mut dyn Decode) -> &mut Self {
        self.object();
        if self.has_unused_key() {
            target.decode(self);
        }
        self
    }

    /// Only makes sure that an object stands here.
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
            self.fail_at(NodeLocation::of(value), "a value or no field", NodeKind::Null.describe());
        }
    }

    /// Keeps in mind whether the whole answer has anything of what it must have.
    pub(super) fn note_required(&mut self, name: &str, value: u32) {
        if self.current == 0 {
            // After a failure nothing is found any more; a field that is there counts all the same.
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
