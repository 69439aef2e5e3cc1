//! One call: everything that it needs, and nothing sent yet.

mod plan;
mod response;
mod send;
mod untyped;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use plan::Plan;
pub use response::Response;
use send::Sent;
pub(in crate::runtime) use untyped::has_dots;

use crate::runtime::answer::{Answer, Anything, Json, JsonAs, JsonDocument, RawResponse, Text};
use crate::runtime::client::Client;
use crate::runtime::endpoint::{BuildError, Description};
use crate::runtime::error::Error;
use crate::runtime::events::Incoming;
use crate::runtime::json::{Decoded, Mode, Read};
use crate::runtime::transport::BoxFuture;

/// How an answer becomes a value.
type ReadAnswer<R> = fn(&RawResponse, Mode) -> Result<Decoded<R>, Error>;

/// A call that is ready to be made: `.await` makes it and gives the value.
///
/// It owns what it needs, so it can go to another thread and be made when its time has come. What is wrong with the request
/// is the error of the await, and nothing is sent then.
///
/// ```
/// use generated::runtime::testing::{Canned, CannedAnswer};
/// use std::time::Duration;
///
/// # async fn call() -> Result<(), generated::runtime::Error> {
/// let server = Canned::new();
/// server.answer(CannedAnswer::json(200, r#"{"status":"green"}"#));
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
    plan: Result<Box<Plan>, Error>,
    read: ReadAnswer<R>,
    /// What makes the value of a body that is still on its way, where that is not waited for.
    incoming: Option<fn(Incoming) -> R>,
}

impl<R> Call<R> {
    pub(in crate::runtime) fn typed(
        client: &Client,
        description: &'static Description,
        request: Result<http::Request<Bytes>, BuildError>,
        read: ReadAnswer<R>,
        incoming: Option<fn(Incoming) -> R>,
    ) -> Self {
        let plan = request.map(|request| Plan::typed(client.clone(), description, request)).map_err(Error::Build);
        Self { plan, read, incoming }
    }

    /// An answer that says success may be an error all the same.
    pub(in crate::runtime) fn may_be_an_error(self, may_be: bool) -> Self {
        self.change(|plan| {
            plan.may_be_an_error = may_be;
            Ok(())
        })
    }

    /// Makes the call: the value, with status, headers, warnings, and what tolerance filled in.
    ///
    /// # Errors
    /// When the request can't be built, no answer comes, the server answers with an error, or the answer is not an `R`.
    pub async fn send(self) -> Result<Response<R>, Error> {
        let plan = self.plan?;
        let mode = plan.mode;
        let Sent { answer, incoming, span } = send::send(*plan, self.incoming.is_some()).await?;
        let decoded = match self.incoming.zip(incoming) {
            Some((make, body)) => Decoded { value: make(body), defaulted: Vec::new() },
            None => span.reading(|| (self.read)(&answer, mode))?,
        };
        Ok(Response::new(decoded, answer))
    }

