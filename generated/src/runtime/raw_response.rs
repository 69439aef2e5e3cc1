//! A response that is not decoded.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

/// A response that is not decoded: status, headers, bytes.
///
/// `Debug` shows no body and no header, because they may contain secrets.
#[derive(Clone)]
pub struct RawResponse {
    endpoint: &'static str,
    server: Option<Arc<str>>,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    /// Statuses other than 2xx with which the endpoint responds as documented.
    success_statuses: &'static [u16],
    /// The request had the parameter `filter_path`, so any field may be missing.
    is_filtered: bool,
}

impl RawResponse {
    pub(in crate::runtime) fn new(
        endpoint: &'static str,
        response: http::Response<Bytes>,
        server: Option<Arc<str>>,
    ) -> Self {
        let (head, body) = response.into_parts();
        Self {
            endpoint,
            server,
            status: head.status,
            headers: head.headers,
            body,
            success_statuses: &[],
            is_filtered: false,
        }
    }

    /// Sets the statuses other than 2xx with which the endpoint responds as documented.
    pub(in crate::runtime) fn with_success_statuses(self, success_statuses: &'static [u16]) -> Self {
        Self { success_statuses, ..self }
    }

    /// Sets whether the request had the parameter `filter_path`.
    pub(in crate::runtime) fn with_filtered(self, is_filtered: bool) -> Self {
        Self { is_filtered, ..self }
    }

    /// Returns true if the request had the parameter `filter_path`.
    pub(in crate::runtime) fn is_filtered(&self) -> bool {
        self.is_filtered
    }

    /// Returns the name of the endpoint in the specification, or `client.request` for an untyped call.
    pub fn endpoint(&self) -> &'static str {
        self.endpoint
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the decompressed body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Converts the response into its decompressed body.
    pub fn into_body(self) -> Bytes {
        self.body
    }

    /// Returns the warnings of the server, for example about the use of deprecated features: the messages in the headers
    /// `warning`.
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

    /// Returns the statuses other than 2xx with which the endpoint responds as documented.
    pub(in crate::runtime) fn success_statuses(&self) -> &'static [u16] {
        self.success_statuses
    }

    /// Returns the `content-encoding` of the body if the transport did not decode it, such as `br`.
    pub(in crate::runtime) fn content_encoding(&self) -> Option<&str> {
        let value = self.headers.get(header::CONTENT_ENCODING)?.to_str().ok()?.trim();
        let is_plain = self.body.is_empty() || value.is_empty() || value.eq_ignore_ascii_case("identity");
        (!is_plain).then_some(value)
    }

    /// Returns the media type of the body if it is not JSON.
    pub(in crate::runtime) fn non_json_media_type(&self) -> Option<&str> {
        let value = self.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
        let essence = value.split(';').next().unwrap_or_default().trim();
        let is_json = essence.ends_with("/json") || essence.ends_with("+json");
        (!is_json && !essence.is_empty()).then_some(essence)
    }

    /// Writes endpoint, status and server: `security.get_token: 401 Unauthorized from http://localhost:9200`
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

/// Returns the messages of the headers `warning`.
pub(in crate::runtime) fn warnings(headers: &HeaderMap) -> Vec<String> {
    let values = headers.get_all(header::WARNING).iter();
    values.map(|value| warning_message(&String::from_utf8_lossy(value.as_bytes()))).collect()
}

/// Returns the quoted message after code and agent: `299 Elasticsearch-9.1.0 "message"`.
fn warning_message(value: &str) -> String {
    let Some((_, quoted)) = value.split_once('"') else {
        return value.to_owned();
    };
    let mut message = String::with_capacity(quoted.len());
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => message.extend(characters.next()),
            character => message.push(character),
        }
    }
    message
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RawResponse(")?;
        self.fmt_summary(f)?;
        write!(f, ", {} bytes)", self.body.len())
    }
}
