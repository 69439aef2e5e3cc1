//! Open choices among words.

use syn::{Arm, Item as Syntax};

use super::docs::{docs, documented};
use super::scope::Scope;
use super::syntax::{self, number, ty, variant};
use super::table::{self, Named};
use super::template::template;
use crate::model::{Item, WordMember, Words};

pub(super) fn words(scope: &Scope<'_>, item: &Item, words: &Words) -> Vec<Syntax> {
    let mut items = declaration(scope, item, words);
    items.extend(text(scope, item, words));
    items.extend(conversions(scope, item));
    if words.boolean {
        items.extend(from_bool(scope, item));
    }
    items.extend(codec(scope, item, words));
    if words.key {
        items.extend(key(scope, item));
    }
    items
}

fn declaration(scope: &Scope<'_>, item: &Item, words: &Words) -> Vec<Syntax> {
    let attributes = documented(&item.docs, item.deprecated.as_ref());
    let name = scope.ident(&item.name);
    let declared = |member: &WordMember| {
        let attributes = documented(&member.docs, member.deprecated.as_ref());
        variant(attributes, scope.ident(&member.name), None)
    };
    let other = variant(
        docs("A text that the specification does not list. It is written back unchanged."),
        syntax::name("Other"),
        Some(ty(scope.std.string.clone())),
    );
    let variants: Vec<_> = words.members.iter().map(declared).chain([other]).collect();
    template!(scope, Vec<Syntax>, [attributes, name, variants] => {
        #attributes
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name { #variants }
    })
}

/// From a variant to its text, and from a number of the table to a variant.
fn text(scope: &Scope<'_>, item: &Item, words: &Words) -> Vec<Syntax> {
    let json = &scope.json;
    let option = &scope.std.option;
    let of = scope.ident(&item.name);
    let text = |WordMember { name, wire, .. }: &WordMember| {
        let name = scope.ident(name);
        template!(scope, Vec<Arm>, [name, wire] => { Self::#name => #wire, })
    };
    let texts: Vec<_> = words.members.iter().flat_map(text).collect();
    let number = |(index, member): (usize, &WordMember)| {
        let (index, name) = (number(index), scope.ident(&member.name));
        template!(scope, Vec<Arm>, [index, name] => { #index => Some(Self::#name), })
    };
    let numbers: Vec<_> = words.members.iter().enumerate().flat_map(number).collect();
    let members = words.members.iter().map(|member| Named { wire: &member.wire, also: &member.also });
    let table = table::words(scope, members, words.open, words.boolean);
    template!(scope, Vec<Syntax>, [of, texts, json, table, option, numbers] => {
        impl #of {
            /// The text that stands for it in JSON and in a URL.
            pub fn as_str(&self) -> &str {
                match self {
                    #texts
                    Self::Other(text) => text,
                }
            }
            fn words() -> &'static #json::Words {
                static WORDS: #json::Words = #table;
                &WORDS
            }
            fn known(word: usize) -> #option<Self> {
                match word {
                    #numbers
                    _ => None,
                }
            }
        }
    })
}

fn conversions(scope: &Scope<'_>, item: &Item) -> Vec<Syntax> {
    let name = scope.ident(&item.name);
    let std = &scope.std;
    let (eq, partial_eq, from, string) = (&std.eq, &std.partial_eq, &std.from, &std.string);
    template!(scope, Vec<Syntax>, [name, eq, partial_eq, from, string] => {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl #from<&str> for #name {
            fn from(text: &str) -> Self {
                Self::known(Self::words().find(text)).unwrap_or_else(|| Self::Other(text.to_owned()))
            }
        }
        impl #from<#string> for #name {
            fn from(text: #string) -> Self {
                Self::known(Self::words().find(&text)).unwrap_or(Self::Other(text))
            }
        }
        impl ::core::str::FromStr for #name {
            type Err = ::core::convert::Infallible;
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                Ok(text.into())
            }
        }
        impl #partial_eq for #name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }
        impl #eq for #name {}
        impl ::core::hash::Hash for #name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self.as_str(), state);
            }
        }
    })
}

/// Where `true` and `false` are words, a user writes them as booleans.
fn from_bool(scope: &Scope<'_>, item: &Item) -> Vec<Syntax> {
    let from = &scope.std.from;
    let name = scope.ident(&item.name);
    template!(scope, Vec<Syntax>, [from, name] => {
        impl #from<bool> for #name {
            fn from(value: bool) -> Self {
                Self::from(if value { "true" } else { "false" })
            }
        }
    })
}

fn codec(scope: &Scope<'_>, item: &Item, words: &Words) -> Vec<Syntax> {
    let json = &scope.json;
    let name = scope.ident(&item.name);
    let string = &scope.std.string;
    let word = syntax::name(if words.boolean { "word_or_bool" } else { "word" });
    let show = |WordMember { name, wire, .. }: &WordMember| {
        let (variant, word) = (scope.ident(name), &word);
        template!(scope, Vec<Arm>, [variant, word, wire, name] => { Self::#variant => w.#word(#wire, #name), })
    };
    let shown: Vec<_> = words.members.iter().flat_map(show).collect();
    template!(scope, Vec<Syntax>, [json, name, string, shown] => {
        impl #json::Read for #name {
            #[inline]
            fn empty() -> Self {
                Self::Other(#string::new())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                *self = Self::known(r.word(Self::words())).unwrap_or_else(|| Self::Other(r.text()));
            }
        }
        impl #json::Show for #name {
            #[inline]
            fn show<'a>(&'a self, w: &mut #json::Writer<'a>) {
                match self {
                    #shown
                    Self::Other(text) => w.other_word(text),
                };
            }
        }
    })
}

fn key(scope: &Scope<'_>, item: &Item) -> Vec<Syntax> {
    let json = &scope.json;
    let name = scope.ident(&item.name);
    template!(scope, Vec<Syntax>, [json, name] => {
        impl #json::Key for #name {
            fn from_key(text: &str) -> Self {
                text.into()
            }
            fn as_key(&self) -> &str {
                self.as_str()
            }
        }
    })
}
