//! Unions that nothing tells apart: each branch can be made, and all are read as one.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice;
use super::conversion::into_variants;
use super::making::{implementation, questions};
use super::scope::Scope;
use super::types::form_word;
use crate::model::{Item, Untagged};

pub(super) fn untagged(scope: &Scope<'_>, item: &Item, untagged: &Untagged) -> TokenStream {
    let json = &scope.json;
    let Some(untyped) = untagged.variants.get(untagged.untyped) else {
        scope.fault(format!("`{}` is read as a variant that there is not", item.name));
        return TokenStream::new();
    };
    let declaration = choice::declaration(scope, item, &untagged.variants, None);
    let makers = implementation(scope, item, &untagged.makers);
    let questions = questions(scope, item, &untagged.variants);
    let show = choice::show(scope, item, &untagged.variants, choice::show_payload, None);
    let conversions = into_variants(scope, item, &untagged.conversions);
    let (name, untyped_name) = (scope.ident(&item.name), scope.ident(&untyped.name));
    let form = form_word(scope, untyped.form);
    quote! {
        #declaration
        #makers
        #questions
        impl #json::Read for #name {
            #[inline]
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
