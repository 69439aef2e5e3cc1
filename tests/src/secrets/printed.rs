//! Everything that a value and its errors print.

use std::error::Error;
use std::fmt::Debug;

use bytes::Bytes;
use indexmap::IndexMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::json::{Decode, Encode, Mode, decode, encode};
use crate::runtime::{CommonParameters, FromHttp, Nullable};

/// The printed and the encoded forms of a value.
#[derive(Default)]
pub(crate) struct Printed {
    /// The `Debug` output of values.
    pub(crate) values: Vec<String>,
    /// The `Debug` and `Display` output of errors and of their sources.
    pub(crate) errors: Vec<String>,
    /// The encoded values.
    pub(crate) encoded: Vec<String>,
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

/// Decodes JSON in both modes and with serde, and prints the values and errors.
pub(crate) fn print_value<T>(json: &str) -> Printed
where
    T: Decode + Encode + Clone + Debug + Serialize + DeserializeOwned,
{
    let mut printed = Printed::default();
    for mode in [Mode::Lenient, Mode::Strict] {
        match decode::<T>(json.as_bytes(), mode) {
            Ok(decoded) => {
                printed.debug(&decoded);
                print_in_collections(&mut printed, &decoded.value);
            }
            Err(error) => printed.error(&error),
        }
        match decode::<Vec<T>>(json.as_bytes(), mode) {
            Ok(decoded) => printed.debug(&decoded),
            Err(error) => printed.error(&error),
        }
    }
    match serde_json::from_str::<T>(json) {
        Ok(value) => printed.debug(&value),
        Err(error) => printed.error(&error),
    }
    if let Ok(value) = serde_json::from_str::<Value>(json)
        && let Err(error) = serde_json::from_value::<T>(value)
    {
        printed.error(&error);
    }
    printed
}

/// Prints and encodes a value, and prints it inside a list, a map, an `Option` and a `Nullable`.
fn print_in_collections<T: Encode + Clone + Debug + Serialize>(printed: &mut Printed, value: &T) {
    printed.debug(value);
    printed.debug(&vec![value.clone()]);
    printed.debug(&Nullable::Value(value.clone()));
    printed.debug(&Some(value.clone()));
    printed.debug(&IndexMap::from([("key".to_owned(), value.clone())]));
    match encode(value) {
        Ok(bytes) => printed.encoded.push(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => printed.error(&error),
    }
    match serde_json::to_string(value) {
        Ok(json) => printed.encoded.push(json),
        Err(error) => printed.error(&error),
    }
}

/// Restores a request from HTTP, and prints it and its errors, including that of a URL that is too long.
pub(crate) fn print_request<R>(
    http: &http::Request<Bytes>,
    common: Option<fn(&mut R) -> &mut CommonParameters>,
) -> Printed
where
    R: FromHttp + Clone + Debug,
{
    let mut printed = Printed::default();
    match R::from_http(http) {
        Ok(mut request) => {
            printed.debug(&request);
            match request.to_http() {
                Ok(http) => {
                    printed.encoded.push(format!("{} {}", http.uri(), String::from_utf8_lossy(http.body())));
                }
                Err(error) => printed.error(&error),
            }
            if let Some(common) = common {
                common(&mut request).filter_path = Some(vec!["long".repeat(20_000)]);
                printed.error(&request.to_http().expect_err("a URL that is too long"));
            }
        }
        Err(error) => printed.error(&error),
    }
    printed
}
