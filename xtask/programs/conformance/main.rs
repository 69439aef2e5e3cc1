//! Plays examples and recorded traffic through the generated crate: requests are read, written and read again, responses are
//! read as the client reads them. Written by `cargo xtask conformance`, which also writes `table.rs`.
//!
//! A request passes if it is read, if what is written again holds every name, text, number and boolean that was there, and if
//! that is read to the same. Forgiven: the order of keys; a number or boolean as its text; what stands in another place of the
//! request; names and words under which the specification says that another is read.
//!
//! A response passes if it is read tolerantly; whether strict reading takes it too is counted.

#![allow(deprecated, reason = "deprecated endpoints are played, too")]

mod check;
mod table;

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::process::ExitCode;

use check::{Case, Outcome};

/// An endpoint: its name, and what plays a case through its types.
pub struct Endpoint {
    pub name: &'static str,
    pub request: fn(&check::Sent) -> Outcome,
    pub response: fn(&check::Answered) -> Outcome,
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
