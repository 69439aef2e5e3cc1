//! The crate root, and what holds for the whole crate.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Item as Syntax};

use super::scope::{Scope, free};
use super::syntax;
use crate::model::{Crate, Item, ItemKind, Lines, Member, Module, Variant};

/// The types of the runtime that a user of the client names.
const TYPES: &[&str] = &[
    "AnswerError",
    "Call",
    "Client",
    "ClientBuilder",
    "ConfigError",
    "Credentials",
    "Error",
    "ErrorCause",
    "MediaType",
    "RawResponse",
    "Response",
    "ServerError",
];

/// Its modules of the same kind.
const MODULES: &[&str] = &["testing", "transport"];

/// `lib.rs` below its attributes: rustfmt leaves it as it is, and is told to pass by the modules. Their folder is no part of a user's path.
pub(super) fn root(krate: &Crate, scope: &Scope<'_>, path: impl Fn(&str) -> String) -> Vec<Syntax> {
    let hand_written = (krate.runtime == "crate::runtime").then(|| {
        quote!(
            pub mod runtime;
        )
    });
    let of_runtime = hand_written.is_some().then(|| of_runtime(scope.module));
    let headers = hand_written.is_some().then(|| headers(krate));
    let children = scope.module.children.iter().map(|child| {
        let path = path(child);
        let child = scope.ident(child);
        quote! {
            #[rustfmt::skip]
            #[path = #path]
            pub mod #child;
        }
    });
    let items = has_root_file(scope.module).then(|| {
        let name = root_file(scope.module);
        let path = path(&name.to_string());
        let has_names = !scope.module.items.is_empty() || !scope.module.reexports.is_empty();
        let names = has_names.then(|| quote!(pub use #name::*;));
        quote! {
            #[rustfmt::skip]
            #[path = #path]
            mod #name;

            #names
        }
    });
    scope
        .parsed(quote! {
            #hand_written
            #(#children)*
            #items
            #of_runtime
            #headers
        })
        .items
}

/// What the client of the runtime sends besides, in each request.
fn headers(krate: &Crate) -> TokenStream {
    let headers = krate.headers.iter().map(|(name, value)| quote!((#name, #value)));
    quote! {
        #[doc = " Headers of every request: name and value."]
        const HEADERS: &[(&str, &str)] = &[#(#headers),*];
    }
}

/// What users of the client name, without those names that the root gives to something of its own.
fn of_runtime(root: &Module) -> TokenStream {
    let items = root.items.iter().map(|item| &item.name);
    let taken: BTreeSet<&str> =
        items.chain(root.reexports.iter().map(|(_, name)| name)).chain(&root.children).map(String::as_str).collect();
    let free = |names: &[&'static str]| -> Vec<Ident> {
        let free = names.iter().filter(|name| !taken.contains(*name));
        free.copied().map(syntax::name).collect()
    };
    let list = |names: Vec<Ident>| {
        (!names.is_empty()).then(|| {
            quote!(
                #[rustfmt::skip]
                pub use runtime::{#(#names),*};
            )
        })
    };
    let (types, modules) = (list(free(TYPES)), list(free(MODULES)));
    quote!(#types #modules)
}

/// Whether the crate root has something of its own, which then stands in a file beside the others.
pub(super) fn has_root_file(root: &Module) -> bool {
    !root.items.is_empty() || !root.reexports.is_empty() || root.namespace.is_some()
}

/// The name of that file, which no child has.
pub(super) fn root_file(root: &Module) -> Ident {
    free("root", |name| name == "runtime" || root.children.iter().any(|child| child == name))
}

/// The lints that emitted code is excused from.
pub(super) fn allowed(krate: &Crate, scope: &Scope<'_>) -> Vec<Attribute> {
    let deprecated = has_deprecated(krate)
        .then(|| quote!(#![allow(deprecated, reason = "what is deprecated is still read and written")]));
    let namesake = |module: &Module| module.children.iter().any(|child| module.path.0.last() == Some(child));
    let inception =
        krate.modules.iter().any(namesake).then(
            || quote!(#![allow(clippy::module_inception, reason = "an endpoint may be called as its namespace")]),
        );
    let allowed = quote! {
        #deprecated
        #inception
        #![allow(clippy::doc_markdown, reason = "descriptions are the specification's")]
        #![allow(
            clippy::fn_params_excessive_bools,
            clippy::struct_excessive_bools,
            clippy::too_many_arguments,
            clippy::too_many_lines,
            clippy::type_complexity,
            reason = "a type has the fields that the specification gives it"
        )]
        #![allow(clippy::large_enum_variant, reason = "boxing is decided in the model")]
        #![allow(clippy::should_implement_trait, reason = "named after its field")]
    };
    scope.parsed(allowed).attrs
}

fn has_deprecated(krate: &Crate) -> bool {
    krate.modules.iter().flat_map(|module| &module.items).any(is_deprecated)
}

fn is_deprecated(item: &Item) -> bool {
    let variants = |variants: &[Variant]| variants.iter().any(|variant| variant.deprecated.is_some());
    item.deprecated.is_some()
        || match &item.kind {
            ItemKind::Struct(kind) => {
                kind.members.iter().flat_map(Member::fields).any(|field| field.deprecated.is_some())
            }
            ItemKind::Words(kind) => kind.members.iter().any(|member| member.deprecated.is_some()),
            ItemKind::Union(kind) => variants(&kind.variants),
            ItemKind::Container(kind) => variants(&kind.variants),
            ItemKind::Tagged(kind) => variants(&kind.variants),
            ItemKind::External(kind) => variants(&kind.variants),
            ItemKind::Untagged(kind) => variants(&kind.variants),
            ItemKind::Lines(Lines::ByKey(variants)) => variants.iter().any(|variant| variant.deprecated.is_some()),
            ItemKind::Lines(Lines::Pair(_)) | ItemKind::Alias(_) => false,
            ItemKind::Request(kind) => kind.parameters.iter().any(|parameter| parameter.field.deprecated.is_some()),
        }
}
