//! An answer that is not what it should be.

use std::fmt;

use crate::runtime::json::DecodeError;
use crate::runtime::one_line::write_one_line;
use crate::runtime::raw_response::RawResponse;

/// An answer with a status that says success, and a body that is not what the endpoint answers.
///
/// `Display` and `Debug` say where in the JSON, what was expected and what kind of value stood there; the body itself is
/// in [`response`](Self::response).
pub struct ResponseDecodeError(Box<(RawResponse, DecodeError)>);

impl ResponseDecodeError {
    pub(in crate::runtime) fn new(response: RawResponse, error: DecodeError) -> Self {
        Self(Box::new((response, error)))
    }

    /// What the server answered.
    pub fn response(&self) -> &RawResponse {
        &self.0.0
    }

    /// Where, what was expected, and what was found.
    pub fn error(&self) -> &DecodeError {
        &self.0.1
    }
}

impl fmt::Display for ResponseDecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (response, error) = &*self.0;
        response.fmt_summary(f)?;
        f.write_str(", but the answer ")?;
        if response.body().is_empty() {
            return f.write_str("is empty: is it Elasticsearch?");
        }
        if let Some(encoding) = response.content_encoding() {
            f.write_str("is encoded as ")?;
            write_one_line(f, &encoding)?;
            return write!(f, " ({} bytes), which was not asked for: does a proxy do that?", response.body().len());
        }
        if let Some(media_type) = response.non_json_media_type() {
            f.write_str("is ")?;
            write_one_line(f, &media_type)?;
            return write!(f, " ({} bytes) and not JSON: is it Elasticsearch?", response.body().len());
        }
        write!(f, "({} bytes) can't be decoded: ", response.body().len())?;
        write_one_line(f, error)?;
        f.write_str(" (`Error::body` has all of it)")
    }
}

impl fmt::Debug for ResponseDecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResponseDecodeError({self})")
    }
}

/// Without a source: `Display` says all of it, and [`error`](ResponseDecodeError::error) has the parts.
impl std::error::Error for ResponseDecodeError {}
