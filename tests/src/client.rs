//! The client: what it sends, and what it makes of what comes back.

mod answers;
mod bodies;
mod builder;
mod calls;
mod concurrency;
mod documents;
mod events;
mod exact;
mod faults;
pub(crate) mod hostile;
mod one_line;
mod over_the_wire;
mod proxy;
mod recorder;
mod reports;
mod seeds;
mod sent;
mod server_errors;
mod spans;
mod tls;
mod wire;
mod wrapping;
