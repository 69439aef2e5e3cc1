//! The media type of requests and responses.

use http::HeaderValue;

use crate::runtime::endpoint::{JSON, NDJSON};

/// The media type of JSON requests and responses: the value of the headers `accept` and `content-type`.
///
/// ```
/// use generated::MediaType;
///
/// assert_eq!(MediaType::default(), MediaType::Compatible(9));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaType {
    /// `application/vnd.elasticsearch+json; compatible-with=9`: the server uses the API of this major version. A server
    /// supports its own major version and the previous one, and rejects others.
    Compatible(u8),
    /// `application/json`: the server uses the API of its major version.
    Json,
}

impl Default for MediaType {
    fn default() -> Self {
        Self::Compatible(9)
    }
}

impl MediaType {
    /// Returns the media type to send instead of plain JSON or NDJSON, and `None` for another media type.
    pub(in crate::runtime) fn versioned(self, plain: &HeaderValue) -> Option<HeaderValue> {
        if *plain == JSON {
            Some(self.json_header())
        } else if *plain == NDJSON {
            Some(self.ndjson_header())
        } else {
            None
        }
    }

    fn ndjson_header(self) -> HeaderValue {
        match self {
            Self::Compatible(version) => {
                let value = format!("application/vnd.elasticsearch+x-ndjson; compatible-with={version}");
                HeaderValue::try_from(value).unwrap_or(NDJSON)
            }
            Self::Json => NDJSON,
        }
    }

    pub(in crate::runtime) fn json_header(self) -> HeaderValue {
        match self {
            Self::Compatible(9) => HeaderValue::from_static("application/vnd.elasticsearch+json; compatible-with=9"),
            Self::Compatible(version) => {
                let value = format!("application/vnd.elasticsearch+json; compatible-with={version}");
                HeaderValue::try_from(value).unwrap_or(JSON)
            }
            Self::Json => JSON,
        }
    }
}
