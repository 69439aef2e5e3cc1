//! Items: what a module holds.

use super::constructors::{Constructor, Conversion, Setter, VariantConstructor};
use super::enums::{Container, ExternallyTagged, InternallyTagged, UntypedUnion, Variant};
use super::ndjson::NdjsonLines;
use super::request::Request;
use super::source::ItemSource;
use super::types::{Encoding, RustType};
use crate::diagnostic::Origin;

/// An item.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its Rust name.
    pub name: String,
    /// The part of the specification that it was lowered from.
    pub source: ItemSource,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
    /// Where its definition stands.
    pub origin: Origin,
    /// What it is.
    pub kind: ItemKind,
}

impl Item {
    /// Its type parameters.
    #[must_use]
    pub fn type_parameters(&self) -> &[String] {
        match &self.kind {
            ItemKind::Struct(item) => &item.type_parameters,
            ItemKind::Alias(item) => &item.type_parameters,
            ItemKind::ExternallyTagged(item) => &item.type_parameters,
            ItemKind::Union(item) => &item.type_parameters,
            ItemKind::StringEnum(_)
            | ItemKind::Container(_)
            | ItemKind::InternallyTagged(_)
            | ItemKind::Ndjson(_)
            | ItemKind::UntypedUnion(_)
            | ItemKind::Request(_) => &[],
        }
    }
}

/// What an item is.
#[derive(Clone, Debug)]
pub enum ItemKind {
    /// An object.
    Struct(Struct),
    /// An open choice among words.
    StringEnum(StringEnum),
    /// One of several types, told apart by looking.
    Union(Union),
    /// One of several types, told apart by the single key.
    Container(Container),
    /// One of several types, told apart by a field inside each.
    InternallyTagged(InternallyTagged),
    /// Several lines in a body of NDJSON.
    Ndjson(NdjsonLines),
    /// One of several types, told apart by the key in the map around it.
    ExternallyTagged(ExternallyTagged),
    /// One of several types, which nothing tells apart.
    UntypedUnion(UntypedUnion),
    /// `pub type`.
    Alias(Alias),
    /// What is sent to an endpoint.
    Request(Request),
}

/// What stands in `#[deprecated]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The version.
    pub since: String,
    /// What to do instead.
    pub note: String,
}

/// An object.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Type parameters: documents of the user's.
    pub type_parameters: Vec<String>,
    /// Its fields and constants, in the order in which they are written.
    pub members: Vec<Member>,
    /// The field that may stand for the whole.
    pub shortcut: Option<Shortcut>,
    /// `new`, setters and, where nothing is required, `Default`; none for a type that only responses reach.
    pub constructor: Option<Constructor>,
    /// Functions that make it by its variant.
    pub variant_constructors: Vec<VariantConstructor>,
    /// `From` implementations.
    pub conversions: Vec<Conversion>,
}

impl Struct {
    /// The field for a container's variant, where it has one.
    pub fn variant(&self) -> Option<&Field> {
        self.members.iter().flat_map(Member::fields).find(|field| field.presence.is_variant())
    }
}

/// A member of an object.
#[derive(Clone, Debug)]
pub enum Member {
    /// A field.
    Field(Box<Field>),
    /// A property whose value the specification fixes: no field, written and checked.
    Constant(Constant),
    /// What stands under keys that no other member has. It comes last.
    AdditionalProperties(AdditionalProperties),
}

/// What stands in an object under keys that are no properties.
#[derive(Clone, Debug)]
pub enum AdditionalProperties {
    /// Under all of them: a map.
    Map(Box<Field>),
    /// Under the one that there is.
    Single {
        /// The key.
        key: Box<Field>,
        /// The value.
        value: Box<Field>,
    },
}

impl Member {
    /// The fields that it is.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let (first, second) = match self {
            Self::Field(field) | Self::AdditionalProperties(AdditionalProperties::Map(field)) => (Some(field), None),
            Self::AdditionalProperties(AdditionalProperties::Single { key, value }) => (Some(key), Some(value)),
            Self::Constant(_) => (None, None),
        };
        first.into_iter().chain(second).map(|field| &**field)
    }

    /// The same, to be changed.
    pub fn fields_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        let (first, second) = match self {
            Self::Field(field) | Self::AdditionalProperties(AdditionalProperties::Map(field)) => (Some(field), None),
            Self::AdditionalProperties(AdditionalProperties::Single { key, value }) => (Some(key), Some(value)),
            Self::Constant(_) => (None, None),
        };
        first.into_iter().chain(second).map(|field| &mut **field)
    }

    /// The name of a property; none of what is additional, nor of a variant.
    pub fn json_name(&self) -> Option<&str> {
        match self {
            Self::Field(field) => Some(&*field.json_name).filter(|_| !field.presence.is_variant()),
            Self::Constant(constant) => Some(&constant.json_name),
            Self::AdditionalProperties(_) => None,
        }
    }
}

