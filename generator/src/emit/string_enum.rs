//! String enums.

use syn::{Arm, Item as Syntax};

use super::discriminator::{self, TableEntry};
use super::doc_attributes::{docs, docs_and_deprecation};
use super::module_context::{ModuleContext, PreludePaths};
use super::syntax::{self, ty, usize_literal, variant};
use super::template::template;
use crate::model::{Item, StringEnum, StringEnumVariant};

pub(super) fn string_enum(context: &ModuleContext<'_>, item: &Item, string_enum: &StringEnum) -> Vec<Syntax> {
    let mut items = enum_declaration(context, item, string_enum);
    items.extend(string_lookup(context, item, string_enum));
    items.extend(std_impls(context, item));
    if string_enum.json_booleans {
        items.extend(from_bool_impl(context, item));
    }
    items.extend(codec_impls(context, item, string_enum));
    if item.is_map_key {
        items.extend(map_key_impl(context, item));
    }
    items
}

fn enum_declaration(context: &ModuleContext<'_>, item: &Item, string_enum: &StringEnum) -> Vec<Syntax> {
    let attributes = docs_and_deprecation(context.item_docs(item), item.deprecated.as_ref());
    let name = context.ident(&item.name);
    let declaration = |member: &StringEnumVariant| {
        let attributes = docs_and_deprecation(context.member_docs(item, &member.name), member.deprecated.as_ref());
        variant(attributes, context.ident(&member.name), None)
    };
    let other = variant(
        docs("A string that the specification does not list. It is encoded unchanged."),
        syntax::name("Other"),
        Some(ty(context.std.string.clone())),
    );
    let variants: Vec<_> = string_enum.variants.iter().map(declaration).chain([other]).collect();
    template!(context, Vec<Syntax>, [attributes, name, variants] => {
        #attributes
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name { #variants }
    })
}

/// The conversions from a variant to its JSON name and from an index of the table to a variant.
fn string_lookup(context: &ModuleContext<'_>, item: &Item, string_enum: &StringEnum) -> Vec<Syntax> {
    let json = &context.json;
    let option = &context.std.option;
    let self_type = context.ident(&item.name);
    let name_arm = |StringEnumVariant { name, json_name, .. }: &StringEnumVariant| {
        let name = context.ident(name);
        template!(context, Vec<Arm>, [name, json_name] => { Self::#name => #json_name, })
    };
    let name_arms: Vec<_> = string_enum.variants.iter().flat_map(name_arm).collect();
    let index_arm = |(index, member): (usize, &StringEnumVariant)| {
        let (index, name) = (usize_literal(index), context.ident(&member.name));
        template!(context, Vec<Arm>, [index, name] => { #index => Some(Self::#name), })
    };
    let index_arms: Vec<_> = string_enum.variants.iter().enumerate().flat_map(index_arm).collect();
    let members =
        string_enum.variants.iter().map(|member| TableEntry { json_name: &member.json_name, aliases: &member.aliases });
    let table = discriminator::string_table(context, members, string_enum.open, string_enum.json_booleans);
    template!(context, Vec<Syntax>, [self_type, name_arms, json, table, option, index_arms] => {
        impl #self_type {
            /// Returns the string that represents the value in JSON and in URLs.
            pub fn as_str(&self) -> &str {
                match self {
                    #name_arms
                    Self::Other(value) => value,
                }
            }
            fn name_table() -> &'static #json::NameTable {
                static TABLE: #json::NameTable = #table;
                &TABLE
            }
            fn from_index(index: usize) -> #option<Self> {
                match index {
                    #index_arms
                    _ => None,
                }
            }
        }
    })
}

fn std_impls(context: &ModuleContext<'_>, item: &Item) -> Vec<Syntax> {
    let name = context.ident(&item.name);
    let PreludePaths { eq, partial_eq, from, string, result, .. } = &context.std;
    template!(context, Vec<Syntax>, [name, eq, partial_eq, from, string, result] => {
        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl #from<&str> for #name {
            fn from(value: &str) -> Self {
                Self::from_index(Self::name_table().find(value)).unwrap_or_else(|| Self::Other(value.to_owned()))
            }
        }
        impl #from<#string> for #name {
            fn from(value: #string) -> Self {
                Self::from_index(Self::name_table().find(&value)).unwrap_or(Self::Other(value))
            }
        }
        impl ::std::str::FromStr for #name {
            type Err = ::std::convert::Infallible;
            fn from_str(value: &str) -> #result<Self, Self::Err> {
                Ok(value.into())
            }
        }
        impl #partial_eq for #name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }
        impl #eq for #name {}
        impl ::std::hash::Hash for #name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(self.as_str(), state);
            }
        }
    })
}

/// `From<bool>`, for an enum with the members `true` and `false`.
fn from_bool_impl(context: &ModuleContext<'_>, item: &Item) -> Vec<Syntax> {
    let from = &context.std.from;
    let name = context.ident(&item.name);
    template!(context, Vec<Syntax>, [from, name] => {
        impl #from<bool> for #name {
            fn from(value: bool) -> Self {
                Self::from(if value { "true" } else { "false" })
            }
        }
    })
}

fn codec_impls(context: &ModuleContext<'_>, item: &Item, string_enum: &StringEnum) -> Vec<Syntax> {
    let json = &context.json;
    let name = context.ident(&item.name);
    let string = &context.std.string;
    let encode_method = syntax::name(if string_enum.json_booleans { "boolean_enum_member" } else { "enum_member" });
    let encode_arm = |StringEnumVariant { name, json_name, .. }: &StringEnumVariant| {
        let (variant, encode_method) = (context.ident(name), &encode_method);
        template!(context, Vec<Arm>, [variant, encode_method, json_name, name] => { Self::#variant => e.#encode_method(#json_name, #name), })
    };
    let encode_arms: Vec<_> = string_enum.variants.iter().flat_map(encode_arm).collect();
    template!(context, Vec<Syntax>, [json, name, string, encode_arms] => {
        impl #json::Decode for #name {
            #[cfg_attr(not(debug_assertions), inline)]
            fn empty() -> Self {
                Self::Other(#string::new())
            }
            #[cfg_attr(not(debug_assertions), inline)]
            fn decode(&mut self, d: &mut #json::Decoder<'_>) {
                *self = Self::from_index(d.enum_member(Self::name_table())).unwrap_or_else(|| Self::Other(d.string()));
            }
        }
        impl #json::Encode for #name {
            #[cfg_attr(not(debug_assertions), inline)]
            fn encode<'a>(&'a self, e: &mut #json::Encoder<'a>) {
                match self {
                    #encode_arms
                    Self::Other(value) => e.unknown_enum_member(value),
                };
            }
        }
    })
}

fn map_key_impl(context: &ModuleContext<'_>, item: &Item) -> Vec<Syntax> {
    let json = &context.json;
    let name = context.ident(&item.name);
    template!(context, Vec<Syntax>, [json, name] => {
        impl #json::MapKey for #name {
            fn from_key(key: &str) -> Self {
                key.into()
            }
            fn as_key(&self) -> &str {
                self.as_str()
            }
        }
    })
}
