//! The verbs of edits.

use std::fmt;

use super::notation::Notation;
use super::outcome::EditKind;

/// A change of a type.
#[derive(Debug)]
pub(super) enum Change {
    /// A change of an existing property or parameter.
    Member(MemberName, MemberChange),
    /// A new property.
    AddProperty(NewProperty),
    /// A new parameter in the query string of a request.
    AddParameter(NewProperty),
    /// A new member of an enum.
    AddMember {
        /// The string in JSON.
        name: String,
        description: String,
    },
    /// Another type of an alias.
    Type(Retype),
    /// Another type of a request's or response's whole body.
    Body(Retype),
    /// A body that is an object with properties instead of the whole value of this type.
    BodyObject { was: Vec<Notation> },
    /// The property whose value alone can replace the whole object.
    Shortcut(String),
    /// Further keys of an object.
    AdditionalProperties {
        value: Notation,
        /// The name of the field in Rust.
        field: String,
    },
    /// The key by which two branches of a union are distinguished.
    Discriminator {
        key: String,
        /// The branch of objects with the key.
        with: String,
        /// The branch of objects without the key.
        without: String,
        /// The specification may already have one object instead of the union.
        or_object: bool,
    },
    /// The branch of a union that all strings belong to.
    Strings(String),
    /// The branches of a union are two lines of an NDJSON body that follow each other.
    Lines([String; 2]),
    /// A container is a line of an NDJSON body. Each of its keys may require a further line.
    LinesByKey(Vec<(String, Option<Notation>)>),
    /// The request must not be sent twice, although its HTTP method permits that.
    NeverRetry,
    /// The type parameter for the user's documents.
    DocumentParameter(String),
}

/// The name of a property or parameter.
#[derive(Clone, Debug)]
pub(super) enum MemberName {
    Property(String),
    /// A parameter in the path or in the query string of a request.
    Parameter(String),
}

/// A change of a property or parameter.
#[derive(Debug)]
pub(super) enum MemberChange {
    Type(Retype),
    Optional(bool),
    /// A paragraph that is appended to the description.
    Note(String),
    /// The name in Rust.
    RustName(String),
    /// The name in JSON.
    JsonName(String),
    /// True for a container's property that is not one of its variants.
    ContainerProperty(bool),
    /// A known quirk.
    Quirk {
        /// The beginning of the specification's description of the quirk.
        prefix: String,
        meaning: Quirk,
    },
    /// True for a secret, false for a value that is not a secret although its name suggests it.
    Secret(bool),
}

/// The meaning of a quirk that the specification describes in prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quirk {
    /// The type of the property already permits what the quirk describes.
    CoveredByType,
    /// The value can also be a string with the elements separated by commas.
    CommaSeparated,
}

/// A new type, and the types that the specification may have before.
#[derive(Debug)]
pub(super) struct Retype {
    pub(super) was: Vec<Notation>,
    pub(super) becomes: Notation,
    /// Further types that need no correction.
    pub(super) accepted: Vec<Notation>,
}

/// A property or parameter that the specification lacks.
#[derive(Debug)]
pub(super) struct NewProperty {
    pub(super) name: String,
    pub(super) ty: Notation,
    pub(super) required: bool,
    pub(super) container_property: bool,
    pub(super) description: String,
}

impl Change {
    pub(super) fn kind(&self) -> EditKind {
        match self {
            Self::Member(_, change) => change.kind(),
            Self::AddProperty(_)
            | Self::AddParameter(_)
            | Self::AddMember { .. }
            | Self::Type(_)
            | Self::Body(_)
            | Self::BodyObject { .. }
            | Self::Shortcut(_)
            | Self::AdditionalProperties { .. } => EditKind::Error,
            Self::Discriminator { .. }
            | Self::Strings(_)
            | Self::Lines(_)
            | Self::LinesByKey(_)
            | Self::NeverRetry
            | Self::DocumentParameter(_) => EditKind::Fact,
        }
    }
}

impl MemberChange {
    fn kind(&self) -> EditKind {
        match self {
            Self::Type(_) | Self::Optional(_) | Self::JsonName(_) | Self::ContainerProperty(_) => EditKind::Error,
            // Notes are about the Rust API.
            Self::Note(_) | Self::RustName(_) | Self::Quirk { .. } | Self::Secret(_) => EditKind::Fact,
        }
    }
}

impl MemberName {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Property(name) | Self::Parameter(name) => name,
        }
    }
}

impl fmt::Display for MemberName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Property(name) => write!(f, "property `{name}`"),
            Self::Parameter(name) => write!(f, "parameter `{name}`"),
        }
    }
}

impl fmt::Display for Retype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let was: Vec<_> = self.was.iter().map(|was| format!("`{was}`")).collect();
        write!(f, "type {} -> `{}`", was.join(" or "), self.becomes)
    }
}

impl fmt::Display for MemberChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type(retype) => write!(f, "{retype}"),
            Self::Optional(true) => f.write_str("is optional"),
            Self::Optional(false) => f.write_str("is required"),
            Self::Note(_) => f.write_str("has a note"),
            Self::RustName(name) => write!(f, "Rust name `{name}`"),
            Self::JsonName(name) => write!(f, "JSON name `{name}`"),
            Self::ContainerProperty(true) => f.write_str("is not a variant of the container"),
            Self::ContainerProperty(false) => f.write_str("is an ordinary property"),
            Self::Quirk { .. } => f.write_str("has a known quirk"),
            Self::Secret(true) => f.write_str("is a secret"),
            Self::Secret(false) => f.write_str("is not a secret"),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name, change) => write!(f, "{name}: {change}"),
            Self::AddProperty(new) => write!(f, "new property `{}`: `{}`", new.name, new.ty),
            Self::AddParameter(new) => write!(f, "new parameter `{}`: `{}`", new.name, new.ty),
            Self::AddMember { name, .. } => write!(f, "new member `{name}`"),
            Self::Type(retype) => write!(f, "{retype}"),
            Self::Body(retype) => write!(f, "body: {retype}"),
            Self::BodyObject { .. } => f.write_str("body: an object with properties"),
            Self::Shortcut(property) => write!(f, "shortcut property `{property}`"),
            Self::AdditionalProperties { value, .. } => write!(f, "additional properties: `{value}`"),
            Self::Discriminator { key, with, without, .. } => {
                write!(f, "objects with the key `{key}` are `{with}`, others `{without}`")
            }
            Self::Strings(branch) => write!(f, "strings are `{branch}`"),
            Self::Lines([first, second]) => write!(f, "two lines: `{first}`, `{second}`"),
            Self::LinesByKey(_) => f.write_str("lines by key"),
            Self::NeverRetry => f.write_str("is never retried"),
            Self::DocumentParameter(name) => write!(f, "type parameter `{name}` is for documents"),
        }
    }
}
