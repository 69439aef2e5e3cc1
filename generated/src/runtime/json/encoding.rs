//! Encodings of a field in JSON that the specification allows in addition to the default one.

/// An encoding that a field, or a value inside it, may have in JSON in addition to the default one.
///
/// ```
/// use generated::json::Encoding;
///
/// // A map of `{"logs": "read"}` or `{"logs": ["read"]}`: the encoding applies to the values of the map.
/// const ROLES: Encoding = Encoding::one_or_many().at_depth(1);
/// assert_eq!(ROLES.depth, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The kind of encoding.
    pub kind: EncodingKind,
    /// The number of arrays or maps around the value that the encoding applies to.
    pub depth: u8,
}

/// The kind of an [`Encoding`].
///
/// ```
/// use generated::json::{self, Encode, Encoder, Encoding, EncodingKind};
///
/// struct Privileges {
///     names: Vec<String>,
/// }
///
/// impl Encode for Privileges {
///     fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
///         e.object("Privileges").encoding(Encoding::one_or_many()).field("names", &self.names);
///     }
/// }
///
/// assert_eq!(Encoding::one_or_many().kind, EncodingKind::OneOrMany);
/// let privileges = Privileges { names: vec!["logs".to_owned()] };
/// assert_eq!(json::encode(&privileges)?, br#"{"names":"logs"}"#);
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingKind {
    /// `T | [T]`: an array of one item may be written as the item itself, and is encoded so.
    OneOrMany,
    /// `T | [T]` where T may be an array of numbers, such as a point: an array that begins with a number is one T.
    PointOrMany,
    /// A map, or an array of maps. Both are decoded; the value is encoded as one object.
    MapOrList,
    /// A number or a boolean that may be a string. It is encoded as a number or a boolean.
    Stringified,
    /// An array of strings that may be one comma-separated string. It is encoded as an array.
    CommaSeparated,
    /// An array of strings that is encoded as one string, separated by `|`.
    PipeSeparated,
}

impl EncodingKind {
    /// Returns whether an array of one item may be written as the item itself.
    pub(super) const fn unwraps_single(self) -> bool {
        matches!(self, Self::OneOrMany | Self::PointOrMany)
    }
}

impl Encoding {
    /// `T | [T]`.
    pub const fn one_or_many() -> Self {
        Self { kind: EncodingKind::OneOrMany, depth: 0 }
    }

    /// `T | [T]` where T may be an array of numbers.
    pub const fn point_or_many() -> Self {
        Self { kind: EncodingKind::PointOrMany, depth: 0 }
    }

    /// A map, or an array of maps.
    pub const fn map_or_list() -> Self {
        Self { kind: EncodingKind::MapOrList, depth: 0 }
    }

    /// A number or a boolean, or a string that contains it.
    pub const fn stringified() -> Self {
        Self { kind: EncodingKind::Stringified, depth: 0 }
    }

    /// An array of strings, or one comma-separated string.
    pub const fn comma_separated() -> Self {
        Self { kind: EncodingKind::CommaSeparated, depth: 0 }
    }

    /// An array of strings as one string, separated by `|`.
    pub const fn pipe_separated() -> Self {
        Self { kind: EncodingKind::PipeSeparated, depth: 0 }
    }

    /// Returns the encoding of the items or values of the array or map that this one applies to.
    pub(super) const fn for_elements(self) -> Option<Self> {
        match (self.kind, self.depth.checked_sub(1)) {
            (kind, Some(depth)) => Some(Self { kind, depth }),
            _ => None,
        }
    }

    /// Returns this encoding for the values inside `depth` arrays or maps.
    pub const fn at_depth(self, depth: u8) -> Self {
        Self { kind: self.kind, depth }
    }
}
