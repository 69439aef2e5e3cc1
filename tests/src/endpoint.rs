//! Requests as HTTP and back, by hand-written endpoints.

mod build;
mod build_errors;
mod from_http;
mod hostile;
mod requests;
