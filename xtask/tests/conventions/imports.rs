//! Checks the direction of imports: a stage imports only from earlier stages, and files do not import each other in circles.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};

use crate::files;

/// The stages of the generator. A module imports from itself and from modules before it; `lib.rs` imports from all.
const STAGES: [&str; 16] = [
    "diagnostic",
    "names",
    "spec",
    "options",
    "coverage",
    "corrections",
    "flavor",
    "select",
    "model",
    "lower",
    "check",
    "docs",
    "emit",
    "render",
    "stats",
    "diff",
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
    /// The modules that have child modules.
    folders: BTreeSet<Module>,
    /// Paths that lead out of the root module, with the file.
    outside: Vec<String>,
}

impl Graph {
    fn new(source_crate: &Crate) -> Self {
        let sources = source_files(source_crate);
        let mut graph = Self::default();
        for module in sources.keys() {
            if let Some((_, parent)) = module.split_last() {
                graph.folders.insert(parent.to_vec());
            }
        }
        for (module, source) in &sources {
            let mut imports = BTreeSet::new();
            // A path of one segment is a name in the file itself.
            for path in source.imports.iter().filter(|path| path.len() > 1) {
                match resolve(path, module, source_crate.root, &sources) {
                    Some(path) => imports.extend(defining_module(&path, source_crate.root, &sources)),
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

/// The source files of a crate by their modules, without tests.
fn source_files(source_crate: &Crate) -> BTreeMap<Module, Paths> {
    let mut sources = BTreeMap::new();
    for file in files(&["rs"]) {
        let path = file.path.strip_prefix(source_crate.folder).and_then(|path| path.strip_prefix('/'));
        let Some(module) = path.map(module).filter(|module| module.iter().all(|name| name != "tests")) else {
            continue;
        };
        let mut paths = Paths::default();
        paths.visit_file(&syn::parse_file(&file.content).expect("valid Rust"));
        sources.insert(module, paths);
    }
    sources
}

/// An import as a path below the root module; `None` for a path of another crate or outside of the root module.
fn resolve(path: &[String], module: &Module, root: &[&str], sources: &BTreeMap<Module, Paths>) -> Option<Module> {
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
        child => sources.contains_key(&[&module[..], &[child.to_owned()]].concat()).then(|| [module, path].concat()),
    }
}

/// The module that defines the item at a path. Re-exports are followed to the definition.
fn defining_module(path: &[String], root: &[&str], sources: &BTreeMap<Module, Paths>) -> Option<Module> {
    let length = (0..=path.len()).rev().find(|length| sources.contains_key(&path[..*length]))?;
    let (module, rest) = (path[..length].to_vec(), &path[length..]);
    let Some(name) = rest.first() else { return Some(module) };
    let source = &sources[&module];
    if source.items.contains(name) {
        return Some(module);
    }
    let mut reexported = source.reexports.iter().filter_map(|reexport| {
        let target = resolve(reexport, &module, root, sources)?;
        if reexport.last() == Some(name) {
            return defining_module(&target, root, sources);
        }
        let is_glob = sources.get(&target).is_some_and(|source| source.items.contains(name));
        is_glob.then_some(target)
    });
    Some(reexported.next().unwrap_or(module))
}

/// The paths of a file, and the names that it defines. Tests are skipped.
#[derive(Default)]
struct Paths {
    /// All paths, those of private `use` included.
    imports: Vec<Vec<String>>,
    /// The paths of `pub use`, without the `*` of a glob.
    reexports: Vec<Vec<String>>,
    items: BTreeSet<String>,
}

impl Paths {
    fn tree(found: &mut Vec<Vec<String>>, mut path: Vec<String>, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                Self::tree(found, path, &inner.tree);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| Self::tree(found, path.clone(), tree)),
            syn::UseTree::Name(name) => {
                path.push(name.ident.to_string());
                found.push(path);
            }
            syn::UseTree::Rename(name) => {
                path.push(name.ident.to_string());
                found.push(path);
            }
            syn::UseTree::Glob(_) => found.push(path),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let (name, attributes) = match item {
            syn::Item::Const(item) => (Some(&item.ident), &item.attrs),
            syn::Item::Enum(item) => (Some(&item.ident), &item.attrs),
            syn::Item::Fn(item) => (Some(&item.sig.ident), &item.attrs),
            syn::Item::Macro(item) => (item.ident.as_ref(), &item.attrs),
            syn::Item::Mod(item) => (None, &item.attrs),
            syn::Item::Static(item) => (Some(&item.ident), &item.attrs),
            syn::Item::Struct(item) => (Some(&item.ident), &item.attrs),
            syn::Item::Trait(item) => (Some(&item.ident), &item.attrs),
            syn::Item::Type(item) => (Some(&item.ident), &item.attrs),
            _ => return visit::visit_item(self, item),
        };
        if !attributes.iter().any(is_test) {
            self.items.extend(name.map(ToString::to_string));
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_private = matches!(item.vis, syn::Visibility::Inherited);
        let found = if is_private { &mut self.imports } else { &mut self.reexports };
        Self::tree(found, Vec::new(), &item.tree);
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.imports.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

/// Returns true for `#[cfg(test)]`.
fn is_test(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
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
    let sources = BTreeMap::from([(path("lower::union::child"), Paths::default())]);
    let resolve = |of: &str, root: &[&str]| super::imports::resolve(&path(of), &module, root, &sources);
    assert_eq!(resolve("crate::model::Item", &["crate"]), Some(path("model::Item")));
    assert_eq!(resolve("super::value::Site", &["crate"]), Some(path("lower::value::Site")));
    assert_eq!(resolve("super::super::names", &["crate"]), Some(path("names")));
    assert_eq!(resolve("child::Item", &["crate"]), Some(path("lower::union::child::Item")));
    assert_eq!(resolve("std::fmt", &["crate"]), None);
    assert_eq!(resolve("crate::HEADERS", &["crate", "runtime"]), None);
}

#[test]
fn reexports_are_followed_to_the_definition() {
    let path = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let parent = Paths { reexports: vec![path("item::Item"), path("types")], ..Paths::default() };
    let items = |name: &str| Paths { items: BTreeSet::from([name.to_owned()]), ..Paths::default() };
    let mut types = items("Type");
    types.items.insert("Other".to_owned());
    let sources =
        BTreeMap::from([(path("model"), parent), (path("model::item"), items("Item")), (path("model::types"), types)]);
    let defining = |of: &str| defining_module(&path(of), &["crate"], &sources);
    assert_eq!(defining("model::Item"), Some(path("model::item")));
    assert_eq!(defining("model::Other"), Some(path("model::types")));
    assert_eq!(defining("model::Unknown"), Some(path("model")));
}
