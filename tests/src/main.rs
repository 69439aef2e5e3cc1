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

/// The headers that the generator writes for the serverless flavor.
impl runtime::DefaultHeaders for runtime::Client {
    const HEADERS: &'static [(&'static str, &'static str)] = &[("elastic-api-version", "2023-10-31")];
}

/// What the generator writes today for each folder of `fixtures/`, and for `spec/` as `seeds`.
#[allow(dead_code, unreachable_pub, unused_imports, reason = "a test uses a part of a fixture")]
#[allow(clippy::box_collection, reason = "emitted items are public, which these are not to the lint")]
#[allow(clippy::type_complexity, reason = "a type has the fields that the specification gives it")]
mod fixtures {
    include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));
}

/// The examples in the documentation of the fixtures' requests, and on their front pages.
#[allow(clippy::unnecessary_wraps, dead_code, reason = "what a front page shows and does not run is a function")]
#[allow(deprecated, reason = "an example of what is deprecated is one all the same")]
#[allow(unused_variables, reason = "an example shows what a call gives")]
mod examples {
    include!(concat!(env!("OUT_DIR"), "/examples.rs"));
}

mod assertions;
mod client;
#[path = "../fixtures/mod.rs"]
mod constructs;
mod decode;
mod determinism;
mod diagnostics;
mod documents;
mod encode;
mod endpoint;
mod flavor;
mod folders;
mod front_page;
mod inline_attributes;
mod inputs;
mod literals;
mod loading;
mod nesting;
mod readme;
mod robustness;
mod round_trip;
mod secrets;
mod seeds;
mod selection;
mod sketch;
mod snapshots;
mod stats;
mod values;
