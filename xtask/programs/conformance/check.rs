//! Decodes and encodes a case with the types of an endpoint.

use api::json::{Encode, Mode};
use api::{Error, FromHttp, RespondsWith};
use bytes::Bytes;
use serde::{Deserialize, Serialize};

/// A test case.
#[derive(Deserialize)]
pub struct Case {
    pub endpoint: String,
    pub name: String,
    pub request: Option<RecordedRequest>,
    pub response: Option<RecordedResponse>,
}

/// A recorded request.
#[derive(Clone, Deserialize, Serialize)]
pub struct RecordedRequest {
    pub method: String,
    pub target: String,
    pub body: String,
}

/// A recorded response.
#[derive(Deserialize)]
pub struct RecordedResponse {
    pub status: u16,
    pub r#type: String,
    pub body: String,
}

/// The result of a case: what came in and what was written, which `cargo xtask conformance` compares, or the reason why
/// nothing was written.
#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The HTTP request is invalid.
    Unusable { reason: String },
    /// Decoding failed.
    Rejected { reason: String },
    /// Encoding failed.
    NotEncoded { reason: String },
    /// The request was encoded. `reason` is set if decoding it again results in another value.
    Request { before: RecordedRequest, after: RecordedRequest, reason: Option<String> },
    /// The response was encoded. `reason` is the error of strict decoding.
    Response { before: String, after: String, reason: Option<String> },
    /// The response is an error of the server.
    Error,
    /// The response was decoded, but has no type that is encoded as JSON.
    NotJson { reason: Option<String> },
}

impl Outcome {
    fn rejected(error: &dyn std::error::Error) -> Self {
        Self::Rejected { reason: chain(error) }
    }
}

/// Decodes, encodes and decodes a request again.
pub fn request<R: FromHttp + PartialEq>(recorded: &RecordedRequest) -> Outcome {
    let http = http::Request::builder().method(recorded.method.as_str()).uri(&recorded.target);
    let http = match http.body(Bytes::from(recorded.body.clone())) {
        Ok(http) => http,
        Err(error) => return Outcome::Unusable { reason: error.to_string() },
    };
    let first = match R::from_http(&http) {
        Ok(first) => first,
        Err(error) => return Outcome::rejected(&error),
    };
    let encoded = match first.to_http() {
        Ok(encoded) => encoded,
        Err(error) => return Outcome::NotEncoded { reason: chain(&error) },
    };
    let reason = match R::from_http(&encoded) {
        Ok(second) => (second != first).then(|| "decoding it again results in another value".to_owned()),
        Err(error) => Some(chain(&error)),
    };
    let after = RecordedRequest {
        method: encoded.method().to_string(),
        target: encoded.uri().to_string(),
        body: String::from_utf8_lossy(encoded.body()).into_owned(),
    };
    Outcome::Request { before: recorded.clone(), after, reason }
}

/// Decodes a JSON response as the client does, and encodes it.
pub fn json_response<Q: RespondsWith<R>, R: Encode>(recorded: &RecordedResponse) -> Outcome {
    let value = match decode::<Q, R>(recorded, Mode::Lenient) {
        Ok(Some(value)) => value,
        Ok(None) => return Outcome::Error,
        Err(reason) => return Outcome::Rejected { reason },
    };
    match api::json::encode(&value) {
        Ok(after) => Outcome::Response {
            before: recorded.body.clone(),
            after: String::from_utf8_lossy(&after).into_owned(),
            reason: decode::<Q, R>(recorded, Mode::Strict).err(),
        },
        Err(error) => Outcome::NotEncoded { reason: chain(&error) },
    }
}

/// Decodes a response without JSON as the client does.
pub fn other_response<Q: RespondsWith<R>, R>(recorded: &RecordedResponse) -> Outcome {
    match decode::<Q, R>(recorded, Mode::Lenient) {
        Ok(Some(_)) => Outcome::NotJson { reason: decode::<Q, R>(recorded, Mode::Strict).err() },
        Ok(None) => Outcome::Error,
        Err(reason) => Outcome::Rejected { reason },
    }
}

/// Decodes a response. Returns `None` for an error of the server.
fn decode<Q: RespondsWith<R>, R>(recorded: &RecordedResponse, mode: Mode) -> Result<Option<R>, String> {
    let response = http::Response::builder().status(recorded.status).header("content-type", &recorded.r#type);
    let response = response.body(Bytes::from(recorded.body.clone())).map_err(|error| error.to_string())?;
    match Q::from_response(response, mode) {
        Ok(decoded) => Ok(Some(decoded.value)),
        Err(Error::Server(_)) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// Formats an error and its sources.
fn chain(error: &dyn std::error::Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_message = cause.to_string();
        if !message.contains(&cause_message) {
            message = format!("{message}: {cause_message}");
        }
        source = cause.source();
    }
    message
}
