//! What a request answers: `impl Returns<…> for …`.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::model::{Answer, AnswerKind, Item};

/// The implementation, beside the request.
pub(super) fn returns(scope: &Scope<'_>, item: &Item, answer: &Answer) -> TokenStream {
    let runtime = &scope.runtime;
    let name = scope.ident(&item.name);
    let header = documents(scope, answer);
    let response = response(scope, scope.item(&answer.response), answer);
    let kind = match answer.kind {
        AnswerKind::Json => quote!(Json),
        AnswerKind::JsonDocument => quote!(JsonDocument),
        AnswerKind::Text => quote!(Text),
        AnswerKind::Binary => quote!(Binary),
        AnswerKind::Events => quote!(Events),
        AnswerKind::Existence => quote!(Existence),
        AnswerKind::Nothing => quote!(Nothing),
    };
    quote! {
        impl #header #runtime::answer::Returns<#response> for #name {
            type Answer = #runtime::answer::#kind;
        }
    }
}

/// `<TDocument: ::serde::de::DeserializeOwned>`, nothing where there is no document.
pub(super) fn documents(scope: &Scope<'_>, answer: &Answer) -> Option<TokenStream> {
    let parameters: Vec<_> = answer.parameters.iter().map(|parameter| scope.ident(parameter)).collect();
    (!parameters.is_empty()).then(|| quote!(<#(#parameters: ::serde::de::DeserializeOwned),*>))
}

/// The response with its documents.
pub(super) fn response(scope: &Scope<'_>, path: TokenStream, answer: &Answer) -> TokenStream {
    if answer.parameters.is_empty() {
        return path;
    }
    let parameters = answer.parameters.iter().map(|parameter| scope.ident(parameter));
    quote!(#path<#(#parameters),*>)
}
