//! The model: the Rust that will be written, every decision taken. Knows nothing of JSON files and nothing of syntax.

mod constructors;
mod discriminator;
mod enums;
mod item;
mod ndjson;
mod operation;
mod request;
mod source;
mod types;
mod visit;

pub use constructors::*;
pub use discriminator::*;
pub use enums::*;
pub use item::*;
pub use ndjson::*;
pub use operation::*;
pub use request::*;
pub use source::*;
pub use types::*;

use crate::coverage::Coverage;

/// The crate that will be written.
#[derive(Clone, Debug)]
pub struct Crate {
    /// The path of the runtime in the emitted code, such as `crate::runtime`.
    pub runtime_path: String,
    /// The path under which the emitted modules stand: `crate`, or the module of a fixture that lives in another crate.
    pub root_path: String,
    /// The headers that each request has: name and value.
    pub headers: &'static [(&'static str, &'static str)],
    /// Its modules, parents before their children. The crate root has the empty path and is the first.
    pub modules: Vec<Module>,
    /// How the branches of each union are told apart.
    pub union_discriminators: UnionDiscriminators,
    /// What became of each definition.
    pub coverage: Coverage,
}

/// A module: a namespace of the specification, or a parent of one.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its path.
    pub path: ModulePath,
    /// Its items, in the order of the specification.
    pub items: Vec<Item>,
    /// The functions of the endpoints whose namespace it is.
    pub namespace: Option<Namespace>,
    /// The names of its child modules, sorted.
    pub children: Vec<String>,
    /// The items of its children that can be named here too: the child and the item's name, sorted.
    pub reexports: Vec<(String, String)>,
}

/// The path of a module from the crate root: `security::get_token`. Empty for the root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModulePath(pub Vec<String>);

impl ModulePath {
    /// The module that it stands in; none for the root.
    pub fn parent(&self) -> Option<Self> {
        let (_, parent) = self.0.split_last()?;
        Some(Self(parent.to_vec()))
    }
}
