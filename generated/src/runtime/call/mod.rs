//! One call: everything that it needs, and nothing sent yet.

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
pub(in crate::runtime) use untyped_path::has_dot_segments;

use crate::runtime::client::Client;
use crate::runtime::endpoint::{BuildError, Description};
use crate::runtime::error::Error;
use crate::runtime::events::IncomingBody;
use crate::runtime::json::{Decode, Decoded, Mode};
use crate::runtime::response::{AnyJson, Json, JsonDocument, JsonWithSerde, RawResponse, ResponseBody, Text};
use crate::runtime::transport::BoxFuture;

/// How an answer becomes a value.
type DecodeResponse<R> = fn(&RawResponse, Mode) -> Result<Decoded<R>, Error>;

/// A call that is ready to be made: `.await` makes it and gives the value.
///
/// It owns what it needs, so it can go to another thread and be made when its time has come. What is wrong with the request
/// is the error of the await, and nothing is sent then.
///
/// ```
/// use generated::runtime::testing::{MockTransport, CannedResponse};
/// use std::time::Duration;
///
/// # async fn call() -> Result<(), generated::runtime::Error> {
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
    /// Boxed, so that a call is moved from setter to setter for nothing.
    pending: Result<Box<PendingRequest>, Error>,
    decode: DecodeResponse<R>,
    /// What makes the value of a body that is still on its way, where that is not waited for.
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

    /// An answer that says success may be an error all the same.
    pub(in crate::runtime) fn may_contain_error(self, may_be: bool) -> Self {
        self.modify(|pending| {
            pending.may_contain_error = may_be;
            Ok(())
        })
    }

    /// Makes the call: the value, with status, headers, warnings, and what tolerance filled in.
    ///
    /// # Errors
    /// When the request can't be built, no answer comes, the server answers with an error, or the answer is not an `R`.
    pub async fn send(self) -> Result<Response<R>, Error> {
        let pending = self.pending?;
        let mode = pending.mode;
        let Exchange { response, incoming, span } = exchange::send(*pending, self.from_incoming.is_some()).await?;
        let decoded = match self.from_incoming.zip(incoming) {
            Some((from_incoming, body)) => Decoded { value: from_incoming(body), defaulted: Vec::new() },
            None => span.decode(|| (self.decode)(&response, mode))?,
        };
        Ok(Response::new(decoded, response))
    }

    /// Makes the call: status, headers and bytes, whatever the status is.
    ///
    /// # Errors
    /// When the request can't be built, or no answer comes.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let Exchange { response, span, .. } = exchange::send(*self.pending?, false).await?;
        if !response.status().is_success() {
            span.record_error_status(response.status());
        }
        Ok(response)
    }

    /// The same call, whose answer is decoded as another type, by serde: a few fields of an answer that `filter_path` has
    /// cut down, or a type of your own.
    ///
    /// ```
    /// use generated::runtime::testing::{MockTransport, CannedResponse};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Health {
    ///     status: String,
    /// }
    ///
    /// # async fn call() -> Result<(), generated::runtime::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(200, r#"{"status":"green"}"#));
    /// let health = server.client().request("GET", "/_cluster/health?filter_path=status").json::<Health>().await?;
    /// assert_eq!(health.status, "green");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn json<T: DeserializeOwned>(self) -> Call<T> {
        // What an untyped call answers may be a document, which may look like an error.
        let may_contain_error = self.pending.as_ref().is_ok_and(|pending| pending.may_contain_error);
        let decode = if may_contain_error {
            <JsonWithSerde as ResponseBody<T>>::decode
        } else {
            <JsonDocument as ResponseBody<T>>::decode
        };
        Call { pending: self.pending, decode, from_incoming: None }
    }

    /// The same call, whose answer is decoded as another type of this crate: tolerantly or strictly, as the call is.
    pub fn typed<T: Decode>(self) -> Call<T> {
        Call { pending: self.pending, decode: <Json as ResponseBody<T>>::decode, from_incoming: None }
    }

    /// The same call, whose answer is asked for as text: the table that an endpoint of `cat` writes for people, and what an
    /// untyped call answers in `text/plain`. An endpoint that has no answer as text is an error of the await.
    ///
    /// ```
    /// use generated::runtime::testing::{MockTransport, CannedResponse};
    ///
    /// # async fn call() -> Result<(), generated::runtime::Error> {
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

    /// How long this call may take, until the last byte of the answer. `None` is no limit.
    pub fn request_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        self.modify(|pending| {
            pending.timeout = limit.into();
            Ok(())
        })
    }

    /// Sets a header, instead of what the client would send under that name.
    pub fn header(self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.modify(|pending| pending.header(name, value))
    }

    /// Adds a parameter to the query string. Both texts are encoded: nothing in them changes the URL's shape.
    pub fn query_param(self, name: impl AsRef<str>, value: impl fmt::Display) -> Self {
        self.modify(|pending| pending.query_param(name.as_ref(), &value.to_string()))
    }

    /// Asks for the server's stack trace in errors. Overrides the field `common` of the request.
    pub fn error_trace(self, error_trace: bool) -> Self {
        self.set_flag("error_trace", error_trace)
    }

    /// Selects the parts of the response to return, in the server's dot notation: `["hits.hits._id", "-_shards"]`. Overrides the
    /// field `common` of the request.
    ///
    /// A response without its required fields cannot be decoded as the endpoint's type; [`json`](Self::json) decodes it as a type
    /// of your own.
    ///
    /// ```
    /// use generated::runtime::testing::{MockTransport, CannedResponse};
    ///
    /// # async fn call() -> Result<(), generated::runtime::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(200, r#"{"status":"green"}"#));
    /// server.client().request("GET", "/_cluster/health").filter_path(["status", "number_of_*"]).human(true).await?;
    /// assert_eq!(server.sent_requests()[0].target(), "/_cluster/health?filter_path=status,number_of_*&human=true");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn filter_path<T: AsRef<str>>(self, filter_path: impl IntoIterator<Item = T>) -> Self {
        self.modify(|pending| pending.set_query_param("filter_path", filter_path))
    }

    /// Asks for times and sizes as text for people, beside the numbers. Overrides the field `common` of the request.
    pub fn human(self, human: bool) -> Self {
        self.set_flag("human", human)
    }

    /// Asks for an indented response. Overrides the field `common` of the request.
    pub fn pretty(self, pretty: bool) -> Self {
        self.set_flag("pretty", pretty)
    }

    fn set_flag(self, name: &'static str, value: bool) -> Self {
        self.modify(|pending| pending.set_query_param(name, [if value { "true" } else { "false" }]))
    }

    /// Sends this as the body, instead of what the request would send: for what the specification does not know yet.
    #[allow(clippy::needless_pass_by_value, reason = "as one would write it; a reference is `Serialize` too")]
    pub fn json_body(self, value: impl Serialize) -> Self {
        self.modify(|pending| pending.json_body(&value))
    }

    /// Sends these bytes as the body, of this `content-type`: `application/x-ndjson` for a bulk. That and `application/json`
    /// become the client's own [`MediaType`](crate::runtime::MediaType), so that the server also answers in it.
    pub fn body(self, content_type: impl TryInto<HeaderValue>, body: impl Into<Bytes>) -> Self {
        self.modify(|pending| pending.body(content_type, body.into()))
    }

    /// Reads the answer strictly: whatever the specification does not allow is an error.
    pub fn strict(self) -> Self {
        self.modify(|pending| {
            pending.mode = Mode::Strict;
            Ok(())
        })
    }

    /// The first problem stays.
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
    /// `method` is None if it is none.
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

/// Endpoint and method; nothing that a user gave.
impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.pending {
            Ok(pending) => write!(f, "Call({}, {})", pending.endpoint, pending.request.method()),
            Err(error) => f.debug_tuple("Call").field(error).finish(),
        }
    }
}
