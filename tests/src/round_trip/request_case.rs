//! The round trip of a request: it is restored from HTTP, turned into HTTP again, and rebuilt with its setters.

use std::fmt::Debug;

use bytes::Bytes;
use http::Request;
use serde_json::Value;

use super::extended::Kept;
use super::value_case::Rebuild;
use crate::runtime::{Document, Endpoint, FromHttp};

/// A request type of a fixture, and functions that test it. The build script writes the table of all of them.
pub(crate) struct RequestCase {
    pub(crate) fixture: &'static str,
    pub(crate) module: &'static str,
    pub(crate) item: &'static str,
    /// Restores the first HTTP request and returns it as HTTP again, after it was also rebuilt with its setters. The second
    /// request provides other arguments for `new`.
    pub(crate) round_trip: RoundTrip,
    /// Restores a request and returns it as HTTP again.
    pub(crate) keep: Keep,
    /// Restores a request and prints it and all errors in every format.
    pub(crate) print: fn(&Request<Bytes>) -> crate::secrets::printed::Printed,
}

type Keep = fn(&Request<Bytes>) -> Result<Kept<Request<Bytes>>, String>;
type RoundTrip = fn(&Request<Bytes>, &Request<Bytes>) -> Result<Request<Bytes>, String>;

/// Returns a document as a value that its setter accepts.
pub(crate) fn document_value(document: &Document) -> Value {
    serde_json::from_str(document.get().expect("a complete document")).expect("JSON")
}

pub(crate) fn round_trip<R>(
    http: &Request<Bytes>,
    other: &Request<Bytes>,
    rebuild: Rebuild<R>,
) -> Result<Request<Bytes>, String>
where
    R: FromHttp + Clone + Debug + PartialEq,
{
    let donor = restore::<R>(http)?;
    let written = build(&donor)?;
    let again = restore::<R>(&written)?;
    if again != donor {
        return Err(format!("{written:?} was restored as\n{again:?}\ninstead of\n{donor:?}"));
    }
    for rebuilt in rebuild(donor.clone(), restore::<R>(other)?) {
        if rebuilt != donor {
            return Err(format!("the setters built\n{rebuilt:?}\ninstead of\n{donor:?}"));
        }
        let request = build(&rebuilt)?;
        if parts(&request) != parts(&written) {
            return Err(format!("the setters built\n{request:?}\ninstead of\n{written:?}"));
        }
    }
    Ok(written)
}

/// Restores a request and returns it as HTTP again.
pub(crate) fn keep<R: FromHttp>(http: &Request<Bytes>) -> Result<Kept<Request<Bytes>>, String> {
    match R::from_http(http) {
        Ok(request) => build(&request).map(Kept::Written),
        Err(error) => Ok(Kept::Refused(error.to_string())),
    }
}

type Parts<'r> = (&'r http::Method, &'r http::Uri, &'r http::HeaderMap, &'r Bytes);

fn parts(request: &Request<Bytes>) -> Parts<'_> {
    (request.method(), request.uri(), request.headers(), request.body())
}

fn restore<R: FromHttp>(http: &Request<Bytes>) -> Result<R, String> {
    R::from_http(http).map_err(|error| format!("{http:?} could not be restored: {error}"))
}

fn build<R: Endpoint>(request: &R) -> Result<Request<Bytes>, String> {
    request.to_http().map_err(|error| format!("the request could not be built: {error}"))
}
