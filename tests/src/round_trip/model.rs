//! The generator's models of the fixtures, with the queries that drawing values needs.

use std::collections::HashMap;
use std::path::Path;

use generator::Options;
use generator::model::{BranchMatch, Crate, Item, ItemKind, ItemPath, Member, RustType};

use crate::inputs;

/// The model of a fixture.
pub(crate) struct Model {
    /// The fixture's name.
    pub(crate) fixture: String,
    generated: Crate,
    min_depths: HashMap<ItemPath, usize>,
}

/// The depth of an item all of whose values are infinite.
const INFINITE: usize = usize::MAX / 2;

/// Returns the models of all fixtures, and of the specification in `spec/`.
pub(crate) fn all() -> Vec<Model> {
    let manifest_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures = manifest_folder.join("fixtures");
    let mut all = vec![("seeds".to_owned(), inputs::folder(&manifest_folder.join("../spec")).expect("the seeds"))];
    for name in inputs::fixtures(&fixtures).expect("fixtures") {
        let inputs = inputs::fixture(&fixtures, &name).expect("a fixture");
        all.push((name, inputs));
    }
    all.into_iter()
        .map(|(fixture, inputs)| {
            let (crate_model, _) = generator::model(&inputs, &Options::default(), &mut |_| ()).expect("a model");
            let mut model = Model { fixture, generated: crate_model, min_depths: HashMap::new() };
            model.compute_depths();
            model
        })
        .collect()
}

impl Model {
    /// Iterates over all items with their paths.
    pub(crate) fn items(&self) -> impl Iterator<Item = (ItemPath, &Item)> {
        self.generated.modules.iter().flat_map(|module| {
            module.items.iter().map(|item| (ItemPath { module: module.path.clone(), name: item.name.clone() }, item))
        })
    }

    /// Returns the item with this path.
    pub(crate) fn item(&self, path: &ItemPath) -> &Item {
        let module = self.generated.modules.iter().find(|module| module.path == path.module);
        let item = module.and_then(|module| module.items.iter().find(|item| item.name == path.name));
        item.unwrap_or_else(|| panic!("no item {path:?}"))
    }

    /// Returns the name of an item for points and for error messages.
    pub(crate) fn name(&self, path: &ItemPath) -> String {
        let path: Vec<_> = path.module.0.iter().chain([&path.name]).map(String::as_str).collect();
        format!("{}/{}", self.fixture, path.join("::"))
    }

    /// Returns the number of levels of items in the smallest value of an item.
    pub(crate) fn min_depth(&self, path: &ItemPath) -> usize {
        self.min_depths.get(path).copied().unwrap_or(INFINITE)
    }

    /// Returns the number of levels of items in the smallest value of a type.
    pub(crate) fn min_depth_of_type(&self, ty: &RustType) -> usize {
        match ty {
            RustType::Item(path, _) => self.min_depth(path),
            RustType::Boxed(inner) | RustType::SingleKey(_, inner) => self.min_depth_of_type(inner),
            _ => 0,
        }
    }

    /// Returns the type without aliases and boxes.
    pub(crate) fn resolve(&self, ty: &RustType) -> RustType {
        match ty {
            RustType::Boxed(inner) => self.resolve(inner),
            RustType::Item(path, _) => match &self.item(path).kind {
                ItemKind::Alias(alias) => self.resolve(&alias.ty),
                _ => ty.clone(),
            },
            _ => ty.clone(),
        }
    }

    /// Returns `true` if null is a value of the type.
    pub(crate) fn accepts_null(&self, ty: &RustType) -> bool {
        match self.resolve(ty) {
            RustType::Nullable(_)
            | RustType::Value
            | RustType::Primitive("()")
            | RustType::Runtime("Document" | "RawJson") => true,
            RustType::Option(inner) => self.accepts_null(&inner),
            RustType::Item(path, _) => {
                matches!(&self.item(&path).kind, ItemKind::Union(union) if union.discriminator.null != BranchMatch::None)
            }
            _ => false,
        }
    }

    fn compute_depths(&mut self) {
        loop {
            let min_depths: HashMap<_, _> = self.items().map(|(path, item)| (path, self.depth_of(item))).collect();
            if min_depths == self.min_depths {
                return;
            }
            self.min_depths = min_depths;
        }
    }

    fn depth_of(&self, item: &Item) -> usize {
        let least =
            |types: &mut dyn Iterator<Item = &RustType>| types.map(|ty| self.min_depth_of_type(ty)).min().unwrap_or(0);
        let depth = match &item.kind {
            ItemKind::Struct(item) => {
                let required =
                    item.members.iter().flat_map(Member::fields).filter(|field| field.presence.is_required());
                required.map(|field| self.min_depth_of_type(&field.ty)).max().unwrap_or(0)
            }
            ItemKind::StringEnum(_) | ItemKind::Request(_) => 0,
            ItemKind::Union(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::Container(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::InternallyTagged(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::Ndjson(item) => {
                item.lines().iter().map(|line| self.min_depth_of_type(&line.ty)).max().unwrap_or(0)
            }
            ItemKind::ExternallyTagged(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::UntypedUnion(item) => self.min_depth_of_type(&item.variants[item.untyped_variant].ty),
            ItemKind::Alias(item) => return self.min_depth_of_type(&item.ty),
        };
        if depth >= INFINITE { INFINITE } else { depth + 1 }
    }
}

/// Returns the branch of a union that a value belongs to. This implements the model's discriminator independently of the
/// decoder.
pub(crate) fn branch_of(
    discriminator: &generator::model::ShapeDiscriminator,
    tree: &super::tree::Tree,
) -> Option<usize> {
    use super::tree::Tree;
    let of_number = |number: &str| {
        let is_integer = !number.contains(['.', 'e', 'E']);
        let is_unsigned = number.parse::<u64>().is_ok_and(|number| i64::try_from(number).is_err());
        if is_unsigned && discriminator.unsigned != BranchMatch::None {
            discriminator.unsigned
        } else if is_integer && discriminator.integer != BranchMatch::None {
            discriminator.integer
        } else {
            discriminator.float
        }
    };
    let of_keys = |keys: &[&str]| {
        let key = discriminator.keys.iter().find(|(key, _)| keys.contains(&key.as_str()));
        key.map_or(discriminator.object, |(_, branch)| BranchMatch::Exact(*branch))
    };
    let branch = match tree {
        Tree::Null => discriminator.null,
        Tree::Bool(_) => discriminator.boolean,
        Tree::Number(number) => of_number(number),
        Tree::String(_) => discriminator.string,
        Tree::Array(items) => match (&discriminator.first_element, items.first()) {
            (Some(elements), Some(first)) => return branch_of(elements, first),
            _ => discriminator.array,
        },
        Tree::Object(_) => of_keys(&tree.keys().unwrap_or_default()),
        Tree::Document(document) => match document {
            serde_json::Value::Null => discriminator.null,
            serde_json::Value::Bool(_) => discriminator.boolean,
            serde_json::Value::Number(number) => of_number(&number.to_string()),
            serde_json::Value::String(_) => discriminator.string,
            serde_json::Value::Array(_) => discriminator.array,
            serde_json::Value::Object(_) => of_keys(&tree.keys().unwrap_or_default()),
        },
    };
    match branch {
        BranchMatch::Exact(branch) => Some(branch),
        BranchMatch::Lenient(_) | BranchMatch::None => None,
    }
}
