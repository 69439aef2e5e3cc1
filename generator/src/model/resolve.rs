//! Resolves aliases of types.

use indexmap::IndexMap;

use super::item::ItemKind;
use super::path::ItemPath;
use super::types::RustType;

/// Returns a type with its aliases resolved.
pub(crate) fn resolve(ty: &RustType, items: &IndexMap<ItemPath, impl AsRef<ItemKind>>) -> RustType {
    let mut ty = ty;
    // Items whose names collide, which is reported, may form a cycle of aliases: the number of items limits the steps.
    for _ in 0..=items.len() {
        let RustType::Item(path, _) = ty else { break };
        let Some(ItemKind::Alias(alias)) = items.get(path).map(AsRef::as_ref) else { break };
        ty = &alias.ty;
    }
    ty.clone()
}
