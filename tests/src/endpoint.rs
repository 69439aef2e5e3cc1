//! Requests as HTTP and back, by hand-written endpoints.

mod back;
mod build;
mod hostile;
mod refusals;
mod requests;
