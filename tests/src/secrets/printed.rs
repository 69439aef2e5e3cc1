//! All that a value and its failures print.

use std::error::Error;
use std::fmt::Debug;

use bytes::Bytes;
use indexmap::IndexMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::json::{Decode, Encode, Mode, decode, encode};
use crate::runtime::{CommonParameters, FromHttp, Nullable};

/// What was printed, and what was written.
#[derive(Default)]
pub(crate) struct Printed {
    /// Each `Debug` of a value.
    pub(crate) values: Vec<String>,
    /// Each `Debug` and `Display` of an error and of what it comes from.
    pub(crate) errors: Vec<String>,
    /// The bytes of each value that could be read.
    pub(crate) written: Vec<String>,
}

impl Printed {
    fn debug(&mut self, value: &dyn Debug) {
        self.values.extend([format!("{value:?}"), format!("{value:#?}")]);
    }

    fn error(&mut self, error: &(impl Error + 'static)) {
        let mut next: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(error) = next {
            self.errors.extend([format!("{error:?}"), format!("{error:#?}"), format!("{error}"), format!("{error:#}")]);
            next = error.source();
        }
    }
}

/// Of a value that is read from this text, in both modes and by serde.
pub(crate) fn of_value<T>(text: &str) -> Printed
where
    T: Decode + Encode + Clone + Debug + Serialize + DeserializeOwned,
{
    let mut printed = Printed::default();
    for mode in [Mode::Tolerant, Mode::Strict] {
        match decode::<T>(text.as_bytes(), mode) {
            Ok(decoded) => {
                printed.debug(&decoded);
                around(&mut printed, &decoded.value);
            }
            Err(error) => printed.error(&error),
        }
        match decode::<Vec<T>>(text.as_bytes(), mode) {
            Ok(decoded) => printed.debug(&decoded),
            Err(error) => printed.error(&error),
        }
    }
    match serde_json::from_str::<T>(text) {
        Ok(value) => printed.debug(&value),
        Err(error) => printed.error(&error),
    }
    if let Ok(value) = serde_json::from_str::<Value>(text)
        && let Err(error) = serde_json::from_value::<T>(value)
    {
        printed.error(&error);
    }
    printed
}

/// A value by itself and in what may stand around it.
fn around<T: Encode + Clone + Debug + Serialize>(printed: &mut Printed, value: &T) {
    printed.debug(value);
    printed.debug(&vec![value.clone()]);
    printed.debug(&Nullable::Value(value.clone()));
    printed.debug(&Some(value.clone()));
    printed.debug(&IndexMap::from([("key".to_owned(), value.clone())]));
    match encode(value) {
        Ok(bytes) => printed.written.push(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => printed.error(&error),
    }
    match serde_json::to_string(value) {
        Ok(text) => printed.written.push(text),
        Err(error) => printed.error(&error),
    }
}

/// Of a request that is read from HTTP, and of one that can't be built: its URL is too long.
pub(crate) fn of_request<R>(http: &http::Request<Bytes>, common: Option<fn(&mut R) -> &mut CommonParameters>) -> Printed
where
    R: FromHttp + Clone + Debug,
{
    let mut printed = Printed::default();
    match R::from_http(http) {
        Ok(mut request) => {
            printed.debug(&request);
            match request.to_http() {
                Ok(http) => {
                    printed.written.push(format!("{} {}", http.uri(), String::from_utf8_lossy(http.body())));
                }
                Err(error) => printed.error(&error),
            }
            if let Some(common) = common {
                common(&mut request).filter_path = Some(vec!["long".repeat(20_000)]);
                printed.error(&request.to_http().expect_err("an URL that is too long"));
            }
        }
        Err(error) => printed.error(&error),
    }
    printed
}
