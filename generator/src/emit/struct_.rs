//! Structs.

use syn::{Expr, Item as Syntax, Stmt};

use super::constructors::constructors;
use super::discriminator::string_list;
use super::doc_attributes::docs_and_deprecation;
use super::field::{decode_call, empty_field, encode_call, field_declaration};
use super::from_impls::field_conversions;
use super::generics::{
    DEBUG_BOUND, DESERIALIZE_BOUND, SERIALIZE_BOUND, derive_attribute, derive_attribute_without_debug, generic_type,
};
use super::module_context::ModuleContext;
use super::setters::{self, ConstructorInput};
use super::syntax::{
    attribute, bool_literal, method_call, mut_reference, name, reference, self_field, string_literal, variable,
};
use super::template::template;
use super::trait_impls;
use super::types::with_encoding;
use super::unknown_fields;
use crate::model::{Field, Item, Member, Struct};
use crate::names::UNKNOWN_FIELDS;

pub(super) fn struct_(context: &ModuleContext<'_>, item: &Item, struct_: &Struct) -> Vec<Syntax> {
    let fields: Vec<&Field> = struct_.members.iter().flat_map(Member::fields).collect();
    let mut items = struct_declaration(context, item, struct_, &fields);
    items.extend(constructors_impl(context, item, struct_, &fields));
    items.extend(decode_impl(context, item, struct_, &fields));
    items.extend(encode_impl(context, item, struct_));
    if has_debug_impl(struct_) {
        items.extend(debug_impl(context, item, struct_));
    }
    items.extend(field_conversions(context, item, &item.construction.conversions));
    if !struct_.type_parameters.is_empty() {
        items.extend(trait_impls::serde_impls(context, item, &struct_.type_parameters));
    }
    items
}

/// Returns true for a struct whose `Debug` is not implemented with `Encode`, because documents are printed by their own `Debug`.
fn has_debug_impl(struct_: &Struct) -> bool {
    !struct_.type_parameters.is_empty()
}

/// `impl Debug` of a struct with type parameters. It looks derived, except for redacted fields, and for unknown fields, which
/// it shows only if they exist.
fn debug_impl(context: &ModuleContext<'_>, item: &Item, struct_: &Struct) -> Vec<Syntax> {
    let json = &context.json;
    let (generics, self_type) = generic_type(context, item, &struct_.type_parameters, DEBUG_BOUND);
    let debug_struct = method_call(variable("f"), "debug_struct", [string_literal(&item.name)]);
    let calls = struct_.fields().fold(debug_struct, |receiver, field| {
        let value = if field.redacted {
            template!(context, Expr, [] => { &::std::format_args!("[REDACTED]") })
        } else {
            reference(self_field(context.ident(&field.name)))
        };
        method_call(receiver, "field", [string_literal(&field.name), value])
    });
    let unknown = reference(self_field(name(UNKNOWN_FIELDS)));
    template!(context, Vec<Syntax>, [generics, json, self_type, calls, unknown] => {
        impl #generics ::std::fmt::Debug for #self_type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #json::finish_debug(#calls, #unknown)
            }
        }
    })
}

fn is_variant(member: &Member) -> bool {
    member.fields().any(|field| field.presence.is_variant())
}

fn struct_declaration(context: &ModuleContext<'_>, item: &Item, struct_: &Struct, fields: &[&Field]) -> Vec<Syntax> {
    let mut attributes = docs_and_deprecation(context.item_docs(item), item.deprecated.as_ref());
    attributes.push(if has_debug_impl(struct_) {
        derive_attribute_without_debug()
    } else {
        derive_attribute(&struct_.type_parameters)
    });
    attributes.push(attribute("non_exhaustive"));
    // To ignore the value that a setter returns is a mistake.
    attributes.extend(item.construction.new.is_some().then(|| attribute("must_use")));
    let name = context.ident(&item.name);
    let (generics, _) = generic_type(context, item, &struct_.type_parameters, &[]);
    let fields = fields.iter().map(|field| field_declaration(context, item, field));
    let fields: Vec<_> = fields.chain([unknown_fields::declaration(context)]).collect();
    template!(context, Vec<Syntax>, [attributes, name, generics, fields] => {
        #attributes
        pub struct #name #generics { #fields }
    })
}

