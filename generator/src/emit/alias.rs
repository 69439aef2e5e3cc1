//! `pub type`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecated, docs};
use super::scope::Scope;
use super::types::rust_type;
use crate::model::{Alias, Item};

pub(super) fn alias(scope: &Scope<'_>, item: &Item, alias: &Alias) -> TokenStream {
    let docs = docs(&item.docs);
    let deprecated = deprecated(item.deprecated.as_ref());
    let name = scope.ident(&item.name);
    let parameters = alias.parameters.iter().map(|parameter| scope.ident(parameter));
    let parameters = (!alias.parameters.is_empty()).then(|| quote!(<#(#parameters),*>));
    let ty = rust_type(scope, &alias.ty);
    quote! {
        #docs
        #deprecated
        pub type #name #parameters = #ty;
    }
}
