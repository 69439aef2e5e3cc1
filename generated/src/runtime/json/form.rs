//! Ways of standing in JSON that the specification allows beside the plain one.

/// How a list, a map or a scalar may stand in JSON, where the specification allows more than its plain form.
///
/// ```
/// use generated::runtime::json::Form;
///
/// // Of `{"logs": "read"}` beside `{"logs": ["read"]}`: the form is said of what stands inside the map.
/// const ROLES: Form = Form::one_or_many().inside(1);
/// assert_eq!(ROLES.depth, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// What is allowed.
    pub kind: FormKind,
    /// How many lists or maps stand around the value that it is said of.
    pub depth: u8,
}

/// What a [`Form`] allows.
///
/// ```
/// use generated::runtime::json::{self, Form, FormKind, Show, Writer};
///
/// struct Privileges {
///     names: Vec<String>,
/// }
///
/// impl Show for Privileges {
///     fn show<'a>(&'a self, w: &mut Writer<'a>) {
///         w.object("Privileges").form(Form::one_or_many()).field("names", &self.names);
///     }
/// }
///
/// assert_eq!(Form::one_or_many().kind, FormKind::OneOrMany);
/// let privileges = Privileges { names: vec!["logs".to_owned()] };
/// assert_eq!(json::write(&privileges)?, br#"{"names":"logs"}"#);
/// # Ok::<(), json::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// `T | [T]`: a list of one may stand as the value itself, and is written so.
    OneOrMany,
    /// `T | [T]` where T itself may be a list of numbers, as a point is: a list that begins with a number is one T.
    PointOrMany,
    /// A dictionary, or a list of dictionaries: read from both, written as one object.
    MapOrList,
    /// A number or a boolean that may stand as text; it is written as what it is.
    Stringified,
    /// A list of words that may stand as one text, with commas between them; it is written as a list.
    Commas,
    /// A list of words that stands as one text, with pipes between them.
    Pipes,
}

impl FormKind {
    /// Whether a list of one may stand as its element.
    pub(super) const fn may_be_one(self) -> bool {
        matches!(self, Self::OneOrMany | Self::PointOrMany)
    }
}

impl Form {
    /// `T | [T]`.
    pub const fn one_or_many() -> Self {
        Self { kind: FormKind::OneOrMany, depth: 0 }
    }

    /// `T | [T]` where T itself may be a list of numbers.
    pub const fn point_or_many() -> Self {
        Self { kind: FormKind::PointOrMany, depth: 0 }
    }

    /// A dictionary, or a list of dictionaries.
    pub const fn map_or_list() -> Self {
        Self { kind: FormKind::MapOrList, depth: 0 }
    }

    /// A number or a boolean, or its text.
    pub const fn stringified() -> Self {
        Self { kind: FormKind::Stringified, depth: 0 }
    }

    /// A list of words, or one text with commas.
    pub const fn commas() -> Self {
        Self { kind: FormKind::Commas, depth: 0 }
    }

    /// A list of words as one text with pipes.
    pub const fn pipes() -> Self {
        Self { kind: FormKind::Pipes, depth: 0 }
    }

    /// What is left of it for the items of the list, or the values of the map, that it is said of.
    pub(super) const fn of_items(self) -> Option<Self> {
        match (self.kind, self.depth.checked_sub(1)) {
            (kind, Some(depth)) => Some(Self { kind, depth }),
            _ => None,
        }
    }

    /// The same, said of what stands inside `depth` lists or maps.
    pub const fn inside(self, depth: u8) -> Self {
        Self { kind: self.kind, depth }
    }
}
