//! Constructors other than `new`, and the accessors of variants: `is_…` and `as_…`.

use proc_macro2::Ident;
use syn::{Expr, ImplItem, Item as Syntax, Type};

use super::doc_attributes::{docs, docs_and_deprecation};
use super::generics::generic_type;
use super::module_context::ModuleContext;
use super::setters::{argument_type, argument_value, inline_attribute};
use super::syntax::{associated_function, attribute_if, call, expression, name, parameter, path, ty};
use super::template::template;
use super::types::rust_type;
use crate::model::{Argument, ConstructorBody, DelegatedConstructor, Item, RustType, Variant, VariantConstructor};

/// An `impl` with the constructors, if there are any.
pub(super) fn constructors_impl(
    context: &ModuleContext<'_>,
    item: &Item,
    variant_constructors: &[VariantConstructor],
) -> Vec<Syntax> {
    let (name, constructors) = (context.ident(&item.name), constructors(context, item, variant_constructors));
    if constructors.is_empty() {
        return Vec::new();
    }
    template!(context, Vec<Syntax>, [name, constructors] => {
        impl #name { #constructors }
    })
}

/// The constructors.
pub(super) fn constructors(
    context: &ModuleContext<'_>,
    item: &Item,
    variant_constructors: &[VariantConstructor],
) -> Vec<ImplItem> {
    variant_constructors.iter().flat_map(|constructor| self::constructor(context, item, constructor)).collect()
}

fn constructor(context: &ModuleContext<'_>, item: &Item, constructor: &VariantConstructor) -> Vec<ImplItem> {
    let attributes =
        docs_and_deprecation(context.method_docs(item, &constructor.name), constructor.deprecated.as_ref());
    let name = context.ident(&constructor.name);
    let names: Vec<_> = constructor.arguments.iter().map(|(name, _)| context.ident(name)).collect();
    let inline = inline_attribute(constructor.arguments.iter().map(|(_, argument)| &argument.ty));
    let types = constructor.arguments.iter().map(|(_, argument)| argument_type(context, &argument.ty));
    let parameters: Vec<_> = names.iter().cloned().zip(types).map(|(name, ty)| parameter(name, ty)).collect();
    let (return_type, body) = return_type_and_body(context, constructor, &names);
    // Structs are `#[must_use]` themselves.
    let is_enum = matches!(
        constructor.body,
        ConstructorBody::Variant(_) | ConstructorBody::KeyValueVariant(_) | ConstructorBody::EmptyVariant(_)
    );
    let must_use = attribute_if(is_enum, "must_use");
    template!(context, Vec<ImplItem>, [attributes, must_use, inline, name, parameters, return_type, body] => {
        #attributes
        #must_use
        #inline
        pub fn #name(#parameters) -> #return_type {
            #body
        }
    })
}

