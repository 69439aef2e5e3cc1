//! The graph of types: which types a definition refers to, and which types are reachable from others.

use std::collections::HashSet;

use super::definition::Definition;
use super::endpoint::Endpoint;
use super::load::Spec;
use super::name::TypeName;
use super::value::ValueOf;
use super::variants::Variants;

/// Returns all types that are reachable from the roots, including the roots. Undefined types are left out; lowering
/// reports them.
pub(crate) fn reachable(spec: &Spec, roots: impl IntoIterator<Item = TypeName>) -> HashSet<TypeName> {
    let mut reached = HashSet::new();
    let mut pending: Vec<TypeName> = roots.into_iter().collect();
    while let Some(name) = pending.pop() {
        let Some(definition) = spec.types.get(&name) else { continue };
        if reached.insert(name) {
            definition.value.visit_references(&mut |name| pending.push(name.clone()));
        }
    }
    reached
}

/// Returns all types that are reachable from the endpoints of generated clients.
pub(crate) fn public_types(spec: &Spec) -> HashSet<TypeName> {
    let endpoints = spec.endpoints.values().map(|located| &located.value);
    reachable(spec, endpoints.filter(|endpoint| !endpoint.is_excluded()).flat_map(Endpoint::roots))
}

impl Endpoint {
    /// Returns true if the specification excludes the endpoint from generated clients.
    pub(crate) fn is_excluded(&self) -> bool {
        self.codegen_exclude == Some(true)
    }

    /// Returns the types of the request and the response, as far as they are defined.
    pub(crate) fn roots(&self) -> impl Iterator<Item = TypeName> {
        [&self.request, &self.response].into_iter().flatten().cloned()
    }
}

impl Definition {
    /// Visits the name of each type that the definition refers to.
    fn visit_references(&self, visitor: &mut dyn FnMut(&TypeName)) {
        let (parent, behaviors) = match self {
            Self::Interface(interface) => (interface.inherits.as_ref(), interface.behaviors.as_deref()),
            Self::Request(request) => (request.inherits.as_ref(), None),
            Self::Response(_) | Self::Enum(_) | Self::TypeAlias(_) => (None, None),
        };
        let parent = parent.map(|parent| &parent.r#type);
        let behaviors = behaviors.into_iter().flatten().map(|behavior| &behavior.r#type);
        parent.into_iter().chain(behaviors).for_each(&mut *visitor);
        self.type_expressions().into_iter().for_each(|value| value.visit_references(visitor));
        if let Self::TypeAlias(alias) = self
            && let Some(Variants::Untagged(untagged)) = &alias.variants
        {
            visitor(&untagged.untyped_variant);
        }
    }
}

impl ValueOf {
    /// Visits the name of each type that the type expression refers to.
    pub(crate) fn visit_references(&self, visitor: &mut dyn FnMut(&TypeName)) {
        self.visit(&mut |value| {
            if let Self::InstanceOf(instance) = value {
                visitor(&instance.type_name);
            }
        });
    }
}
