//! Spells the model out as Rust. Takes no decision: what a thing is called, what type it has, by which word it is read,
//! stands in the model. One node kind a file; named fragments first, then one `template!` that reads as what it writes.
//!
//! Syntax can't be sent between threads, so a file is emitted and rendered on one, and files side by side.

mod alias;
mod constructors;
mod container;
mod crate_root;
mod discriminator;
mod doc_attributes;
mod endpoint_description;
mod externally_tagged;
mod field;
mod from_impls;
mod internally_tagged;
mod module;
mod module_context;
mod namespace_client;
mod ndjson;
mod payload_enum;
mod request;
mod response;
mod setters;
mod split_module;
mod string_enum;
mod struct_;
mod syntax;
mod template;
mod trait_impls;
mod types;
mod union;
mod untagged_union;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use quote::quote;
use rayon::prelude::*;
use syn::{Attribute, Item as Syntax};

use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::docs::Documentation;
use crate::model::{Crate, Module, ModuleFile, ModulePath};
use crate::render::{INTERNAL_ERROR_HELP, RenderedFiles, render};
use module_context::ModuleContext;

/// The files of the crate, their paths relative to its `src/`, formatted.
///
/// # Errors
/// Mistakes of the generator's own: a name that is no identifier, a template that is no Rust, a file that is written twice.
pub(crate) fn emit(
    crate_model: &Crate,
    documentation: &Documentation,
) -> Result<BTreeMap<String, String>, Diagnostics> {
    let rendered: Vec<_> =
        crate_model.modules.par_iter().flat_map(|module| module_files(crate_model, documentation, module)).collect();
    let mut files = RenderedFiles::default();
    for (path, text) in rendered {
        files.add(path, text);
    }
    files.into_result()
}

/// The whole as one file that stands as a module in another crate, modules inside each other. References start at
/// [`Crate::root`].
///
/// # Errors
/// As [`emit`].
pub(crate) fn emit_module_tree(crate_model: &Crate, documentation: &Documentation) -> Result<String, Diagnostics> {
    let modules: HashMap<&ModulePath, &Module> =
        crate_model.modules.iter().map(|module| (&module.path, module)).collect();
    let mut errors = Diagnostics::default();
    let Some(root) = modules.get(&ModulePath::default()) else {
        errors.error(Code::Internal, &Origin::file("lib.rs"), "there is no root module", INTERNAL_ERROR_HELP);
        return Err(errors);
    };
    let context = ModuleContext::new(crate_model, documentation, root);
    let mut attributes = doc_attributes::inner_docs(&documentation.front_page);
    attributes.extend(crate_root::lint_attributes(crate_model, &context));
    let items = module_tree_items(crate_model, &modules, context, &mut errors);
    if errors.has_errors() { Err(errors) } else { Ok(render(attributes, items)) }
}

/// A module's path with its text.
type EmittedFile = (String, Result<String, Diagnostics>);

/// The file of a module, or the files of its parts beside it. The root has two: `lib.rs`, and the items that stand there.
fn module_files(crate_model: &Crate, documentation: &Documentation, module: &Module) -> Vec<EmittedFile> {
    if !module.path.0.is_empty() {
        if module.files.is_empty() {
            return vec![module_file(crate_model, documentation, module, module_file_path(module))];
        }
        let folder = module.path.0.join("/");
        let part_file = |part: &ModuleFile| {
            module_file(crate_model, documentation, &split_module::part_module(module, part), format!("api/{folder}/{}.rs", part.name))
        };
        let parent = module_file(crate_model, documentation, &split_module::parent_module(module), module_file_path(module));
        return module.files.par_iter().map(part_file).chain(rayon::iter::once(parent)).collect();
    }
    let path = |child: &str| {
        let has_children = |module: &Module| module.path.0 == [child] && has_child_files(module);
        let folder = crate_model.modules.iter().any(has_children);
        if folder { format!("api/{child}/mod.rs") } else { format!("api/{child}.rs") }
    };
    let root = crate_root::has_root_file(module).then(|| {
        let path = format!("api/{}.rs", crate_root::root_file(module));
        module_file(crate_model, documentation, module, path)
    });
    let context = ModuleContext::new(crate_model, documentation, module);
    let mut attributes = doc_attributes::inner_docs(&documentation.front_page);
    attributes.extend(crate_root::lint_attributes(crate_model, &context));
    let items = crate_root::root_items(crate_model, &context, path);
    let lib = render_module(attributes, items, context);
    std::iter::once(("lib.rs".to_owned(), lib)).chain(root).collect()
}

fn module_file(crate_model: &Crate, documentation: &Documentation, module: &Module, path: String) -> EmittedFile {
    let context = ModuleContext::new(crate_model, documentation, module);
    let docs = module::module_docs(&context);
    // The root's children are declared in `lib.rs`.
    let children = if module.path.0.is_empty() { &[][..] } else { &module.children };
    let children = children.iter().map(|child| context.ident(child));
    let parts = module.files.iter().map(|part| context.ident(&part.name));
    let children = context.parse_file(quote!(#(pub mod #children;)* #(mod #parts;)*)).items;
    let items = module::module_items(&context, children);
    (path, render_module(docs, items, context))
}

fn module_file_path(module: &Module) -> String {
    let path = module.path.0.join("/");
    if has_child_files(module) { format!("api/{path}/mod.rs") } else { format!("api/{path}.rs") }
}

/// Whether a module has files below its own.
fn has_child_files(module: &Module) -> bool {
    !module.children.is_empty() || !module.files.is_empty()
}

/// Rendered, unless there was a fault on the way.
fn render_module(
    attributes: Vec<Attribute>,
    items: Vec<Syntax>,
    context: ModuleContext<'_>,
) -> Result<String, Diagnostics> {
    let errors = context.into_errors();
    if errors.has_errors() { Err(errors) } else { Ok(render(attributes, items)) }
}

/// What stands in a module, its children inside.
fn module_tree_items(
    crate_model: &Crate,
    modules: &HashMap<&ModulePath, &Module>,
    context: ModuleContext<'_>,
    errors: &mut Diagnostics,
) -> Vec<Syntax> {
    let module = context.module;
    let mut children = Vec::new();
    for child in &module.children {
        let name = context.ident(child);
        let path = ModulePath(module.path.0.iter().chain([child]).cloned().collect());
        let Some(child) = modules.get(&path) else {
            context.error(format!("there is no module `{}`", path.0.join("::")));
            continue;
        };
        let (docs, items) = (
            doc_attributes::inner_docs(context.documentation.module(&child.path)),
            module_tree_items(
                crate_model,
                modules,
                ModuleContext::new(crate_model, context.documentation, child),
                errors,
            ),
        );
        children.push(syntax::module(docs, name, items));
    }
    let body = module::module_items(&context, children);
    errors.append(context.into_errors());
    body
}
