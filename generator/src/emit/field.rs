//! Fields: their declaration, and the calls that decode and encode them.

use syn::{Expr, FieldValue};

use super::discriminator::{literal, string_list};
use super::doc_attributes::docs_and_deprecation;
use super::module_context::ModuleContext;
use super::syntax::{self, field_value, method_call, mut_reference, reference, self_field, string_literal, variable};
use super::template::template;
use super::types::{rust_type, with_encoding, with_redaction};
use crate::model::{AdditionalProperties, Constant, Field, Item, Member, Presence, RustType};

/// `pub name: Type,`
pub(super) fn field_declaration(context: &ModuleContext<'_>, item: &Item, field: &Field) -> syn::Field {
    let attributes = docs_and_deprecation(context.member_docs(item, &field.name), field.deprecated.as_ref());
    syntax::field(attributes, syntax::public(), context.ident(&field.name), rust_type(context, &field.ty))
}

/// `receiver.required("name", &mut self.name)`, or another method of the decoder.
pub(super) fn decode_call(context: &ModuleContext<'_>, receiver: Expr, member: &Member) -> Expr {
    let target = |field: &Field| mut_reference(self_field(context.ident(&field.name)));
    match member {
        Member::Field(field) => decode_field(context, receiver, field),
        Member::AdditionalProperties(AdditionalProperties::Map(field)) => {
            method_call(with_encoding(context, receiver, field.encoding), "additional_properties", [target(field)])
        }
        Member::AdditionalProperties(AdditionalProperties::Single { key, value }) => method_call(
            with_encoding(context, receiver, value.encoding),
            "additional_property",
            [target(key), target(value)],
        ),
        Member::Constant(Constant { json_name, value, required }) => {
            let method = if *required { "literal" } else { "optional_literal" };
            method_call(receiver, method, [string_literal(json_name), literal(context, value)])
        }
    }
}

fn decode_field(context: &ModuleContext<'_>, receiver: Expr, field: &Field) -> Expr {
    let Field { name, json_name, aliases, presence, encoding, .. } = field;
    let target = mut_reference(self_field(context.ident(name)));
    let method = match presence {
        Presence::RequiredVariant => return method_call(receiver, "flatten", [target]),
        Presence::OptionalVariant => return method_call(receiver, "optional_flatten", [target]),
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional_nullable",
        Presence::Required => "required",
        Presence::RequiredNullable => "required_nullable",
        Presence::OptionalDocument => "document",
        Presence::RequiredDocument => "required_document",
    };
    // Aliases precede the call for the field.
    let receiver = if aliases.is_empty() { receiver } else { method_call(receiver, "aliases", [string_list(aliases)]) };
    method_call(with_encoding(context, receiver, *encoding), method, [string_literal(json_name), target])
}

/// `receiver.field("name", &self.name)`, or another method of the encoder. `wire_names` are the names of all properties.
pub(super) fn encode_call(context: &ModuleContext<'_>, receiver: Expr, member: &Member, wire_names: &[&str]) -> Expr {
    let json = &context.json;
    let target = |field: &Field| reference(self_field(context.ident(&field.name)));
    match member {
        Member::Field(field) => encode_field(context, receiver, field),
        Member::AdditionalProperties(AdditionalProperties::Map(field)) => {
            let receiver = with_redaction(with_encoding(context, receiver, field.encoding), field.redacted);
            method_call(
                receiver,
                "additional_properties",
                [string_literal(&field.json_name), string_list(wire_names), target(field)],
            )
        }
        Member::AdditionalProperties(AdditionalProperties::Single { key, value }) => {
            let key = target(key);
            let key = template!(context, Expr, [json, key] => { #json::MapKey::as_key(#key) });
            let receiver = with_redaction(with_encoding(context, receiver, value.encoding), value.redacted);
            method_call(
                receiver,
                "additional_property",
                [string_literal(&value.json_name), string_list(wire_names), key, target(value)],
            )
        }
        Member::Constant(Constant { json_name, value, .. }) => {
            method_call(receiver, "literal", [string_literal(json_name), literal(context, value)])
        }
    }
}

/// The same, of a field.
fn encode_field(context: &ModuleContext<'_>, receiver: Expr, field: &Field) -> Expr {
    let Field { name, json_name, presence, encoding, redacted, ty, .. } = field;
    let json = &context.json;
    let value = reference(self_field(context.ident(name)));
    if presence.is_variant() {
        return method_call(receiver, "flatten", [value]);
    }
    let receiver = with_redaction(with_encoding(context, receiver, *encoding), *redacted);
    // A required field is written as null even if it has no value.
    if *presence == Presence::RequiredNullable && matches!(ty, RustType::Option(_)) {
        let value = template!(context, Expr, [json, value] => { #json::null_if_none(#value) });
        return method_call(receiver, "field", [string_literal(json_name), value]);
    }
    if *presence == Presence::Optional && matches!(ty, RustType::TypedKeys(_)) {
        let value = template!(context, Expr, [json, value] => { #json::absent_if_empty(#value) });
        return method_call(receiver, "field", [string_literal(json_name), value]);
    }
    let method = if is_document(*presence) { "document" } else { "field" };
    method_call(receiver, method, [string_literal(json_name), value])
}

/// `name: None`, or `name: json::Decode::empty()` for a type that is not an `Option`.
pub(super) fn empty_field(context: &ModuleContext<'_>, field: &Field) -> FieldValue {
    let json = &context.json;
    // The type of a user's document has no empty value, so its field is an `Option`.
    let is_option = is_document(field.presence) || matches!(field.ty, RustType::Option(_));
    let empty =
        if is_option { variable("None") } else { template!(context, Expr, [json] => { #json::Decode::empty() }) };
    field_value(context.ident(&field.name), empty)
}

fn is_document(presence: Presence) -> bool {
    matches!(presence, Presence::OptionalDocument | Presence::RequiredDocument)
}
