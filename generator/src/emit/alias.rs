//! `pub type`.

use syn::Item as Syntax;

use super::docs::documented;
use super::scope::Scope;
use super::structure::generics;
use super::template::template;
use super::types::rust_type;
use crate::model::{Alias, Item};

pub(super) fn alias(scope: &Scope<'_>, item: &Item, alias: &Alias) -> Vec<Syntax> {
    let attributes = documented(&item.docs, item.deprecated.as_ref());
    let name = scope.ident(&item.name);
    let (header, _) = generics(scope, item, &alias.parameters, &[]);
    let ty = rust_type(scope, &alias.ty);
    template!(scope, Vec<Syntax>, [attributes, name, header, ty] => {
        #attributes
        pub type #name #header = #ty;
    })
}
