//! Names of the specification, as types of their own: none is ever a bare string.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A namespace, its segments joined by dots: `security._types`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Namespace(pub String);

impl Namespace {
    /// The namespace of the types that have no definition: string, boolean, number, null, binary, void, object.
    pub const BUILTINS: &'static str = "_builtins";

    /// Its segments.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('.')
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a type: what every reference uses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "the name of a type: an object with `namespace` and `name`")]
pub struct TypeName {
    /// The namespace. Of a type parameter it is the namespace and name of the type that has the parameter.
    pub namespace: Namespace,
    /// The name inside it.
    pub name: String,
}

impl TypeName {
    /// The name `name` in `namespace`.
    pub fn new(namespace: &str, name: &str) -> Self {
        Self { namespace: Namespace(namespace.to_owned()), name: name.to_owned() }
    }

    /// Whether it is one of those without a definition.
    pub fn is_builtin(&self) -> bool {
        self.namespace.0 == Namespace::BUILTINS
    }

    /// Whether it is the type `namespace:name`.
    pub fn is(&self, namespace: &str, name: &str) -> bool {
        self.namespace.0 == namespace && self.name == name
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.namespace, self.name)
    }
}

/// The name of an endpoint: `security.get_token`, or `search` for one of the global namespace.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EndpointName(pub String);

impl fmt::Display for EndpointName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
