//! The state of lowering, and what every part of lowering needs: paths of items, the list of items.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use super::discriminator_kind::UnionDiscriminators;
use super::instances::Instances;
use super::item_paths::ItemPaths;
use super::lowered_item::{LoweredItem, LoweredItems};
use super::lowered_value::ResolvedAlias;
use super::problem::{ItemDegradations, Problem, Unusable};
use crate::corrections::Facts;
use crate::coverage::Disposition;
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::model::{ItemPath, RustType, resolve};
use crate::names::{self, Case};
use crate::select::Selection;
use crate::spec::{Spec, TypeName};

/// The input of lowering, and facts about the whole specification that do not change when definitions are replaced.
#[derive(Clone, Copy)]
pub(super) struct LoweringInput<'a> {
    pub(super) spec: &'a Spec,
    pub(super) selection: &'a Selection,
    pub(super) facts: &'a Facts,
    /// The interfaces that are the type of a value; others are only parents or arguments of behaviors.
    pub(super) used_as_value: &'a HashSet<TypeName>,
    /// The paths of the items of all definitions.
    pub(super) paths: &'a ItemPaths,
    /// The definitions that were replaced by raw JSON.
    pub(super) replaced: &'a HashSet<TypeName>,
}

/// The state of lowering.
pub(super) struct Lowering<'a> {
    pub(super) spec: &'a Spec,
    pub(super) selection: &'a Selection,
    pub(super) facts: &'a Facts,
    pub(super) used_as_value: &'a HashSet<TypeName>,
    pub(super) paths: &'a ItemPaths,
    pub(super) replaced: &'a HashSet<TypeName>,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// The degradations of items.
    pub(super) degradations: ItemDegradations,
    /// The definitions and endpoints that cannot be generated.
    pub(super) unusable: Unusable,
    /// The tags that structs may omit, because they are the default variant of a union.
    pub(super) optional_tags: HashSet<(TypeName, String)>,
    /// The lowered items, in the order of the specification.
    pub(super) items: LoweredItems,
    /// The paths of items that no definition declares, such as unions without a name.
    additional_paths: HashSet<ItemPath>,
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
        input: LoweringInput<'a>,
        optional_tags: HashSet<(TypeName, String)>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let LoweringInput { spec, selection, facts, used_as_value, paths, replaced } = input;
        Self {
            spec,
            selection,
            facts,
            used_as_value,
            paths,
            replaced,
            diagnostics,
            degradations: ItemDegradations::new(),
            unusable: Unusable::default(),
            optional_tags,
            items: IndexMap::new(),
            additional_paths: HashSet::new(),
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

    /// Returns the path of the item for a definition.
    pub(super) fn item_path(&self, name: &TypeName) -> ItemPath {
        self.paths.of(name)
    }

    /// Returns a unique path for an item that no definition declares. `source` describes the item.
    pub(super) fn additional_item_path(&mut self, wanted: &ItemPath, source: &str, at: &Origin) -> ItemPath {
        let is_taken = |path: &ItemPath| self.paths.is_taken(path) || self.additional_paths.contains(path);
        let mut path = wanted.clone();
        if is_taken(wanted) {
            let with_name = |name: &str| ItemPath { module: wanted.module.clone(), name: name.to_owned() };
            let is_taken = |name: &str| is_taken(&with_name(name));
            path = with_name(&names::unique_with_hash(Case::UpperCamel, &wanted.name, source, is_taken));
            let (rust, module) = (&wanted.name, wanted.module.0.join("::"));
            let reason = format!("duplicate Rust type `{rust}` in the module `{module}`, for {source}");
            let help = "rename one of them in the specification, or add a correction that does";
            let problem = Problem::new(Code::NameCollision, at, reason, help);
            let effect = format!("named `{}`", path.name);
            self.degrade(&problem, &path, source, &effect);
        }
        self.additional_paths.insert(path.clone());
        path
    }

    /// Returns true if a request contains the type.
    pub(super) fn is_request_type(&self, name: &TypeName) -> bool {
        self.selection.request_types.contains(name)
    }

    /// Returns true if a response contains the type.
    pub(super) fn is_response_type(&self, name: &TypeName) -> bool {
        self.selection.response_types.contains(name)
    }

    /// Returns a type with its aliases resolved.
    pub(super) fn resolve(&self, ty: &RustType) -> RustType {
        resolve(ty, &self.items)
    }

    /// Adds an item.
    pub(super) fn add_item(&mut self, path: ItemPath, item: LoweredItem) {
        self.items.insert(path, item);
    }
}
