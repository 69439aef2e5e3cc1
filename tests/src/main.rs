//! Behaviour of the generator and of what it writes.

/// The runtime once more, inside this crate, so that fixtures live beside it as the seeds do in theirs.
#[path = "../../generated/src/runtime/mod.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "a fixture uses a part of the runtime; the crate `generated` holds all of it"
)]
mod runtime;

/// What the generator writes today for each folder of `fixtures/`, and for `spec/` as `seeds`.
#[allow(dead_code, unreachable_pub, unused_imports, reason = "a test uses a part of a fixture")]
mod fixtures {
    include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));
}

mod client;
mod endpoint;
mod loading;
mod reader;
mod readme;
mod values;
mod writer;
