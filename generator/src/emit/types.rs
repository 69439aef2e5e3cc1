//! Types and forms.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::Scope;
use crate::model::{Form, FormKind, RustType};

/// A type.
pub(super) fn rust_type(scope: &Scope<'_>, ty: &RustType) -> TokenStream {
    let Scope { runtime, std, .. } = scope;
    let inner = |ty: &RustType| rust_type(scope, ty);
    match ty {
        // The one primitive whose name is no identifier.
        RustType::Primitive("()") => quote!(()),
        RustType::Primitive(name) => {
            let name = scope.ident(name);
            quote!(#name)
        }
        RustType::String => std.string.clone(),
        RustType::Value => quote!(::serde_json::Value),
        RustType::Runtime(name) => {
            let name = scope.ident(name);
            quote!(#runtime :: #name)
        }
        RustType::Item(path, arguments) => {
            let item = scope.item(path);
            if arguments.is_empty() {
                return item;
            }
            let arguments = arguments.iter().map(inner);
            quote!(#item<#(#arguments),*>)
        }
        RustType::Parameter(name) => {
            let name = scope.ident(name);
            quote!(#name)
        }
        RustType::List(of) => wrapped(&std.vec, &inner(of)),
        RustType::Map(key, value) => {
            let (key, value) = (inner(key), inner(value));
            quote!(::indexmap::IndexMap<#key, #value>)
        }
        RustType::SingleKey(key, value) => {
            let (key, value) = (inner(key), inner(value));
            quote!(#runtime::SingleKey<#key, #value>)
        }
        RustType::Buckets(of) => wrapped(&quote!(#runtime::Buckets), &inner(of)),
        RustType::TypedKeys(of) => wrapped(&quote!(#runtime::TypedKeys), &inner(of)),
        RustType::Option(of) => wrapped(&std.option, &inner(of)),
        RustType::Nullable(of) => wrapped(&quote!(#runtime::Nullable), &inner(of)),
        RustType::Boxed(of) => wrapped(&std.boxed, &inner(of)),
    }
}

fn wrapped(wrapper: &TokenStream, of: &TokenStream) -> TokenStream {
    quote!(#wrapper<#of>)
}

/// A form, as a constant expression.
pub(super) fn form(scope: &Scope<'_>, form: Form) -> TokenStream {
    let json = &scope.json;
    let kind = match form.kind {
        FormKind::OneOrMany => quote!(one_or_many()),
        FormKind::PointOrMany => quote!(point_or_many()),
        FormKind::MapOrList => quote!(map_or_list()),
        FormKind::Stringified => quote!(stringified()),
        FormKind::Commas => quote!(commas()),
        FormKind::Pipes => quote!(pipes()),
    };
    let inside = (form.depth > 0).then(|| {
        let depth = Literal::u8_unsuffixed(form.depth);
        quote!(.inside(#depth))
    });
    quote!(#json::Form::#kind #inside)
}

/// The word in front of a field word that says a form: `.form(…)`.
pub(super) fn form_word(scope: &Scope<'_>, form: Option<Form>) -> Option<TokenStream> {
    let form = self::form(scope, form?);
    Some(quote!(.form(#form)))
}
