//! Values of one or two NDJSON lines. They are decoded from a list of lines and encoded as one.

use syn::{Arm, Attribute, Expr, FieldValue, FnArg, ImplItem, Item as Syntax, Stmt, Visibility};

use super::discriminator::{self, TableEntry};
use super::doc_attributes::{docs, docs_and_deprecation};
use super::module_context::ModuleContext;
use super::setters::{argument_type, argument_value, inline_attribute};
use super::syntax::{
    self, field_value, join_path, method_call, name, parameter, public, reference, self_field, ty, usize_literal,
    variant, with_arguments,
};
use super::template::template;
use super::types::rust_type;
use crate::model::{Item, NdjsonLine, NdjsonLines, NdjsonVariant};

pub(super) fn ndjson(context: &ModuleContext<'_>, item: &Item, lines: &NdjsonLines) -> Vec<Syntax> {
    match lines {
        NdjsonLines::Pair(pair) => self::line_pair(context, item, pair),
        NdjsonLines::ByKey(variants) => lines_by_key(context, item, variants),
    }
}

/// A struct of two lines.
fn line_pair(context: &ModuleContext<'_>, item: &Item, lines: &[NdjsonLine; 2]) -> Vec<Syntax> {
    let json = &context.json;
    let self_type = context.ident(&item.name);
    let attributes = docs_and_deprecation(context.item_docs(item), item.deprecated.as_ref());
    let fields: Vec<_> = lines.iter().map(|line| line_field(context, item, line, public())).collect();
    let LineArguments { inline, parameters, values } = LineArguments::new(context, lines.iter());
    let new_attributes = docs(context.method_docs(item, "new"));
    let empty = |line: &NdjsonLine| {
        let empty = template!(context, Expr, [json] => { #json::Decode::empty() });
        field_value(context.ident(&line.field), empty)
    };
    let empty_fields: Vec<_> = lines.iter().map(empty).collect();
    let decode_line = |(index, line): (usize, &NdjsonLine)| {
        let (field, index) = (context.ident(&line.field), usize_literal(index));
        template!(context, Vec<Stmt>, [field, index] => { self.#field = d.line(#index); })
    };
    let decode_lines: Vec<_> = lines.iter().enumerate().flat_map(decode_line).collect();
    let encode_line =
        |encoder, line: &NdjsonLine| method_call(encoder, "item", [reference(self_field(context.ident(&line.field)))]);
    let encode_lines = lines.iter().fold(template!(context, Expr, [] => { e.array(2) }), encode_line);
    template!(
        context,
        Vec<Syntax>,
        [attributes, self_type, fields, new_attributes, inline, parameters, values, json, empty_fields, decode_lines, encode_lines] => {
            #attributes
            #[derive(Clone)]
            #[non_exhaustive]
            #[must_use]
            pub struct #self_type { #fields }
            impl #self_type {
                #new_attributes
                #inline
                pub fn new(#parameters) -> Self {
                    Self { #values }
                }
            }
            impl #json::Decode for #self_type {
                #[cfg_attr(not(debug_assertions), inline)]
                fn empty() -> Self {
                    Self { #empty_fields }
                }
                #[cfg_attr(not(debug_assertions), inline)]
                fn decode(&mut self, d: &mut #json::Decoder<'_>) {
                    #decode_lines
                }
            }
            impl #json::Encode for #self_type {
                #[cfg_attr(not(debug_assertions), inline)]
                fn encode<'a>(&'a self, e: &mut #json::Encoder<'a>) {
                    #encode_lines;
                }
            }
        }
    )
}

/// An enum whose discriminator is the single key of the first line.
fn lines_by_key(context: &ModuleContext<'_>, item: &Item, variants: &[NdjsonVariant]) -> Vec<Syntax> {
    let mut items = enum_declaration(context, item, variants);
    items.extend(constructors(context, item, variants));
    items.extend(decode_impl(context, item, variants));
    items.extend(encode_impl(context, item, variants));
    items
}

fn enum_declaration(context: &ModuleContext<'_>, item: &Item, variants: &[NdjsonVariant]) -> Vec<Syntax> {
    let ModuleContext { runtime, std, .. } = context;
    let self_type = context.ident(&item.name);
    let attributes = docs_and_deprecation(context.item_docs(item), item.deprecated.as_ref());
    let declaration = |variant: &NdjsonVariant| {
        let attributes = docs_and_deprecation(context.member_docs(item, &variant.name), variant.deprecated.as_ref());
        let fields: Vec<_> =
            variant.lines().map(|line| line_field(context, item, line, Visibility::Inherited)).collect();
        syntax::struct_variant(attributes, context.ident(&variant.name), fields)
    };
    let raw = ty(join_path(runtime.clone(), name("RawJson")));
    let other = variant(
        docs("Lines that the specification does not describe. They are encoded unchanged."),
        name("Other"),
        Some(ty(with_arguments(std.vec.clone(), [raw]))),
    );
    let variants: Vec<_> = variants.iter().map(declaration).chain([other]).collect();
    template!(context, Vec<Syntax>, [attributes, self_type, variants] => {
        #attributes
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #self_type { #variants }
    })
}

fn constructors(context: &ModuleContext<'_>, item: &Item, variants: &[NdjsonVariant]) -> Vec<Syntax> {
    let self_type = context.ident(&item.name);
    let constructor = |variant: &NdjsonVariant| {
        let attributes =
            docs_and_deprecation(context.method_docs(item, &variant.constructor), variant.deprecated.as_ref());
        let (constructor, name) = (context.ident(&variant.constructor), context.ident(&variant.name));
        let LineArguments { inline, parameters, values } = LineArguments::new(context, variant.lines());
        template!(context, Vec<ImplItem>, [attributes, inline, constructor, parameters, name, values] => {
            #attributes
            #inline
            pub fn #constructor(#parameters) -> Self {
                Self::#name { #values }
            }
        })
    };
    let constructors: Vec<_> = variants.iter().flat_map(constructor).collect();
    template!(context, Vec<Syntax>, [self_type, constructors] => {
        impl #self_type { #constructors }
    })
}

fn decode_impl(context: &ModuleContext<'_>, item: &Item, variants: &[NdjsonVariant]) -> Vec<Syntax> {
    let ModuleContext { json, std, .. } = context;
    let vec = &std.vec;
    let self_type = context.ident(&item.name);
    let entries = variants.iter().map(|variant| TableEntry { json_name: &variant.json_name, aliases: &[] });
    let table = discriminator::string_table(context, entries, false, false);
    let arm = |(index, variant): (usize, &NdjsonVariant)| {
        let (index, name) = (usize_literal(index), context.ident(&variant.name));
        let first = field_value(context.ident(&variant.first.field), template!(context, Expr, [] => { d.payload() }));
        let second = variant
            .second
            .as_ref()
            .map(|line| field_value(context.ident(&line.field), template!(context, Expr, [] => { d.line(1) })));
        let lines: Vec<_> = std::iter::once(first).chain(second).collect();
        template!(context, Vec<Arm>, [index, name, lines] => { #index => Self::#name { #lines }, })
    };
    let decode_arms: Vec<_> = variants.iter().enumerate().flat_map(arm).collect();
    template!(context, Vec<Syntax>, [json, self_type, vec, table, decode_arms] => {
        impl #json::Decode for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty() -> Self {
                Self::Other(#vec::new())
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn decode(&mut self, d: &mut #json::Decoder<'_>) {
                static TABLE: #json::NameTable = #table;
                *self = match d.variant_by_first_line(&TABLE) {
                    #decode_arms
                    _ => Self::Other(d.value()),
                };
            }
        }
    })
}

fn encode_impl(context: &ModuleContext<'_>, item: &Item, variants: &[NdjsonVariant]) -> Vec<Syntax> {
    let json = &context.json;
    let self_type = context.ident(&item.name);
    let encode_arms: Vec<_> = variants.iter().flat_map(|variant| encode_arm(context, variant)).collect();
    template!(context, Vec<Syntax>, [json, self_type, encode_arms] => {
        impl #json::Encode for #self_type {
            #[cfg_attr(not(debug_assertions), inline)]
            fn encode<'a>(&'a self, e: &mut #json::Encoder<'a>) {
                match self {
                    #encode_arms
                    Self::Other(lines) => e.variant("Other", lines),
                };
            }
        }
    })
}

fn encode_arm(context: &ModuleContext<'_>, variant: &NdjsonVariant) -> Vec<Arm> {
    let NdjsonVariant { name, json_name, .. } = variant;
    let (variant_name, first) = (context.ident(name), context.ident(&variant.first.field));
    let Some(second) = &variant.second else {
        return template!(context, Vec<Arm>, [variant_name, first, json_name, name] => {
            Self::#variant_name { #first } => e.array(1).keyed_variant(#json_name, #name, #first),
        });
    };
    let second = context.ident(&second.field);
    template!(context, Vec<Arm>, [variant_name, first, second, json_name, name] => {
        Self::#variant_name { #first, #second } => e.array(2).keyed_variant(#json_name, #name, #first).item(#second),
    })
}

fn line_field(context: &ModuleContext<'_>, item: &Item, line: &NdjsonLine, visibility: Visibility) -> syn::Field {
    syntax::field(
        docs(context.member_docs(item, &line.field)),
        visibility,
        context.ident(&line.field),
        rust_type(context, &line.ty),
    )
}

/// The parameters of a constructor, and the fields that it sets.
struct LineArguments {
    inline: Vec<Attribute>,
    parameters: Vec<FnArg>,
    values: Vec<FieldValue>,
}

impl LineArguments {
    fn new<'l>(context: &ModuleContext<'_>, lines: impl Iterator<Item = &'l NdjsonLine> + Clone) -> Self {
        let inline = inline_attribute(lines.clone().map(|line| &line.argument.ty));
        let (mut parameters, mut values) = (Vec::new(), Vec::new());
        for line in lines {
            let name = context.ident(&line.field);
            let value = argument_value(context, &line.argument, &name);
            parameters.push(parameter(name.clone(), argument_type(context, &line.argument.ty)));
            values.push(field_value(name, value));
        }
        Self { inline, parameters, values }
    }
}
