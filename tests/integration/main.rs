//! Tests of the two endpoints with a real server. `cargo xtask integration` runs them and describes their requirements.
//!
//! They are a separate target that `cargo test` does not run, because they fail without a server.

mod cases;
mod context;
mod response;
mod server;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Error, Result};
use libtest_mimic::{Arguments, Trial};
use tokio::runtime::{Handle, Runtime};

use context::TestContext;
use server::Server;

fn main() -> ExitCode {
    run(&Arguments::from_args()).unwrap_or_else(|error| {
        eprintln!("error: {}", causes(&error));
        ExitCode::FAILURE
    })
}

/// Runs the test cases, and cleans up after success and failure.
fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = Runtime::new()?;
    let context = runtime.block_on(TestContext::new(Server::from_environment()?)).context("the setup failed")?;
    let context = Arc::new(context);
    let outcome = libtest_mimic::run(arguments, cases::all(runtime.handle(), &context));
    runtime.block_on(context.clean_up()).context("the cleanup failed")?;
    Ok(outcome.exit_code())
}

/// Creates a test from a test case.
fn trial(
    name: &str,
    runtime: &Handle,
    context: &Arc<TestContext>,
    case: impl AsyncFn(&TestContext) -> Result<()> + Send + 'static,
) -> Trial {
    let (runtime, context) = (runtime.clone(), Arc::clone(context));
    Trial::test(name, move || runtime.block_on(case(&context)).map_err(|error| causes(&error).into()))
}

/// Formats an error with its causes, without a backtrace.
fn causes(error: &Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  caused by: ")
}
