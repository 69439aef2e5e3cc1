//! Every answer is read tolerantly and strictly, and must come out the same and whole.

use std::fmt::Debug;

use anyhow::{Context as _, Result, bail, ensure};
use generated::json::{self, Decode, Mode};
use generated::{Call, Error};
use serde::Serialize;
use serde_json::Value;

/// What a call answers, by way of the client (tolerantly) and once more from the same bytes (strictly).
pub(crate) async fn in_both_modes<R: Decode + Serialize + PartialEq + Debug>(call: Call<R>) -> Result<R> {
    let response = call.send().await?;
    ensure!(response.warnings().is_empty(), "the server warns: {:?}", response.warnings());
    let strict = decode_losslessly(response.raw().body())?;
    ensure!(strict == *response.value(), "read strictly it is {strict:?}, tolerantly {:?}", response.value());
    Ok(strict)
}

/// Reads a text in both ways: nothing may have to be filled in, be refused or be lost.
pub(crate) fn decode_losslessly<R: Decode + Serialize + PartialEq + Debug>(text: &[u8]) -> Result<R> {
    let tolerant = json::decode::<R>(text, Mode::Tolerant)?;
    ensure!(tolerant.defaulted.is_empty(), "tolerant reading fills in {:?}", tolerant.defaulted);
    let strict = json::decode::<R>(text, Mode::Strict).context("strict reading refuses what the server says")?.value;
    ensure!(strict == tolerant.value, "read strictly it is {strict:?}, tolerantly {:?}", tolerant.value);
    let (came, written) = (serde_json::from_slice(text)?, serde_json::to_value(&strict)?);
    match difference("$", &came, &written) {
        Some(path) => bail!("what the server said at {path} is not what is written again"),
        None => Ok(strict),
    }
}

/// Where two values differ first; a null is as good as nothing. The values themselves may be secrets.
fn difference(path: &str, came: &Value, written: &Value) -> Option<String> {
    match (came, written) {
        (Value::Object(came), Value::Object(written)) => {
            let keys = came.keys().chain(written.keys());
            keys.map(|key| (key, came.get(key).unwrap_or(&Value::Null), written.get(key).unwrap_or(&Value::Null)))
                .find_map(|(key, came, written)| difference(&format!("{path}.{key}"), came, written))
        }
        (Value::Array(came), Value::Array(written)) if came.len() == written.len() => {
            let pairs = came.iter().zip(written).enumerate();
            pairs.into_iter().find_map(|(i, (came, written))| difference(&format!("{path}[{i}]"), came, written))
        }
        // A list of one may be written as the one.
        (Value::Array(one), other) if one.len() == 1 && !other.is_array() => difference(path, &one[0], other),
        _ => (came != written).then(|| path.to_owned()),
    }
}

/// The error of a call that the server must refuse.
pub(crate) async fn refused<R: Debug + 'static>(call: Call<R>, status: u16) -> Result<Error> {
    match call.await {
        Ok(value) => bail!("the server does not refuse: {value:?}"),
        Err(error) if matches!(error, Error::Server(_)) && error.status().is_some_and(|s| s == status) => Ok(error),
        Err(error) => Err(error).with_context(|| format!("it is no refusal with {status}")),
    }
}

/// The error's text ends so.
pub(crate) fn assert_message_ends_with(error: &Error, end: &str) -> Result<()> {
    ensure!(error.to_string().ends_with(end), "it does not say `{end}`: {error}");
    Ok(())
}
