//! The ways in which an answer stands in the body.

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Answer, RawResponse};
use crate::runtime::error::Error;
use crate::runtime::events::{EventStream, Incoming};
use crate::runtime::json::{Decoded, Mode, Read};

/// JSON, of a type of this crate.
#[derive(Debug)]
pub struct Json;

impl<R: Read> Answer<R> for Json {
    const MAY_BE_AN_ERROR: bool = true;

    fn read(response: &RawResponse, mode: Mode) -> Result<Decoded<R>, Error> {
        response.success()?;
        response.no_error_inside()?;
        if response.says_nothing() { Ok(plain(R::empty())) } else { response.read(mode) }
    }
}

/// JSON, of a type of the caller's: serde's business in both modes.
#[derive(Debug)]
pub struct JsonDocument;

impl<R: DeserializeOwned> Answer<R> for JsonDocument {
    fn read(response: &RawResponse, _: Mode) -> Result<Decoded<R>, Error> {
        response.success()?;
        response.decode_as().map(plain)
    }
}

/// JSON of a type of this crate, read as a type of the caller's.
pub(in crate::runtime) struct JsonAs;

impl<R: DeserializeOwned> Answer<R> for JsonAs {
    fn read(response: &RawResponse, _: Mode) -> Result<Decoded<R>, Error> {
        response.success()?;
        response.no_error_inside()?;
        response.decode_as().map(plain)
    }
}

/// Text.
#[derive(Debug)]
pub struct Text;

impl Answer<String> for Text {
    fn read(response: &RawResponse, _: Mode) -> Result<Decoded<String>, Error> {
        response.success()?;
        response.text().map(plain)
    }
}

/// Bytes that are neither JSON nor text, such as a vector tile.
#[derive(Debug)]
pub struct Binary;

impl Answer<Bytes> for Binary {
    fn read(response: &RawResponse, _: Mode) -> Result<Decoded<Bytes>, Error> {
        response.success()?;
        response.bytes().map(plain)
    }
}

/// Events, one by one as they come.
#[derive(Debug)]
pub struct Events;

impl Answer<EventStream> for Events {
    fn read(response: &RawResponse, _: Mode) -> Result<Decoded<EventStream>, Error> {
        response.success().map(|()| plain(EventStream::from(response.body().clone())))
    }

    fn incoming() -> Option<fn(Incoming) -> EventStream> {
        Some(EventStream::new)
    }
}

/// No body: the status says whether something is there. 404 is no error, but `false`.
#[derive(Debug)]
pub struct Existence;

impl Answer<bool> for Existence {
    fn read(response: &RawResponse, _: Mode) -> Result<Decoded<bool>, Error> {
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(plain(false));
        }
        response.success().map(|()| plain(true))
    }
}

/// No body, and nothing to say but that it worked.
#[derive(Debug)]
pub struct Nothing;

impl Answer<()> for Nothing {
    fn read(response: &RawResponse, _: Mode) -> Result<Decoded<()>, Error> {
        response.success().map(plain)
    }
}

/// What an untyped call answers: any JSON, and null where there is no body.
pub(in crate::runtime) struct Anything;

impl Answer<Value> for Anything {
    fn read(response: &RawResponse, mode: Mode) -> Result<Decoded<Value>, Error> {
        response.success()?;
        response.no_error_inside()?;
        if response.body().is_empty() { Ok(plain(Value::Null)) } else { response.read(mode) }
    }
}

fn plain<R>(value: R) -> Decoded<R> {
    Decoded { value, defaulted: Vec::new() }
}
