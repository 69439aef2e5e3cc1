//! Decodes a raw response.

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::Error;
use crate::runtime::error::{ResponseDecodeError, ServerError};
use crate::runtime::json::{self, Decode, DecodeError, Decoded, Mode};
use crate::runtime::raw_response::RawResponse;

impl RawResponse {
    /// Decodes the body with serde, for any status.
    ///
    /// # Errors
    /// Returns an error if the body is not JSON or can't be decoded as a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(self.body()).map_err(|error| self.serde_error(error))
    }

    /// Decodes the body as a type of this crate in lenient mode, for any status.
    ///
    /// # Errors
    /// Returns an error if the body is not JSON or can't be decoded as a `T`.
    pub fn typed<T: Decode>(&self) -> Result<Decoded<T>, Error> {
        self.decode(Mode::Lenient)
    }

    pub(super) fn decode<T: Decode>(&self, mode: Mode) -> Result<Decoded<T>, Error> {
        let result =
            if self.is_filtered() { json::decode_filtered(self.body(), mode) } else { json::decode(self.body(), mode) };
        result.map_err(|error| self.decode_error(error))
    }

    /// Returns the body as a string.
    pub(super) fn text(&self) -> Result<String, Error> {
        let text = std::str::from_utf8(self.body()).map(str::to_owned);
        text.map_err(|_| self.decode_error(DecodeError::invalid_utf8()))
    }

    /// Returns an error if the status reports an error that is not a documented response of the endpoint.
    pub(in crate::runtime) fn check_status(&self) -> Result<(), Error> {
        if self.status().is_success() || self.has_success_status() { Ok(()) } else { Err(self.server_error()) }
    }

    /// Returns an error if the status is 2xx and the body is an error. This happens if the server fails after it has sent the
    /// status, or if a proxy replaces the status.
    pub(in crate::runtime) fn check_no_error_in_body(&self) -> Result<(), Error> {
        if self.status().is_success() && self.is_error_body() { Err(self.server_error()) } else { Ok(()) }
    }

    /// Returns true if the body is empty, and the endpoint documents that for this status.
    pub(super) fn is_empty_success(&self) -> bool {
        self.body().is_empty()
            && self.status().is_success()
            && self.success_statuses().contains(&self.status().as_u16())
    }

    /// Returns true if the response is documented although its status reports an error. With the same status the server also
    /// reports errors, which have the field `error`.
    fn has_success_status(&self) -> bool {
        let body = || json::decode::<Value>(self.body(), Mode::Lenient).ok();
        let is_not_error =
            |decoded: Decoded<Value>| decoded.value.as_object().is_some_and(|o| !o.contains_key("error"));
        self.success_statuses().contains(&self.status().as_u16()) && body().is_some_and(is_not_error)
    }

    /// Returns true if the body is an error of Elasticsearch: `{"error":{"type":…},"status":…}`. The check of the first bytes
    /// avoids decoding other bodies twice.
    fn is_error_body(&self) -> bool {
        let starts_with_error = self
            .body()
            .trim_ascii_start()
            .strip_prefix(b"{")
            .and_then(|rest| rest.trim_ascii_start().strip_prefix(b"\"error\""))
            .is_some();
        let document = starts_with_error.then(|| json::decode::<Value>(self.body(), Mode::Lenient).ok()).flatten();
        document.is_some_and(|Decoded { value, .. }| {
            let has_error_status = value.get("status").and_then(Value::as_u64).is_some_and(|status| status >= 400);
            has_error_status && value.pointer("/error/type").is_some_and(Value::is_string)
        })
    }

    #[cold]
    fn server_error(&self) -> Error {
        Error::Server(ServerError::new(self.clone()))
    }

    #[cold]
    fn serde_error(&self, error: serde_json::Error) -> Error {
        self.decode_error(DecodeError::from_serde(self.body(), error))
    }

    #[cold]
    fn decode_error(&self, error: DecodeError) -> Error {
        Error::Decode(ResponseDecodeError::new(self.clone(), error))
    }

    /// Returns the body as bytes.
    pub(super) fn bytes(&self) -> Result<Bytes, Error> {
        match self.content_encoding() {
            Some(_) => Err(self.decode_error(DecodeError::unsupported_content_encoding())),
            None => Ok(self.body().clone()),
        }
    }
}

impl Error {
    /// Decodes the body of the response with serde as another type. Some endpoints return their usual body with the status of
    /// an error.
    ///
    /// ```
    /// use generated::testing::{CannedResponse, MockTransport};
    ///
    /// # async fn call() -> Result<(), Box<dyn std::error::Error>> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(404, r#"{"found":false}"#));
    /// let error = server.client().request("DELETE", "/_security/role/reader").await.unwrap_err();
    /// assert_eq!(error.json::<serde_json::Value>()?["found"], false);
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    ///
    /// # Errors
    /// Returns this error if there is no response, and a decoding error if the body can't be decoded as a `T`.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Self> {
        match self.response().map(RawResponse::json) {
            Some(result) => result,
            None => Err(self),
        }
    }

    /// Decodes the body of the response as a type of this crate in lenient mode; see [`json`](Self::json).
    ///
    /// # Errors
    /// Returns this error if there is no response, and a decoding error if the body can't be decoded as a `T`.
    pub fn typed<T: Decode>(self) -> Result<Decoded<T>, Self> {
        match self.response().map(RawResponse::typed) {
            Some(result) => result,
            None => Err(self),
        }
    }
}
