//! The methods of [`Client`] that begin a call.

use http::Method;
use serde_json::Value;

use super::Call;
use crate::runtime::client::Client;
use crate::runtime::response::{RespondsWith, ResponseBody};

impl Client {
    /// Begins a call of an endpoint. The functions that are named after the endpoints are this one.
    #[allow(clippy::needless_pass_by_value, reason = "a request is made for one call")]
    pub fn call<Q: RespondsWith<R>, R>(&self, request: Q) -> Call<R> {
        let call = Call::for_endpoint(
            self,
            Q::DESCRIPTION,
            request.to_http(),
            <Q::ResponseBody as ResponseBody<R>>::decode,
            Q::ResponseBody::from_incoming(),
        );
        call.may_contain_error(Q::ResponseBody::MAY_CONTAIN_ERROR)
    }

    /// Begins a call of whatever the server knows and this crate does not. It answers any JSON; no body is null.
    ///
    /// The path stands as in a URL: begins with `/`, may have a query string, and what is no letter or digit in a name is
    /// encoded by the caller. Segments `.` and `..` are refused. A method or a path that is none is an error at the await.
    ///
    /// An answer that begins as Elasticsearch's errors do, `{"error":{"type":…},"status":…}`, is one also with a status that
    /// says success. A document of yours may look so: [`json`](Call::json) takes it as it is.
    ///
    /// ```
    /// use generated::testing::{CannedResponse, MockTransport};
    /// use serde_json::json;
    ///
    /// # async fn call() -> Result<(), generated::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(201, r#"{"result":"created"}"#));
    /// let client = server.client();
    ///
    /// let answer = client
    ///     .request("PUT", "/books/_doc/1")
    ///     .query_param("refresh", "wait_for")
    ///     .json_body(json!({"title": "Dune"}))
    ///     .await?;
    /// assert_eq!(answer["result"], "created");
    /// assert_eq!(server.sent_requests()[0].target(), "/books/_doc/1?refresh=wait_for");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn request(&self, method: impl TryInto<Method>, path: impl AsRef<str>) -> Call<Value> {
        Call::untyped(self, method.try_into().ok(), path.as_ref())
    }
}
