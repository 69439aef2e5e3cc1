//! The context of a comparison: both models, and the comparison of their types.

use super::item_pairs::ItemPairs;
use super::model_index::{ModelIndex, rust_path};
use crate::model::{Crate, ItemKind, ItemPath, RustType};

/// Both models.
pub(super) struct Comparison<'m> {
    pub(super) old: ModelIndex<'m>,
    pub(super) new: ModelIndex<'m>,
    pub(super) pairs: ItemPairs,
}

impl<'m> Comparison<'m> {
    pub(super) fn new(old: &'m Crate, new: &'m Crate) -> Self {
        let (old, new) = rayon::join(|| ModelIndex::new(old), || ModelIndex::new(new));
        let pairs = ItemPairs::new(&old, &new);
        Self { old, new, pairs }
    }

    /// Returns true if two paths name the same item.
    pub(super) fn is_same_item(&self, old: &ItemPath, new: &ItemPath) -> bool {
        self.pairs.new_path(&self.old, &self.new, old) == Some(new)
    }

    /// Returns true if an old and a new type are the same type for a program. A type alias is the type that it names. An
    /// item that changed is still the same type, because the change is reported for the item.
    pub(super) fn is_same(&self, old: &RustType, new: &RustType) -> bool {
        if let (RustType::Item(old, old_arguments), RustType::Item(new, new_arguments)) = (old, new)
            && self.is_same_item(old, new)
        {
            return old_arguments.len() == new_arguments.len()
                && old_arguments.iter().zip(new_arguments).all(|(old, new)| self.is_same(old, new));
        }
        if let Some(old) = aliased(&self.old, old) {
            return self.is_same(old, new);
        }
        if let Some(new) = aliased(&self.new, new) {
            return self.is_same(old, new);
        }
        match (old, new) {
            (RustType::List(old), RustType::List(new))
            | (RustType::Buckets(old), RustType::Buckets(new))
            | (RustType::TypedKeys(old), RustType::TypedKeys(new))
            | (RustType::Option(old), RustType::Option(new))
            | (RustType::Nullable(old), RustType::Nullable(new))
            | (RustType::Boxed(old), RustType::Boxed(new)) => self.is_same(old, new),
            (RustType::Map(old_key, old), RustType::Map(new_key, new))
            | (RustType::SingleKey(old_key, old), RustType::SingleKey(new_key, new)) => {
                self.is_same(old_key, new_key) && self.is_same(old, new)
            }
            (RustType::Item(..), RustType::Item(..)) => false,
            (old, new) => old == new,
        }
    }

    /// Formats a change of types: `Routing -> String`. An `Option` or a `Box` around both types is left out.
    /// Types that have the same name are shown with their paths. An alias is shown with the type that it names.
    pub(super) fn describe_change(&self, old: &RustType, new: &RustType) -> String {
        let (mut old, mut new) = (old, new);
        while let (RustType::Option(old_inner), RustType::Option(new_inner))
        | (RustType::Boxed(old_inner), RustType::Boxed(new_inner)) = (old, new)
        {
            (old, new) = (old_inner, new_inner);
        }
        let (mut old_name, mut new_name) = (type_name(old), type_name(new));
        let required = |ty: &RustType| type_name(if let RustType::Option(inner) = ty { inner } else { ty });
        if required(old) == required(new) {
            (old_name, new_name) = (format_type(old, &rust_path), format_type(new, &rust_path));
        }
        let resolved = |model, name: String, ty| match aliased(model, ty) {
            Some(target) => format!("{name} = {}", type_name(target)),
            None => name,
        };
        format!("{} -> {}", resolved(&self.old, old_name, old), resolved(&self.new, new_name, new))
    }
}

/// Returns the type that an alias names.
fn aliased<'m>(model: &ModelIndex<'m>, ty: &RustType) -> Option<&'m RustType> {
    let RustType::Item(path, _) = ty else { return None };
    match &model.items.get(path)?.kind {
        // A cycle of aliases is an error of lowering, except an alias of itself.
        ItemKind::Alias(alias) if alias.ty != *ty => Some(&alias.ty),
        _ => None,
    }
}

/// Formats a type as in Rust code that imports its names.
pub(super) fn type_name(ty: &RustType) -> String {
    format_type(ty, &|path| path.name.clone())
}

fn format_type(ty: &RustType, item: &dyn Fn(&ItemPath) -> String) -> String {
    let generic = |name: &str, arguments: &[&RustType]| {
        let arguments: Vec<_> = arguments.iter().map(|ty| format_type(ty, item)).collect();
        if arguments.is_empty() { name.to_owned() } else { format!("{name}<{}>", arguments.join(", ")) }
    };
    match ty {
        RustType::Primitive(name) | RustType::Runtime(name) => (*name).to_owned(),
        RustType::String => "String".to_owned(),
        RustType::Value => "Value".to_owned(),
        RustType::Item(path, arguments) => generic(&item(path), &arguments.iter().collect::<Vec<_>>()),
        RustType::Parameter(name) => name.clone(),
        RustType::List(inner) => generic("Vec", &[inner]),
        RustType::Map(key, value) => generic("IndexMap", &[key, value]),
        RustType::SingleKey(key, value) => generic("SingleKey", &[key, value]),
        RustType::Buckets(inner) => generic("Buckets", &[inner]),
        RustType::TypedKeys(inner) => generic("TypedKeys", &[inner]),
        RustType::Option(inner) => generic("Option", &[inner]),
        RustType::Nullable(inner) => generic("Nullable", &[inner]),
        RustType::Boxed(inner) => generic("Box", &[inner]),
    }
}
