//! Decodes each response in lenient and in strict mode, and checks that both give the same value and nothing is lost.

use std::fmt::Debug;

use anyhow::{Context as _, Result, bail, ensure};
use generated::json::{self, Decode, Mode};
use generated::{Call, Error};
use serde::Serialize;
use serde_json::Value;

/// Sends a call, which decodes the response in lenient mode, and decodes the same bytes in strict mode.
pub(crate) async fn in_both_modes<R: Decode + Serialize + PartialEq + Debug>(call: Call<R>) -> Result<R> {
    let response = call.send().await?;
    ensure!(response.warnings().is_empty(), "the response has warnings: {:?}", response.warnings());
    let strict = decode_losslessly(response.raw().body())?;
    ensure!(strict == *response.value(), "strict mode gives {strict:?}, lenient mode {:?}", response.value());
    Ok(strict)
}

/// Decodes JSON in both modes. No value may be missing, rejected or lost.
pub(crate) fn decode_losslessly<R: Decode + Serialize + PartialEq + Debug>(bytes: &[u8]) -> Result<R> {
    let lenient = json::decode::<R>(bytes, Mode::Lenient)?;
    ensure!(lenient.deviations.is_empty(), "values are missing: {:?}", lenient.deviations);
    let strict = json::decode::<R>(bytes, Mode::Strict).context("strict mode rejects the response")?.value;
    ensure!(strict == lenient.value, "strict mode gives {strict:?}, lenient mode {:?}", lenient.value);
    let (received, encoded) = (serde_json::from_slice(bytes)?, serde_json::to_value(&strict)?);
    match difference("$", &received, &encoded) {
        Some(path) => bail!("the value at {path} changes when it is encoded again"),
        None => Ok(strict),
    }
}

/// Returns the path of the first difference. Null and a missing value are equal. The values may be secrets.
fn difference(path: &str, received: &Value, encoded: &Value) -> Option<String> {
    match (received, encoded) {
        (Value::Object(received), Value::Object(encoded)) => {
            let keys = received.keys().chain(encoded.keys());
            keys.map(|key| (key, received.get(key).unwrap_or(&Value::Null), encoded.get(key).unwrap_or(&Value::Null)))
                .find_map(|(key, received, encoded)| difference(&format!("{path}.{key}"), received, encoded))
        }
        (Value::Array(received), Value::Array(encoded)) if received.len() == encoded.len() => {
            let pairs = received.iter().zip(encoded).enumerate();
            pairs
                .into_iter()
                .find_map(|(i, (received, encoded))| difference(&format!("{path}[{i}]"), received, encoded))
        }
        // A list with one item may be encoded as the item.
        (Value::Array(list), other) if list.len() == 1 && !other.is_array() => difference(path, &list[0], other),
        _ => (received != encoded).then(|| path.to_owned()),
    }
}

/// Returns the error of a call that the server must reject.
pub(crate) async fn rejected<R: Debug + 'static>(call: Call<R>, status: u16) -> Result<Error> {
    match call.await {
        Ok(value) => bail!("the server accepts the request: {value:?}"),
        Err(error) if matches!(error, Error::Server(_)) && error.status().is_some_and(|s| s == status) => Ok(error),
        Err(error) => Err(error).with_context(|| format!("the error is not the status {status}")),
    }
}

/// Checks the end of the message of an error.
pub(crate) fn assert_message_ends_with(error: &Error, suffix: &str) -> Result<()> {
    ensure!(error.to_string().ends_with(suffix), "the message does not end with `{suffix}`: {error}");
    Ok(())
}
