//! Checks the direction of imports: a stage imports only from earlier stages, and files do not import each other in circles.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};

use crate::files;

/// The stages of the generator. A module imports from itself and from modules before it; `lib.rs` imports from all.
const STAGES: [&str; 15] = [
    "diagnostic",
    "names",
    "spec",
    "options",
    "coverage",
    "fixups",
    "flavor",
    "select",
    "model",
    "lower",
    "check",
    "docs",
    "emit",
    "render",
    "stats",
];

/// A crate, or a part of one, whose files are checked for circles.
struct Crate {
    /// The folder of its root module.
    folder: &'static str,
    /// The path of its root module in `crate::…` paths.
    root: &'static [&'static str],
}

const CRATES: [Crate; 3] = [
    Crate { folder: "generator/src", root: &["crate"] },
    Crate { folder: "generated/src/runtime", root: &["crate", "runtime"] },
    Crate { folder: "xtask/src", root: &["crate"] },
];

/// A module as its path below the root: `["lower", "union"]`.
type Module = Vec<String>;

/// The imports of each module.
#[derive(Default)]
struct Graph {
    imports: BTreeMap<Module, BTreeSet<Module>>,
    /// The modules that are the `mod.rs` of a folder, or have a folder next to them.
    folders: BTreeSet<Module>,
    /// Paths that lead out of the root module, with the file.
    outside: Vec<String>,
}

impl Graph {
    fn new(source_crate: &Crate) -> Self {
        let mut sources = BTreeMap::new();
        let mut graph = Self::default();
        for file in files(&["rs"]) {
            let Some(path) = file.path.strip_prefix(source_crate.folder).and_then(|path| path.strip_prefix('/')) else {
                continue;
            };
            let module = module(path);
            if module.iter().any(|name| name == "tests") || path.starts_with("bin/") {
                continue;
            }
            if path.ends_with("/mod.rs") {
                graph.folders.insert(module.clone());
            }
            sources.insert(module, file.content);
        }
        for module in sources.keys() {
            if let Some((_, parent)) = module.split_last() {
                graph.folders.insert(parent.to_vec());
            }
        }
        for (module, source) in &sources {
            let mut paths = Paths::default();
            paths.visit_file(&syn::parse_file(source).expect("valid Rust"));
            let mut imports = BTreeSet::new();
            for path in paths.found {
                match resolve(&path, module, source_crate.root) {
                    Some(path) => imports.extend(longest_module(&path, &sources)),
                    None if path[0] == "crate" => {
                        graph.outside.push(format!("{}: {}", module.join("::"), path.join("::")));
                    }
                    None => {}
                }
            }
            imports.remove(module);
            graph.imports.insert(module.clone(), imports);
        }
        graph
    }

    /// The folder that a module is in: that of a `mod.rs` is its own.
    fn folder(&self, module: &Module) -> Module {
        let inside = if self.folders.contains(module) { module.len() } else { module.len().saturating_sub(1) };
        module[..inside].to_vec()
    }

    /// The modules that can be reached from a module.
    fn reachable(&self, from: &Module) -> BTreeSet<Module> {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(module) = open.pop() {
            for import in self.imports.get(module).into_iter().flatten() {
                if reached.insert(import.clone()) {
                    open.push(import);
                }
            }
        }
        reached
    }

    /// The groups of modules that import each other in circles.
    fn circles(&self) -> BTreeSet<BTreeSet<Module>> {
        let reachable: BTreeMap<_, _> = self.imports.keys().map(|module| (module, self.reachable(module))).collect();
        let circle = |module: &Module| -> BTreeSet<Module> {
            let circle = reachable[module].iter().filter(|other| reachable[*other].contains(module));
            circle.cloned().collect()
        };
        self.imports.keys().map(circle).filter(|circle| !circle.is_empty()).collect()
    }
}