/// A property whose value is fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// Its name in JSON.
    pub json_name: String,
    /// Its value.
    pub value: ConstantValue,
    /// Whether it must be there.
    pub required: bool,
}

/// The value of a [`Constant`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstantValue {
    /// A text.
    String(String),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its Rust name.
    pub name: String,
    /// Its name in JSON; empty for a variant, which has a key of its own.
    pub json_name: String,
    /// Further names under which it is read.
    pub aliases: Vec<String>,
    /// Its type, `Option` and all.
    pub ty: RustType,
    /// The word by which it is read.
    pub presence: Presence,
    /// How it may stand in JSON beside its plain form.
    pub encoding: Option<Encoding>,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
    /// How it is set; none in a type that only responses reach.
    pub setter: Option<Setter>,
}

/// The word of the reader by which a field is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// May be absent.
    Optional,
    /// May be absent or null.
    OptionalNullable,
    /// Must be there.
    Required,
    /// Must be there, may be null.
    RequiredNullable,
    /// A document of the user's, which may be absent.
    OptionalDocument,
    /// A document of the user's, which must be there.
    RequiredDocument,
    /// A container's variant, whose key stands among the object's own, and which must be there.
    RequiredVariant,
    /// The same, but it may be absent.
    OptionalVariant,
}

impl Presence {
    /// Whether the field has no key of its own, but that of a variant.
    pub fn is_variant(self) -> bool {
        matches!(self, Self::RequiredVariant | Self::OptionalVariant)
    }

    /// Whether the field must be there.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredNullable | Self::RequiredDocument | Self::RequiredVariant)
    }
}

/// The field that may stand for the whole object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The field's Rust name.
    pub field: String,
    /// The object's own keys, aliases included.
    pub keys: Vec<String>,
    /// Whether the field's value may be an object itself.
    pub accepts_object: bool,
    /// How the field may stand in JSON beside its plain form.
    pub encoding: Option<Encoding>,
}

/// An open choice among words.
#[derive(Clone, Debug)]
pub struct StringEnum {
    /// Its words, in the order of the specification.
    pub variants: Vec<StringEnumVariant>,
    /// Whether the specification allows others.
    pub open: bool,
    /// Whether `true` and `false` are booleans in JSON.
    pub json_booleans: bool,
    /// Whether it is the key of a map somewhere.
    pub is_map_key: bool,
}

/// A word.
#[derive(Clone, Debug)]
pub struct StringEnumVariant {
    /// The variant.
    pub name: String,
    /// The text.
    pub json_name: String,
    /// Further texts that are read as it.
    pub aliases: Vec<String>,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
}

/// One of several types, told apart by looking. A further variant `Other` holds raw JSON.
#[derive(Clone, Debug)]
pub struct Union {
    /// Type parameters, which stand for documents.
    pub type_parameters: Vec<String>,
    /// Its branches.
    pub variants: Vec<Variant>,
    /// How they are told apart.
    pub discriminator: ShapeDiscriminator,
    /// Whether it has `Display`: each branch is a scalar.
    pub has_display: bool,
    /// `From` implementations.
    pub conversions: Vec<Conversion>,
}

/// For each kind of JSON value the branch that it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShapeDiscriminator {
    /// null.
    pub null: BranchMatch,
    /// true or false.
    pub boolean: BranchMatch,
    /// A number without fraction and exponent.
    pub integer: BranchMatch,
    /// Any other number.
    pub float: BranchMatch,
    /// A text.
    pub string: BranchMatch,
    /// A list; where lists are told by their first element, an empty one.
    pub array: BranchMatch,
    /// For the first element of a list the branch that the list means.
    pub first_element: Option<Box<ShapeDiscriminator>>,
    /// An object that has none of the keys.
    pub object: BranchMatch,
    /// Keys of objects with the branch that each means, tried in this order.
    pub keys: Vec<(String, usize)>,
}

/// A branch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BranchMatch {
    /// None of them.
    #[default]
    None,
    /// This one.
    Exact(usize),
    /// This one, but not in strict mode.
    Lenient(usize),
}

/// `pub type`.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Type parameters.
    pub type_parameters: Vec<String>,
    /// What it stands for.
    pub ty: RustType,
}
