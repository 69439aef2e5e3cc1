//! Fields: their declaration, and the words by which they are read and shown.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecated, docs};
use super::scope::Scope;
use super::table::{literal, texts};
use super::types::{form_word, rust_type};
use crate::model::{Additional, Constant, Field, Member, RustType, Word};

/// `pub name: Type,`
pub(super) fn declaration(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let docs = docs(&field.docs);
    let deprecated = deprecated(field.deprecated.as_ref());
    let name = scope.ident(&field.name);
    let ty = rust_type(scope, &field.ty);
    quote! {
        #docs
        #deprecated
        pub #name: #ty,
    }
}

/// `.required("name", &mut self.name)`, or another word.
pub(super) fn read_word(scope: &Scope<'_>, member: &Member) -> TokenStream {
    match member {
        Member::Field(field) => read_field(scope, field),
        Member::Additional(Additional::Many(field)) => {
            let (form, name) = (form_word(scope, field.form), scope.ident(&field.name));
            quote!(#form .additional(&mut self.#name))
        }
        Member::Additional(Additional::One { key, value }) => {
            let (form, key, value) = (form_word(scope, value.form), scope.ident(&key.name), scope.ident(&value.name));
            quote!(#form .additional_one(&mut self.#key, &mut self.#value))
        }
        Member::Constant(Constant { wire, value, required }) => {
            let value = literal(scope, value);
            if *required { quote!(.literal(#wire, #value)) } else { quote!(.optional_literal(#wire, #value)) }
        }
    }
}

fn read_field(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let Field { name, wire, also, word, form, .. } = field;
    let name = scope.ident(name);
    let also = also_word(also);
    let form = form_word(scope, *form);
    let word = match word {
        Word::Variant => return quote!(.flat(&mut self.#name)),
        Word::OptionalVariant => return quote!(.optional_flat(&mut self.#name)),
        Word::Field => quote!(field),
        Word::Nullable => quote!(nullable),
        Word::Required => quote!(required),
        Word::RequiredNullable => quote!(required_nullable),
        Word::Document => quote!(document),
        Word::RequiredDocument => quote!(required_document),
    };
    quote!(#also #form .#word(#wire, &mut self.#name))
}

/// The word in front of a field word that says further names: `.also(…)`.
fn also_word(also: &[String]) -> Option<TokenStream> {
    let names = texts(also);
    (!also.is_empty()).then(|| quote!(.also(#names)))
}

/// `.field("name", &self.name)`, or another word. `known` are the names of all properties.
pub(super) fn show_word(scope: &Scope<'_>, member: &Member, known: &[&str]) -> TokenStream {
    let json = &scope.json;
    match member {
        Member::Field(field) => show_field(scope, field),
        Member::Additional(Additional::Many(field)) => {
            let Field { wire, form, name, .. } = &**field;
            let (form, name) = (form_word(scope, *form), scope.ident(name));
            quote!(#form .additional(#wire, &[#(#known),*], &self.#name))
        }
        Member::Additional(Additional::One { key, value }) => {
            let Field { wire, form, name, .. } = &**value;
            let (form, key, name) = (form_word(scope, *form), scope.ident(&key.name), scope.ident(name));
            quote!(#form .additional_one(#wire, &[#(#known),*], #json::Key::as_key(&self.#key), &self.#name))
        }
        Member::Constant(Constant { wire, value, .. }) => {
            let value = literal(scope, value);
            quote!(.literal(#wire, #value))
        }
    }
}

/// The same, of a field.
fn show_field(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let Field { name, wire, word, form, ty, .. } = field;
    let json = &scope.json;
    let name = scope.ident(name);
    let form = form_word(scope, *form);
    if word.is_variant() {
        return quote!(.flat(&self.#name));
    }
    // It must be there also where it says nothing.
    if *word == Word::RequiredNullable && matches!(ty, RustType::Option(_)) {
        return quote!(#form .field(#wire, #json::or_null(&self.#name)));
    }
    if *word == Word::Field && matches!(ty, RustType::TypedKeys(_)) {
        return quote!(.field(#wire, #json::or_absent(&self.#name)));
    }
    let word = if is_document(*word) { quote!(document) } else { quote!(field) };
    quote!(#form .#word(#wire, &self.#name))
}

/// `name: None`, or `name: json::Read::empty()` where nothing is a value of its own.
pub(super) fn empty(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let json = &scope.json;
    let name = scope.ident(&field.name);
    // A document of the user's has no empty value, and is an `Option` for that.
    let is_option = is_document(field.word) || matches!(field.ty, RustType::Option(_));
    let empty = if is_option { quote!(None) } else { quote!(#json::Read::empty()) };
    quote!(#name: #empty)
}

fn is_document(word: Word) -> bool {
    matches!(word, Word::Document | Word::RequiredDocument)
}
