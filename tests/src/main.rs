//! Tests of the generator and of the code that it generates.

/// A copy of the runtime inside this crate, so that the fixtures find it in the same crate, as in a generated crate.
#[path = "../../generated/src/runtime/mod.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the fixtures use only a part of the runtime; the crate `generated` checks all of it"
)]
mod runtime;

/// The headers that the generator writes for the serverless flavor.
impl runtime::DefaultHeaders for runtime::Client {
    const HEADERS: &'static [(&'static str, &'static str)] = &[("elastic-api-version", "2023-10-31")];
}

/// The generator's current output for each folder of `fixtures/`, and for `spec/` as `seeds`.
#[allow(dead_code, unreachable_pub, unused_imports, reason = "the tests use only a part of each fixture")]
#[allow(
    clippy::box_collection,
    clippy::struct_field_names,
    reason = "the lints exempt public items, and generated items are public only in their own crate"
)]
#[allow(clippy::type_complexity, reason = "a type has the fields that the specification gives it")]
mod fixtures {
    include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));
}

/// The examples in the documentation of the fixtures' requests, and on their front pages.
#[allow(clippy::unnecessary_wraps, dead_code, reason = "a front page has functions with code that must not run")]
#[allow(deprecated, reason = "examples of deprecated endpoints are tested too")]
#[allow(unused_variables, reason = "examples bind results that they do not use")]
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
mod diff;
mod documents;
mod drift;
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