    /// Makes the call: status, headers and bytes, whatever the status is.
    ///
    /// # Errors
    /// When the request can't be built, or no answer comes.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let Sent { answer, span, .. } = send::send(*self.plan?, false).await?;
        if !answer.status().is_success() {
            span.refused(answer.status());
        }
        Ok(answer)
    }

    /// The same call, whose answer is decoded as another type, by serde: a few fields of an answer that `filter_path` has
    /// cut down, or a type of your own.
    ///
    /// ```
    /// use generated::runtime::testing::{Canned, CannedAnswer};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Health {
    ///     status: String,
    /// }
    ///
    /// # async fn call() -> Result<(), generated::runtime::Error> {
    /// let server = Canned::new();
    /// server.answer(CannedAnswer::json(200, r#"{"status":"green"}"#));
    /// let health = server.client().request("GET", "/_cluster/health?filter_path=status").decode_as::<Health>().await?;
    /// assert_eq!(health.status, "green");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn decode_as<T: DeserializeOwned>(self) -> Call<T> {
        // What an untyped call answers may be a document, which may look like an error.
        let may_be_an_error = self.plan.as_ref().is_ok_and(|plan| plan.may_be_an_error);
        let read = if may_be_an_error { <JsonAs as Answer<T>>::read } else { <JsonDocument as Answer<T>>::read };
        Call { plan: self.plan, read, incoming: None }
    }

    /// The same call, whose answer is decoded as another type of this crate: tolerantly or strictly, as the call is.
    pub fn read_as<T: Read>(self) -> Call<T> {
        Call { plan: self.plan, read: <Json as Answer<T>>::read, incoming: None }
    }

    /// The same call, whose answer is asked for as text: the table that an endpoint of `cat` writes for people, and what an
    /// untyped call answers in `text/plain`. An endpoint that has no answer as text is an error of the await.
    ///
    /// ```
    /// use generated::runtime::testing::{Canned, CannedAnswer};
    ///
    /// # async fn call() -> Result<(), generated::runtime::Error> {
    /// let server = Canned::new();
    /// server.answer(CannedAnswer::new(200, "green open books\n"));
    /// let table = server.client().request("GET", "/_cat/indices?h=health,status,index").text().await?;
    /// assert_eq!(table, "green open books\n");
    /// assert_eq!(server.sent()[0].header("accept"), Some("text/plain"));
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn text(self) -> Call<String> {
        let Self { plan, .. } = self.change(Plan::text);
        Call { plan, read: <Text as Answer<String>>::read, incoming: None }
    }

    /// How long this call may take, until the last byte of the answer. `None` is no limit.
    pub fn request_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        self.change(|plan| {
            plan.timeout = limit.into();
            Ok(())
        })
    }

    /// Sets a header, instead of what the client would send under that name.
    pub fn header(self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.change(|plan| plan.header(name, value))
    }

    /// Adds a parameter to the query string. Both texts are encoded: nothing in them changes the URL's shape.
    pub fn query_param(self, name: impl AsRef<str>, value: impl fmt::Display) -> Self {
        self.change(|plan| plan.query_param(name.as_ref(), &value.to_string()))
    }

    /// Sends this as the body, instead of what the request would send: for what the specification does not know yet.
    #[allow(clippy::needless_pass_by_value, reason = "as one would write it; a reference is `Serialize` too")]
    pub fn json_body(self, value: impl Serialize) -> Self {
        self.change(|plan| plan.json_body(&value))
    }

    /// Sends these bytes as the body, of this `content-type`: `application/x-ndjson` for a bulk. That and `application/json`
    /// become the client's own [`MediaType`](crate::runtime::MediaType), so that the server also answers in it.
    pub fn body(self, content_type: impl TryInto<HeaderValue>, body: impl Into<Bytes>) -> Self {
        self.change(|plan| plan.body(content_type, body.into()))
    }

    /// Reads the answer strictly: whatever the specification does not allow is an error.
    pub fn strict(self) -> Self {
        self.change(|plan| {
            plan.mode = Mode::Strict;
            Ok(())
        })
    }

    /// The first problem stays.
    fn change(mut self, change: impl FnOnce(&mut Plan) -> Result<(), BuildError>) -> Self {
        if let Ok(plan) = &mut self.plan
            && let Err(error) = change(plan)
        {
            self.plan = Err(Error::Build(error));
        }
        self
    }
}

impl Call<Value> {
    /// `method` is None if it is none.
    pub(in crate::runtime) fn untyped(client: &Client, method: Option<Method>, path: &str) -> Self {
        let plan = Plan::untyped(client.clone(), method, path).map_err(Error::Build);
        Self { plan, read: <Anything as Answer<Value>>::read, incoming: None }
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
        match &self.plan {
            Ok(plan) => write!(f, "Call({}, {})", plan.endpoint, plan.request.method()),
            Err(error) => f.debug_tuple("Call").field(error).finish(),
        }
    }
}
