//! Checks that the generated crate does not print secrets. `cargo xtask secrets` copies this program and writes `table.rs`.
//!
//! Each sample is JSON with a canary in a property. It is decoded, printed and encoded again. `Debug` must not show the canary
//! in a secret property, and must show it in a property that only looks secret: this proves that the check can fail.

#![allow(deprecated, reason = "deprecated types are checked too")]

mod table;

use std::fmt::Debug;
use std::process::ExitCode;

use api::FromHttp;
use api::json::{Decode, Encode, Mode};
use bytes::Bytes;

/// A property of a type with samples.
pub struct Case {
    pub name: &'static str,
    pub secret: bool,
    pub samples: &'static [Sample],
}

/// A value with the canary in the property. Method and URI are empty if it is not a request.
pub struct Sample {
    pub method: &'static str,
    pub uri: &'static str,
    pub body: &'static str,
    pub print: fn(&Sample) -> Result<Printed, String>,
}

/// The output of a value.
pub struct Printed {
    debug: String,
    encoded: String,
}

/// Decodes, prints and encodes a value.
pub fn value<T: Decode + Encode + Debug>(sample: &Sample) -> Result<Printed, String> {
    let value = api::json::decode::<T>(sample.body.as_bytes(), Mode::Lenient).map_err(|error| error.to_string())?.value;
    let encoded = api::json::encode(&value).map_err(|error| error.to_string())?;
    Ok(Printed { debug: format!("{value:?} {value:#?}"), encoded: String::from_utf8_lossy(&encoded).into_owned() })
}

/// Decodes, prints and encodes a request.
pub fn request<R: FromHttp + Debug>(sample: &Sample) -> Result<Printed, String> {
    let http = http::Request::builder().method(sample.method).uri(sample.uri);
    let http = http.body(Bytes::from_static(sample.body.as_bytes())).map_err(|error| error.to_string())?;
    let request = R::from_http(&http).map_err(|error| error.to_string())?;
    let encoded = request.to_http().map_err(|error| error.to_string())?;
    let encoded = format!("{} {}", encoded.uri(), String::from_utf8_lossy(encoded.body()));
    Ok(Printed { debug: format!("{request:?} {request:#?}"), encoded })
}

fn main() -> ExitCode {
    let failures: Vec<_> = table::CASES.iter().filter_map(|case| check(case).err()).collect();
    for failure in &failures {
        println!("{failure}");
    }
    let secrets = table::CASES.iter().filter(|case| case.secret).count();
    println!("{secrets} secret properties, {} that only look secret, {} failures", table::CASES.len() - secrets, failures.len());
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Checks a property. Of one that only looks secret, a sample may contain secrets, so one printed canary is enough.
fn check(case: &Case) -> Result<(), String> {
    let mut is_printed = false;
    for sample in case.samples {
        let printed =
            (sample.print)(sample).map_err(|error| format!("{}: {error} in {} {}", case.name, sample.uri, sample.body))?;
        if !printed.encoded.contains(table::CANARY) {
            return Err(format!("{}: {} {} is encoded as {}", case.name, sample.uri, sample.body, printed.encoded));
        }
        is_printed |= printed.debug.contains(table::CANARY);
        if case.secret && is_printed {
            return Err(format!("{}: {} {} is printed as {}", case.name, sample.uri, sample.body, printed.debug));
        }
    }
    if case.secret || is_printed { Ok(()) } else { Err(format!("{} is not printed", case.name)) }
}
