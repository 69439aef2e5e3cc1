//! The field for the keys of a JSON object that its type does not have.

use syn::{Expr, FieldValue};

use super::module_context::ModuleContext;
use super::syntax::{self, field_value, join_path, method_call, self_field, ty};
use super::template::template;
use crate::names::UNKNOWN_FIELDS;

/// `pub unknown_fields: UnknownFields,`
pub(super) fn declaration(context: &ModuleContext<'_>) -> syn::Field {
    let unknown_fields = ty(join_path(context.runtime.clone(), syntax::name("UnknownFields")));
    syntax::field(Vec::new(), syntax::public(), syntax::name(UNKNOWN_FIELDS), unknown_fields)
}

/// `unknown_fields: UnknownFields::new()`
pub(super) fn empty(context: &ModuleContext<'_>) -> FieldValue {
    let runtime = &context.runtime;
    let empty = template!(context, Expr, [runtime] => { #runtime::UnknownFields::new() });
    field_value(syntax::name(UNKNOWN_FIELDS), empty)
}

/// `receiver.unknown(&mut self.unknown_fields)`; of an encoder with a shared reference.
pub(super) fn call(receiver: Expr, borrow: fn(Expr) -> Expr) -> Expr {
    method_call(receiver, "unknown", [borrow(self_field(syntax::name(UNKNOWN_FIELDS)))])
}
