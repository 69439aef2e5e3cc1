//! Functions: what each request answers, and the methods by which a client reaches the endpoints. A namespace is a type with
//! the functions of its endpoints; the global one's are the client's own.

use std::collections::{BTreeMap, HashMap};

use super::endpoint::media_types::response_format;
use super::{Lowering, generics, well_known};
use crate::diagnostic::Origin;
use crate::model::{
    EndpointResponse, ItemKind, ItemPath, ModulePath, Namespace, NamespaceClient, Operation, ResponseBody,
    ResponseFormat,
};
use crate::names::{self, NameScope};
use crate::spec::{Body, Definition, Endpoint, TypeName, ValueOf};

/// The methods that the runtime gives the client.
const CLIENT_METHODS: &[&str] = &["builder", "call", "inner", "request", "with_credentials", "with_transport"];

/// The names taken in each namespace.
type NamespaceScopes = HashMap<ModulePath, NameScope>;

impl Lowering<'_> {
    /// Decides what requests answer.
    pub(super) fn resolve_responses(&mut self) {
        for (endpoint, at) in self.endpoints() {
            let Some((request, response)) = self.endpoint_response(&endpoint, &at) else { continue };
            if let Some(ItemKind::Request(request)) = self.items.get_mut(&request).map(|item| &mut item.kind) {
                request.response = Some(response);
            }
        }
    }

    /// Decides the functions of the client.
    pub(super) fn operations(&mut self) {
        let mut scopes = NamespaceScopes::new();
        let own = Origin::file("the runtime");
        for name in CLIENT_METHODS {
            scopes.entry(ModulePath::default()).or_insert_with(NameScope::for_operations).reserve(
                name,
                "a method of the client",
                &own,
                self.diagnostics,
            );
        }
        for (endpoint, at) in self.endpoints() {
            self.operation(&endpoint, &at, &mut scopes);
        }
        // The global namespace is there as the one around the others.
        self.namespaces.retain(|_, namespace| namespace.client.is_some() || !namespace.operations.is_empty());
    }

    pub(super) fn endpoints(&self) -> Vec<(Endpoint, Origin)> {
        let located = self.selection.endpoints.iter().filter_map(|name| self.spec.endpoints.get(name));
        located.map(|endpoint| (endpoint.value.clone(), endpoint.origin.clone())).collect()
    }

    /// The request of an endpoint, and what it answers.
    fn endpoint_response(&mut self, endpoint: &Endpoint, at: &Origin) -> Option<(ItemPath, EndpointResponse)> {
        let request = self.item_path(endpoint.request.as_ref()?, at)?;
        let name = endpoint.response.as_ref()?;
        let response = self.item_path(name, at)?;
        let type_parameters = match &self.items.get(&response)?.kind {
            ItemKind::Struct(item) => item.type_parameters.clone(),
            ItemKind::Alias(item) => item.type_parameters.clone(),
            _ => return None,
        };
        let body = self.response_body(endpoint, name);
        Some((request, EndpointResponse { item: response, type_parameters, body }))
    }

    /// How the answer of an endpoint stands in the body.
    pub(super) fn response_body(&self, endpoint: &Endpoint, response: &TypeName) -> ResponseBody {
        let definition = self.spec.types.get(response).map(|located| &located.value);
        let body = if let Some(Definition::Response(response)) = definition { Some(&response.body) } else { None };
        if matches!(body, Some(Body::NoBody(_))) {
            let is_head = endpoint.urls.iter().flat_map(|url| &url.methods).all(|method| method == "HEAD");
            return if is_head { ResponseBody::Existence } else { ResponseBody::Empty };
        }
        match (response_format(endpoint), body) {
            (Some(ResponseFormat::Text), _) => ResponseBody::Text,
            (Some(ResponseFormat::Binary(_)), _) => ResponseBody::Binary,
            (Some(ResponseFormat::Events), _) => ResponseBody::Events,
            (_, Some(Body::Value(body))) if self.is_binary(&body.value) => ResponseBody::Binary,
            (_, Some(Body::Value(body))) if is_document(&body.value) => ResponseBody::JsonDocument,
            _ => ResponseBody::Json,
        }
    }

    /// Whether a body is bytes, whatever else the media type says.
    fn is_binary(&self, body: &ValueOf) -> bool {
        let ValueOf::InstanceOf(instance) = body else { return false };
        self.spec.types.get(&instance.type_name).is_some_and(|located| well_known::is_bytes(&located.value))
    }

    /// Adds the operation of an endpoint to its namespace. Returns nothing where an error was reported.
    fn operation(&mut self, endpoint: &Endpoint, at: &Origin, scopes: &mut NamespaceScopes) -> Option<()> {
        let request = self.item_path(endpoint.request.as_ref()?, at)?;
        let item = self.items.get(&request)?;
        let ItemKind::Request(kind) = &item.kind else { return None };
        let response = kind.response.clone()?;
        let deprecated = item.deprecated.clone();
        let mut segments: Vec<&str> = endpoint.name.0.split('.').collect();
        let name = names::field(segments.pop()?)?;
        let module = self.namespace(&segments, at, scopes)?;
        let what = format!("the endpoint `{}`", endpoint.name);
        scopes.entry(module.clone()).or_insert_with(NameScope::for_operations).reserve(
            &name,
            &what,
            at,
            self.diagnostics,
        );
        let operation = Operation { name, request, response, deprecated };
        self.namespaces.get_mut(&module)?.operations.push(operation);
        Some(())
    }

    /// Makes a namespace, and those that it stands in, unless they are there. Gives its module.
    fn namespace(&mut self, segments: &[&str], at: &Origin, scopes: &mut NamespaceScopes) -> Option<ModulePath> {
        let module = ModulePath(segments.iter().map(|segment| names::field(segment)).collect::<Option<Vec<_>>>()?);
        if self.namespaces.contains_key(&module) {
            return Some(module);
        }
        let mut namespace = Namespace { client: None, operations: Vec::new() };
        if let Some((last, outer)) = segments.split_last() {
            let outer = self.namespace(outer, at, scopes)?;
            let method = module.0.last()?.clone();
            let full = segments.join(".");
            let what = format!("the namespace `{full}`");
            scopes.entry(outer.clone()).or_insert_with(NameScope::for_operations).reserve(
                &method,
                &what,
                at,
                self.diagnostics,
            );
            let path = ItemPath { module: module.clone(), name: names::item(&format!("{last}_client"))? };
            self.report_type_collision(&path, &what, at);
            let parent = self.namespaces.get(&outer)?.client.as_ref();
            let parent = parent.map(|client| ItemPath { module: outer, name: client.name.clone() });
            namespace.client = Some(NamespaceClient { name: path.name, method, parent });
        }
        self.namespaces.insert(module.clone(), namespace);
        Some(module)
    }

    /// Refuses a type that has the name of a namespace's.
    fn report_type_collision(&mut self, path: &ItemPath, what: &str, at: &Origin) {
        let Some(item) = self.items.get(path) else { return };
        let mut scope = NameScope::for_operations();
        scope.reserve(&path.name, &format!("the type at {}", item.origin), &item.origin, self.diagnostics);
        scope.reserve(&path.name, &format!("the functions of {what}"), at, self.diagnostics);
    }
}

