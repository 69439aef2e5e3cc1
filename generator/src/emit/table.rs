//! The static tables by which the reader decides.

use std::collections::BTreeMap;

use syn::{Expr, FieldValue};

use super::scope::Scope;
use super::syntax::{boolean, call, field_value, integer, list, name, number, text};
use super::template::template;
use crate::model::{Choice, ConstantValue, Pick};

/// What a table of words is made of: a text, and further texts that mean the same.
pub(super) struct Named<'a> {
    pub(super) wire: &'a str,
    pub(super) also: &'a [String],
}

/// `json::Words::new(…)`. A member's own text wins over another's alias, the first of two that have the same alias wins.
pub(super) fn words<'a>(
    scope: &Scope<'_>,
    members: impl Iterator<Item = Named<'a>> + Clone,
    open: bool,
    boolean: bool,
) -> Expr {
    let json = &scope.json;
    let mut sorted = BTreeMap::new();
    for (index, member) in members.clone().enumerate() {
        sorted.entry(member.wire).or_insert(index);
    }
    for (index, member) in members.enumerate() {
        for alias in member.also {
            sorted.entry(alias.as_str()).or_insert(index);
        }
    }
    let sorted = pairs(scope, sorted);
    let words = template!(scope, Expr, [json, sorted] => { #json::Words::new(&[#sorted]) });
    let words = if open { call(words, "open", []) } else { words };
    if boolean { call(words, "boolean", []) } else { words }
}

/// `json::Choice { … }`, what means nothing left out.
pub(super) fn choice(scope: &Scope<'_>, choice: &Choice) -> Expr {
    let json = &scope.json;
    let Choice { elements, keys, .. } = choice;
    let kinds = [
        ("null", choice.null),
        ("boolean", choice.boolean),
        ("integer", choice.integer),
        ("float", choice.float),
        ("text", choice.text),
        ("list", choice.list),
        ("object", choice.object),
    ];
    let kinds = kinds.into_iter().filter_map(|(kind, pick)| Some(field_value(name(kind), self::pick(scope, pick)?)));
    let elements = elements.as_deref().map(|elements| {
        let elements = self::choice(scope, elements);
        let elements = template!(scope, Expr, [elements] => { ::core::option::Option::Some(&#elements) });
        field_value(name("elements"), elements)
    });
    let keys = (!keys.is_empty()).then(|| {
        let keys = pairs(scope, keys.iter().map(|(key, index)| (key.as_str(), *index)));
        field_value(name("keys"), template!(scope, Expr, [keys] => { &[#keys] }))
    });
    let fields: Vec<FieldValue> = kinds.chain(elements).chain(keys).collect();
    template!(scope, Expr, [json, fields] => { #json::Choice { #fields ..#json::Choice::NOTHING } })
}

fn pick(scope: &Scope<'_>, pick: Pick) -> Option<Expr> {
    let json = &scope.json;
    let (kind, index) = match pick {
        Pick::None => return None,
        Pick::Exact(index) => ("Exact", index),
        Pick::Tolerated(index) => ("Tolerated", index),
    };
    let (kind, index) = (name(kind), number(index));
    Some(template!(scope, Expr, [json, kind, index] => { #json::Pick::#kind(#index) }))
}

fn pairs<'a>(scope: &Scope<'_>, pairs: impl IntoIterator<Item = (&'a str, usize)>) -> Vec<Expr> {
    let pair = |(text, index): (&str, usize)| {
        let index = number(index);
        template!(scope, Expr, [text, index] => { (#text, #index) })
    };
    pairs.into_iter().map(pair).collect()
}

/// `json::Literal::…`.
pub(super) fn literal(scope: &Scope<'_>, value: &ConstantValue) -> Expr {
    let json = &scope.json;
    let (kind, value) = match value {
        ConstantValue::Text(value) => ("Text", text(value)),
        ConstantValue::Bool(value) => ("Bool", boolean(*value)),
        ConstantValue::Integer(value) => ("Integer", integer(*value)),
    };
    let kind = name(kind);
    template!(scope, Expr, [json, kind, value] => { #json::Literal::#kind(#value) })
}

/// `&["a", "b"]`.
pub(super) fn texts(texts: &[impl AsRef<str>]) -> Expr {
    list(texts.iter().map(|one| text(one.as_ref())))
}
