//! Operations: the methods of the client that call endpoints.

use super::deprecated::Deprecated;
use super::path::ItemPath;

/// The response of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointResponse {
    /// The response type.
    pub item: ItemPath,
    /// The type parameters of the response, which are types of documents.
    pub type_parameters: Vec<String>,
    /// The content of the body.
    pub body: ResponseBody,
}

/// The content of a response body. The runtime uses the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    /// JSON.
    Json,
    /// JSON of a type that the user chooses.
    JsonDocument,
    /// Plain text.
    Text,
    /// Bytes.
    Binary,
    /// Server-sent events.
    Events,
    /// No body: the status is the response, for example whether a document exists.
    Existence,
    /// No body and no information except success.
    Empty,
}

/// The operations of a namespace. They are declared in its module; those of the global namespace in the crate root.
#[derive(Clone, Debug)]
pub struct NamespaceOperations {
    /// The type with the operations; `None` for the global namespace, whose operations are methods of the client.
    pub client: Option<NamespaceClient>,
    /// The operations, in the order of the specification.
    pub operations: Vec<Operation>,
}

/// A type with the operations of a namespace, and the method that returns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamespaceClient {
    /// The name of the type: `SecurityClient`.
    pub name: String,
    /// The name of the method: `security`.
    pub method: String,
    /// The type with the method; `None` if that is the client.
    pub parent: Option<ItemPath>,
}

/// A method that calls an endpoint.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The name: `get_token`.
    pub name: String,
    /// The request type.
    pub request: ItemPath,
    /// The response.
    pub response: EndpointResponse,
    /// The deprecation, if the endpoint is deprecated.
    pub deprecated: Option<Deprecated>,
}
