//! Functions of the client: what an endpoint answers, and how a user calls it.

use super::item::Deprecated;
use super::types::ItemPath;

/// What an endpoint answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointResponse {
    /// The response.
    pub item: ItemPath,
    /// Its type parameters: documents of the user's.
    pub type_parameters: Vec<String>,
    /// How it stands in the body.
    pub body: ResponseBody,
}

/// How an answer stands in the body. The runtime has the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    /// As JSON.
    Json,
    /// As JSON, of a type of the user's.
    JsonDocument,
    /// As text.
    Text,
    /// As bytes.
    Binary,
    /// As events, one by one as they come.
    Events,
    /// Not at all: the status says whether something is there.
    Existence,
    /// Not at all: there is nothing to say but that it worked.
    Empty,
}

/// The functions of a namespace's endpoints. They stand in its module; those of the global one in the crate root.
#[derive(Clone, Debug)]
pub struct Namespace {
    /// By what its functions are reached; none for the global namespace, whose functions are the client's own.
    pub client: Option<NamespaceClient>,
    /// Its functions, in the specification's order.
    pub operations: Vec<Operation>,
}

/// A type that has the functions of a namespace, and the method that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamespaceClient {
    /// The type: `SecurityClient`.
    pub name: String,
    /// The method: `security`.
    pub method: String,
    /// The type that has the method; none where it is the client itself.
    pub parent: Option<ItemPath>,
}

/// A function that calls an endpoint.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name: `get_token`.
    pub name: String,
    /// What it takes.
    pub request: ItemPath,
    /// What it answers.
    pub response: EndpointResponse,
    /// Since when it should not be used, and why.
    pub deprecated: Option<Deprecated>,
}
