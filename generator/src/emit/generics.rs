//! Type parameters of items: the types of users' documents.

use quote::quote;
use syn::{Attribute, Generics, Type};

use super::module_context::ModuleContext;
use super::syntax::{self, attribute_with_arguments, path, ty, with_arguments};
use crate::model::Item;

/// The bound of a document type that is decoded.
pub(super) const DESERIALIZE_BOUND: &[&str] = &["serde", "de", "DeserializeOwned"];
/// The bound of a document type that is encoded.
pub(super) const SERIALIZE_BOUND: &[&str] = &["serde", "Serialize"];

/// The bound of a document type that is printed.
pub(super) const DEBUG_BOUND: &[&str] = &["std", "fmt", "Debug"];

/// Type parameters with a bound, and the type that has them: `<T: Bound>` and `Name<T>`.
pub(super) fn generic_type(
    context: &ModuleContext<'_>,
    item: &Item,
    parameters: &[String],
    bound: &[&'static str],
) -> (Generics, Type) {
    let name = path(context.ident(&item.name));
    let parameters: Vec<_> = parameters.iter().map(|parameter| context.ident(parameter)).collect();
    let self_type = ty(with_arguments(name, parameters.iter().cloned().map(|parameter| ty(path(parameter)))));
    let bound = (!bound.is_empty()).then(|| syntax::absolute(bound));
    (syntax::generics(parameters, bound.as_ref()), self_type)
}

/// `#[derive(…)]` of a type. A type with type parameters derives `Debug` and `PartialEq`, which other types get from a macro
/// of the runtime.
pub(super) fn derive_attribute(parameters: &[String]) -> Attribute {
    attribute_with_arguments(
        "derive",
        if parameters.is_empty() { quote!(Clone) } else { quote!(Clone, Debug, PartialEq) },
    )
}

/// `#[derive(…)]` of a type with type parameters whose `Debug` redacts fields.
pub(super) fn derive_attribute_without_debug() -> Attribute {
    attribute_with_arguments("derive", quote!(Clone, PartialEq))
}
