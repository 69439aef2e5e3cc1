//! The paths of the items of all definitions. They depend on the whole specification, so a type has the same path in every
//! selection of endpoints.

use std::collections::{HashMap, HashSet};

use super::problem::Problem;
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemPath, ModulePath};
use crate::names::{self, Case};
use crate::select::Selection;
use crate::spec::{Definition, Spec, TypeName};

/// The path of each definition.
#[derive(Debug, Default)]
pub(super) struct ItemPaths {
    paths: HashMap<TypeName, ItemPath>,
    /// The paths of definitions that can be items.
    taken: HashSet<ItemPath>,
    /// For a definition whose wanted path is the one of another definition, the name of that one and the path.
    collisions: HashMap<TypeName, (TypeName, ItemPath)>,
}

impl ItemPaths {
    /// Computes the paths of all definitions. Definitions that cannot be items do not collide.
    pub(super) fn new(
        spec: &Spec,
        selection: &Selection,
        used_as_value: &HashSet<TypeName>,
        can_be_item: impl Fn(&TypeName, &Definition, &HashSet<TypeName>) -> bool,
    ) -> Self {
        let mut paths = Self::default();
        let mut wanted: HashMap<ItemPath, Vec<&TypeName>> = HashMap::new();
        for (name, definition) in &spec.types {
            let path = wanted_path(name, spec, selection, used_as_value);
            if can_be_item(name, &definition.value, used_as_value) {
                wanted.entry(path.clone()).or_default().push(name);
            }
            paths.paths.insert(name.clone(), path);
        }
        paths.taken = wanted.keys().cloned().collect();
        for (path, mut names) in wanted {
            names.sort_by_key(|name| (name.name != path.name, *name));
            let Some((first, others)) = names.split_first() else { continue };
            for name in others {
                let unique = paths.unique(&path, &name.to_string());
                paths.paths.insert((*name).clone(), unique);
                paths.collisions.insert((*name).clone(), ((*first).clone(), path.clone()));
            }
        }
        paths
    }

    /// Returns the path of a definition; for an undefined type, the path that it would have.
    pub(super) fn of(&self, name: &TypeName) -> ItemPath {
        self.paths.get(name).cloned().unwrap_or_else(|| path(name, type_name(&name.name)))
    }

    /// Returns true if a definition that can be an item has the path.
    pub(super) fn is_taken(&self, path: &ItemPath) -> bool {
        self.taken.contains(path)
    }

    /// Reserves and returns a path with a hash.
    fn unique(&mut self, path: &ItemPath, source: &str) -> ItemPath {
        let with_name = |name: &str| ItemPath { module: path.module.clone(), name: name.to_owned() };
        let is_taken = |name: &str| self.taken.contains(&with_name(name));
        let unique = with_name(&names::unique_with_hash(Case::UpperCamel, &path.name, source, is_taken));
        self.taken.insert(unique.clone());
        unique
    }

    /// Returns the problems of the path of a definition.
    pub(super) fn problems(&self, name: &TypeName, spec: &Spec, at: &Origin) -> Vec<Problem> {
        let help = "rename one of them in the specification, or add a correction that does";
        let collision = self.collisions.get(name).map(|(first, ItemPath { module, name: rust })| {
            let module = module.0.join("::");
            let reason =
                format!("duplicate Rust type `{rust}` in the module `{module}`: used by `{first}` and `{name}`");
            Problem::new(Code::NameCollision, at, reason, help)
        });
        let reserved = (names::is_reserved(&name.namespace.0) && spec.types.contains_key(name)).then(|| {
            let reason = format!("the module of the type `{name}` has the reserved name `runtime`");
            let help = "rename its namespace in the specification, or add a correction that does";
            Problem::new(Code::NameCollision, at, reason, help)
        });
        let is_usable = names::is_usable(&name.name) && name.namespace.0.split('.').all(names::is_usable);
        let invalid = (!is_usable).then(|| {
            let reason = format!("cannot convert the name of the type `{name}` to an ASCII identifier");
            let help = "rename the type in the specification, or add a correction that renames it";
            Problem::new(Code::InvalidName, at, reason, help)
        });
        collision.into_iter().chain(reserved).chain(invalid).collect()
    }
}

fn path(name: &TypeName, item: String) -> ItemPath {
    ItemPath { module: ModulePath(names::module(&name.namespace.0)), name: item }
}

/// Returns the name of the item for a type, without the name of an endpoint.
fn type_name(name: &str) -> String {
    names::item(name).unwrap_or_else(|| Case::UpperCamel.with_hash("Type", name))
}

/// Returns the path of a definition if no other definition has it. A request or response is named after its endpoint. A
/// container is named without the suffix `Container`, unless another type has that name.
fn wanted_path(name: &TypeName, spec: &Spec, selection: &Selection, used_as_value: &HashSet<TypeName>) -> ItemPath {
    if let Some(endpoint) = selection.endpoint_by_type.get(name) {
        let prefix = names::endpoint(&endpoint.0).unwrap_or_default();
        return path(name, format!("{prefix}{}", type_name(&name.name)));
    }
    if let Some(short) = name.name.strip_suffix("Container").filter(|short| !short.is_empty()) {
        let definition = |name: &TypeName| spec.types.get(name).map(|located| &located.value);
        let container = matches!(definition(name), Some(Definition::Interface(i)) if i.variants.is_some());
        let other = TypeName { namespace: name.namespace.clone(), name: short.to_owned() };
        let taken = spec.types.contains_key(&other)
            && (used_as_value.contains(&other) || !matches!(definition(&other), Some(Definition::Interface(_))));
        if container && !taken {
            return path(name, type_name(short));
        }
    }
    path(name, type_name(&name.name))
}
