//! The model: the complete description of the Rust crate to be written. It depends neither on the format of the specification
//! nor on Rust syntax.

mod construction;
mod deprecated;
mod discriminator;
mod enums;
mod field;
mod item;
mod module;
mod ndjson;
mod operation;
mod path;
mod request;
mod resolve;
mod source;
mod structs;
mod types;
mod visit;

pub use construction::*;
pub use deprecated::*;
pub use discriminator::*;
pub use enums::*;
pub use field::*;
pub use item::*;
pub use module::*;
pub use ndjson::*;
pub use operation::*;
pub use path::*;
pub use request::*;
pub(crate) use resolve::resolve;
pub use source::*;
pub use structs::*;
pub use types::*;

/// The crate to be written.
#[derive(Clone, Debug)]
pub struct Crate {
    /// The path of the runtime in the emitted code, such as `crate::runtime`.
    pub runtime_path: String,
    /// The path of the emitted modules: `crate`, or a module of the crate that includes them.
    pub root_path: String,
    /// The headers of each request, as name and value.
    pub headers: &'static [(&'static str, &'static str)],
    /// The modules, parents before their children. The first is the crate root, which has the empty path.
    pub modules: Vec<Module>,
}
