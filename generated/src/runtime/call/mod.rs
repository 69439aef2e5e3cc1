//! A call that is not yet sent.

mod client_methods;
mod exchange;
mod pending_request;
mod response;
mod untyped_path;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use exchange::Exchange;
use pending_request::PendingRequest;
pub use response::Response;

use crate::runtime::Error;
use crate::runtime::client::Client;
use crate::runtime::endpoint::{BuildError, Description};
use crate::runtime::events::IncomingBody;
use crate::runtime::json::{Decode, Decoded, Mode};
use crate::runtime::raw_response::RawResponse;
use crate::runtime::response::{AnyJson, Json, JsonDocument, JsonWithSerde, ResponseBody, Text};
use crate::runtime::transport::BoxFuture;

/// Decodes a response.
type DecodeResponse<R> = fn(&RawResponse, Mode) -> Result<Decoded<R>, Error>;

/// A call that is ready to be sent. `.await` sends it and returns the decoded response.
///
/// A call owns its data, so it can be moved to another thread and sent later. Errors of building the request are stored and
/// returned on `.await`, and nothing is sent.
///
/// ```
/// use generated::testing::{CannedResponse, MockTransport};
/// use std::time::Duration;
///
/// # async fn call() -> Result<(), generated::Error> {
/// let server = MockTransport::new();
/// server.respond(CannedResponse::json(200, r#"{"status":"green"}"#));
///
/// let response = server
///     .client()
///     .request("GET", "/_cluster/health")
///     .query_param("wait_for_status", "green")
///     .request_timeout(Duration::from_secs(60))
///     .header("x-opaque-id", "42")
///     .send()
///     .await?;
/// assert!(response.warnings().is_empty());
/// assert_eq!(response.into_value()["status"], "green");
/// # Ok(())
/// # }
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<R> {
    /// Boxed, because each setter moves the call.
    pending: Result<Box<PendingRequest>, Error>,
    decode: DecodeResponse<R>,
    /// Creates the value from a body that is still being received, for responses that are streamed.
    from_incoming: Option<fn(IncomingBody) -> R>,
}

impl<R> Call<R> {
    pub(in crate::runtime) fn for_endpoint(
        client: &Client,
        description: &'static Description,
        request: Result<http::Request<Bytes>, BuildError>,
        decode: DecodeResponse<R>,
        from_incoming: Option<fn(IncomingBody) -> R>,
    ) -> Self {
        let pending = request
            .map(|request| PendingRequest::for_endpoint(client.clone(), description, request))
            .map_err(Error::Build);
        Self { pending, decode, from_incoming }
    }

    /// Sets whether a response with a status of 2xx may contain an error.
    pub(in crate::runtime) fn may_contain_error(self, value: bool) -> Self {
        self.modify(|pending| {
            pending.may_contain_error = value;
            Ok(())
        })
    }

    /// Sends the call, and returns the value with status, headers, warnings and the places where the response deviates
    /// from its type.
    ///
    /// # Errors
    /// Returns an error if the request can't be built, there is no complete response, the response is an error, or it can't be
    /// decoded as an `R`.
    pub async fn send(self) -> Result<Response<R>, Error> {
        let pending = self.pending?;
        let mode = pending.mode;
        let Exchange { response, incoming, span } = exchange::send(*pending, self.from_incoming.is_some()).await?;
        let decoded = match self.from_incoming.zip(incoming) {
            Some((from_incoming, body)) => Decoded { value: from_incoming(body), deviations: Vec::new() },
            None => span.decode(|| (self.decode)(&response, mode))?,
        };
        span.record_deviations(response.endpoint(), &decoded.deviations);
        Ok(Response::new(decoded, response))
    }

