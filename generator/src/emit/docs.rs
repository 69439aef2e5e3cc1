//! Documentation and `#[deprecated]`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Deprecated;

/// `///` lines.
pub(super) fn docs(text: &str) -> TokenStream {
    let lines = lines(text);
    quote!(#(#[doc = #lines])*)
}

/// `//!` lines.
pub(super) fn inner_docs(text: &str) -> TokenStream {
    let lines = lines(text);
    quote!(#(#![doc = #lines])*)
}

/// One attribute a line, with the space that a person puts behind `///`.
fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") })
}

/// `#[deprecated]`.
pub(super) fn deprecated(deprecated: Option<&Deprecated>) -> Option<TokenStream> {
    let Deprecated { since, note } = deprecated?;
    let since = (!since.is_empty()).then(|| quote!(since = #since));
    let note = (!note.is_empty()).then(|| quote!(note = #note));
    let said: Vec<_> = since.into_iter().chain(note).collect();
    Some(if said.is_empty() { quote!(#[deprecated]) } else { quote!(#[deprecated(#(#said),*)]) })
}
