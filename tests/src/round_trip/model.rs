//! The models of the fixtures, with what drawing asks of them.

use std::collections::HashMap;
use std::path::Path;

use generator::Options;
use generator::model::{BranchMatch, Crate, Item, ItemKind, ItemPath, Member, RustType};

use crate::inputs;

/// A fixture's model.
pub(crate) struct Model {
    /// The fixture's name.
    pub(crate) fixture: String,
    crate_model: Crate,
    heights: HashMap<ItemPath, usize>,
}

/// How high a value must be that can't end.
const ENDLESS: usize = usize::MAX / 2;

/// The models of all fixtures, the seeds' among them.
pub(crate) fn all() -> Vec<Model> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures = here.join("fixtures");
    let mut all = vec![("seeds".to_owned(), inputs::folder(&here.join("../spec")).expect("the seeds"))];
    for name in inputs::fixtures(&fixtures).expect("fixtures") {
        let inputs = inputs::fixture(&fixtures, &name).expect("a fixture");
        all.push((name, inputs));
    }
    all.into_iter()
        .map(|(fixture, inputs)| {
            let (crate_model, _) = generator::model(&inputs, &Options::default(), &mut |_| ()).expect("a model");
            let mut model = Model { fixture, crate_model, heights: HashMap::new() };
            model.measure();
            model
        })
        .collect()
}

impl Model {
    /// All items with their paths.
    pub(crate) fn items(&self) -> impl Iterator<Item = (ItemPath, &Item)> {
        self.crate_model.modules.iter().flat_map(|module| {
            module.items.iter().map(|item| (ItemPath { module: module.path.clone(), name: item.name.clone() }, item))
        })
    }

    /// An item by its path.
    pub(crate) fn item(&self, path: &ItemPath) -> &Item {
        let module = self.crate_model.modules.iter().find(|module| module.path == path.module);
        let item = module.and_then(|module| module.items.iter().find(|item| item.name == path.name));
        item.unwrap_or_else(|| panic!("no item {path:?}"))
    }

    /// The name of an item in what is counted and reported.
    pub(crate) fn name(&self, path: &ItemPath) -> String {
        let path: Vec<_> = path.module.0.iter().chain([&path.name]).map(String::as_str).collect();
        format!("{}/{}", self.fixture, path.join("::"))
    }

    /// How many items the smallest value of an item has inside each other.
    pub(crate) fn height(&self, path: &ItemPath) -> usize {
        self.heights.get(path).copied().unwrap_or(ENDLESS)
    }

    /// The same of a type.
    pub(crate) fn height_of(&self, ty: &RustType) -> usize {
        match ty {
            RustType::Item(path, _) => self.height(path),
            RustType::Boxed(of) | RustType::SingleKey(_, of) => self.height_of(of),
            _ => 0,
        }
    }

    /// What is behind aliases and boxes.
    pub(crate) fn resolve(&self, ty: &RustType) -> RustType {
        match ty {
            RustType::Boxed(of) => self.resolve(of),
            RustType::Item(path, _) => match &self.item(path).kind {
                ItemKind::Alias(alias) => self.resolve(&alias.ty),
                _ => ty.clone(),
            },
            _ => ty.clone(),
        }
    }

    /// Whether null is a value of a type.
    pub(crate) fn takes_null(&self, ty: &RustType) -> bool {
        match self.resolve(ty) {
            RustType::Nullable(_)
            | RustType::Value
            | RustType::Primitive("()")
            | RustType::Runtime("Document" | "RawJson") => true,
            RustType::Option(of) => self.takes_null(&of),
            RustType::Item(path, _) => {
                matches!(&self.item(&path).kind, ItemKind::Union(union) if union.discriminator.null != BranchMatch::None)
            }
            _ => false,
        }
    }

    fn measure(&mut self) {
        loop {
            let heights: HashMap<_, _> = self.items().map(|(path, item)| (path, self.measured(item))).collect();
            if heights == self.heights {
                return;
            }
            self.heights = heights;
        }
    }

    fn measured(&self, item: &Item) -> usize {
        let least = |types: &mut dyn Iterator<Item = &RustType>| types.map(|ty| self.height_of(ty)).min().unwrap_or(0);
        let inside = match &item.kind {
            ItemKind::Struct(item) => {
                let required =
                    item.members.iter().flat_map(Member::fields).filter(|field| field.presence.is_required());
                required.map(|field| self.height_of(&field.ty)).max().unwrap_or(0)
            }
            ItemKind::StringEnum(_) | ItemKind::Request(_) => 0,
            ItemKind::Union(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::Container(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::InternallyTagged(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::Ndjson(item) => item.lines().iter().map(|line| self.height_of(&line.ty)).max().unwrap_or(0),
            ItemKind::ExternallyTagged(item) => least(&mut item.variants.iter().map(|variant| &variant.ty)),
            ItemKind::UntypedUnion(item) => self.height_of(&item.variants[item.untyped_variant].ty),
            ItemKind::Alias(item) => return self.height_of(&item.ty),
        };
        if inside >= ENDLESS { ENDLESS } else { inside + 1 }
    }
}

/// The branch of a union that this value means. Written from the model's words, not from the reader's.
pub(crate) fn decide(discriminator: &generator::model::ShapeDiscriminator, tree: &super::tree::Tree) -> Option<usize> {
    use super::tree::Tree;
    let of_number = |text: &str| {
        let is_whole = !text.contains(['.', 'e', 'E']);
        if is_whole && discriminator.integer != BranchMatch::None { discriminator.integer } else { discriminator.float }
    };
    let of_keys = |keys: &[&str]| {
        let key = discriminator.keys.iter().find(|(key, _)| keys.contains(&key.as_str()));
        key.map_or(discriminator.object, |(_, branch)| BranchMatch::Exact(*branch))
    };
    let pick = match tree {
        Tree::Null => discriminator.null,
        Tree::Bool(_) => discriminator.boolean,
        Tree::Number(text) => of_number(text),
        Tree::Text(_) => discriminator.string,
        Tree::List(items) => match (&discriminator.first_element, items.first()) {
            (Some(elements), Some(first)) => return decide(elements, first),
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
    match pick {
        BranchMatch::Exact(branch) => Some(branch),
        BranchMatch::Lenient(_) | BranchMatch::None => None,
    }
}
