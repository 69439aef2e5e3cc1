//! Encoding requests as HTTP and decoding them, with hand-written endpoints.

mod build;
mod build_errors;
mod from_http;
mod hostile;
mod requests;
