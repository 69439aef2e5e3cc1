//! Documents of requests.

use crate::runtime::RawJson;
use crate::runtime::json::{
    Decode, DecodeError, Decoder, Encode, EncodeError, Encoder, document_to_json, impl_debug_partial_eq,
};

/// A document in a request, serialized to JSON by its own `Serialize` implementation.
///
/// Request types hold this type instead of a type parameter, so that one request may contain documents of different
/// types. An error of `Serialize` is stored, and returned when the request is built.
///
/// `Debug` shows only the size.
///
/// ```
/// use generated::{json, Document};
/// use std::collections::BTreeMap;
///
/// let document = Document::new(&BTreeMap::from([("title", "Rust")]));
/// assert_eq!(json::encode(&document)?, br#"{"title":"Rust"}"#);
/// assert_eq!(format!("{document:?}"), "Json(16 bytes)");
/// # Ok::<(), json::EncodeError>(())
/// ```
// The string keeps its excess capacity: it lives only until the request is built, and shrinking it costs more.
#[derive(Clone)]
pub struct Document(Result<String, EncodeError>);

impl Document {
    /// Serializes a document. An error is stored, and returned when the request is built.
    pub fn new(document: &(impl serde::Serialize + ?Sized)) -> Self {
        Self(document_to_json(document))
    }

    /// Returns the JSON.
    ///
    /// # Errors
    /// Returns an error if the document's `Serialize` implementation failed.
    pub fn get(&self) -> Result<&str, EncodeError> {
        self.0.as_deref().map_err(Clone::clone)
    }

    /// Creates a document from JSON.
    ///
    /// ```
    /// use generated::Document;
    ///
    /// assert_eq!(Document::from_json(r#"{"a": 1}"#)?.get(), Ok(r#"{"a": 1}"#));
    /// assert!(Document::from_json("{").is_err());
    /// # Ok::<(), generated::json::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error if the string is not valid JSON.
    pub fn from_json(json: impl AsRef<str>) -> Result<Self, DecodeError> {
        RawJson::from_json(json).map(Self::from)
    }
}

impl From<RawJson> for Document {
    fn from(raw: RawJson) -> Self {
        Self(Ok(raw.into_string()))
    }
}

impl Encode for Document {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match &self.0 {
            Ok(raw) => e.raw(raw),
            Err(error) => e.error(error),
        };
    }
}

impl Decode for Document {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        self.0 = Ok(d.raw().into_string());
    }

    fn empty() -> Self {
        Self(Ok("null".to_owned()))
    }

    fn accepts_null(&self) -> bool {
        true
    }
}

impl_debug_partial_eq!(Document);

/// Lets setters accept a `Document` as well as a serializable type.
impl serde::Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::runtime::json::serialize(self, serializer)
    }
}
