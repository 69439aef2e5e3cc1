//! The specification: Elastic's metamodel as Rust types, and its loading. Knows nothing of Rust code or of tokens.

mod body;
mod decode;
mod definition;
mod document;
mod endpoint;
mod file;
mod kind;
mod load;
mod member;
mod name;
mod path;
mod value;
mod variants;
mod verify;

pub use body::*;
pub use definition::*;
pub use document::*;
pub use endpoint::*;
pub use load::*;
pub use member::*;
pub use name::*;
pub use value::*;
pub use variants::*;
pub use verify::*;
