//! The crate root: modules, re-exports of the runtime, and lint attributes.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Item as Syntax};

use super::module_context::{ModuleContext, unused_name};
use super::syntax;
use crate::model::{Crate, Item, ItemKind, Member, Module, NdjsonLines, Variant};

/// The items of the runtime that users name, which the crate root re-exports. The runtime itself is not documented.
const ROOT_ITEMS: &[&str] = &[
    "Buckets",
    "Call",
    "Client",
    "ClientBuilder",
    "CommonParameters",
    "Credentials",
    "Document",
    "Endpoint",
    "EpochMilliseconds",
    "EpochSeconds",
    "Error",
    "Event",
    "EventStream",
    "FractionalMilliseconds",
    "FromHttp",
    "MediaType",
    "Milliseconds",
    "Nanoseconds",
    "Nullable",
    "Other",
    "RawJson",
    "RawResponse",
    "RespondsWith",
    "Response",
    "Seconds",
    "Secret",
    "SingleKey",
    "TimeValue",
    "TypedKeys",
    "UnknownFields",
];

/// The modules of the runtime that users name.
const ROOT_MODULES: &[&str] = &["error", "json", "testing", "transport"];

/// The crates whose types are part of the runtime's public API.
const ROOT_CRATES: &[&str] = &["bytes", "http"];

/// The items of `lib.rs`. Modules have a `#[path]` because the folder `api` is not part of their paths; rustfmt skips them.
pub(super) fn root_items(crate_model: &Crate, context: &ModuleContext<'_>, children: &[(&str, String)]) -> Vec<Syntax> {
    let hand_written = (crate_model.runtime_path == "crate::runtime").then(|| {
        quote!(
            #[doc(hidden)]
            pub mod runtime;
        )
    });
    let runtime_reexports = hand_written.is_some().then(|| runtime_reexports(context.module));
    let headers = hand_written.is_some().then(|| default_headers(crate_model));
    let children = children.iter().map(|(child, path)| {
        let child = context.ident(child);
        quote! {
            #[rustfmt::skip]
            #[path = #path]
            pub mod #child;
        }
    });
    let items = has_root_file(context.module).then(|| {
        let name = root_file(context.module);
        let path = root_path(context.module);
        let has_names = !context.module.items.is_empty() || !context.module.reexports.is_empty();
        let names = has_names.then(|| quote!(pub use #name::*;));
        quote! {
            #[rustfmt::skip]
            #[path = #path]
            mod #name;

            #names
        }
    });
    context
        .parse_file(quote! {
            #hand_written
            #(#children)*
            #items
            #runtime_reexports
            #headers
        })
        .items
}

/// Passes the headers of the flavor to the client of the runtime.
fn default_headers(crate_model: &Crate) -> TokenStream {
    let headers = crate_model.headers.iter().map(|(name, value)| quote!((#name, #value)));
    quote! {
        impl runtime::DefaultHeaders for runtime::Client {
            const HEADERS: &'static [(&'static str, &'static str)] = &[#(#headers),*];
        }
    }
}

/// Re-exports of the runtime's types and modules for users, except for names that the crate root defines itself.
fn runtime_reexports(root: &Module) -> TokenStream {
    let items = root.items.iter().map(|item| &item.name);
    let used: BTreeSet<&str> =
        items.chain(root.reexports.iter().map(|(_, name)| name)).chain(&root.children).map(String::as_str).collect();
    let unused = |names: &[&'static str]| -> Vec<Ident> {
        let unused = names.iter().filter(|name| !used.contains(*name));
        unused.copied().map(syntax::name).collect()
    };
    let list = |names: Vec<Ident>, doc: &TokenStream| {
        (!names.is_empty()).then(|| {
            quote!(
                #[rustfmt::skip]
                #[doc(#doc)]
                pub use runtime::{#(#names),*};
            )
        })
    };
    let (inline, no_inline) = (quote!(inline), quote!(no_inline));
    let items = list(unused(ROOT_ITEMS), &inline);
    let modules = list(unused(ROOT_MODULES), &inline);
    let crates = list(unused(ROOT_CRATES), &no_inline);
    quote!(#items #modules #crates)
}

/// Returns whether the crate root has items, re-exports or operations. They are in a separate file.
pub(super) fn has_root_file(root: &Module) -> bool {
    !root.items.is_empty() || !root.reexports.is_empty() || root.namespace.is_some()
}

/// The path of that file.
pub(super) fn root_path(root: &Module) -> String {
    format!("api/{}.rs", root_file(root))
}

/// The name of the file with the items of the crate root. It differs from the names of the child modules.
fn root_file(root: &Module) -> Ident {
    unused_name("root", |name| name == "runtime" || root.children.iter().any(|child| child == name))
}

/// Allows the lints that generated code violates.
pub(super) fn lint_attributes(crate_model: &Crate, context: &ModuleContext<'_>) -> Vec<Attribute> {
    let deprecated = has_deprecated(crate_model)
        .then(|| quote!(#![allow(deprecated, reason = "deprecated fields and types are still decoded and encoded")]));
    let namesake = |module: &Module| module.children.iter().any(|child| module.path.0.last() == Some(child));
    let inception = crate_model.modules.iter().any(namesake).then(
        || quote!(#![allow(clippy::module_inception, reason = "an endpoint may have the name of its namespace")]),
    );
    let allowed = quote! {
        #deprecated
        #inception
        #![allow(missing_docs, reason = "the specification does not describe everything")]
        #![allow(clippy::doc_markdown, reason = "descriptions come from the specification")]
        #![allow(rustdoc::redundant_explicit_links, reason = "links always have a path")]
        #![allow(
            clippy::fn_params_excessive_bools,
            clippy::struct_excessive_bools,
            clippy::too_many_arguments,
            clippy::too_many_lines,
            clippy::type_complexity,
            reason = "the fields of a type come from the specification"
        )]
        #![allow(clippy::large_enum_variant, reason = "only recursive types are boxed")]
        #![allow(clippy::should_implement_trait, reason = "a method has the name of its field")]
    };
    context.parse_file(allowed).attrs
}

fn has_deprecated(crate_model: &Crate) -> bool {
    crate_model.modules.iter().flat_map(|module| &module.items).any(is_deprecated)
}

fn is_deprecated(item: &Item) -> bool {
    let variants = |variants: &[Variant]| variants.iter().any(|variant| variant.deprecated.is_some());
    item.deprecated.is_some()
        || match &item.kind {
            ItemKind::Struct(kind) => {
                kind.members.iter().flat_map(Member::fields).any(|field| field.deprecated.is_some())
            }
            ItemKind::StringEnum(kind) => kind.variants.iter().any(|member| member.deprecated.is_some()),
            ItemKind::Union(kind) => variants(&kind.variants),
            ItemKind::Container(kind) => variants(&kind.variants),
            ItemKind::InternallyTagged(kind) => variants(&kind.variants),
            ItemKind::ExternallyTagged(kind) => variants(&kind.variants),
            ItemKind::UntypedUnion(kind) => variants(&kind.variants),
            ItemKind::Ndjson(NdjsonLines::ByKey(variants)) => {
                variants.iter().any(|variant| variant.deprecated.is_some())
            }
            ItemKind::Ndjson(NdjsonLines::Pair(_)) | ItemKind::Alias(_) => false,
            ItemKind::Request(kind) => kind.parameters.iter().any(|parameter| parameter.field.deprecated.is_some()),
        }
}
