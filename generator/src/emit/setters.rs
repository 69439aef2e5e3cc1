//! `new`, `Default` and setters.

use proc_macro2::Ident;
use syn::{Attribute, Expr, Generics, ImplItem, Item as Syntax, Type};

use super::doc_attributes::{docs, docs_and_deprecation};
use super::module_context::ModuleContext;
use super::syntax::{expression, field_value, inline, method_call, parameter, shorthand_field, variable};
use super::template::template;
use super::types::rust_type;
use crate::model::{Argument, ArgumentType, Construction, Constructor, Field, Item, Setter, Wrapper};

/// The input for `new` and `Default`.
pub(super) struct ConstructorInput<'a> {
    /// The fields with a setter.
    pub(super) fields: &'a [&'a Field],
    /// Their setters.
    pub(super) construction: &'a Construction,
    /// The arguments of `new`.
    pub(super) constructor: &'a Constructor,
    /// The number of fields, including those without a setter.
    pub(super) field_count: usize,
    /// The empty value.
    pub(super) empty: Expr,
}

/// `pub fn new`.
pub(super) fn new_function(context: &ModuleContext<'_>, item: &Item, input: &ConstructorInput<'_>) -> Vec<ImplItem> {
    let ConstructorInput { fields, construction, constructor, field_count, empty } = input;
    let empty = empty.clone();
    let attributes = docs(context.method_docs(item, "new"));
    if constructor.arguments.is_empty() && constructor.preset_true.is_empty() {
        return template!(context, Vec<ImplItem>, [attributes, empty] => {
            #attributes
            #[cfg_attr(not(debug_assertions), inline)]
            pub fn new() -> Self {
                #empty
            }
        });
    }
    let (mut parameters, mut values) = (Vec::new(), Vec::new());
    for argument in &constructor.arguments {
        let Some((field, setter)) =
            fields.iter().find(|field| field.name == *argument).zip(construction.setter(argument))
        else {
            context.error(format!("the argument `{argument}` of `new` is not a field with a setter"));
            continue;
        };
        let name = context.ident(&field.name);
        parameters.push(parameter(name.clone(), argument_type(context, &setter.argument.ty)));
        values.push(if is_unchanged(&setter.argument) {
            shorthand_field(name)
        } else {
            let value = argument_value(context, &setter.argument, &name);
            field_value(name, value)
        });
    }
    for field in &constructor.preset_true {
        let set = template!(context, Expr, [] => { Some(true) });
        values.push(field_value(context.ident(field), set));
    }
    let body = if values.len() < *field_count {
        template!(context, Expr, [values, empty] => { Self { #values ..#empty } })
    } else {
        template!(context, Expr, [values] => { Self { #values } })
    };
    let inline = inline_attribute(
        fields
            .iter()
            .filter(|field| constructor.arguments.contains(&field.name))
            .filter_map(|field| construction.setter(&field.name))
            .map(|setter| &setter.argument.ty),
    );
    template!(context, Vec<ImplItem>, [attributes, inline, parameters, body] => {
        #attributes
        #inline
        pub fn new(#parameters) -> Self {
            #body
        }
    })
}

/// `impl Default`, where nothing is required. It is the empty value, so that it costs no more than a call.
pub(super) fn default_impl(
    context: &ModuleContext<'_>,
    input: &ConstructorInput<'_>,
    generics: Generics,
    self_type: Type,
) -> Vec<Syntax> {
    let default = &context.std.default;
    if !input.constructor.arguments.is_empty() {
        return Vec::new();
    }
    let empty = if input.constructor.preset_true.is_empty() {
        input.empty.clone()
    } else {
        template!(context, Expr, [] => { Self::new() })
    };
    template!(context, Vec<Syntax>, [generics, default, self_type, empty] => {
        impl #generics #default for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn default() -> Self {
                #empty
            }
        }
    })
}

/// The setters of a field.
pub(super) fn setters(context: &ModuleContext<'_>, item: &Item, field: &Field) -> Vec<ImplItem> {
    let Some(Setter { name, null, argument, .. }) = item.construction.setter(&field.name) else { return Vec::new() };
    let (setter, field_name) = (context.ident(name), context.ident(&field.name));
    let ty = argument_type(context, &argument.ty);
    let value = argument_value(context, argument, &field_name);
    let inline = inline_attribute([&argument.ty]);
    let attributes_of =
        |method: &str| docs_and_deprecation(context.method_docs(item, method), field.deprecated.as_ref());
    let attributes = attributes_of(name);
    let null = null.as_ref().map(|null| {
        let (attributes, null, field_name) = (attributes_of(null), context.ident(null), &field_name);
        let value = null_value(context, argument);
        template!(context, Vec<ImplItem>, [attributes, null, field_name, value] => {
            #attributes
            #[cfg_attr(not(debug_assertions), inline)]
            pub fn #null(mut self) -> Self {
                self.#field_name = #value;
                self
            }
        })
    });
    let setter = template!(context, Vec<ImplItem>, [attributes, inline, setter, field_name, ty, value] => {
        #attributes
        #inline
        pub fn #setter(mut self, #field_name: #ty) -> Self {
            self.#field_name = #value;
            self
        }
    });
    setter.into_iter().chain(null.into_iter().flatten()).collect()
}

/// The attribute of a function with such arguments. Without it, a release build of the generated crate would compile
/// each function without type parameters and everything that it calls, even if no program calls it.
pub(super) fn inline_attribute<'a>(arguments: impl IntoIterator<Item = &'a ArgumentType>) -> Vec<Attribute> {
    let has_type_parameters = arguments.into_iter().any(|argument| !matches!(argument, ArgumentType::Plain(_)));
    if has_type_parameters { Vec::new() } else { vec![inline()] }
}

/// The type of a parameter: `impl Into<String>`.
pub(super) fn argument_type(context: &ModuleContext<'_>, argument: &ArgumentType) -> Type {
    let std = &context.std;
    let (into, into_iterator) = (&std.into, &std.into_iterator);
    match argument {
        ArgumentType::Plain(ty) => rust_type(context, ty),
        ArgumentType::Into(ty) => {
            let ty = rust_type(context, ty);
            template!(context, Type, [into, ty] => { impl #into<#ty> })
        }
        ArgumentType::List(item) => {
            let item = argument_type(context, item);
            template!(context, Type, [into_iterator, item] => { impl #into_iterator<Item = #item> })
        }
        ArgumentType::Map(key, value) => {
            let (key, value) = (argument_type(context, key), argument_type(context, value));
            template!(context, Type, [into_iterator, key, value] => { impl #into_iterator<Item = (#key, #value)> })
        }
        ArgumentType::Document => template!(context, Type, [] => { impl ::serde::Serialize }),
    }
}

/// The field's value from the argument.
pub(super) fn argument_value(context: &ModuleContext<'_>, argument: &Argument, name: &Ident) -> Expr {
    wrap(context, convert_argument(context, &argument.ty, expression(name.clone())), argument.wrappers.iter())
}

/// The field's value for null.
fn null_value(context: &ModuleContext<'_>, argument: &Argument) -> Expr {
    let runtime = &context.runtime;
    let outside = argument.wrappers.iter().skip_while(|wrap| **wrap != Wrapper::Nullable).skip(1);
    wrap(context, template!(context, Expr, [runtime] => { #runtime::Nullable::Null }), outside)
}

fn wrap<'a>(context: &ModuleContext<'_>, value: Expr, wrappers: impl Iterator<Item = &'a Wrapper>) -> Expr {
    let ModuleContext { runtime, std, .. } = context;
    let boxed = &std.boxed;
    wrappers.fold(value, |value, wrap| match wrap {
        Wrapper::Boxed => template!(context, Expr, [boxed, value] => { #boxed::new(#value) }),
        Wrapper::Nullable => template!(context, Expr, [runtime, value] => { #runtime::Nullable::Value(#value) }),
        Wrapper::Some => template!(context, Expr, [value] => { Some(#value) }),
    })
}

/// Converts an argument to the type of the value, without wrappers.
fn convert_argument(context: &ModuleContext<'_>, argument: &ArgumentType, value: Expr) -> Expr {
    let runtime = &context.runtime;
    match argument {
        ArgumentType::Plain(_) => value,
        ArgumentType::Into(_) => method_call(value, "into", []),
        ArgumentType::List(item) => match &**item {
            ArgumentType::Plain(_) => collect_call(value),
            ArgumentType::Into(_) => {
                template!(context, Expr, [runtime, value] => { #runtime::convert::into_list(#value) })
            }
            item => {
                let item = convert_argument(context, item, variable("item"));
                template!(context, Expr, [value, item] => { #value.into_iter().map(|item| #item).collect() })
            }
        },
        ArgumentType::Map(key, mapped) => {
            match (&**key, &**mapped) {
                (ArgumentType::Plain(_), ArgumentType::Plain(_)) => return collect_call(value),
                // A type becomes itself.
                (ArgumentType::Plain(_) | ArgumentType::Into(_), ArgumentType::Plain(_) | ArgumentType::Into(_)) => {
                    return template!(context, Expr, [runtime, value] => { #runtime::convert::into_map(#value) });
                }
                _ => {}
            }
            let key = convert_argument(context, key, variable("key"));
            let mapped = convert_argument(context, mapped, variable("value"));
            template!(context, Expr, [value, key, mapped] => { #value.into_iter().map(|(key, value)| (#key, #mapped)).collect() })
        }
        ArgumentType::Document => template!(context, Expr, [runtime, value] => { #runtime::Document::new(&#value) }),
    }
}

/// `value.into_iter().collect()`.
fn collect_call(value: Expr) -> Expr {
    method_call(method_call(value, "into_iter", []), "collect", [])
}

/// Returns whether the argument is the field's value, so that `Self { name }` can be written.
fn is_unchanged(argument: &Argument) -> bool {
    matches!(argument.ty, ArgumentType::Plain(_)) && argument.wrappers.is_empty()
}
