//! Fields: their declaration, and the words by which they are read and shown.

use syn::{Expr, FieldValue};

use super::docs::documented;
use super::scope::Scope;
use super::syntax::{self, borrowed, borrowed_mut, call, field_value, own, text, variable};
use super::table::{literal, texts};
use super::template::template;
use super::types::{formed, rust_type};
use crate::model::{Additional, Constant, Field, Member, RustType, Word};

/// `pub name: Type,`
pub(super) fn declaration(scope: &Scope<'_>, field: &Field) -> syn::Field {
    let attributes = documented(&field.docs, field.deprecated.as_ref());
    syntax::field(attributes, syntax::public(), scope.ident(&field.name), rust_type(scope, &field.ty))
}

/// `receiver.required("name", &mut self.name)`, or another word.
pub(super) fn read_word(scope: &Scope<'_>, receiver: Expr, member: &Member) -> Expr {
    let slot = |field: &Field| borrowed_mut(own(scope.ident(&field.name)));
    match member {
        Member::Field(field) => read_field(scope, receiver, field),
        Member::Additional(Additional::Many(field)) => {
            call(formed(scope, receiver, field.form), "additional", [slot(field)])
        }
        Member::Additional(Additional::One { key, value }) => {
            call(formed(scope, receiver, value.form), "additional_one", [slot(key), slot(value)])
        }
        Member::Constant(Constant { wire, value, required }) => {
            let word = if *required { "literal" } else { "optional_literal" };
            call(receiver, word, [text(wire), literal(scope, value)])
        }
    }
}

fn read_field(scope: &Scope<'_>, receiver: Expr, field: &Field) -> Expr {
    let Field { name, wire, also, word, form, .. } = field;
    let slot = borrowed_mut(own(scope.ident(name)));
    let word = match word {
        Word::Variant => return call(receiver, "flat", [slot]),
        Word::OptionalVariant => return call(receiver, "optional_flat", [slot]),
        Word::Field => "field",
        Word::Nullable => "nullable",
        Word::Required => "required",
        Word::RequiredNullable => "required_nullable",
        Word::Document => "document",
        Word::RequiredDocument => "required_document",
    };
    // The word in front that says further names.
    let receiver = if also.is_empty() { receiver } else { call(receiver, "also", [texts(also)]) };
    call(formed(scope, receiver, *form), word, [text(wire), slot])
}

/// `receiver.field("name", &self.name)`, or another word. `known` are the names of all properties.
pub(super) fn show_word(scope: &Scope<'_>, receiver: Expr, member: &Member, known: &[&str]) -> Expr {
    let json = &scope.json;
    let slot = |field: &Field| borrowed(own(scope.ident(&field.name)));
    match member {
        Member::Field(field) => show_field(scope, receiver, field),
        Member::Additional(Additional::Many(field)) => {
            let receiver = formed(scope, receiver, field.form);
            call(receiver, "additional", [text(&field.wire), texts(known), slot(field)])
        }
        Member::Additional(Additional::One { key, value }) => {
            let key = slot(key);
            let key = template!(scope, Expr, [json, key] => { #json::Key::as_key(#key) });
            let receiver = formed(scope, receiver, value.form);
            call(receiver, "additional_one", [text(&value.wire), texts(known), key, slot(value)])
        }
        Member::Constant(Constant { wire, value, .. }) => {
            call(receiver, "literal", [text(wire), literal(scope, value)])
        }
    }
}

/// The same, of a field.
fn show_field(scope: &Scope<'_>, receiver: Expr, field: &Field) -> Expr {
    let Field { name, wire, word, form, ty, .. } = field;
    let json = &scope.json;
    let value = borrowed(own(scope.ident(name)));
    if word.is_variant() {
        return call(receiver, "flat", [value]);
    }
    // It must be there also where it says nothing.
    if *word == Word::RequiredNullable && matches!(ty, RustType::Option(_)) {
        let value = template!(scope, Expr, [json, value] => { #json::or_null(#value) });
        return call(formed(scope, receiver, *form), "field", [text(wire), value]);
    }
    if *word == Word::Field && matches!(ty, RustType::TypedKeys(_)) {
        let value = template!(scope, Expr, [json, value] => { #json::or_absent(#value) });
        return call(receiver, "field", [text(wire), value]);
    }
    let word = if is_document(*word) { "document" } else { "field" };
    call(formed(scope, receiver, *form), word, [text(wire), value])
}

/// `name: None`, or `name: json::Read::empty()` where nothing is a value of its own.
pub(super) fn empty(scope: &Scope<'_>, field: &Field) -> FieldValue {
    let json = &scope.json;
    // A document of the user's has no empty value, and is an `Option` for that.
    let is_option = is_document(field.word) || matches!(field.ty, RustType::Option(_));
    let empty = if is_option { variable("None") } else { template!(scope, Expr, [json] => { #json::Read::empty() }) };
    field_value(scope.ident(&field.name), empty)
}

fn is_document(word: Word) -> bool {
    matches!(word, Word::Document | Word::RequiredDocument)
}
