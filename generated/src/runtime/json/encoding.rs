//! Ways of standing in JSON that the specification allows beside the plain one.

/// How a list, a map or a scalar may stand in JSON, where the specification allows more than its plain form.
///
/// ```
/// use generated::runtime::json::Encoding;
///
/// // Of `{"logs": "read"}` beside `{"logs": ["read"]}`: the form is said of what stands at_depth the map.
/// const ROLES: Encoding = Encoding::one_or_many().at_depth(1);
/// assert_eq!(ROLES.depth, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// What is allowed.
    pub kind: EncodingKind,
    /// How many lists or maps stand around the value that it is said of.
    pub depth: u8,
}

/// What a [`Encoding`] allows.
///
/// ```
/// use generated::runtime::json::{self, Encoding, EncodingKind, Encode, Encoder};
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
    /// `T | [T]`: a list of one may stand as the value itself, and is written so.
    OneOrMany,
    /// `T | [T]` where T itself may be a list of numbers, as a point is: a list that begins with a number is one T.
    PointOrMany,
    /// A dictionary, or a list of dictionaries: read from both, written as one object.
    MapOrList,
    /// A number or a boolean that may stand as text; it is written as what it is.
    Stringified,
    /// A list of words that may stand as one text, with commas between them; it is written as a list.
    CommaSeparated,
    /// A list of words that stands as one text, with pipes between them.
    PipeSeparated,
}

impl EncodingKind {
    /// Whether a list of one may stand as its element.
    pub(super) const fn unwraps_single(self) -> bool {
        matches!(self, Self::OneOrMany | Self::PointOrMany)
    }
}

impl Encoding {
    /// `T | [T]`.
    pub const fn one_or_many() -> Self {
        Self { kind: EncodingKind::OneOrMany, depth: 0 }
    }

    /// `T | [T]` where T itself may be a list of numbers.
    pub const fn point_or_many() -> Self {
        Self { kind: EncodingKind::PointOrMany, depth: 0 }
    }

    /// A dictionary, or a list of dictionaries.
    pub const fn map_or_list() -> Self {
        Self { kind: EncodingKind::MapOrList, depth: 0 }
    }

    /// A number or a boolean, or its text.
    pub const fn stringified() -> Self {
        Self { kind: EncodingKind::Stringified, depth: 0 }
    }

    /// A list of words, or one text with commas.
    pub const fn comma_separated() -> Self {
        Self { kind: EncodingKind::CommaSeparated, depth: 0 }
    }

    /// A list of words as one text with pipes.
    pub const fn pipe_separated() -> Self {
        Self { kind: EncodingKind::PipeSeparated, depth: 0 }
    }

    /// What is left of it for the items of the list, or the values of the map, that it is said of.
    pub(super) const fn of_elements(self) -> Option<Self> {
        match (self.kind, self.depth.checked_sub(1)) {
            (kind, Some(depth)) => Some(Self { kind, depth }),
            _ => None,
        }
    }

    /// The same, said of what stands inside `depth` lists or maps.
    pub const fn at_depth(self, depth: u8) -> Self {
        Self { kind: self.kind, depth }
    }
}
