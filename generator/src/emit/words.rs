//! Open choices among words.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{deprecated, docs};
use super::scope::Scope;
use super::table::{self, Named};
use crate::model::{Item, WordMember, Words};

pub(super) fn words(scope: &Scope<'_>, item: &Item, words: &Words) -> TokenStream {
    let declaration = declaration(scope, item, words);
    let text = text(scope, item, words);
    let conversions = conversions(scope, item);
    let from_bool = words.boolean.then(|| from_bool(scope, item));
    let codec = codec(scope, item, words);
    let key = words.key.then(|| key(scope, item));
    quote! {
        #declaration
        #text
        #conversions
        #from_bool
        #codec
        #key
    }
}

fn declaration(scope: &Scope<'_>, item: &Item, words: &Words) -> TokenStream {
    let item_docs = docs(&item.docs);
    let item_deprecated = deprecated(item.deprecated.as_ref());
    let name = scope.ident(&item.name);
    let string = &scope.std.string;
    let variants = words.members.iter().map(|member| {
        let docs = docs(&member.docs);
        let deprecated = deprecated(member.deprecated.as_ref());
        let name = scope.ident(&member.name);
        quote!(#docs #deprecated #name,)
    });
    quote! {
        #item_docs
        #item_deprecated
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A text that the specification does not list. It is written back unchanged.
            Other(#string),
        }
    }
}

/// From a variant to its text, and from a number of the table to a variant.
fn text(scope: &Scope<'_>, item: &Item, words: &Words) -> TokenStream {
    let json = &scope.json;
    let option = &scope.std.option;
    let name = scope.ident(&item.name);
    let texts = words.members.iter().map(|WordMember { name, wire, .. }| {
        let name = scope.ident(name);
        quote!(Self::#name => #wire,)
    });
    let numbers = words.members.iter().enumerate().map(|(index, member)| {
        let index = Literal::usize_unsuffixed(index);
        let name = scope.ident(&member.name);
        quote!(#index => Some(Self::#name),)
    });
    let members = words.members.iter().map(|member| Named { wire: &member.wire, also: &member.also });
    let table = table::words(scope, members, words.open, words.boolean);
    quote! {
        impl #name {
            /// The text that stands for it in JSON and in a URL.
            pub fn as_str(&self) -> &str {
                match self {
                    #(#texts)*
                    Self::Other(text) => text,
                }
            }
            fn words() -> &'static #json::Words {
                static WORDS: #json::Words = #table;
                &WORDS
            }
            fn known(word: usize) -> #option<Self> {
                match word {
                    #(#numbers)*
                    _ => None,
                }
            }
        }
    }
}

fn conversions(scope: &Scope<'_>, item: &Item) -> TokenStream {
    let name = scope.ident(&item.name);
    let std = &scope.std;
    let (eq, partial_eq, from, string) = (&std.eq, &std.partial_eq, &std.from, &std.string);
    quote! {
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
    }
}

/// Where `true` and `false` are words, a user writes them as booleans.
fn from_bool(scope: &Scope<'_>, item: &Item) -> TokenStream {
    let from = &scope.std.from;
    let name = scope.ident(&item.name);
    quote! {
        impl #from<bool> for #name {
            fn from(value: bool) -> Self {
                Self::from(if value { "true" } else { "false" })
            }
        }
    }
}

fn codec(scope: &Scope<'_>, item: &Item, words: &Words) -> TokenStream {
    let json = &scope.json;
    let name = scope.ident(&item.name);
    let string = &scope.std.string;
    let word = if words.boolean { quote!(word_or_bool) } else { quote!(word) };
    let shown = words.members.iter().map(|WordMember { name, wire, .. }| {
        let variant = scope.ident(name);
        quote!(Self::#variant => w.#word(#wire, #name),)
    });
    quote! {
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
                    #(#shown)*
                    Self::Other(text) => w.other_word(text),
                };
            }
        }
    }
}

fn key(scope: &Scope<'_>, item: &Item) -> TokenStream {
    let json = &scope.json;
    let name = scope.ident(&item.name);
    quote! {
        impl #json::Key for #name {
            fn from_key(text: &str) -> Self {
                text.into()
            }
            fn as_key(&self) -> &str {
                self.as_str()
            }
        }
    }
}