fn constructors_impl(context: &ModuleContext<'_>, item: &Item, struct_: &Struct, fields: &[&Field]) -> Vec<Syntax> {
    let json = &context.json;
    let construction = &item.construction;
    let Some(constructor) = &construction.new else { return Vec::new() };
    let empty = template!(context, Expr, [json] => { #json::Decode::empty() });
    let input = ConstructorInput { fields, construction, constructor, field_count: fields.len() + 1, empty };
    let (generics, self_type) = generic_type(context, item, &struct_.type_parameters, DESERIALIZE_BOUND);
    let mut functions = setters::new_function(context, item, &input);
    functions.extend(constructors(context, item, &construction.variant_constructors));
    functions.extend(fields.iter().flat_map(|field| setters::setters(context, item, field)));
    let default = setters::default_impl(context, &input, generics.clone(), self_type.clone());
    template!(context, Vec<Syntax>, [generics, self_type, functions, default] => {
        impl #generics #self_type { #functions }
        #default
    })
}

fn decode_impl(context: &ModuleContext<'_>, item: &Item, struct_: &Struct, fields: &[&Field]) -> Vec<Syntax> {
    let json = &context.json;
    let (generics, self_type) = generic_type(context, item, &struct_.type_parameters, DESERIALIZE_BOUND);
    let empty_fields = fields.iter().map(|field| empty_field(context, field));
    let empty_fields: Vec<_> = empty_fields.chain([unknown_fields::empty(context)]).collect();
    // A container variant is decoded last: its key is a key that belongs to no other member.
    let (flattened, named): (Vec<_>, Vec<_>) = struct_.members.iter().partition(|member| is_variant(member));
    let members = named.into_iter().chain(flattened);
    let decoder = || variable("d");
    let calls = if struct_.members.is_empty() {
        method_call(decoder(), "object", [])
    } else {
        members.fold(decoder(), |receiver, member| decode_call(context, receiver, member))
    };
    let calls = unknown_fields::call(calls, mut_reference);
    let body = match &struct_.shortcut {
        None => template!(context, Vec<Stmt>, [calls] => { #calls; }),
        Some(shortcut) => {
            let field = mut_reference(self_field(context.ident(&shortcut.field)));
            let arguments = [string_list(&shortcut.keys), bool_literal(shortcut.accepts_object), field];
            let is_shortcut = method_call(with_encoding(context, decoder(), shortcut.encoding), "shortcut", arguments);
            template!(context, Vec<Stmt>, [is_shortcut, calls] => {
                if !#is_shortcut {
                    #calls;
                }
            })
        }
    };
    template!(context, Vec<Syntax>, [generics, json, self_type, empty_fields, body] => {
        impl #generics #json::Decode for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty() -> Self {
                Self { #empty_fields }
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn decode(&mut self, d: &mut #json::Decoder<'_>) {
                #body
            }
        }
    })
}

fn encode_impl(context: &ModuleContext<'_>, item: &Item, struct_: &Struct) -> Vec<Syntax> {
    let json = &context.json;
    let (generics, self_type) = generic_type(context, item, &struct_.type_parameters, SERIALIZE_BOUND);
    let wire_names: Vec<&str> = struct_.members.iter().filter_map(Member::json_name).collect();
    let object = method_call(variable("e"), "object", [string_literal(&item.name)]);
    let object = unknown_fields::call(object, reference);
    let calls =
        struct_.members.iter().fold(object, |receiver, member| encode_call(context, receiver, member, &wire_names));
    template!(context, Vec<Syntax>, [generics, json, self_type, calls] => {
        impl #generics #json::Encode for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn encode<'a>(&'a self, e: &mut #json::Encoder<'a>) {
                #calls;
            }
        }
    })
}
