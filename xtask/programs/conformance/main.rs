//! Checks examples and recorded traffic with the generated crate. `cargo xtask conformance` copies this program and writes
//! `table.rs`.
//!
//! A request is decoded, encoded and decoded again. It passes if the encoded request contains every name, string, number and
//! boolean of the original one, and if both decoded requests are equal. Allowed differences are the order of keys, a number or
//! boolean in place of the equal string, another location in the request, and the actual name in place of an alias.
//!
//! A response passes if lenient decoding accepts it. The program also reports whether strict decoding does.

#![allow(deprecated, reason = "deprecated endpoints are checked too")]

mod check;
mod table;

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::process::ExitCode;

use check::{Case, Outcome};

/// An endpoint: its name, and the functions that check a case with its types.
pub struct Endpoint {
    pub name: &'static str,
    pub request: fn(&check::RecordedRequest) -> Outcome,
    pub response: fn(&check::RecordedResponse) -> Outcome,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let endpoints: BTreeMap<_, _> = table::ENDPOINTS.iter().map(|endpoint| (endpoint.name, endpoint)).collect();
    let mut out = io::stdout().lock();
    for path in std::env::args().skip(1) {
        for line in std::fs::read_to_string(path)?.lines() {
            let case: Case = serde_json::from_str(line)?;
            let Some(endpoint) = endpoints.get(case.endpoint.as_str()) else { continue };
            if let Some(request) = &case.request {
                writeln!(out, "{}", (endpoint.request)(request).line(&case, "request"))?;
            }
            if let Some(response) = &case.response {
                writeln!(out, "{}", (endpoint.response)(response).line(&case, "response"))?;
            }
        }
    }
    Ok(())
}
