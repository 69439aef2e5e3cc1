//! The formats of response bodies.

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::responds_with::ResponseBody;
use crate::runtime::Error;
use crate::runtime::events::{EventStream, IncomingBody};
use crate::runtime::json::{Decode, Decoded, Mode};
use crate::runtime::raw_response::RawResponse;

/// JSON that is decoded as a type of this crate.
#[derive(Debug)]
pub struct Json;

impl<R: Decode> ResponseBody<R> for Json {
    const MAY_CONTAIN_ERROR: bool = true;

    fn decode(response: &RawResponse, mode: Mode) -> Result<Decoded<R>, Error> {
        response.check_status()?;
        response.check_no_error_in_body()?;
        if response.is_empty_success() { Ok(decoded(R::empty())) } else { response.decode(mode) }
    }
}

/// JSON that serde decodes as a type of the user, in both modes.
#[derive(Debug)]
pub struct JsonDocument;

impl<R: DeserializeOwned> ResponseBody<R> for JsonDocument {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<R>, Error> {
        response.check_status()?;
        response.json().map(decoded)
    }
}

/// The JSON of an endpoint with a type of this crate, which serde decodes as a type of the user.
pub(in crate::runtime) struct JsonWithSerde;

impl<R: DeserializeOwned> ResponseBody<R> for JsonWithSerde {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<R>, Error> {
        response.check_status()?;
        response.check_no_error_in_body()?;
        response.json().map(decoded)
    }
}

/// Plain text in UTF-8.
#[derive(Debug)]
pub struct Text;

impl ResponseBody<String> for Text {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<String>, Error> {
        response.check_status()?;
        response.text().map(decoded)
    }
}

/// Binary data, such as a vector tile.
#[derive(Debug)]
pub struct Binary;

impl ResponseBody<Bytes> for Binary {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<Bytes>, Error> {
        response.check_status()?;
        response.bytes().map(decoded)
    }
}

/// A stream of server-sent events.
#[derive(Debug)]
pub struct Events;

impl ResponseBody<EventStream> for Events {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<EventStream>, Error> {
        response.check_status().map(|()| decoded(EventStream::from(response.body().clone())))
    }

    fn from_incoming() -> Option<fn(IncomingBody) -> EventStream> {
        Some(EventStream::new)
    }
}

/// No body. The status 2xx becomes `true`, and 404 becomes `false`.
#[derive(Debug)]
pub struct Existence;

impl ResponseBody<bool> for Existence {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<bool>, Error> {
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(decoded(false));
        }
        response.check_status().map(|()| decoded(true))
    }
}

/// No body. The status 2xx is success.
#[derive(Debug)]
pub struct Empty;

impl ResponseBody<()> for Empty {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<()>, Error> {
        response.check_status().map(decoded)
    }
}

/// The response of an untyped call: any JSON value. An empty body becomes null.
pub(in crate::runtime) struct AnyJson;

impl ResponseBody<Value> for AnyJson {
    fn decode(response: &RawResponse, mode: Mode) -> Result<Decoded<Value>, Error> {
        response.check_status()?;
        response.check_no_error_in_body()?;
        if response.body().is_empty() { Ok(decoded(Value::Null)) } else { response.decode(mode) }
    }
}

fn decoded<R>(value: R) -> Decoded<R> {
    Decoded { value, deviations: Vec::new() }
}
