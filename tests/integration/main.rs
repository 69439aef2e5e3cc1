//! The two endpoints against a real server. `cargo xtask integration` runs this, and says what it needs.
//!
//! A target of its own, which `cargo test` leaves out: what needs a server must not pass where there is none.

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

/// Runs the cases, and cleans up whatever came of them.
fn run(arguments: &Arguments) -> Result<ExitCode> {
    let runtime = Runtime::new()?;
    let context = runtime.block_on(TestContext::new(Server::from_environment()?)).context("the set-up failed")?;
    let context = Arc::new(context);
    let outcome = libtest_mimic::run(arguments, cases::all(runtime.handle(), &context));
    runtime.block_on(context.clean_up()).context("the cleaning up failed")?;
    Ok(outcome.exit_code())
}

/// One case, by its name.
fn trial(
    name: &str,
    runtime: &Handle,
    context: &Arc<TestContext>,
    case: impl AsyncFn(&TestContext) -> Result<()> + Send + 'static,
) -> Trial {
    let (runtime, context) = (runtime.clone(), Arc::clone(context));
    Trial::test(name, move || runtime.block_on(case(&context)).map_err(|error| causes(&error).into()))
}

/// An error and all that caused it. A trace of calls would only show how cases are run.
fn causes(error: &Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  caused by: ")
}
