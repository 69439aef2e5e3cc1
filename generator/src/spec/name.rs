//! Names of namespaces, types and endpoints as newtypes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A namespace, its segments joined by dots: `security._types`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Namespace(pub String);

impl Namespace {
    /// The namespace of the builtin types: string, boolean, number, null, binary, void, object. They have no definition.
    pub const BUILTINS: &'static str = "_builtins";
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a type, by which the specification refers to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "the name of a type (an object with `namespace` and `name`)")]
pub struct TypeName {
    /// The namespace. For a type parameter, it is the namespace and the name of the generic type: `n.Generic`.
    pub namespace: Namespace,
    /// The name in the namespace.
    pub name: String,
}

impl TypeName {
    /// Creates the name `namespace:name`.
    pub fn new(namespace: &str, name: &str) -> Self {
        Self { namespace: Namespace(namespace.to_owned()), name: name.to_owned() }
    }

    /// Returns true for a builtin type.
    pub fn is_builtin(&self) -> bool {
        self.namespace.0 == Namespace::BUILTINS
    }

    /// Returns true if this is `namespace:name`.
    pub fn is(&self, namespace: &str, name: &str) -> bool {
        self.namespace.0 == namespace && self.name == name
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.namespace, self.name)
    }
}

/// The name of an endpoint, such as `security.get_token`; `search` is in the global namespace.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EndpointName(pub String);

impl fmt::Display for EndpointName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
