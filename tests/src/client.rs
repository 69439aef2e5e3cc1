//! The client: what it sends, and what it makes of what comes back.

mod builder;
mod calls;
mod concurrency;
mod events;
mod faults;
mod functions;
pub(crate) mod hostile;
mod seeds;
mod sent;
mod server_errors;
mod spans;
mod tls;
mod wire;
