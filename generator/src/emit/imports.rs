//! `use` declarations, one set for each module.
//!
//! Items are emitted with absolute paths. [`import`] shortens each path whose name is unambiguous in the module and returns the
//! `use` declarations for them. A name that two paths, an item of the module or std's prelude claim stays qualified.
//!
//! What is imported depends on the path:
//! - `crate::types::Username`: the item;
//! - `crate::runtime::Secret`, `crate::runtime::json::Decode`: the item or module of the runtime, so that the code reads
//!   `Secret`, `json::Decode`;
//! - `::std::hash::Hash`: the item, but of `std::fmt` the module: `fmt::Result` is not the prelude's `Result`.

use std::collections::{BTreeMap, BTreeSet};

use quote::{format_ident, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, ExprPath, Item, Path, QSelf, TypeParam, TypePath, UseTree};

use super::module_context::ModuleContext;

/// Names of std's prelude, which keep their meaning.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// The segments of a path, with an empty one in front of a path that begins with `::`.
type Segments = Vec<String>;

/// Shortens the paths of the items and returns the `use` declarations for them. `outer` are the module's other items: child
/// modules and re-exports.
pub(super) fn import(context: &ModuleContext<'_>, outer: &[Item], items: &mut [Item]) -> Vec<Item> {
    let roots = Roots { runtime: segments(&context.runtime), root: segments(&context.root) };
    let mut names = Names { roots: &roots, claimed: BTreeSet::new(), imports: BTreeMap::new() };
    for item in outer {
        names.claim_declared(item);
    }
    for item in &*items {
        names.visit_item(item);
    }
    let Names { claimed, imports, .. } = names;
    let is_unambiguous = |name: &String, paths: &BTreeSet<Segments>| {
        paths.len() == 1 && !claimed.contains(name) && !PRELUDE.contains(&name.as_str())
    };
    let imports: BTreeMap<_, _> = imports.into_iter().filter(|(name, paths)| is_unambiguous(name, paths)).collect();
    let mut shortening = Shortening { roots: &roots, imports: &imports };
    for item in items {
        shortening.visit_item_mut(item);
    }
    use_declarations(context, &claimed, imports.into_values().flatten())
}