    /// Sends the call, and returns status, headers and bytes for any status.
    ///
    /// # Errors
    /// Returns an error if the request can't be built or there is no complete response.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let Exchange { response, span, .. } = exchange::send(*self.pending?, false).await?;
        if !response.status().is_success() {
            span.record_error_status(response.status());
        }
        Ok(response)
    }

    /// Decodes the response as another type with serde: for example as a type with the few fields that `filter_path` selects.
    ///
    /// ```
    /// use generated::testing::{CannedResponse, MockTransport};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Health {
    ///     status: String,
    /// }
    ///
    /// # async fn call() -> Result<(), generated::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(200, r#"{"status":"green"}"#));
    /// let health = server.client().request("GET", "/_cluster/health?filter_path=status").json::<Health>().await?;
    /// assert_eq!(health.status, "green");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn json<T: DeserializeOwned>(self) -> Call<T> {
        // The response of an untyped call may be a document, which may look like an error.
        let may_contain_error = self.pending.as_ref().is_ok_and(|pending| pending.may_contain_error);
        let decode = if may_contain_error {
            <JsonWithSerde as ResponseBody<T>>::decode
        } else {
            <JsonDocument as ResponseBody<T>>::decode
        };
        Call { pending: self.pending, decode, from_incoming: None }
    }

    /// Decodes the response as another type of this crate, in the mode of the call.
    pub fn typed<T: Decode>(self) -> Call<T> {
        Call { pending: self.pending, decode: <Json as ResponseBody<T>>::decode, from_incoming: None }
    }

    /// Requests the response as text: the table of a `cat` endpoint, or the `text/plain` response of an untyped call. For an
    /// endpoint without a text response, awaiting the call returns an error.
    ///
    /// ```
    /// use generated::testing::{CannedResponse, MockTransport};
    ///
    /// # async fn call() -> Result<(), generated::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::new(200, "green open books\n"));
    /// let table = server.client().request("GET", "/_cat/indices?h=health,status,index").text().await?;
    /// assert_eq!(table, "green open books\n");
    /// assert_eq!(server.sent_requests()[0].header("accept"), Some("text/plain"));
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn text(self) -> Call<String> {
        let Self { pending, .. } = self.modify(PendingRequest::text);
        Call { pending, decode: <Text as ResponseBody<String>>::decode, from_incoming: None }
    }

    /// Sets the timeout of the call, until the last byte of the response. `None` removes the limit.
    pub fn request_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        self.modify(|pending| {
            pending.timeout = limit.into();
            Ok(())
        })
    }

    /// Sets a header, and replaces the value that the client would send.
    pub fn header(self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.modify(|pending| pending.header(name, value))
    }

    /// Adds a parameter to the query string. Name and value are percent-encoded.
    pub fn query_param(self, name: impl AsRef<str>, value: impl fmt::Display) -> Self {
        self.modify(|pending| pending.query_param(name.as_ref(), &value.to_string()))
    }

    /// Requests the stack trace of the server in errors. Overrides the field `common` of the request.
    pub fn error_trace(self, error_trace: bool) -> Self {
        self.set_flag("error_trace", error_trace)
    }

    /// Selects the fields of the response to return, in dot notation: `["hits.hits._id", "-_shards"]`. Overrides the field
    /// `common` of the request.
    ///
    /// Missing fields of the response are empty, even in strict mode; see [`Response::deviations`]. A type of your program with
    /// the selected fields distinguishes a missing field from an empty one; see [`json`](Self::json).
    ///
    /// ```
    /// use generated::testing::{CannedResponse, MockTransport};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Health {
    ///     status: String,
    /// }
    ///
    /// # async fn call() -> Result<(), generated::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(200, r#"{"status":"green"}"#));
    /// let call = server.client().request("GET", "/_cluster/health").filter_path(["status", "timed_out"]);
    /// assert_eq!(call.json::<Health>().await?.status, "green");
    /// assert_eq!(server.sent_requests()[0].target(), "/_cluster/health?filter_path=status,timed_out");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn filter_path<T: AsRef<str>>(self, filter_path: impl IntoIterator<Item = T>) -> Self {
        self.modify(|pending| pending.set_query_param("filter_path", filter_path))
    }

    /// Requests human-readable times and sizes in addition to the numbers. Overrides the field `common` of the request.
    pub fn human(self, human: bool) -> Self {
        self.set_flag("human", human)
    }

    /// Requests an indented response. Overrides the field `common` of the request.
    pub fn pretty(self, pretty: bool) -> Self {
        self.set_flag("pretty", pretty)
    }

    fn set_flag(self, name: &'static str, value: bool) -> Self {
        self.modify(|pending| pending.set_query_param(name, [if value { "true" } else { "false" }]))
    }

    /// Replaces the body of the request, for fields that the specification does not have yet.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "a caller passes a temporary value; a reference is `Serialize` too"
    )]
    pub fn json_body(self, value: impl Serialize) -> Self {
        self.modify(|pending| pending.json_body(&value))
    }

    /// Replaces the body and the `content-type` of the request, such as `application/x-ndjson` for a bulk request. That media
    /// type and `application/json` are replaced with the [`MediaType`](crate::runtime::MediaType) of the client, so that the
    /// response has it too.
    pub fn body(self, content_type: impl TryInto<HeaderValue>, body: impl Into<Bytes>) -> Self {
        self.modify(|pending| pending.body(content_type, body.into()))
    }

    /// Decodes the response strictly: everything that the specification does not allow is an error.
    pub fn strict(self) -> Self {
        self.modify(|pending| {
            pending.mode = Mode::Strict;
            Ok(())
        })
    }

    /// Changes the request, and stores the first error.
    fn modify(mut self, modify: impl FnOnce(&mut PendingRequest) -> Result<(), BuildError>) -> Self {
        if let Ok(pending) = &mut self.pending
            && let Err(error) = modify(pending)
        {
            self.pending = Err(Error::Build(error));
        }
        self
    }
}

impl Call<Value> {
    /// Creates an untyped call. `method` is `None` if it is invalid.
    pub(in crate::runtime) fn untyped(client: &Client, method: Option<Method>, path: &str) -> Self {
        let pending = PendingRequest::untyped(client.clone(), method, path).map_err(Error::Build);
        Self { pending, decode: <AnyJson as ResponseBody<Value>>::decode, from_incoming: None }
    }
}

impl<R: 'static> IntoFuture for Call<R> {
    type Output = Result<R, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.send().await.map(Response::into_value) })
    }
}

/// Shows endpoint and method, and no value of the request.
impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.pending {
            Ok(pending) => write!(f, "Call({}, {})", pending.endpoint, pending.request.method()),
            Err(error) => f.debug_tuple("Call").field(error).finish(),
        }
    }
}
