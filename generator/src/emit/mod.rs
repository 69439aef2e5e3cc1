//! Spells the model out as Rust. Takes no decision: what a thing is called, what type it has, by which word it is read,
//! stands in the model. One node kind a file; named fragments first, then one `template!` that reads as what it writes.
//!
//! Syntax can't be sent between threads, so a file is emitted and rendered on one, and files side by side.

mod alias;
mod choice;
mod container;
mod conversion;
mod description;
mod docs;
mod external;
mod field;
mod forward;
mod krate;
mod lines;
mod making;
mod module;
mod namespace;
mod part;
mod request;
mod returns;
mod scope;
mod setter;
mod structure;
mod syntax;
mod table;
mod tagged;
mod template;
mod types;
mod union;
mod untagged;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use quote::quote;
use rayon::prelude::*;
use syn::{Attribute, Item as Syntax};

use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::{Crate, Module, ModulePath, Part};
use crate::render::{Files, HELP, render};
use scope::Scope;

/// The files of the crate, their paths relative to its `src/`, formatted.
///
/// # Errors
/// Mistakes of the generator's own: a name that is no identifier, a template that is no Rust, a file that is written twice.
pub(crate) fn emit(krate: &Crate) -> Result<BTreeMap<String, String>, Diagnostics> {
    let rendered: Vec<_> = krate.modules.par_iter().flat_map(|module| files(krate, module)).collect();
    let mut files = Files::default();
    for (path, text) in rendered {
        files.add(path, text);
    }
    files.finish()
}

/// The whole as one file that stands as a module in another crate, modules inside each other. References start at
/// [`Crate::root`].
///
/// # Errors
/// As [`emit`].
pub(crate) fn emit_module_tree(krate: &Crate) -> Result<String, Diagnostics> {
    let modules: HashMap<&ModulePath, &Module> = krate.modules.iter().map(|module| (&module.path, module)).collect();
    let mut faults = Diagnostics::default();
    let Some(root) = modules.get(&ModulePath::default()) else {
        faults.error(Code::Internal, &Origin::file("lib.rs"), "there is no root module", HELP);
        return Err(faults);
    };
    let scope = Scope::new(krate, root);
    let mut attributes = docs::inner_docs(&krate.docs);
    attributes.extend(krate::allowed(krate, &scope));
    let items = tree(krate, &modules, scope, &mut faults);
    if faults.has_errors() { Err(faults) } else { Ok(render(attributes, items)) }
}

/// A module's path with its text.
type File = (String, Result<String, Diagnostics>);

/// The file of a module, or the files of its parts beside it. The root has two: `lib.rs`, and the items that stand there.
fn files(krate: &Crate, module: &Module) -> Vec<File> {
    if !module.path.0.is_empty() {
        if module.parts.is_empty() {
            return vec![file(krate, module, path(module))];
        }
        let folder = module.path.0.join("/");
        let of_part = |part: &Part| file(krate, &part::part(module, part), format!("api/{folder}/{}.rs", part.name));
        let whole = file(krate, &part::whole(module), path(module));
        return module.parts.par_iter().map(of_part).chain(rayon::iter::once(whole)).collect();
    }
    let path = |child: &str| {
        let has_children = |module: &Module| module.path.0 == [child] && is_folder(module);
        let folder = krate.modules.iter().any(has_children);
        if folder { format!("api/{child}/mod.rs") } else { format!("api/{child}.rs") }
    };
    let root = krate::has_root_file(module).then(|| {
        let path = format!("api/{}.rs", krate::root_file(module));
        file(krate, module, path)
    });
    let scope = Scope::new(krate, module);
    let mut attributes = docs::inner_docs(&krate.docs);
    attributes.extend(krate::allowed(krate, &scope));
    let items = krate::root(krate, &scope, path);
    let lib = finish(attributes, items, scope);
    std::iter::once(("lib.rs".to_owned(), lib)).chain(root).collect()
}

fn file(krate: &Crate, module: &Module, path: String) -> File {
    let scope = Scope::new(krate, module);
    let docs = module::docs(&scope);
    // The root's children are declared in `lib.rs`.
    let children = if module.path.0.is_empty() { &[][..] } else { &module.children };
    let children = children.iter().map(|child| scope.ident(child));
    let parts = module.parts.iter().map(|part| scope.ident(&part.name));
    let children = scope.parsed(quote!(#(pub mod #children;)* #(mod #parts;)*)).items;
    let items = module::body(&scope, children);
    (path, finish(docs, items, scope))
}

fn path(module: &Module) -> String {
    let path = module.path.0.join("/");
    if is_folder(module) { format!("api/{path}/mod.rs") } else { format!("api/{path}.rs") }
}

/// Whether a module has files below its own.
fn is_folder(module: &Module) -> bool {
    !module.children.is_empty() || !module.parts.is_empty()
}

/// Rendered, unless there was a fault on the way.
fn finish(attributes: Vec<Attribute>, items: Vec<Syntax>, scope: Scope<'_>) -> Result<String, Diagnostics> {
    let faults = scope.into_faults();
    if faults.has_errors() { Err(faults) } else { Ok(render(attributes, items)) }
}

/// What stands in a module, its children inside.
fn tree(
    krate: &Crate,
    modules: &HashMap<&ModulePath, &Module>,
    scope: Scope<'_>,
    faults: &mut Diagnostics,
) -> Vec<Syntax> {
    let module = scope.module;
    let mut children = Vec::new();
    for child in &module.children {
        let name = scope.ident(child);
        let path = ModulePath(module.path.0.iter().chain([child]).cloned().collect());
        let Some(child) = modules.get(&path) else {
            scope.fault(format!("there is no module `{}`", path.0.join("::")));
            continue;
        };
        let (docs, items) = (docs::inner_docs(&child.docs), tree(krate, modules, Scope::new(krate, child), faults));
        children.push(syntax::module(docs, name, items));
    }
    let body = module::body(&scope, children);
    faults.append(scope.into_faults());
    body
}