/// One declaration for each module that something is imported from, those of other crates first.
fn use_declarations(
    context: &ModuleContext<'_>,
    claimed: &BTreeSet<String>,
    imports: impl Iterator<Item = Segments>,
) -> Vec<Item> {
    let mut by_module: BTreeMap<Segments, Vec<String>> = BTreeMap::new();
    for mut path in imports {
        let Some(name) = path.pop() else { continue };
        by_module.entry(path).or_default().push(name);
    }
    let mut by_module: Vec<_> = by_module.into_iter().collect();
    // Sorted as paths: `std::fmt` comes after `std::convert::Infallible`.
    by_module.sort_by_cached_key(|(module, names)| [module.as_slice(), names.get(..1).unwrap_or_default()].concat());
    let declarations = by_module.into_iter().map(|(mut module, names)| {
        // `::` is needed only where the module has something with the name of the crate.
        let is_external = module.first().is_some_and(String::is_empty);
        let leading_colon =
            (is_external && module.get(1).is_some_and(|name| claimed.contains(name))).then(|| quote!(::));
        if is_external {
            module.remove(0);
        }
        let module = module.iter().map(|segment| format_ident!("{segment}"));
        let names: Vec<_> = names.iter().map(|name| format_ident!("{name}")).collect();
        if let [name] = names.as_slice() {
            quote!(use #leading_colon #(#module::)* #name;)
        } else {
            quote!(use #leading_colon #(#module::)* {#(#names),*};)
        }
    });
    context.parse_file(declarations.collect()).items
}

fn segments(path: &Path) -> Segments {
    let leading = path.leading_colon.is_some().then(String::new);
    leading.into_iter().chain(path.segments.iter().map(|segment| segment.ident.to_string())).collect()
}

/// The first segments of absolute paths.
struct Roots {
    runtime: Segments,
    root: Segments,
}

impl Roots {
    /// The number of segments to import; `None` for a path that is not absolute or names a module.
    fn import_length(&self, path: &Segments) -> Option<usize> {
        let is_external = path.first().is_some_and(String::is_empty);
        if !is_external && path.starts_with(&self.runtime) {
            return (path.len() > self.runtime.len()).then_some(self.runtime.len() + 1);
        }
        let start = if is_external { 1 } else { path.starts_with(&self.root).then_some(self.root.len())? };
        let is_type = |name: &String| name.starts_with(|first: char| first.is_uppercase());
        let position = start + path.iter().skip(start).position(is_type)?;
        let is_in_fmt = is_external && path.get(position - 1).is_some_and(|module| module == "fmt");
        Some(if is_in_fmt { position } else { position + 1 })
    }

    fn is_absolute(&self, path: &Segments) -> bool {
        path.first().is_some_and(String::is_empty) || path.starts_with(&self.runtime) || path.starts_with(&self.root)
    }
}

/// Collects the names that a module uses.
struct Names<'a> {
    roots: &'a Roots,
    /// The names of the module's items and the first segments of paths that are not absolute.
    claimed: BTreeSet<String>,
    /// The paths that could be imported, by their last name.
    imports: BTreeMap<String, BTreeSet<Segments>>,
}

impl Names<'_> {
    fn claim_declared(&mut self, item: &Item) {
        let name = match item {
            Item::Enum(item) => &item.ident,
            Item::Mod(item) => &item.ident,
            Item::Static(item) => &item.ident,
            Item::Struct(item) => &item.ident,
            Item::Type(item) => &item.ident,
            Item::Use(item) => return self.claim_used(&item.tree),
            _ => return,
        };
        self.claimed.insert(name.to_string());
    }

    fn claim_used(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.claim_used(&path.tree),
            UseTree::Name(name) => drop(self.claimed.insert(name.ident.to_string())),
            UseTree::Rename(name) => drop(self.claimed.insert(name.rename.to_string())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.claim_used(tree)),
            UseTree::Glob(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item(&mut self, item: &'ast Item) {
        self.claim_declared(item);
        visit::visit_item(self, item);
    }

    fn visit_type_param(&mut self, parameter: &'ast TypeParam) {
        self.claimed.insert(parameter.ident.to_string());
        visit::visit_type_param(self, parameter);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        visit::visit_path(self, path);
        let mut segments = segments(path);
        if let Some(length) = self.roots.import_length(&segments) {
            segments.truncate(length);
            if let Some(name) = segments.last() {
                self.imports.entry(name.clone()).or_default().insert(segments);
            }
        } else if !self.roots.is_absolute(&segments) {
            self.claimed.extend(segments.into_iter().next());
        }
    }
}

/// Writes the paths that are imported by their last name.
struct Shortening<'a> {
    roots: &'a Roots,
    imports: &'a BTreeMap<String, BTreeSet<Segments>>,
}

/// In `<Type as Trait>::name`, the position is the number of the trait's segments.
fn reduce_position(qself: Option<&mut QSelf>, removed: usize) {
    if let Some(qself) = qself.filter(|qself| qself.as_token.is_some()) {
        qself.position -= removed;
    }
}

impl VisitMut for Shortening<'_> {
    fn visit_attribute_mut(&mut self, _: &mut Attribute) {}

    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        let segments = segments(path);
        let Some(length) = self.roots.import_length(&segments) else { return };
        if segments.get(length - 1).is_some_and(|name| self.imports.contains_key(name)) {
            let removed = length - 1 - usize::from(path.leading_colon.take().is_some());
            path.segments = std::mem::take(&mut path.segments).into_iter().skip(removed).collect();
        }
    }

    fn visit_expr_path_mut(&mut self, expression: &mut ExprPath) {
        let before = expression.path.segments.len();
        visit_mut::visit_expr_path_mut(self, expression);
        reduce_position(expression.qself.as_mut(), before - expression.path.segments.len());
    }

    fn visit_type_path_mut(&mut self, ty: &mut TypePath) {
        let before = ty.path.segments.len();
        visit_mut::visit_type_path_mut(self, ty);
        reduce_position(ty.qself.as_mut(), before - ty.path.segments.len());
    }
}
