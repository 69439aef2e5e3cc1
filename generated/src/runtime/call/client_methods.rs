//! The methods of [`Client`] that begin a call.

use http::Method;
use serde_json::Value;

use super::Call;
use crate::runtime::client::Client;
use crate::runtime::response::{RespondsWith, ResponseBody};

impl Client {
    /// Begins a call of an endpoint. The methods that are named after endpoints use this method.
    #[allow(clippy::needless_pass_by_value, reason = "a request is created for one call")]
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

    /// Begins an untyped call, for APIs that this crate has no types for. The response is any JSON value. An empty body
    /// becomes null.
    ///
    /// The path starts with `/` and may have a query string. The caller percent-encodes all characters of names except
    /// letters and digits. Segments `.` and `..` are not allowed. If the method or the path is invalid, awaiting the call
    /// returns an error.
    ///
    /// A body that starts like an error of Elasticsearch, `{"error":{"type":…},"status":…}`, is an error even if the status
    /// is 2xx. If a document looks like that, [`json`](Call::json) decodes it anyway.
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
    /// let response = client
    ///     .request("PUT", "/books/_doc/1")
    ///     .query_param("refresh", "wait_for")
    ///     .json_body(json!({"title": "Dune"}))
    ///     .await?;
    /// assert_eq!(response["result"], "created");
    /// assert_eq!(server.sent_requests()[0].target(), "/books/_doc/1?refresh=wait_for");
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn request(&self, method: impl TryInto<Method>, path: impl AsRef<str>) -> Call<Value> {
        Call::untyped(self, method.try_into().ok(), path.as_ref())
    }
}
