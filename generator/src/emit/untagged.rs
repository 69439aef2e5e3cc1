//! Unions that nothing tells apart: each branch can be made, and all are read as one.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice;
use super::conversion::into_variants;
use super::scope::Scope;
use super::setter::argument_type;
use super::types::{form_word, rust_type};
use crate::model::{Item, Maker, Untagged};

pub(super) fn untagged(scope: &Scope<'_>, item: &Item, untagged: &Untagged) -> TokenStream {
    let json = &scope.json;
    let Some(untyped) = untagged.variants.get(untagged.untyped) else {
        scope.fault(format!("`{}` is read as a variant that there is not", item.name));
        return TokenStream::new();
    };
    let declaration = choice::declaration(scope, item, &untagged.variants, None);
    let makers = makers(scope, item, &untagged.makers);
    let show = choice::show(scope, item, &untagged.variants, choice::show_payload, None);
    let conversions = into_variants(scope, item, &untagged.conversions);
    let (name, untyped_name) = (scope.ident(&item.name), scope.ident(&untyped.name));
    let form = form_word(scope, untyped.form);
    quote! {
        #declaration
        #makers
        impl #json::Read for #name {
            fn empty() -> Self {
                Self::#untyped_name(#json::Read::empty())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                *self = Self::#untyped_name(r #form .value());
            }
        }
        #show
        #conversions
    }
}

fn makers(scope: &Scope<'_>, item: &Item, makers: &[Maker]) -> Option<TokenStream> {
    let name = scope.ident(&item.name);
    let makers: Vec<_> = makers.iter().map(|maker| self::maker(scope, maker)).collect();
    (!makers.is_empty()).then(|| {
        quote! {
            impl #name {
                #(#makers)*
            }
        }
    })
}

/// What a variant holds, made by its own `new`; it becomes the union where one is asked for.
fn maker(scope: &Scope<'_>, maker: &Maker) -> TokenStream {
    let name = scope.ident(&maker.name);
    let payload = rust_type(scope, &maker.payload);
    let names: Vec<_> = maker.arguments.iter().map(|(name, _)| scope.ident(name)).collect();
    let types = maker.arguments.iter().map(|(_, argument)| argument_type(scope, &argument.shape));
    let docs = format!(" A `{name}`, which goes where this type is asked for.");
    quote! {
        #[doc = #docs]
        pub fn #name(#(#names: #types),*) -> #payload {
            <#payload>::new(#(#names),*)
        }
    }
}
