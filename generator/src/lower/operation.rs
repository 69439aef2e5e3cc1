//! Operations: the methods of the client that call endpoints. A namespace is a type with the operations of its endpoints; the
//! operations of the global namespace are methods of the client itself.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use super::item_paths::ItemPaths;
use super::name_scope::{Collision, NameScope};
use super::problem::ItemDegradations;
use crate::diagnostic::{Diagnostics, Origin};
use crate::model::{
    EndpointResponse, Item, ItemKind, ItemPath, ModulePath, NamespaceClient, NamespaceOperations, Operation,
};
use crate::names::{self, Case};
use crate::select::Selection;
use crate::spec::Spec;

/// The methods of the runtime's client.
const CLIENT_METHODS: [&str; 6] = ["builder", "call", "inner", "request", "with_credentials", "with_transport"];

/// The help for a collision of methods.
const HELP: &str = "rename one of them in the specification, or exclude one with `--endpoints`";

/// Namespaces by their modules.
pub(super) type Namespaces = BTreeMap<ModulePath, NamespaceOperations>;

/// Returns the namespaces with the operations of the selected endpoints.
pub(super) fn operations(
    spec: &Spec,
    selection: &Selection,
    items: &IndexMap<ItemPath, Item>,
    paths: &ItemPaths,
    (degradations, diagnostics): (&mut ItemDegradations, &mut Diagnostics),
) -> Namespaces {
    let requests = items.iter().filter_map(|(path, item)| match &item.kind {
        ItemKind::Request(request) => Some((request.endpoint.as_str(), (path, item, &request.response))),
        _ => None,
    });
    let requests: HashMap<&str, _> = requests.collect();
    let mut builder = NamespaceBuilder { items, paths, namespaces: Namespaces::new(), methods: BTreeMap::new() };
    for name in &selection.endpoints {
        let Some((path, item, response)) = requests.get(name.0.as_str()) else { continue };
        let Some(endpoint) = spec.endpoints.get(name) else { continue };
        builder.add_operation(&name.0, path, item, response, &endpoint.origin);
    }
    let mut namespaces = builder.build(degradations, diagnostics);
    // The global namespace was added as the parent of the others.
    namespaces.retain(|_, namespace| namespace.client.is_some() || !namespace.operations.is_empty());
    namespaces
}

/// A method of a namespace.
enum Method {
    /// The operation of an endpoint, by its index.
    Operation(usize),
    /// The child namespace with a module.
    Namespace(ModulePath),
}

/// The methods of a namespace, and their names in the same order.
struct Methods {
    scope: NameScope,
    methods: Vec<(Method, ItemPath)>,
}

/// Builds the namespaces.
struct NamespaceBuilder<'a> {
    items: &'a IndexMap<ItemPath, Item>,
    paths: &'a ItemPaths,
    namespaces: Namespaces,
    methods: BTreeMap<ModulePath, Methods>,
}

