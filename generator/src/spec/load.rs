//! Merges the files of a specification into one, and records the location of each definition.

use std::fmt::Display;
use std::hash::Hash;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::decode_file::decode_file;
use super::input::Input;
use super::{Definition, Endpoint, EndpointName, TypeName};
use crate::diagnostic::{Code, Degradation, Diagnostics, Origin};

/// A part of the specification with its location.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The part.
    pub value: T,
    /// The location.
    pub origin: Origin,
}

/// A specification, merged from all input files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    /// The endpoints, sorted by the paths of the files, then in the order of each file.
    pub endpoints: IndexMap<EndpointName, Located<Endpoint>>,
    /// The definitions, in the same order.
    pub types: IndexMap<TypeName, Located<Definition>>,
    /// The degraded endpoints, including those that are left out.
    pub degraded_endpoints: Vec<(EndpointName, Degradation)>,
    /// The degraded definitions. A definition can have several degradations.
    pub degraded_types: Vec<(TypeName, Degradation)>,
}

/// The smallest number of endpoints of a published specification.
const MIN_PUBLISHED_ENDPOINTS: usize = 500;

impl Spec {
    /// Returns true for a complete published specification, as opposed to a part of one.
    pub(crate) fn is_complete(&self) -> bool {
        let is_base = |name: &TypeName| name.is("_types", "RequestBase");
        self.endpoints.len() >= MIN_PUBLISHED_ENDPOINTS && self.types.keys().any(is_base)
    }
}

/// Decodes and merges the files, sorted by their paths. All valid parts are returned even if others have errors, so that
/// later stages report their errors too. A part that does not match the metamodel is degraded. Of two definitions with the same name, the first is kept.
pub fn load(inputs: &[Input], diagnostics: &mut Diagnostics) -> Spec {
    let mut inputs: Vec<&Input> = inputs.iter().filter(|input| !input.is_correction()).collect();
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
        spec.degraded_endpoints.extend(file.degraded_endpoints);
        spec.degraded_types.extend(file.degraded_types);
    }
    spec
}

/// Adds an endpoint or a definition, or reports a duplicate name.
fn merge<K: Hash + Eq + Display, T>(
    all: &mut IndexMap<K, Located<T>>,
    name: K,
    new: Located<T>,
    (code, noun): (Code, &str),
    diagnostics: &mut Diagnostics,
) {
    match all.entry(name) {
        Entry::Vacant(entry) => {
            entry.insert(new);
        }
        Entry::Occupied(entry) => diagnostics.error(
            code,
            &new.origin,
            format!("duplicate {noun} `{}`, already defined at {}", entry.key(), entry.get().origin),
            "remove one of the definitions; several files can use the same definition",
        ),
    }
}
