//! Functions that make values beside `new`, and methods that ask which variant a value is.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{deprecated, docs};
use super::scope::Scope;
use super::setter::{argument_type, inline, value};
use super::structure::generics;
use super::types::rust_type;
use crate::model::{Around, Item, Made, Maker, RustType, Variant};

/// The functions in an `impl` of their own, where there are any.
pub(super) fn implementation(scope: &Scope<'_>, item: &Item, of: &[Maker]) -> Option<TokenStream> {
    let (name, makers) = (scope.ident(&item.name), makers(scope, of));
    (!of.is_empty()).then(|| quote!(impl #name { #makers }))
}

/// The functions.
pub(super) fn makers(scope: &Scope<'_>, makers: &[Maker]) -> TokenStream {
    let makers = makers.iter().map(|maker| self::maker(scope, maker));
    quote!(#(#makers)*)
}

fn maker(scope: &Scope<'_>, maker: &Maker) -> TokenStream {
    let docs = docs(&maker.docs);
    let deprecated = deprecated(maker.deprecated.as_ref());
    let name = scope.ident(&maker.name);
    let names: Vec<_> = maker.arguments.iter().map(|(name, _)| scope.ident(name)).collect();
    let inline = inline(maker.arguments.iter().map(|(_, argument)| &argument.shape));
    let types = maker.arguments.iter().map(|(_, argument)| argument_type(scope, &argument.shape));
    let (returned, body) = match &maker.made {
        Made::New(ty) => {
            let ty = rust_type(scope, ty);
            (ty.clone(), quote!(<#ty>::new(#(#names),*)))
        }
        Made::Around(around) => (quote!(Self), self::around(scope, around, &names)),
        Made::Variant(variant) => {
            let variant = scope.ident(variant);
            let values = maker.arguments.iter().zip(&names).map(|((_, argument), name)| value(scope, argument, name));
            (quote!(Self), quote!(Self::#variant(#(#values),*)))
        }
        Made::Pair(variant) => {
            let (variant, runtime, boxed) = (scope.ident(variant), &scope.runtime, &scope.std.boxed);
            (quote!(Self), quote!(Self::#variant(#boxed::new(#runtime::SingleKey::new(#(#names),*)))))
        }
        Made::Empty(variant) => {
            let (variant, json) = (scope.ident(variant), &scope.json);
            (quote!(Self), quote!(Self::#variant(#json::Read::empty())))
        }
    };
    // What is `#[must_use]` itself says so.
    let must_use = matches!(maker.made, Made::Variant(_) | Made::Pair(_) | Made::Empty(_)).then(|| quote!(#[must_use]));
    quote! {
        #docs
        #deprecated
        #must_use
        #inline
        pub fn #name(#(#names: #types),*) -> #returned {
            #body
        }
    }
}

/// The struct by its `new`, and by the setter of its variant where `new` does not take it.
fn around(scope: &Scope<'_>, around: &Around, names: &[Ident]) -> TokenStream {
    let container = rust_type(scope, &around.container);
    let maker = scope.ident(&around.maker);
    let (own, rest) = names.split_at(around.takes.min(names.len()));
    let variant = quote!(<#container>::#maker(#(#own),*));
    match &around.setter {
        None => quote!(Self::new(#variant #(, #rest)*)),
        Some(setter) => {
            let setter = scope.ident(setter);
            quote!(Self::new(#(#rest),*).#setter(#variant))
        }
    }
}

/// Which variant it is, and what that holds.
pub(super) fn questions(scope: &Scope<'_>, item: &Item, variants: &[Variant]) -> TokenStream {
    let option = &scope.std.option;
    let parameters = item.parameters();
    let (header, of) = generics(scope, item, parameters, &TokenStream::new());
    let questions = variants.iter().map(|variant| {
        let (name, is, as_) = (scope.ident(&variant.name), scope.ident(&variant.is()), scope.ident(&variant.as_()));
        let is_docs = format!(" Whether it is [`{name}`](Self::{name}).");
        if variant.is_unit() {
            return quote! {
                #[doc = #is_docs]
                #[inline]
                pub fn #is(&self) -> bool {
                    matches!(self, Self::#name)
                }
            };
        }
        let payload = if let RustType::Boxed(payload) = &variant.ty { payload } else { &variant.ty };
        let payload = rust_type(scope, payload);
        let as_docs = format!(" What it holds as [`{name}`](Self::{name}).");
        quote! {
            #[doc = #is_docs]
            #[inline]
            pub fn #is(&self) -> bool {
                matches!(self, Self::#name(_))
            }
            #[doc = #as_docs]
            #[inline]
            pub fn #as_(&self) -> #option<&#payload> {
                if let Self::#name(payload) = self { Some(payload) } else { None }
            }
        }
    });
    quote! {
        impl #header #of {
            #(#questions)*
        }
    }
}