impl NamespaceBuilder<'_> {
    /// Adds a method of a namespace. `request` is the request that the method is for, or for one of whose children it is.
    fn add_method(
        &mut self,
        namespace: &ModulePath,
        method: Method,
        name: (&str, &str),
        request: &ItemPath,
        at: &Origin,
    ) {
        let reserved = if namespace.0.is_empty() { &CLIENT_METHODS[..] } else { &[] };
        let reserved = reserved.iter().map(|name| (*name, "a method of the client"));
        let new = || Methods { scope: NameScope::new(Case::Snake, reserved), methods: Vec::new() };
        let methods = self.methods.entry(namespace.clone()).or_insert_with(new);
        let (name, description) = name;
        methods.scope.add(name, name, description, at);
        methods.methods.push((method, request.clone()));
    }

    /// Adds the operation of an endpoint. Returns `None` if a name is invalid; such endpoints were left out.
    fn add_operation(
        &mut self,
        endpoint: &str,
        request: &ItemPath,
        item: &Item,
        response: &EndpointResponse,
        at: &Origin,
    ) -> Option<()> {
        let mut segments: Vec<&str> = endpoint.split('.').collect();
        let name = names::field(segments.pop()?)?;
        let module = self.namespace(&segments, request, at)?;
        let operations = &mut self.namespaces.get_mut(&module)?.operations;
        let index = operations.len();
        operations.push(Operation {
            name: name.clone(),
            request: request.clone(),
            response: response.clone(),
            deprecated: item.deprecated.clone(),
        });
        let description = format!("the endpoint `{endpoint}`");
        self.add_method(&module, Method::Operation(index), (&name, &description), request, at);
        Some(())
    }

    /// Adds a namespace and its parents, unless they were added before. Returns its module.
    fn namespace(&mut self, segments: &[&str], request: &ItemPath, at: &Origin) -> Option<ModulePath> {
        let module = ModulePath(if segments.is_empty() { Vec::new() } else { names::module(&segments.join(".")) });
        if self.namespaces.contains_key(&module) {
            return Some(module);
        }
        let client = match segments.split_last() {
            Some((last, outer)) => Some(self.namespace_client(&module, (last, outer), request, at)?),
            None => None,
        };
        self.namespaces.insert(module.clone(), NamespaceOperations { client, operations: Vec::new() });
        Some(module)
    }

    fn namespace_client(
        &mut self,
        module: &ModulePath,
        (last, outer): (&str, &[&str]),
        request: &ItemPath,
        at: &Origin,
    ) -> Option<NamespaceClient> {
        let full = outer.iter().chain(&[last]).copied().collect::<Vec<_>>().join(".");
        let outer = self.namespace(outer, request, at)?;
        let method = names::field(last)?;
        let description = format!("the namespace `{full}`");
        self.add_method(&outer, Method::Namespace(module.clone()), (&method, &description), request, at);
        let is_taken = |name: &str| {
            let path = ItemPath { module: module.clone(), name: name.to_owned() };
            self.items.contains_key(&path) || self.paths.is_taken(&path)
        };
        // Users do not write this name, so a type keeps it without a warning.
        let mut name = names::item(&format!("{last}_client"))?;
        if is_taken(&name) {
            name = names::unique_with_hash(Case::UpperCamel, &name, &full, is_taken);
        }
        let parent = self.namespaces.get(&outer)?.client.as_ref();
        let parent = parent.map(|client| ItemPath { module: outer, name: client.name.clone() });
        Some(NamespaceClient { name, method, parent })
    }

    /// Returns the namespaces, in which methods have unique names.
    fn build(self, degradations: &mut ItemDegradations, diagnostics: &mut Diagnostics) -> Namespaces {
        let Self { mut namespaces, methods, .. } = self;
        for (module, Methods { scope, methods }) in methods {
            let (names, collisions) = scope.assign(HELP);
            let items = methods.iter().map(|(_, request)| request);
            let renamed = collisions.into_iter().map(|collision| (collision.index, collision));
            let renamed: HashMap<usize, Collision> = renamed.collect();
            for (index, item) in items.enumerate() {
                if let Some(Collision { problem, place, name, .. }) = renamed.get(&index) {
                    let effect = format!("a method named `{name}`");
                    problem.report(place, &effect, diagnostics);
                    degradations.insert((item.clone(), problem.degradation(place, &effect)));
                }
            }
            for ((method, _), name) in methods.into_iter().zip(names) {
                match method {
                    Method::Operation(index) => {
                        let namespace = namespaces.get_mut(&module);
                        if let Some(operation) = namespace.and_then(|n| n.operations.get_mut(index)) {
                            operation.name = name;
                        }
                    }
                    Method::Namespace(child) => {
                        if let Some(client) = namespaces.get_mut(&child).and_then(|n| n.client.as_mut()) {
                            client.method = name;
                        }
                    }
                }
            }
        }
        namespaces
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::CLIENT_METHODS;

    /// Returns the Rust files of a folder and its subfolders.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
        files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
    }

    /// Returns the methods of the type `Client` that a file declares.
    fn methods(file: &Path) -> Vec<String> {
        let file = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
        let client_methods = |item: syn::Item| match item {
            syn::Item::Impl(item) if item.trait_.is_none() => match &*item.self_ty {
                syn::Type::Path(ty) if ty.path.segments.last().is_some_and(|last| last.ident == "Client") => item.items,
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        let items = file.items.into_iter().flat_map(client_methods);
        let functions = items.filter_map(|item| match item {
            syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        });
        functions.collect()
    }

    #[test]
    fn reserved_methods_are_the_methods_of_the_client() {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src/runtime");
        let methods: BTreeSet<_> = files(&runtime).iter().flat_map(|file| methods(file)).collect();
        let known: BTreeSet<_> = CLIENT_METHODS.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(known, methods);
    }
}
