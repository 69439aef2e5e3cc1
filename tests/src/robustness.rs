//! For any input, the generator reports errors or writes valid Rust. It never panics, hangs or overflows its stack, and its
//! running time is linear in the size of its input.

mod growth;
mod hostile;
mod mutated;

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

use generator::{Diagnostics, Output};

use crate::sketch::Sketch;

/// The size of the generator's stack in bytes: the default of a thread in Rust.
const STACK_SIZE: usize = 2 << 20;

/// The longest running time in a debug build on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Runs the generator with a limited stack and limited time, and asserts that it writes valid Rust.
///
/// # Panics
///
/// If the generator panics or exceeds the time limit.
fn run(sketch: Sketch) -> Result<Output, Diagnostics> {
    let (finished, result) = channel();
    let work = move || {
        let result = sketch.run();
        if let Ok(output) = &result {
            for (path, text) in &output.files {
                assert!(syn::parse_file(text).is_ok(), "{path} is not valid Rust:\n{text}");
            }
        }
        // The receiver is gone if the time limit was exceeded.
        let _ = finished.send(result);
    };
    let thread = Builder::new().stack_size(STACK_SIZE).spawn(work).unwrap();
    match result.recv_timeout(TIME_LIMIT) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("the generator ran for more than {TIME_LIMIT:?}"),
        Err(RecvTimeoutError::Disconnected) => resume_unwind(thread.join().unwrap_err()),
    }
}

/// Runs the generator on an invalid specification and returns the codes of its diagnostics, sorted, without duplicates.
fn codes(sketch: Sketch) -> Vec<&'static str> {
    let diagnostics = run(sketch).map_or_else(|errors| errors, |output| output.warnings);
    let mut codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Runs the generator on a valid specification.
fn assert_valid(sketch: Sketch) -> Output {
    run(sketch).unwrap_or_else(|errors| panic!("{errors}"))
}
