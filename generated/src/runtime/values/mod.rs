//! Value types: types with a special encoding, and types for JSON without a type.

mod buckets;
mod common_parameters;
mod document;
mod epoch;
mod nullable;
mod raw_json;
mod secret;
mod single_key;
mod small_string;
mod time_units;
mod time_value;
mod typed_keys;
mod unknown_fields;

pub use buckets::Buckets;
pub use common_parameters::CommonParameters;
pub use document::Document;
pub use epoch::{EpochMilliseconds, EpochSeconds};
pub use nullable::Nullable;
pub use raw_json::{Other, RawJson};
pub use secret::Secret;
pub use single_key::SingleKey;
pub use time_units::{FractionalMilliseconds, Milliseconds, Nanoseconds, Seconds};
pub use time_value::TimeValue;
pub use typed_keys::TypedKeys;
pub(in crate::runtime) use typed_keys::{Entry, split_typed_key};
pub(crate) use unknown_fields::Entries as UnknownEntries;
pub use unknown_fields::UnknownFields;
