//! The files of the crate, and the items of each file.
//!
//! A module is one file if it is short. The items of a longer module are divided:
//!
//! - An item that only one other item of the module uses goes into the file of that item, directly or through items that go there
//!   too. The remaining items
//!   are the roots of files. A file has the name of its root: `bool_query.rs`.
//! - If a file would be longer than [`MAX_LINES`] with the items that its root owns, the longest of them become roots.
//! - An endpoint's request stays in the module's own file, which has the endpoint's name. So do roots with short files,
//!   the shortest first, while the module's own file is not longer than [`MAX_LINES`].
//!
//! Files are not part of an item's path: the module re-exports the items of its files.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use syn::Attribute;

use super::crate_root;
use super::doc_attributes::inner_docs;
use super::owners::{References, owners};
use crate::docs::{Documentation, ItemDocumentation};
use crate::model::{Crate, Field, Item, ItemKind, ItemPath, Member, Module, Variant};
use crate::names;

/// A module with more lines than this, as they are estimated here, is divided.
const MAX_LINES: usize = 1_000;

/// The lines from which on a root has a file even if the module's own file has room.
const MIN_LINES: usize = 150;

/// A file to be emitted.
pub(crate) struct OutputFile<'a> {
    /// The path, relative to the crate's `src/`.
    pub(crate) path: String,
    /// The module that the items belong to.
    pub(super) module: &'a Module,
    /// The items of the file.
    pub(super) items: Vec<&'a Item>,
    pub(super) kind: FileKind<'a>,
}

/// The kind of a file, with what it has in addition to items.
pub(super) enum FileKind<'a> {
    /// `lib.rs`: the crate's documentation, its modules by name and path, the runtime's re-exports.
    CrateRoot(Vec<(&'a str, String)>),
    /// The module's own file: its documentation, child modules, re-exports and operations. The names are those of the files that
    /// hold the other items.
    Module(Vec<String>),
    /// Nothing. The name is that of the root item.
    Items(&'a str),
}

/// Returns all files: those of the crate root first, then those of the modules in the order of the model.
pub(crate) fn files<'a>(crate_model: &'a Crate, documentation: &Documentation) -> Vec<OutputFile<'a>> {
    let references = References::new(crate_model);
    let (roots, modules): (Vec<&Module>, Vec<&Module>) =
        crate_model.modules.iter().partition(|module| module.path.0.is_empty());
    let files: Vec<_> =
        modules.into_par_iter().flat_map(|module| module_files(module, documentation, &references)).collect();
    let root_files: Vec<_> = roots.into_iter().flat_map(|root| root_files(root, &files)).collect();
    root_files.into_iter().chain(files).collect()
}

fn module_files<'a>(
    module: &'a Module,
    documentation: &Documentation,
    references: &References<'a>,
) -> Vec<OutputFile<'a>> {
    let (own, groups) = divide(module, documentation, references);
    let folder = module.path.0.join("/");
    let has_folder = !module.children.is_empty() || !groups.is_empty();
    let path = if has_folder { format!("api/{folder}/mod.rs") } else { format!("api/{folder}.rs") };
    let mut names = Vec::new();
    let mut files = Vec::new();
    for (root, items) in groups {
        let mut name = names::field(root).unwrap_or_else(|| root.to_lowercase());
        while module.children.contains(&name) || names.contains(&name) {
            name.push('_');
        }
        let path = format!("api/{folder}/{name}.rs");
        files.push(OutputFile { path, module, items, kind: FileKind::Items(root) });
        names.push(name);
    }
    names.sort_unstable();
    files.push(OutputFile { path, module, items: own, kind: FileKind::Module(names) });
    files
}

/// `lib.rs`, and the file with the items of the crate root.
fn root_files<'a>(root: &'a Module, files: &[OutputFile<'a>]) -> Vec<OutputFile<'a>> {
    let child = |file: &OutputFile<'a>| match (&file.kind, file.module.path.0.as_slice()) {
        (FileKind::Module(_), [name]) => Some((name.as_str(), file.path.clone())),
        _ => None,
    };
    let mut children: Vec<_> = files.iter().filter_map(child).collect();
    children.sort_unstable();
    let file = |path: String, items, kind| OutputFile { path, module: root, items, kind };
    let lib = file("lib.rs".to_owned(), Vec::new(), FileKind::CrateRoot(children));
    let own = crate_root::has_root_file(root)
        .then(|| file(crate_root::root_path(root), root.items.iter().collect(), FileKind::Module(Vec::new())));
    std::iter::once(lib).chain(own).collect()
}

