//! Checks examples and recorded traffic with the generated crate. `cargo xtask conformance` copies this program and writes
//! `table.rs`.
//!
//! The program decodes and encodes each request and each response, and writes both forms as a line of JSON. `cargo xtask
//! conformance` compares them.

#![allow(deprecated, reason = "deprecated endpoints are checked too")]

mod check;
mod table;

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::process::ExitCode;

use check::{Case, Outcome};
use serde::Serialize;

/// An endpoint: its name, and the functions that check a case with its types.
pub struct Endpoint {
    pub name: &'static str,
    pub request: fn(&check::RecordedRequest) -> Outcome,
    pub response: fn(&check::RecordedResponse) -> Outcome,
}

/// A line of the output.
#[derive(Serialize)]
struct Line<'a> {
    endpoint: &'a str,
    name: &'a str,
    side: &'static str,
    #[serde(flatten)]
    outcome: Outcome,
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
            let mut write = |side, outcome| {
                let line = Line { endpoint: &case.endpoint, name: &case.name, side, outcome };
                writeln!(out, "{}", serde_json::to_string(&line)?)
            };
            if let Some(request) = &case.request {
                write("request", (endpoint.request)(request))?;
            }
            if let Some(response) = &case.response {
                write("response", (endpoint.response)(response))?;
            }
        }
    }
    Ok(())
}
