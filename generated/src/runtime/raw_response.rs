//! An answer as it came.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

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
    /// use generated::testing::{CannedResponse, MockTransport};
    ///
    /// # async fn call() -> Result<(), generated::Error> {
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

    /// The statuses other than 2xx with which the endpoint responds as documented.
    pub(in crate::runtime) fn success_statuses(&self) -> &'static [u16] {
        self.success_statuses
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