/// The items of the module's own file, and those of the other files by the name of their root. The items of a file keep the order of
/// the specification.
fn divide<'a>(
    module: &'a Module,
    documentation: &Documentation,
    references: &References<'a>,
) -> (Vec<&'a Item>, Vec<(&'a str, Vec<&'a Item>)>) {
    let docs = |item: &Item| documentation.item(&ItemPath { module: module.path.clone(), name: item.name.clone() });
    let lines: Vec<usize> = module.items.iter().map(|item| estimated_lines(item, docs(item))).collect();
    if lines.iter().sum::<usize>() <= MAX_LINES {
        return (module.items.iter().collect(), Vec::new());
    }
    let is_request = |root: &usize| matches!(module.items[*root].kind, ItemKind::Request(_));
    let roots = file_roots(&owners(module, references), &lines);
    let mut file_lines: BTreeMap<usize, usize> = BTreeMap::new();
    for (item, root) in roots.iter().enumerate() {
        *file_lines.entry(*root).or_default() += lines[item];
    }
    let mut own_roots: BTreeSet<usize> = file_lines.keys().copied().filter(is_request).collect();
    let mut own_lines: usize = own_roots.iter().map(|root| file_lines[root]).sum();
    let mut short: Vec<_> =
        file_lines.iter().filter(|(root, lines)| !is_request(root) && **lines < MIN_LINES).collect();
    short.sort_by_key(|(_, lines)| **lines);
    for (root, lines) in short {
        if own_lines + lines <= MAX_LINES {
            own_lines += lines;
            own_roots.insert(*root);
        }
    }
    let mut own = Vec::new();
    let mut files: BTreeMap<usize, Vec<&Item>> = BTreeMap::new();
    for (item, root) in module.items.iter().zip(roots) {
        if own_roots.contains(&root) { own.push(item) } else { files.entry(root).or_default().push(item) }
    }
    (own, files.into_iter().map(|(root, items)| (module.items[root].name.as_str(), items)).collect())
}

/// The root of each item's file. The files of the items that an item owns become part of the item's file, the shortest first,
/// while that is not longer than [`MAX_LINES`].
fn file_roots(owners: &[Option<usize>], lines: &[usize]) -> Vec<usize> {
    let depth = |item: usize| std::iter::successors(owners[item], |owner| owners[*owner]).count();
    let mut owned: Vec<Vec<usize>> = vec![Vec::new(); owners.len()];
    for (item, owner) in owners.iter().enumerate() {
        if let Some(owner) = owner {
            owned[*owner].push(item);
        }
    }
    let mut file_lines = lines.to_vec();
    let mut merged = vec![false; owners.len()];
    let mut inner_first: Vec<usize> = (0..owners.len()).collect();
    inner_first.sort_by_key(|item| std::cmp::Reverse(depth(*item)));
    for item in inner_first {
        owned[item].sort_by_key(|owned| file_lines[*owned]);
        for inner in &owned[item] {
            if file_lines[item] + file_lines[*inner] <= MAX_LINES {
                file_lines[item] += file_lines[*inner];
                merged[*inner] = true;
            }
        }
    }
    let root = |mut item: usize| {
        while let (true, Some(owner)) = (merged[item], owners[item]) {
            item = owner;
        }
        item
    };
    (0..owners.len()).map(root).collect()
}

/// `//!` lines of a file of items.
pub(super) fn item_file_docs(root: &str, items: &[&Item]) -> Vec<Attribute> {
    let suffix = if items.len() == 1 { "" } else { " and the types that only it uses" };
    inner_docs(&format!("The type `{root}`{suffix}."))
}

/// Estimates the number of lines of an item.
fn estimated_lines(item: &Item, documentation: Option<&ItemDocumentation>) -> usize {
    let docs =
        |name: &str| documentation.and_then(|docs| docs.members.get(name)).map_or(0, |docs| docs.lines().count());
    let field = |field: &Field| {
        let docs = docs(&field.name);
        if item.construction.setter(&field.name).is_some() { 2 * docs + 9 } else { docs + 5 }
    };
    let variants = |variants: &[Variant]| variants.iter().map(|v| docs(&v.name) + 12).sum::<usize>() + 40;
    let own = match &item.kind {
        ItemKind::Struct(s) => s.members.iter().flat_map(Member::fields).map(field).sum::<usize>() + 25,
        ItemKind::Request(r) => r.parameters.iter().map(|p| field(&p.field) + 4).sum::<usize>() + 60,
        ItemKind::StringEnum(e) => e.variants.iter().map(|m| docs(&m.name) + 4).sum::<usize>() + 40,
        ItemKind::Union(u) => variants(&u.variants),
        ItemKind::Container(c) => variants(&c.variants),
        ItemKind::InternallyTagged(t) => variants(&t.variants),
        ItemKind::ExternallyTagged(e) => variants(&e.variants),
        ItemKind::UntypedUnion(u) => variants(&u.variants),
        ItemKind::Ndjson(n) => n.lines().len() * 12 + 60,
        ItemKind::Alias(_) => 1,
    };
    own + documentation.map_or(0, |docs| docs.description.lines().count())
}
