//! Lowered definitions, before the decisions that depend on other items.

use indexmap::IndexMap;

use crate::diagnostic::Origin;
use crate::model::{Deprecated, ItemKind, ItemPath, ItemSource};

/// A lowered definition. Its types do not have the boxes that break cycles of types.
#[derive(Clone, Debug)]
pub(super) struct LoweredItem {
    pub(super) name: String,
    pub(super) source: ItemSource,
    pub(super) deprecated: Option<Deprecated>,
    pub(super) origin: Origin,
    pub(super) kind: ItemKind,
    /// True if requests contain the item, which then can be constructed.
    pub(super) in_request: bool,
    /// True for a struct that declares no properties and has no operand: a variant with it needs no arguments.
    pub(super) is_marker: bool,
}

/// All lowered definitions, in the order of the specification.
pub(super) type LoweredItems = IndexMap<ItemPath, LoweredItem>;

impl LoweredItem {
    /// Creates an item that is neither deprecated nor a marker.
    pub(super) fn new(path: &ItemPath, source: ItemSource, origin: &Origin, in_request: bool, kind: ItemKind) -> Self {
        let (name, origin) = (path.name.clone(), origin.clone());
        Self { name, source, deprecated: None, origin, kind, in_request, is_marker: false }
    }
}

impl AsRef<ItemKind> for LoweredItem {
    fn as_ref(&self) -> &ItemKind {
        &self.kind
    }
}
