//! An answer as it came.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::error::{Error, ResponseDecodeError, ServerError};
use crate::runtime::json::{self, Decode, DecodeError, Decoded, Mode};

/// An answer as it came: status, headers, bytes.
///
/// `Debug` shows no byte of the body and no header: they may hold secrets.
#[derive(Clone)]
pub struct RawResponse {
    endpoint: &'static str,
    server: Option<Arc<str>>,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    /// Statuses that are an answer of the endpoint, beside those of success.
    success_statuses: &'static [u16],
}

impl RawResponse {
    pub(in crate::runtime) fn new(
        endpoint: &'static str,
        response: http::Response<Bytes>,
        server: Option<Arc<str>>,
    ) -> Self {
        let (head, body) = response.into_parts();
        Self { endpoint, server, status: head.status, headers: head.headers, body, success_statuses: &[] }
    }

    /// The same, of an endpoint that answers with these statuses too.
    pub(in crate::runtime) fn with_success_statuses(self, success_statuses: &'static [u16]) -> Self {
        Self { success_statuses, ..self }
    }

    /// The endpoint's name in the specification; `client.request` for an untyped call.
    pub fn endpoint(&self) -> &'static str {
        self.endpoint
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, decompressed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body, taken out.
    pub fn into_body(self) -> Bytes {
        self.body
    }

    /// The server's warnings, such as of something deprecated: the texts of the headers `warning`.
    ///
    /// ```
    /// use generated::runtime::testing::{MockTransport, CannedResponse};
    ///
    /// # async fn call() -> Result<(), generated::runtime::Error> {
    /// let server = MockTransport::new();
    /// server.respond(CannedResponse::json(200, "{}").header("warning", r#"299 Elasticsearch-9.1.0 "[x] is \"old\"""#));
    /// let response = server.client().request("GET", "/x").send_raw().await?;
    /// assert_eq!(response.warnings(), [r#"[x] is "old""#]);
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(call()).unwrap();
    /// ```
    pub fn warnings(&self) -> Vec<String> {
        warnings(&self.headers)
    }

    /// The body by serde, whatever the status is.
    ///
    /// # Errors
    /// When it is not JSON, or not a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(&self.body).map_err(|error| self.serde_error(error))
    }

    /// The body as a type of this crate, tolerantly, whatever the status is.
    ///
    /// # Errors
    /// When it is not JSON, or not a `T`.
    pub fn typed<T: Decode>(&self) -> Result<Decoded<T>, Error> {
        self.decode(Mode::Tolerant)
    }

    pub(super) fn decode<T: Decode>(&self, mode: Mode) -> Result<Decoded<T>, Error> {
        json::decode(&self.body, mode).map_err(|error| self.decode_error(error))
    }

    /// The body as text.
    pub(super) fn text(&self) -> Result<String, Error> {
        let text = std::str::from_utf8(&self.body).map(str::to_owned);
        text.map_err(|_| self.decode_error(DecodeError::invalid_utf8()))
    }

    /// Whether the status says that it is an answer.
    pub(in crate::runtime) fn check_status(&self) -> Result<(), Error> {
        if self.status.is_success() || self.has_success_status() { Ok(()) } else { Err(self.server_error()) }
    }

    /// A server that fails after it has begun to answer, and a proxy that hides the status, leave the error in the body.
    pub(in crate::runtime) fn check_no_error_in_body(&self) -> Result<(), Error> {
        if self.status.is_success() && self.is_error_body() { Err(self.server_error()) } else { Ok(()) }
    }

    /// Whether there is nothing in the body, and the endpoint says so of this status.
    pub(super) fn is_empty_success(&self) -> bool {
        self.body.is_empty() && self.status.is_success() && self.success_statuses.contains(&self.status.as_u16())
    }

    /// Whether a status that says failure is one of the endpoint's answers: with the same status the server says that
    /// something else is missing, and then it says `error`.
    fn has_success_status(&self) -> bool {
        let body = || json::decode::<Value>(&self.body, Mode::Tolerant).ok();
        let is_not_error =
            |decoded: Decoded<Value>| decoded.value.as_object().is_some_and(|o| !o.contains_key("error"));
        self.success_statuses.contains(&self.status.as_u16()) && body().is_some_and(is_not_error)
    }

    /// Whether the body is an error as Elasticsearch writes one, and nothing less: `{"error":{"type":…},"status":…}`. The look
    /// at the first bytes spares every other answer a second reading.
    fn is_error_body(&self) -> bool {
        let starts_with_error = self
            .body
            .trim_ascii_start()
            .strip_prefix(b"{")
            .and_then(|rest| rest.trim_ascii_start().strip_prefix(b"\"error\""))
            .is_some();
        let document = starts_with_error.then(|| json::decode::<Value>(&self.body, Mode::Tolerant).ok()).flatten();
        document.is_some_and(|Decoded { value, .. }| {
            let is_failure = value.get("status").and_then(Value::as_u64).is_some_and(|status| status >= 400);
            is_failure && value.pointer("/error/type").is_some_and(Value::is_string)
        })
    }

    #[cold]
    fn server_error(&self) -> Error {
        Error::Server(ServerError::new(self.clone()))
    }

    #[cold]
    fn serde_error(&self, error: serde_json::Error) -> Error {
        self.decode_error(DecodeError::from_serde(error))
    }

    #[cold]
    fn decode_error(&self, error: DecodeError) -> Error {
        Error::Decode(ResponseDecodeError::new(self.clone(), error))
    }

    /// The body as bytes.
    pub(super) fn bytes(&self) -> Result<Bytes, Error> {
        match self.content_encoding() {
            Some(_) => Err(self.decode_error(DecodeError::unsupported_content_encoding())),
            None => Ok(self.body.clone()),
        }
    }

    /// In what the body is encoded that the transport did not decode, such as `br`.
    pub(in crate::runtime) fn content_encoding(&self) -> Option<&str> {
        let value = self.headers.get(header::CONTENT_ENCODING)?.to_str().ok()?.trim();
        let is_plain = self.body.is_empty() || value.is_empty() || value.eq_ignore_ascii_case("identity");
        (!is_plain).then_some(value)
    }

    /// What kind of body it says to be, if that is not JSON.
    pub(in crate::runtime) fn non_json_media_type(&self) -> Option<&str> {
        let value = self.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
        let essence = value.split(';').next().unwrap_or_default().trim();
        let is_json = essence.ends_with("/json") || essence.ends_with("+json");
        (!is_json && !essence.is_empty()).then_some(essence)
    }

    /// `security.get_token: 401 Unauthorized from http://localhost:9200`
    pub(in crate::runtime) fn fmt_summary(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.endpoint, self.status.as_str())?;
        if let Some(reason) = self.status.canonical_reason() {
            write!(f, " {reason}")?;
        }
        if let Some(server) = &self.server {
            write!(f, " from {server}")?;
        }
        Ok(())
    }
}

/// The quoted text behind code and agent: `299 Elasticsearch-9.1.0 "the text"`.
pub(in crate::runtime) fn warnings(headers: &HeaderMap) -> Vec<String> {
    let values = headers.get_all(header::WARNING).iter();
    values.map(|value| warning_text(&String::from_utf8_lossy(value.as_bytes()))).collect()
}

fn warning_text(value: &str) -> String {
    let Some((_, quoted)) = value.split_once('"') else {
        return value.to_owned();
    };
    let mut text = String::with_capacity(quoted.len());
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next()),
            character => text.push(character),
        }
    }
    text
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RawResponse(")?;
        self.fmt_summary(f)?;
        write!(f, ", {} bytes)", self.body.len())
    }
}
