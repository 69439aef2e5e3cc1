//! The client: the requests that it sends, and the decoding of responses.

mod bodies;
mod builder;
mod calls;
mod concurrency;
mod documents;
mod error_escaping;
mod error_reports;
mod events;
mod faults;
mod filter_path;
pub(crate) mod hostile;
mod hostile_parameters;
mod http;
mod proxy;
mod recorder;
mod responses;
mod seed_requests;
mod seeds;
mod sent_requests;
mod server_errors;
mod spans;
mod tls;
mod transport_wrappers;
