//! Documents of the user's, in what is sent.

use crate::runtime::RawJson;
use crate::runtime::json::{
    Decode, DecodeError, Decoder, Encode, EncodeError, Encoder, document_to_json, impl_debug_partial_eq,
};

/// A document of the user's that is sent: JSON text, made by the document's own `Serialize`.
///
/// Request types hold this and no type parameter, so that requests may mix documents. A failure of `Serialize` is kept,
/// and reported when the request is built.
///
/// `Debug` shows the size and nothing else.
///
/// ```
/// use generated::runtime::{Document, json};
/// use std::collections::BTreeMap;
///
/// let document = Document::new(&BTreeMap::from([("title", "Rust")]));
/// assert_eq!(json::encode(&document)?, br#"{"title":"Rust"}"#);
/// assert_eq!(format!("{document:?}"), "Json(16 bytes)");
/// # Ok::<(), json::EncodeError>(())
/// ```
// The text keeps what memory it grew into: it lives until the request is built, and giving back costs more.
#[derive(Clone)]
pub struct Document(Result<String, EncodeError>);

impl Document {
    /// Writes a document down. A failure is kept until the request is built.
    pub fn new(document: &(impl serde::Serialize + ?Sized)) -> Self {
        Self(document_to_json(document))
    }

    /// The JSON text.
    ///
    /// # Errors
    /// When the document's `Serialize` failed.
    pub fn get(&self) -> Result<&str, EncodeError> {
        self.0.as_deref().map_err(Clone::clone)
    }

    /// A document that is JSON text already.
    ///
    /// # Errors
    /// When the text is not JSON.
    ///
    /// ```
    /// use generated::runtime::Document;
    ///
    /// assert_eq!(Document::from_json(r#"{"a": 1}"#)?.get(), Ok(r#"{"a": 1}"#));
    /// assert!(Document::from_json("{").is_err());
    /// # Ok::<(), generated::runtime::json::DecodeError>(())
    /// ```
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

/// So that one that is already made can be given to a setter again.
impl serde::Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::runtime::json::serialize(self, serializer)
    }
}
