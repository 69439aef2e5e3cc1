//! Unions that nothing tells apart: each branch can be made, and all are read as one.

use syn::Item as Syntax;

use super::choice;
use super::conversion::into_variants;
use super::making::{implementation, questions};
use super::scope::Scope;
use super::syntax::{call, variable};
use super::template::template;
use super::types::formed;
use crate::model::{Item, Untagged};

pub(super) fn untagged(scope: &Scope<'_>, item: &Item, untagged: &Untagged) -> Vec<Syntax> {
    let json = &scope.json;
    let Some(untyped) = untagged.variants.get(untagged.untyped) else {
        scope.fault(format!("`{}` is read as a variant that there is not", item.name));
        return Vec::new();
    };
    let mut items = choice::declaration(scope, item, &untagged.variants, None);
    items.extend(implementation(scope, item, &untagged.makers));
    items.extend(questions(scope, item, &untagged.variants));
    let (of, variant) = (scope.ident(&item.name), scope.ident(&untyped.name));
    let payload = call(formed(scope, variable("r"), untyped.form), "value", []);
    items.extend(template!(scope, Vec<Syntax>, [json, of, variant, payload] => {
        impl #json::Read for #of {
            #[inline]
            fn empty() -> Self {
                Self::#variant(#json::Read::empty())
            }
            #[inline]
            fn read(&mut self, r: &mut #json::Reader<'_>) {
                *self = Self::#variant(#payload);
            }
        }
    }));
    items.extend(choice::show(scope, item, &untagged.variants, choice::show_payload, None));
    items.extend(into_variants(scope, item, &untagged.conversions));
    items
}
