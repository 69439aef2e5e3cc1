//! The specification: Elastic's metamodel as Rust types, and its loading. Knows nothing of Rust code or of tokens.

mod body;
mod decode;
mod decode_file;
mod definition;
mod endpoint;
mod json_path;
mod kind;
mod load;
mod member;
mod name;
mod round_trip;
mod spec_file;
mod value;
mod variants;

pub use body::*;
pub use definition::*;
pub use endpoint::*;
pub use load::*;
pub use member::*;
pub use name::*;
pub use round_trip::*;
pub use spec_file::*;
pub use value::*;
pub use variants::*;
