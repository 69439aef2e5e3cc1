//! Static tables from which the decoder selects variants.

use std::collections::BTreeMap;

use syn::{Expr, FieldValue};

use super::module_context::ModuleContext;
use super::syntax::{bool_literal, field_value, i64_literal, method_call, name, slice, string_literal, usize_literal};
use super::template::template;
use crate::model::{BranchMatch, ConstantValue, ShapeDiscriminator};

/// An entry of a name table: a name and its aliases.
pub(super) struct TableEntry<'a> {
    pub(super) json_name: &'a str,
    pub(super) aliases: &'a [String],
}

/// `json::NameTable::new(…)`. A name takes precedence over an equal alias; the first of two equal aliases does over the second.
pub(super) fn string_table<'a>(
    context: &ModuleContext<'_>,
    members: impl Iterator<Item = TableEntry<'a>> + Clone,
    open: bool,
    boolean: bool,
) -> Expr {
    let json = &context.json;
    let mut indices = BTreeMap::new();
    for (index, member) in members.clone().enumerate() {
        indices.entry(member.json_name).or_insert(index);
    }
    for (index, member) in members.enumerate() {
        for alias in member.aliases {
            indices.entry(alias.as_str()).or_insert(index);
        }
    }
    let indices = entries(context, indices);
    let table = template!(context, Expr, [json, indices] => { #json::NameTable::new(&[#indices]) });
    let table = if open { method_call(table, "open", []) } else { table };
    if boolean { method_call(table, "boolean", []) } else { table }
}

/// `json::ShapeDiscriminator { … }` without the shapes that match no variant.
pub(super) fn shape_table(context: &ModuleContext<'_>, discriminator: &ShapeDiscriminator) -> Expr {
    let json = &context.json;
    let ShapeDiscriminator { first_element, keys, .. } = discriminator;
    let kinds = [
        ("null", discriminator.null),
        ("boolean", discriminator.boolean),
        ("integer", discriminator.integer),
        ("unsigned", discriminator.unsigned),
        ("float", discriminator.float),
        ("string", discriminator.string),
        ("array", discriminator.array),
        ("object", discriminator.object),
    ];
    let kinds = kinds
        .into_iter()
        .filter_map(|(kind, branch)| Some(field_value(name(kind), self::variant_match(context, branch)?)));
    let elements = first_element.as_deref().map(|elements| {
        let elements = self::shape_table(context, elements);
        let elements = template!(context, Expr, [elements] => { Some(&#elements) });
        field_value(name("first_element"), elements)
    });
    let keys = (!keys.is_empty()).then(|| {
        let keys = entries(context, keys.iter().map(|(key, index)| (key.as_str(), *index)));
        field_value(name("unique_keys"), template!(context, Expr, [keys] => { &[#keys] }))
    });
    let fields: Vec<FieldValue> = kinds.chain(elements).chain(keys).collect();
    template!(context, Expr, [json, fields] => { #json::ShapeDiscriminator { #fields ..#json::ShapeDiscriminator::NO_BRANCHES } })
}

fn variant_match(context: &ModuleContext<'_>, branch: BranchMatch) -> Option<Expr> {
    let json = &context.json;
    let (kind, index) = match branch {
        BranchMatch::None => return None,
        BranchMatch::Exact(index) => ("Exact", index),
        BranchMatch::Lenient(index) => ("Lenient", index),
    };
    let (kind, index) = (name(kind), usize_literal(index));
    Some(template!(context, Expr, [json, kind, index] => { #json::BranchMatch::#kind(#index) }))
}

fn entries<'a>(context: &ModuleContext<'_>, pairs: impl IntoIterator<Item = (&'a str, usize)>) -> Vec<Expr> {
    let pair = |(name, index): (&str, usize)| {
        let index = usize_literal(index);
        template!(context, Expr, [name, index] => { (#name, #index) })
    };
    pairs.into_iter().map(pair).collect()
}

/// `json::Literal::…`.
pub(super) fn literal(context: &ModuleContext<'_>, value: &ConstantValue) -> Expr {
    let json = &context.json;
    let (kind, value) = match value {
        ConstantValue::String(value) => ("String", string_literal(value)),
        ConstantValue::Bool(value) => ("Bool", bool_literal(*value)),
        ConstantValue::Integer(value) => ("Integer", i64_literal(*value)),
    };
    let kind = name(kind);
    template!(context, Expr, [json, kind, value] => { #json::Literal::#kind(#value) })
}

/// `&["a", "b"]`.
pub(super) fn string_list(strings: &[impl AsRef<str>]) -> Expr {
    slice(strings.iter().map(|string| string_literal(string.as_ref())))
}
