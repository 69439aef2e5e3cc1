//! The specification: Elastic's metamodel as Rust types, loading, and traversal of type expressions and references.

mod body;
mod decode;
mod decode_file;
mod definition;
mod endpoint;
mod graph;
mod input;
mod json_path;
mod json_tree;
mod kind;
mod load;
mod member;
mod name;
mod object_entries;
mod repair;
mod round_trip;
mod spec_file;
mod value;
mod variants;
mod visit;

pub use body::*;
pub use definition::*;
pub use endpoint::*;
pub(crate) use graph::{public_types, reachable};
pub use input::*;
pub use load::*;
pub use member::*;
pub use name::*;
pub use round_trip::*;
pub use spec_file::*;
pub use value::*;
pub use variants::*;

/// The help for JSON that is nested too deeply.
const NESTING_HELP: &str = "move the inner part into a separate definition, and refer to it by name";
