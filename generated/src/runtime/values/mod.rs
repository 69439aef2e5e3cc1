//! Value types: what has a meaning of its own on the wire, and what keeps JSON that has no type.

mod buckets;
mod common;
mod document;
mod duration;
mod epoch;
mod name;
mod nullable;
mod raw;
mod secret;
mod single_key;
mod span;
mod typed_keys;

pub use buckets::Buckets;
pub use common::CommonParameters;
pub use document::Document;
pub use duration::Duration;
pub use epoch::{EpochMillis, EpochSeconds};
pub use nullable::Nullable;
pub use raw::{Other, RawJson};
pub use secret::Secret;
pub use single_key::SingleKey;
pub use span::{DurationFloatMillis, DurationMillis, DurationNanos, DurationSeconds};
pub use typed_keys::TypedKeys;
pub(in crate::runtime) use typed_keys::{Entry, split};
