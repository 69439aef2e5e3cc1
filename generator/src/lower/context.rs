//! The state of lowering, and what every part of lowering needs: paths of items, the list of items, common errors.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use super::discriminator_kind::UnionDiscriminators;
use super::instances::Instances;
use super::lowered_item::{LoweredItem, LoweredItems};
use super::lowered_value::ResolvedAlias;
use crate::corrections::Facts;
use crate::coverage::Disposition;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::{ItemPath, ModulePath, RustType, resolve};
use crate::names;
use crate::select::Selection;
use crate::spec::{Definition, Spec, TypeName};

/// The state of lowering.
pub(super) struct Lowering<'a> {
    pub(super) spec: &'a Spec,
    pub(super) selection: &'a Selection,
    pub(super) facts: &'a Facts,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// The interfaces that are the type of a value; others are only parents or arguments of behaviors.
    pub(super) used_as_value: HashSet<TypeName>,
    /// The tags that structs may omit, because they are the default variant of a union.
    pub(super) optional_tags: HashSet<(TypeName, String)>,
    /// The lowered items, in the order of the specification.
    pub(super) items: LoweredItems,
    /// The resolved aliases.
    pub(super) resolved_aliases: HashMap<TypeName, ResolvedAlias>,
    /// The aliases that are being resolved, to detect cycles.
    pub(super) aliases_in_progress: Vec<TypeName>,
    /// The requested instances of generic types.
    pub(super) instances: Instances,
    /// The externally tagged unions, each with true if the values of its map are lists.
    pub(super) externally_tagged_lists: HashMap<ItemPath, bool>,
    /// The largest nesting depth in the value that is being lowered.
    pub(super) max_depth: usize,
    /// The enums that are keys of a map.
    pub(super) map_key_enums: HashSet<ItemPath>,
    /// The kind of discriminator of each union.
    pub(super) union_discriminators: UnionDiscriminators,
    pub(super) dispositions: BTreeMap<TypeName, Disposition>,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(
        spec: &'a Spec,
        selection: &'a Selection,
        facts: &'a Facts,
        diagnostics: &'a mut Diagnostics,
        used_as_value: HashSet<TypeName>,
        optional_tags: HashSet<(TypeName, String)>,
    ) -> Self {
        Self {
            spec,
            selection,
            facts,
            diagnostics,
            used_as_value,
            optional_tags,
            items: IndexMap::new(),
            resolved_aliases: HashMap::new(),
            aliases_in_progress: Vec::new(),
            instances: Instances::default(),
            externally_tagged_lists: HashMap::new(),
            max_depth: 0,
            map_key_enums: HashSet::new(),
            union_discriminators: UnionDiscriminators::new(),
            dispositions: BTreeMap::new(),
        }
    }

    /// Returns the path of the item for a definition, or reports an invalid name. A request or response is named after its
    /// endpoint.
    pub(super) fn item_path(&mut self, name: &TypeName, at: &Origin) -> Option<ItemPath> {
        let path = self.known_item_path(name);
        if path.is_none() {
            self.diagnostics.error(
                Code::InvalidName,
                at,
                format!("cannot convert the name of the type `{name}` to an ASCII identifier"),
                "rename the type in the specification, or add a correction that renames it",
            );
        }
        path
    }

    /// Returns the path of the item for a definition; `None` if the name is invalid.
    pub(super) fn known_item_path(&self, name: &TypeName) -> Option<ItemPath> {
        let module = ModulePath(names::module(&name.namespace.0)?);
        Some(ItemPath { module, name: self.item_name(name)? })
    }

    fn item_name(&self, name: &TypeName) -> Option<String> {
        if let Some(endpoint) = self.selection.endpoint_by_type.get(name) {
            return Some(format!("{}{}", names::endpoint(&endpoint.0)?, names::item(&name.name)?));
        }
        if let Some(short) = name.name.strip_suffix("Container").filter(|short| !short.is_empty()) {
            let container = matches!(
                self.spec.types.get(name).map(|d| &d.value),
                Some(Definition::Interface(i)) if i.variants.is_some()
            );
            let other = TypeName { namespace: name.namespace.clone(), name: short.to_owned() };
            let taken = self.spec.types.contains_key(&other)
                && (self.used_as_value.contains(&other)
                    || !matches!(self.spec.types.get(&other).map(|d| &d.value), Some(Definition::Interface(_))));
            if container && !taken {
                return names::item(short);
            }
        }
        names::item(&name.name)
    }

    /// Returns true if a request contains the type.
    pub(super) fn is_request_type(&self, name: &TypeName) -> bool {
        self.selection.request_types.contains(name)
    }

    /// Returns a type with its aliases resolved.
    pub(super) fn resolve(&self, ty: &RustType) -> RustType {
        resolve(ty, &self.items)
    }

    /// Adds an item. Reports an existing item with the same path.
    pub(super) fn add_item(&mut self, path: ItemPath, item: LoweredItem) {
        if let Some(first) = self.items.get(&path) {
            self.diagnostics.error(
                Code::NameCollision,
                &item.origin,
                format!(
                    "duplicate Rust type `{}` in the module `{}`, already defined by {}",
                    path.name,
                    path.module.0.join("::"),
                    first.origin,
                ),
                "rename one of them in the specification, or add a correction that does",
            );
            return;
        }
        if path.module.0.first().is_some_and(|module| module == "runtime") {
            self.diagnostics.error(
                Code::NameCollision,
                &item.origin,
                format!("the module of the type `{}` has the reserved name `runtime`", path.name),
                "rename its namespace in the specification, or add a correction that does",
            );
        }
        self.items.insert(path, item);
    }

    pub(super) fn report_unsupported(&mut self, feature: &str, at: &Origin) {
        self.report_unsupported_problem(format!("{feature} is not supported"), at);
    }

    /// Reports an unsupported part of the specification with a complete message.
    pub(super) fn report_unsupported_problem(&mut self, problem: String, at: &Origin) {
        self.diagnostics.error(
            Code::Unsupported,
            at,
            problem,
            "leave the endpoint out with `--endpoints`, or add support in generator/src/lower/",
        );
    }

    pub(super) fn report_missing_type(&mut self, name: &TypeName, referrer: &str, at: &Origin) {
        self.diagnostics.error(
            Code::MissingType,
            at,
            format!("missing type `{name}`, referenced by {referrer}"),
            format!("correct the name in the reference, or add a definition of `{name}`"),
        );
    }

    pub(super) fn report_invalid_variant(&mut self, problem: &str, at: &Origin) {
        self.diagnostics.error(Code::InvalidVariant, at, problem, "correct the type or its `variants`");
    }
}
