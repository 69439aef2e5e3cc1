//! Whatever comes in, the generator says what is wrong or writes what is right: it never panics, hangs or overflows its
//! stack, and its time grows with its input.

mod growth;
mod hostile;
mod mutated;

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

use generator::{Diagnostics, Output};

use crate::sketch::Sketch;

/// How much stack the generator has: what a thread of Rust's has that asks for no more.
const STACK: usize = 2 << 20;

/// How long it may take, in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the generator with little stack and limited time. A panic in it is one here.
///
/// What it writes must be Rust; that it says why it wrote nothing is for the caller to see.
fn run(sketch: Sketch) -> Result<Output, Diagnostics> {
    let (done, result) = channel();
    let work = move || {
        let result = sketch.run();
        if let Ok(output) = &result {
            for (path, text) in &output.files {
                assert!(syn::parse_file(text).is_ok(), "{path} is no Rust:\n{text}");
            }
        }
        // Nobody listens any more where it took too long.
        let _ = done.send(result);
    };
    let thread = Builder::new().stack_size(STACK).spawn(work).unwrap();
    match result.recv_timeout(PATIENCE) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("it took more than {PATIENCE:?}"),
        Err(RecvTimeoutError::Disconnected) => resume_unwind(thread.join().unwrap_err()),
    }
}

/// Runs what must be refused, and gives the codes of all that is said, each once.
fn refused(sketch: Sketch) -> Vec<&'static str> {
    let errors = run(sketch).map(|output| output.files.into_keys().collect::<Vec<_>>()).unwrap_err();
    let mut codes: Vec<_> = errors.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Runs what must be written.
fn written(sketch: Sketch) -> Output {
    run(sketch).unwrap_or_else(|errors| panic!("{errors}"))
}