/// Whether a whole body is a document of the user's.
fn is_document(value: &ValueOf) -> bool {
    match value {
        ValueOf::InstanceOf(instance) => generics::is_document(&instance.type_name),
        ValueOf::ArrayOf(list) => is_document(&list.value),
        ValueOf::DictionaryOf(map) if !map.single_key => is_document(&map.value),
        _ => false,
    }
}

/// The namespaces by their modules, as lowering collects them.
pub(super) type Namespaces = BTreeMap<ModulePath, Namespace>;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::CLIENT_METHODS;

    /// The Rust files of a folder and the folders in it.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
        files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
    }

    /// The methods that a file gives the type `Client` itself.
    fn methods(file: &Path) -> Vec<String> {
        let file = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
        let of_client = |item: syn::Item| match item {
            syn::Item::Impl(item) if item.trait_.is_none() => match &*item.self_ty {
                syn::Type::Path(ty) if ty.path.segments.last().is_some_and(|last| last.ident == "Client") => item.items,
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        let items = file.items.into_iter().flat_map(of_client);
        let functions = items.filter_map(|item| match item {
            syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        });
        functions.collect()
    }

    #[test]
    fn the_methods_of_the_runtimes_client_are_those_that_no_endpoint_may_have() {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src/runtime");
        let methods: BTreeSet<_> = files(&runtime).iter().flat_map(|file| methods(file)).collect();
        let known: BTreeSet<_> = CLIENT_METHODS.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(known, methods);
    }
}
