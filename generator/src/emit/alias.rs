//! `pub type`.

use syn::Item as Syntax;

use super::doc_attributes::docs_and_deprecation;
use super::generics::generic_type;
use super::module_context::ModuleContext;
use super::template::template;
use super::types::rust_type;
use crate::model::{Alias, Item};

pub(super) fn alias(context: &ModuleContext<'_>, item: &Item, alias: &Alias) -> Vec<Syntax> {
    let attributes = docs_and_deprecation(context.item_docs(item), item.deprecated.as_ref());
    let name = context.ident(&item.name);
    let (generics, _) = generic_type(context, item, &alias.type_parameters, &[]);
    let ty = rust_type(context, &alias.ty);
    template!(context, Vec<Syntax>, [attributes, name, generics, ty] => {
        #attributes
        pub type #name #generics = #ty;
    })
}
