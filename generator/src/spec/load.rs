//! Merging: the files of a specification become one, and each definition knows where it stands.

use std::fmt::Display;
use std::hash::Hash;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::decode_file::decode_file;
use super::{Definition, Endpoint, EndpointName, TypeName};
use crate::Input;
use crate::diagnostic::{Code, Diagnostics, Origin};

/// Something of the specification, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The thing.
    pub value: T,
    /// Where it stands.
    pub origin: Origin,
}

/// All input files as one specification.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    /// The endpoints, in the order of the files' paths, then of each file.
    pub endpoints: IndexMap<EndpointName, Located<Endpoint>>,
    /// The definitions, in the same order.
    pub types: IndexMap<TypeName, Located<Definition>>,
}

/// Reads and merges the files, in the order of their paths. What can be read is returned even where there are mistakes, so
/// that one does not hide the next. Of two definitions with one name the first is kept.
pub fn load(inputs: &[Input], diagnostics: &mut Diagnostics) -> Spec {
    let mut inputs: Vec<&Input> = inputs.iter().collect();
    inputs.sort_by(|a, b| (&a.path, &a.bytes).cmp(&(&b.path, &b.bytes)));

    let mut spec = Spec::default();
    for input in inputs {
        let file = decode_file(input, diagnostics);
        for endpoint in file.endpoints.into_iter().flatten() {
            let name = endpoint.value.name.clone();
            merge(&mut spec.endpoints, name, endpoint, (Code::DuplicateEndpoint, "endpoint"), diagnostics);
        }
        for definition in file.types.into_iter().flatten() {
            let name = definition.value.name().clone();
            merge(&mut spec.types, name, definition, (Code::DuplicateType, "type"), diagnostics);
        }
    }
    spec
}

/// Adds one thing, unless there is one of its name.
fn merge<K: Hash + Eq + Display, T>(
    all: &mut IndexMap<K, Located<T>>,
    name: K,
    new: Located<T>,
    (code, what): (Code, &str),
    diagnostics: &mut Diagnostics,
) {
    match all.entry(name) {
        Entry::Vacant(entry) => {
            entry.insert(new);
        }
        Entry::Occupied(entry) => diagnostics.error(
            code,
            &new.origin,
            format!("the {what} `{}` is defined twice, first at {}", entry.key(), entry.get().origin),
            "keep one of the two; what several files need stands in a file of its own",
        ),
    }
}
