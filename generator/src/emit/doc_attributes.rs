//! Documentation and `#[deprecated]`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{AttrStyle, Attribute, Token};

use super::syntax::{attribute_with_arguments, doc};
use crate::model::Deprecated;

/// `///` lines.
pub(super) fn docs(markdown: &str) -> Vec<Attribute> {
    doc_attributes(AttrStyle::Outer, markdown)
}

/// `//!` lines.
pub(super) fn inner_docs(markdown: &str) -> Vec<Attribute> {
    doc_attributes(AttrStyle::Inner(Token![!](Span::call_site())), markdown)
}

/// One attribute a line, with the space that a person puts behind `///`.
fn doc_attributes(style: AttrStyle, markdown: &str) -> Vec<Attribute> {
    // A carriage return is invalid in documentation.
    markdown
        .replace('\r', " ")
        .lines()
        .map(|line| if line.is_empty() { doc(style, line) } else { doc(style, &format!(" {line}")) })
        .collect()
}

/// The attributes that what the specification describes has: its documentation, and that it is deprecated.
pub(super) fn docs_and_deprecation(docs: &str, deprecated: Option<&Deprecated>) -> Vec<Attribute> {
    let mut attributes = self::docs(docs);
    attributes.extend(self::deprecated(deprecated));
    attributes
}

/// `#[deprecated]`, where it is.
fn deprecated(deprecated: Option<&Deprecated>) -> Vec<Attribute> {
    let arguments = |Deprecated { since, note }: &Deprecated| {
        let since = (!since.is_empty()).then(|| quote!(since = #since));
        let note = (!note.is_empty()).then(|| quote!(note = #note));
        let arguments: Vec<TokenStream> = since.into_iter().chain(note).collect();
        attribute_with_arguments("deprecated", quote!(#(#arguments),*))
    };
    deprecated.map(arguments).into_iter().collect()
}
