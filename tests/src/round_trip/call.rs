//! Requests: from HTTP, through their setters, to HTTP and back.

use std::fmt::Debug;

use bytes::Bytes;
use http::Request;
use serde_json::Value;

use super::case::Rebuild;
use crate::runtime::{Document, Endpoint, FromHttp};

/// A request of a fixture, with what tests do to it. The build script lists all of them.
pub(crate) struct Call {
    pub(crate) fixture: &'static str,
    pub(crate) module: &'static str,
    pub(crate) item: &'static str,
    /// Reads the first request, makes it once more, and gives it as HTTP; a second one lends what `new` asks for.
    pub(crate) through: Through,
    /// All that is printed when this request is read, and whether it was written.
    pub(crate) printed: fn(&Request<Bytes>) -> crate::secrets::printed::Printed,
}

type Through = fn(&Request<Bytes>, &Request<Bytes>) -> Result<Request<Bytes>, String>;

/// A document as its setter takes it: something with `Serialize`.
pub(crate) fn json(document: &Document) -> Value {
    serde_json::from_str(document.get().expect("a document that was read")).expect("JSON")
}

pub(crate) fn through<R>(
    http: &Request<Bytes>,
    other: &Request<Bytes>,
    rebuild: Rebuild<R>,
) -> Result<Request<Bytes>, String>
where
    R: FromHttp + Clone + Debug + PartialEq,
{
    let donor = read::<R>(http)?;
    let written = written(&donor)?;
    let again = read::<R>(&written)?;
    if again != donor {
        return Err(format!("read again from {written:?}:\n{again:?}\nis not what was read first:\n{donor:?}"));
    }
    for made in rebuild(donor.clone(), read::<R>(other)?) {
        if made != donor {
            return Err(format!("made by setters:\n{made:?}\nis not what was read:\n{donor:?}"));
        }
        let made = self::written(&made)?;
        if parts(&made) != parts(&written) {
            return Err(format!("made by setters:\n{made:?}\nis not what was read:\n{written:?}"));
        }
    }
    Ok(written)
}

type Parts<'r> = (&'r http::Method, &'r http::Uri, &'r http::HeaderMap, &'r Bytes);

fn parts(request: &Request<Bytes>) -> Parts<'_> {
    (request.method(), request.uri(), request.headers(), request.body())
}

fn read<R: FromHttp>(http: &Request<Bytes>) -> Result<R, String> {
    R::from_http(http).map_err(|error| format!("not read from {http:?}: {error}"))
}

fn written<R: Endpoint>(request: &R) -> Result<Request<Bytes>, String> {
    request.to_http().map_err(|error| format!("not built: {error}"))
}
