//! The static tables by which the reader decides.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::literal::integer;
use super::scope::Scope;
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
) -> TokenStream {
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
    let sorted = pairs(sorted);
    let open = open.then(|| quote!(.open()));
    let boolean = boolean.then(|| quote!(.boolean()));
    quote!(#json::Words::new(&[#sorted]) #open #boolean)
}

/// `json::Choice { … }`, what means nothing left out.
pub(super) fn choice(scope: &Scope<'_>, choice: &Choice) -> TokenStream {
    let json = &scope.json;
    let Choice { null, boolean, integer, float, text, list, elements, object, keys } = choice;
    let kinds = [
        (quote!(null), null),
        (quote!(boolean), boolean),
        (quote!(integer), integer),
        (quote!(float), float),
        (quote!(text), text),
        (quote!(list), list),
        (quote!(object), object),
    ];
    let kinds = kinds.into_iter().filter_map(|(kind, pick)| {
        let pick = self::pick(scope, *pick)?;
        Some(quote!(#kind: #pick,))
    });
    let keys = (!keys.is_empty()).then(|| {
        let keys = pairs(keys.iter().map(|(key, index)| (key.as_str(), *index)));
        quote!(keys: &[#keys],)
    });
    let elements = elements.as_deref().map(|elements| {
        let elements = self::choice(scope, elements);
        quote!(elements: ::core::option::Option::Some(&#elements),)
    });
    quote!(#json::Choice { #(#kinds)* #elements #keys ..#json::Choice::NOTHING })
}

fn pick(scope: &Scope<'_>, pick: Pick) -> Option<TokenStream> {
    let json = &scope.json;
    let (name, index) = match pick {
        Pick::None => return None,
        Pick::Exact(index) => (quote!(Exact), index),
        Pick::Tolerated(index) => (quote!(Tolerated), index),
    };
    let index = Literal::usize_unsuffixed(index);
    Some(quote!(#json::Pick::#name(#index)))
}

fn pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, usize)>) -> TokenStream {
    let pairs = pairs.into_iter().map(|(text, index)| {
        let index = Literal::usize_unsuffixed(index);
        quote!((#text, #index))
    });
    quote!(#(#pairs),*)
}

/// `json::Literal::…`.
pub(super) fn literal(scope: &Scope<'_>, value: &ConstantValue) -> TokenStream {
    let json = &scope.json;
    match value {
        ConstantValue::Text(text) => quote!(#json::Literal::Text(#text)),
        ConstantValue::Bool(value) => quote!(#json::Literal::Bool(#value)),
        ConstantValue::Integer(value) => {
            let value = integer(*value);
            quote!(#json::Literal::Integer(#value))
        }
    }
}

/// `&["a", "b"]`.
pub(super) fn texts(texts: &[String]) -> TokenStream {
    quote!(&[#(#texts),*])
}
