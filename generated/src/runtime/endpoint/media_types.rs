//! The media types of requests and responses, before the client adds a version to them.

use http::HeaderValue;

pub(in crate::runtime) const JSON: HeaderValue = HeaderValue::from_static("application/json");

pub(in crate::runtime) const NDJSON: HeaderValue = HeaderValue::from_static("application/x-ndjson");

pub(in crate::runtime) const TEXT: HeaderValue = HeaderValue::from_static("text/plain");
