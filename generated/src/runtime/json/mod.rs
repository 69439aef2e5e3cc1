//! The codec: one pass over the text makes a flat list of nodes (the tape), generated chains of calls fill values from it
//! ([`Read`]) and spell values out again ([`Show`]).

mod form;
mod forward;
mod key;
mod literal;
mod read;
mod show;
mod typed;

pub use form::{Form, FormKind};
pub(crate) use forward::{forward, forward_requests, forward_serde, forward_std};
pub use key::{Key, KeySlot};
pub use literal::Literal;
pub use read::*;
pub use show::*;
pub use typed::{ReadTyped, Typed, or_absent};

/// How deep arrays and objects may stand inside each other, in what is read and in what is written: as in `serde_json`.
pub const MAX_DEPTH: usize = 127;
