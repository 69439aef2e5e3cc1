//! Values that are JSON: read strictly, written, read again.

use std::fmt::Debug;

use crate::runtime::json::{Decode, Encode, Mode, decode, encode};

/// A type of a fixture that is no request, with what tests do to it. The build script lists all of them.
pub(crate) struct Case {
    pub(crate) fixture: &'static str,
    pub(crate) module: &'static str,
    pub(crate) item: &'static str,
    /// Reads the first text and writes it; a second one lends what `new` asks for. What was written, or what was wrong.
    pub(crate) through: fn(&str, &str) -> Result<Vec<u8>, String>,
    /// All that is printed when this text is read, and whether it was written.
    pub(crate) printed: fn(&str) -> crate::secrets::printed::Printed,
}

/// A value made once more through its setters, with what is required of it from itself and from another one.
pub(crate) type Rebuild<T> = fn(T, T) -> [T; 2];

pub(crate) fn through<T>(text: &str, other: &str, rebuild: Option<Rebuild<T>>) -> Result<Vec<u8>, String>
where
    T: Decode + Encode + Clone + Debug + PartialEq,
{
    let first = strictly::<T>(text)?;
    let written = written(&first)?;
    let again = strictly::<T>(&written)?;
    if again != first {
        return Err(format!("read again from {written}:\n{again:?}\nis not what was read first:\n{first:?}"));
    }
    if self::written(&again)? != written {
        return Err(format!("written differently the second time: {written}"));
    }
    if let Some(rebuild) = rebuild {
        for made in rebuild(first.clone(), strictly::<T>(other)?) {
            if made != first {
                return Err(format!("made by setters:\n{made:?}\nis not what was read:\n{first:?}"));
            }
        }
    }
    Ok(written.into_bytes())
}

fn strictly<T: Decode>(text: &str) -> Result<T, String> {
    match decode::<T>(text.as_bytes(), Mode::Strict) {
        Ok(decoded) if decoded.defaulted.is_empty() => Ok(decoded.value),
        Ok(decoded) => Err(format!("strict reading filled in {:?} of {text}", decoded.defaulted)),
        Err(error) => Err(format!("strict reading refused {text}: {error}")),
    }
}

fn written<T: Encode>(value: &T) -> Result<String, String> {
    let bytes = encode(value).map_err(|error| format!("not written: {error}"))?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
