//! `From` implementations.

use syn::{Expr, Generics, Item as Syntax, Type};

use super::generics::generic_type;
use super::module_context::{ModuleContext, unused_name};
use super::syntax::{field_value, inline, method_call, shorthand_field, variable};
use super::template::template;
use super::types::rust_type;
use crate::model::{Conversion, ConversionSource, ConversionStep, Item, RustType};

/// Into a variant of an enum.
pub(super) fn variant_conversions(context: &ModuleContext<'_>, item: &Item, conversions: &[Conversion]) -> Vec<Syntax> {
    let implementation = |conversion: &Conversion| {
        let variant = context.ident(&conversion.to);
        let payload = converted_value(context, &conversion.steps);
        let value = if let Some(signed) = &conversion.signed {
            let signed = context.ident(signed);
            template!(context, Expr, [variant, payload, signed] => { i64::try_from(value).map_or(Self::#variant(#payload), Self::#signed) })
        } else {
            template!(context, Expr, [variant, payload] => { Self::#variant(#payload) })
        };
        from_impl(context, item, conversion, value)
    };
    conversions.iter().flat_map(implementation).collect()
}

/// Into a struct, by one of its fields; the others stay empty.
pub(super) fn field_conversions(context: &ModuleContext<'_>, item: &Item, conversions: &[Conversion]) -> Vec<Syntax> {
    let json = &context.json;
    let implementation = |conversion: &Conversion| {
        let field = context.ident(&conversion.to);
        let is_unchanged = conversion.to == "value" && conversion.steps.is_empty();
        let initializer = if is_unchanged {
            shorthand_field(field)
        } else {
            field_value(field, converted_value(context, &conversion.steps))
        };
        let initializer = vec![initializer];
        let value = template!(context, Expr, [initializer, json] => { Self { #initializer ..#json::Decode::empty() } });
        from_impl(context, item, conversion, value)
    };
    conversions.iter().flat_map(implementation).collect()
}

fn from_impl(context: &ModuleContext<'_>, item: &Item, conversion: &Conversion, value: Expr) -> Vec<Syntax> {
    let from = &context.std.from;
    let (mut generics, self_type) = generic_type(context, item, item.type_parameters(), &[]);
    let (source_generics, source) = source_type(context, &conversion.from);
    generics.params.extend(source_generics.params);
    let inline = if generics.params.is_empty() { vec![inline()] } else { Vec::new() };
    template!(context, Vec<Syntax>, [generics, from, source, self_type, inline, value] => {
        impl #generics #from<#source> for #self_type {
            #inline
            fn from(value: #source) -> Self {
                #value
            }
        }
    })
}

/// The source type of a conversion, with its type parameters.
fn source_type(context: &ModuleContext<'_>, source: &ConversionSource) -> (Generics, Type) {
    let is_item = |name: &str| context.is_local(name);
    let array_length = unused_name("N", is_item);
    match source {
        ConversionSource::Str => (Generics::default(), template!(context, Type, [] => { &str })),
        ConversionSource::Type(ty) => (Generics::default(), rust_type(context, ty)),
        // With a type parameter, the type of an integer literal would be ambiguous.
        ConversionSource::Array(item @ RustType::Primitive(_)) => {
            let (item, length) = (rust_type(context, item), array_length.clone());
            let source_generics = template!(context, Generics, [length] => { <const #length: usize> });
            (source_generics, template!(context, Type, [item, array_length] => { [#item; #array_length] }))
        }
        ConversionSource::Array(item) => {
            let (item, into) = (rust_type(context, item), &context.std.into);
            let item_type = unused_name("I", is_item);
            let (parameter, length) = (item_type.clone(), array_length.clone());
            let source_generics = template!(context, Generics, [item_type, into, item, array_length] => { <#item_type: #into<#item>, const #array_length: usize> });
            (source_generics, template!(context, Type, [parameter, length] => { [#parameter; #length] }))
        }
    }
}

/// `value`, step by step the payload.
fn converted_value(context: &ModuleContext<'_>, steps: &[ConversionStep]) -> Expr {
    let (boxed, runtime) = (&context.std.boxed, &context.runtime);
    steps.iter().fold(variable("value"), |value, step| match step {
        ConversionStep::Into => method_call(value, "into", []),
        ConversionStep::Boxed => template!(context, Expr, [boxed, value] => { #boxed::new(#value) }),
        ConversionStep::Some => template!(context, Expr, [value] => { Some(#value) }),
        ConversionStep::Nullable => template!(context, Expr, [runtime, value] => { #runtime::Nullable::Value(#value) }),
        ConversionStep::Collect => {
            template!(context, Expr, [runtime, value] => { #runtime::convert::into_list(#value) })
        }
    })
}
