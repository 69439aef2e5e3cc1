//! In which JSON client and server speak.

use http::HeaderValue;

use crate::runtime::endpoint::{JSON, NDJSON};

/// The JSON of requests and answers: the value of `accept` and `content-type`.
///
/// ```
/// use generated::MediaType;
///
/// assert_eq!(MediaType::default(), MediaType::Compatible(9));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaType {
    /// `application/vnd.elasticsearch+json; compatible-with=9`: the server answers as this major version does. A server
    /// knows its own version and the one before it, and refuses others.
    Compatible(u8),
    /// `application/json`: the server answers as its own version does, whatever that is.
    Json,
}

impl Default for MediaType {
    fn default() -> Self {
        Self::Compatible(9)
    }
}

impl MediaType {
    /// What stands for plain JSON, or for plain lines of it; None for anything else.
    pub(in crate::runtime) fn versioned(self, plain: &HeaderValue) -> Option<HeaderValue> {
        if *plain == JSON {
            Some(self.json_header())
        } else if *plain == NDJSON {
            Some(self.ndjson_header())
        } else {
            None
        }
    }

    /// The same for a body of lines.
    fn ndjson_header(self) -> HeaderValue {
        match self {
            Self::Compatible(version) => {
                let text = format!("application/vnd.elasticsearch+x-ndjson; compatible-with={version}");
                HeaderValue::try_from(text).unwrap_or(NDJSON)
            }
            Self::Json => NDJSON,
        }
    }

    pub(in crate::runtime) fn json_header(self) -> HeaderValue {
        match self {
            Self::Compatible(9) => HeaderValue::from_static("application/vnd.elasticsearch+json; compatible-with=9"),
            Self::Compatible(version) => {
                let text = format!("application/vnd.elasticsearch+json; compatible-with={version}");
                HeaderValue::try_from(text).unwrap_or(JSON)
            }
            Self::Json => JSON,
        }
    }
}
