//! Lowered type expressions, and the context in which they are lowered.

use crate::diagnostic::Origin;
use crate::model::{Encoding, ItemPath, RustType};
use crate::spec::TypeName;

/// A lowered type expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LoweredValue {
    pub(super) ty: RustType,
    /// The alternative JSON form, if there is one.
    pub(super) encoding: Option<Encoding>,
    pub(super) nullable: bool,
    /// True for a user's document in a response.
    pub(super) document: bool,
}

impl LoweredValue {
    /// Creates a value without an alternative form that is neither nullable nor a document.
    pub(super) fn from_type(ty: RustType) -> Self {
        Self { ty, encoding: None, nullable: false, document: false }
    }

    /// Returns the type as the element of a list or map: a nullable value becomes `Nullable` in requests and `Option` in
    /// responses.
    pub(super) fn into_element(self, in_request: bool) -> RustType {
        match (self.nullable, in_request) {
            (false, _) => self.ty,
            (true, true) => RustType::Nullable(Box::new(self.ty)),
            (true, false) => self.ty.optional(),
        }
    }

    /// Returns the alternative form for a list or map of the value.
    pub(super) fn outer_encoding(&self) -> Option<Encoding> {
        self.encoding.map(|encoding| Encoding { depth: encoding.depth + 1, ..encoding })
    }
}

/// The place where a type expression is used.
#[derive(Clone, Debug)]
pub(super) struct UseSite<'s> {
    /// The location in the specification.
    pub(super) at: Origin,
    /// The owner for diagnostics: "`grant_type` of `security.get_token:Request`".
    pub(super) description: &'s str,
    /// The item that contains the value. An inline union is named after it and the property.
    pub(super) item_path: &'s ItemPath,
    /// The name of the property in camel case.
    pub(super) name_suffix: &'s str,
    /// True if requests contain the value.
    pub(super) in_request: bool,
    /// True if responses contain the value.
    pub(super) in_response: bool,
    /// The nesting depth.
    pub(super) depth: usize,
}

impl UseSite<'_> {
    /// Returns the site of a part of the type expression.
    pub(super) fn inside(&self, step: &str) -> Self {
        Self { at: self.at.at(step), depth: self.depth + 1, ..self.clone() }
    }
}

/// The type that declares a property.
pub(super) struct PropertyOwner<'o> {
    pub(super) name: &'o TypeName,
    pub(super) path: &'o ItemPath,
    pub(super) in_request: bool,
    pub(super) in_response: bool,
}

/// A resolved alias.
#[derive(Clone, Debug)]
pub(super) struct ResolvedAlias {
    /// The value.
    pub(super) lowered: LoweredValue,
    /// The nesting depth inside the alias.
    pub(super) height: usize,
}