/// The module of a file, from its path below the root folder.
fn module(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    let mut segments: Module = path.split('/').map(str::to_owned).collect();
    if segments.last().is_some_and(|last| last == "mod") || matches!(path, "lib" | "main") {
        segments.pop();
    }
    segments
}

/// An import as a path below the root module; `None` for a path of another crate or outside of the root module.
fn resolve(path: &[String], module: &Module, root: &[&str]) -> Option<Module> {
    if path.len() >= root.len() && path.iter().zip(root).all(|(segment, root)| segment == root) {
        return Some(path[root.len()..].to_vec());
    }
    let supers = path.iter().take_while(|segment| *segment == "super").count();
    match path[0].as_str() {
        "super" => {
            let parent = module.len().checked_sub(supers)?;
            Some([&module[..parent], &path[supers..]].concat())
        }
        "self" => Some([module, &path[1..]].concat()),
        _ => None,
    }
}

/// The module that holds the item at a path.
fn longest_module(path: &[String], sources: &BTreeMap<Module, String>) -> Option<Module> {
    (0..=path.len()).rev().map(|length| path[..length].to_vec()).find(|module| sources.contains_key(module))
}

/// Collects all paths of a file, those of `use` included; tests are skipped.
#[derive(Default)]
struct Paths {
    found: Vec<Vec<String>>,
}

impl Paths {
    fn tree(&mut self, mut path: Vec<String>, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.tree(path, &inner.tree);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(path.clone(), tree)),
            syn::UseTree::Name(name) => {
                path.push(name.ident.to_string());
                self.found.push(path);
            }
            syn::UseTree::Rename(name) => {
                path.push(name.ident.to_string());
                self.found.push(path);
            }
            syn::UseTree::Glob(_) => self.found.push(path),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_test = item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
        if !is_test {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(Vec::new(), &item.tree);
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.found.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

#[test]
fn stages_import_from_earlier_stages() {
    let graph = Graph::new(&CRATES[0]);
    let position = |module: &Module| {
        let Some(name) = module.first() else { return STAGES.len() };
        STAGES.iter().position(|stage| stage == name).unwrap_or_else(|| panic!("`{name}` is not in `STAGES`"))
    };
    let mut found = Vec::new();
    for (module, imports) in &graph.imports {
        let later = imports.iter().filter(|import| position(import) > position(module));
        found.extend(later.map(|import| format!("`{}` imports from `{}`", module.join("::"), import.join("::"))));
    }
    assert!(found.is_empty(), "imports from a later stage:\n{}", found.join("\n"));
}

#[test]
fn files_do_not_import_each_other_in_circles() {
    let mut found = Vec::new();
    for source_crate in &CRATES {
        let graph = Graph::new(source_crate);
        for circle in graph.circles() {
            let folders: BTreeSet<_> = circle.iter().map(|module| graph.folder(module)).collect();
            if folders.len() > 1 || circle.len() > 2 {
                let names: Vec<_> = circle.iter().map(|module| module.join("::")).collect();
                found.push(format!("{}: {}", source_crate.folder, names.join(", ")));
            }
        }
    }
    assert!(found.is_empty(), "circles of more than two files, or of several folders:\n{}", found.join("\n"));
}

#[test]
fn the_runtime_does_not_depend_on_generated_code() {
    let graph = Graph::new(&CRATES[1]);
    assert!(graph.outside.is_empty(), "paths that lead out of the runtime:\n{}", graph.outside.join("\n"));
}

#[test]
fn imports_are_resolved() {
    let path = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let module = path("lower::union");
    assert_eq!(resolve(&path("crate::model::Item"), &module, &["crate"]), Some(path("model::Item")));
    assert_eq!(resolve(&path("super::value::Site"), &module, &["crate"]), Some(path("lower::value::Site")));
    assert_eq!(resolve(&path("super::super::names"), &module, &["crate"]), Some(path("names")));
    assert_eq!(resolve(&path("std::fmt"), &module, &["crate"]), None);
    assert_eq!(resolve(&path("crate::HEADERS"), &module, &["crate", "runtime"]), None);
}
