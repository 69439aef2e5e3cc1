//! Emission: from the model to syntax.
//!
//! The model decides names, types and encodings; emission decides in which file an item is. There is one file for each kind
//! of item. It names its variables first and then has a `template!` that reads like the Rust that it emits.

mod alias;
mod constructors;
mod container;
mod crate_root;
mod discriminator;
mod doc_attributes;
mod endpoint_description;
mod externally_tagged;
mod field;
mod files;
mod from_impls;
mod generics;
mod imports;
mod internally_tagged;
mod module;
mod module_context;
mod namespace_client;
mod ndjson;
mod owners;
mod payload_enum;
mod request;
mod response;
mod setters;
mod string_enum;
mod struct_;
mod syntax;
mod template;
mod trait_impls;
mod types;
mod union;
mod unknown_fields;
mod untagged_union;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use quote::quote;
use syn::{File, Item as Syntax};

use crate::diagnostic::{Code, Diagnostics, INTERNAL_ERROR_HELP, Origin};
use crate::docs::Documentation;
use crate::model::{Crate, Item, Module, ModulePath};
use files::FileKind;
pub(crate) use files::{OutputFile, files};
use module_context::ModuleContext;

/// The syntax of a file.
///
/// # Errors
/// Bugs of the generator: a name that is not an identifier, a template that is not Rust.
pub(crate) fn emit(
    crate_model: &Crate,
    documentation: &Documentation,
    file: &OutputFile<'_>,
) -> Result<File, Diagnostics> {
    let module = file.module;
    let is_module_file = !matches!(file.kind, FileKind::Items(_));
    let context = ModuleContext::new(crate_model, documentation, module, &file.items, is_module_file);
    let (attrs, items) = match &file.kind {
        FileKind::CrateRoot(children) => {
            let mut attributes = doc_attributes::inner_docs(&documentation.front_page);
            attributes.extend(crate_root::lint_attributes(crate_model, &context));
            (attributes, crate_root::root_items(crate_model, &context, children))
        }
        FileKind::Module(files) => {
            // The children of the root are declared in `lib.rs`.
            let children = if module.path.0.is_empty() { &[][..] } else { &module.children };
            let children = children.iter().map(|child| context.ident(child));
            let files: Vec<_> = files.iter().map(|file| context.ident(file)).collect();
            let declarations = quote!(#(pub mod #children;)* #(mod #files;)* #(pub use self::#files::*;)*);
            let declarations = context.parse_file(declarations).items;
            (
                doc_attributes::inner_docs(documentation.module(&module.path)),
                module::module_items(&context, declarations),
            )
        }
        FileKind::Items(root) => (files::item_file_docs(root, &file.items), module::item_file_items(&context)),
    };
    let errors = context.into_errors();
    if errors.has_errors() { Err(errors) } else { Ok(File { attrs, items, ..syntax::empty_file() }) }
}

/// The whole crate as one file that is a module of another crate, with its modules inside each other. References start at
/// [`Crate::root_path`].
///
/// # Errors
/// As [`emit`].
pub(crate) fn emit_module_tree(crate_model: &Crate, documentation: &Documentation) -> Result<File, Diagnostics> {
    let modules: HashMap<&ModulePath, &Module> =
        crate_model.modules.iter().map(|module| (&module.path, module)).collect();
    let mut errors = Diagnostics::default();
    let Some(root) = modules.get(&ModulePath::default()) else {
        errors.error(Code::Internal, &Origin::file("lib.rs"), "there is no root module", INTERNAL_ERROR_HELP);
        return Err(errors);
    };
    let mut attrs = doc_attributes::inner_docs(&documentation.front_page);
    attrs.extend(crate_root::lint_attributes(
        crate_model,
        &ModuleContext::new(crate_model, documentation, root, &[], true),
    ));
    let items = module_tree_items(crate_model, documentation, &modules, root, &mut errors);
    if errors.has_errors() { Err(errors) } else { Ok(File { attrs, items, ..syntax::empty_file() }) }
}

/// The items of a module, with its children inside.
fn module_tree_items(
    crate_model: &Crate,
    documentation: &Documentation,
    modules: &HashMap<&ModulePath, &Module>,
    module: &Module,
    errors: &mut Diagnostics,
) -> Vec<Syntax> {
    let items: Vec<&Item> = module.items.iter().collect();
    let context = ModuleContext::new(crate_model, documentation, module, &items, true);
    let mut children = Vec::new();
    for child in &module.children {
        let name = context.ident(child);
        let path = ModulePath(module.path.0.iter().chain([child]).cloned().collect());
        let Some(child) = modules.get(&path) else {
            context.error(format!("there is no module `{}`", path.0.join("::")));
            continue;
        };
        let docs = doc_attributes::inner_docs(documentation.module(&child.path));
        children.push(syntax::module(
            docs,
            name,
            module_tree_items(crate_model, documentation, modules, child, errors),
        ));
    }
    let items = module::module_items(&context, children);
    errors.append(context.into_errors());
    items
}
