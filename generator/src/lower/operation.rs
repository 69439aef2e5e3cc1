//! Operations: the methods of the client that call endpoints. A namespace is a type with the operations of its endpoints; the
//! operations of the global namespace are methods of the client itself.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostics, Origin};
use crate::model::{
    EndpointResponse, Item, ItemKind, ItemPath, ModulePath, NamespaceClient, NamespaceOperations, Operation,
};
use crate::names::{self, NameScope};
use crate::select::Selection;
use crate::spec::Spec;

/// The methods of the runtime's client.
const CLIENT_METHODS: &[&str] = &["builder", "call", "inner", "request", "with_credentials", "with_transport"];

/// Namespaces by their modules.
pub(super) type Namespaces = BTreeMap<ModulePath, NamespaceOperations>;

/// Returns the namespaces with the operations of the selected endpoints.
pub(super) fn operations(
    spec: &Spec,
    selection: &Selection,
    items: &IndexMap<ItemPath, Item>,
    diagnostics: &mut Diagnostics,
) -> Namespaces {
    let requests = items.iter().filter_map(|(path, item)| match &item.kind {
        ItemKind::Request(request) => Some((request.endpoint.as_str(), (path, item, &request.response))),
        _ => None,
    });
    let requests: HashMap<&str, _> = requests.collect();
    let mut builder = NamespaceBuilder { items, namespaces: Namespaces::new(), scopes: HashMap::new(), diagnostics };
    let runtime = Origin::file("the runtime");
    for name in CLIENT_METHODS {
        builder.reserve(&ModulePath::default(), name, "a method of the client", &runtime);
    }
    for name in &selection.endpoints {
        let Some((path, item, response)) = requests.get(name.0.as_str()) else { continue };
        let Some(endpoint) = spec.endpoints.get(name) else { continue };
        builder.add_operation(&name.0, path, item, response, &endpoint.origin);
    }
    // The global namespace was added as the parent of the others.
    builder.namespaces.retain(|_, namespace| namespace.client.is_some() || !namespace.operations.is_empty());
    builder.namespaces
}

/// Builds the namespaces.
struct NamespaceBuilder<'a> {
    items: &'a IndexMap<ItemPath, Item>,
    namespaces: Namespaces,
    /// The names of the methods in each namespace.
    scopes: HashMap<ModulePath, NameScope>,
    diagnostics: &'a mut Diagnostics,
}

impl NamespaceBuilder<'_> {
    fn reserve(&mut self, namespace: &ModulePath, method: &str, description: &str, at: &Origin) {
        let scope = self.scopes.entry(namespace.clone()).or_insert_with(NameScope::for_operations);
        scope.reserve(method, description, at, self.diagnostics);
    }

    /// Adds the operation of an endpoint. Returns `None` if a name is invalid, which was reported.
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
        let module = self.namespace(&segments, at)?;
        self.reserve(&module, &name, &format!("the endpoint `{endpoint}`"), at);
        let operation = Operation {
            name,
            request: request.clone(),
            response: response.clone(),
            deprecated: item.deprecated.clone(),
        };
        self.namespaces.get_mut(&module)?.operations.push(operation);
        Some(())
    }

    /// Adds a namespace and its parents, unless they were added before. Returns its module.
    fn namespace(&mut self, segments: &[&str], at: &Origin) -> Option<ModulePath> {
        let module = ModulePath(segments.iter().map(|segment| names::field(segment)).collect::<Option<Vec<_>>>()?);
        if self.namespaces.contains_key(&module) {
            return Some(module);
        }
        let client = match segments.split_last() {
            Some((last, outer)) => Some(self.namespace_client(&module, last, outer, at)?),
            None => None,
        };
        self.namespaces.insert(module.clone(), NamespaceOperations { client, operations: Vec::new() });
        Some(module)
    }

    fn namespace_client(
        &mut self,
        module: &ModulePath,
        last: &str,
        outer: &[&str],
        at: &Origin,
    ) -> Option<NamespaceClient> {
        let full = outer.iter().chain(&[last]).copied().collect::<Vec<_>>().join(".");
        let outer = self.namespace(outer, at)?;
        let method = module.0.last()?.clone();
        let description = format!("the namespace `{full}`");
        self.reserve(&outer, &method, &description, at);
        let path = ItemPath { module: module.clone(), name: names::item(&format!("{last}_client"))? };
        self.reject_type_collision(&path, &description, at);
        let parent = self.namespaces.get(&outer)?.client.as_ref();
        let parent = parent.map(|client| ItemPath { module: outer, name: client.name.clone() });
        Some(NamespaceClient { name: path.name, method, parent })
    }

    /// Reports a type with the name of a namespace's client.
    fn reject_type_collision(&mut self, path: &ItemPath, description: &str, at: &Origin) {
        let Some(item) = self.items.get(path) else { return };
        let mut scope = NameScope::for_operations();
        scope.reserve(&path.name, &format!("the type at {}", item.origin), &item.origin, self.diagnostics);
        scope.reserve(&path.name, &format!("the operations of {description}"), at, self.diagnostics);
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