/// The return type and the body of a constructor whose arguments have these names.
fn return_type_and_body(
    context: &ModuleContext<'_>,
    constructor: &VariantConstructor,
    names: &[Ident],
) -> (Type, Expr) {
    let (runtime, json, boxed) = (&context.runtime, &context.json, &context.std.boxed);
    let arguments = name_expressions(names);
    let value = match &constructor.body {
        ConstructorBody::PayloadNew(payload) => {
            let value = call(associated_function(rust_type(context, payload), name("new")), arguments);
            return (rust_type(context, payload), value);
        }
        ConstructorBody::Delegated(delegated) => self::nested_constructor(context, delegated, names),
        ConstructorBody::Variant(variant) => {
            let variant = context.ident(variant);
            let value = |((_, argument), name): (&(String, Argument), &Ident)| argument_value(context, argument, name);
            let values: Vec<_> = constructor.arguments.iter().zip(names).map(value).collect();
            template!(context, Expr, [variant, values] => { Self::#variant(#values) })
        }
        ConstructorBody::KeyValueVariant(variant) => {
            let variant = context.ident(variant);
            template!(context, Expr, [variant, boxed, runtime, arguments] => {
                Self::#variant(#boxed::new(#runtime::SingleKey::new(#arguments)))
            })
        }
        ConstructorBody::EmptyVariant(variant) => {
            let variant = context.ident(variant);
            template!(context, Expr, [variant, json] => { Self::#variant(#json::Decode::empty()) })
        }
    };
    (ty(path(name("Self"))), value)
}

fn name_expressions(names: &[Ident]) -> Vec<Expr> {
    names.iter().cloned().map(expression).collect()
}

/// Calls `new` of the struct with the variant, or calls the setter of the variant if it is not an argument of `new`.
fn nested_constructor(context: &ModuleContext<'_>, delegated: &DelegatedConstructor, names: &[Ident]) -> Expr {
    let container = rust_type(context, &delegated.container);
    let constructor = context.ident(&delegated.constructor);
    let (inner, rest) = names.split_at(delegated.argument_count.min(names.len()));
    let (inner, mut rest) = (name_expressions(inner), name_expressions(rest));
    let variant = call(associated_function(container, constructor), inner);
    match &delegated.setter {
        None => {
            rest.insert(0, variant);
            template!(context, Expr, [rest] => { Self::new(#rest) })
        }
        Some(setter) => {
            let setter = context.ident(setter);
            template!(context, Expr, [rest, setter, variant] => { Self::new(#rest).#setter(#variant) })
        }
    }
}

/// The accessors of all variants.
pub(super) fn variant_accessors(context: &ModuleContext<'_>, item: &Item, variants: &[Variant]) -> Vec<Syntax> {
    let (generics, self_type) = generic_type(context, item, item.type_parameters(), &[]);
    let variant_accessors: Vec<_> = variants.iter().flat_map(|variant| variant_accessor(context, variant)).collect();
    template!(context, Vec<Syntax>, [generics, self_type, variant_accessors] => {
        impl #generics #self_type { #variant_accessors }
    })
}

fn variant_accessor(context: &ModuleContext<'_>, variant: &Variant) -> Vec<ImplItem> {
    let option = &context.std.option;
    let (name, is_method, as_method) =
        (context.ident(&variant.name), context.ident(&variant.is_method()), context.ident(&variant.as_method()));
    let is_method_docs = docs(&format!("Returns true if the value is `{name}`."));
    if variant.is_unit() {
        return template!(context, Vec<ImplItem>, [is_method_docs, is_method, name] => {
            #is_method_docs
            #[cfg_attr(not(debug_assertions), inline)]
            pub fn #is_method(&self) -> bool {
                matches!(self, Self::#name)
            }
        });
    }
    let payload = if let RustType::Boxed(payload) = &variant.ty { payload } else { &variant.ty };
    let payload = borrowed_type(context, payload);
    let as_method_docs = docs(&format!("Returns the payload if the value is [`{name}`](Self::{name})."));
    template!(context, Vec<ImplItem>, [is_method_docs, is_method, name, as_method_docs, as_method, option, payload] => {
        #is_method_docs
        #[cfg_attr(not(debug_assertions), inline)]
        pub fn #is_method(&self) -> bool {
            matches!(self, Self::#name(_))
        }
        #as_method_docs
        #[cfg_attr(not(debug_assertions), inline)]
        pub fn #as_method(&self) -> #option<#payload> {
            if let Self::#name(payload) = self { Some(payload) } else { None }
        }
    })
}

/// The type of a borrowed payload: `&str` for a string, `&[T]` for a list.
fn borrowed_type(context: &ModuleContext<'_>, payload: &RustType) -> Type {
    match payload {
        RustType::String => template!(context, Type, [] => { &str }),
        RustType::List(item) => {
            let item = rust_type(context, item);
            template!(context, Type, [item] => { &[#item] })
        }
        payload => {
            let payload = rust_type(context, payload);
            template!(context, Type, [payload] => { &#payload })
        }
    }
}
