//! JSON that has no type.

use crate::runtime::json::{
    self, Decode, DecodeError, Decoder, Encode, EncodeError, Encoder, Mode, document_to_json, impl_traits,
};

/// JSON text, known to be valid, kept as it was written.
///
/// `Debug` shows the size and nothing else: the text may hold a secret.
///
/// ```
/// use generated::runtime::RawJson;
///
/// let raw = RawJson::from_json(r#"{"a": 1.10}"#)?;
/// assert_eq!(raw.get(), r#"{"a": 1.10}"#);
/// assert_eq!(format!("{raw:?}"), "Json(11 bytes)");
/// # Ok::<(), generated::runtime::json::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// Writes a value down.
    ///
    /// # Errors
    /// When the value's `Serialize` fails.
    ///
    /// ```
    /// use generated::runtime::RawJson;
    ///
    /// assert_eq!(RawJson::new(&[1, 2])?.get(), "[1,2]");
    /// # Ok::<(), generated::runtime::json::EncodeError>(())
    /// ```
    pub fn new(value: &(impl serde::Serialize + ?Sized)) -> Result<Self, EncodeError> {
        document_to_json(value).map(Self::from_valid_json)
    }

    /// Takes JSON text as it is. Spaces around it are left out, those inside stay.
    ///
    /// # Errors
    /// When it is not JSON, or nested too deep. The error says where.
    ///
    /// ```
    /// use generated::runtime::RawJson;
    ///
    /// assert_eq!(RawJson::from_json(" [1, 2]")?.get(), "[1, 2]");
    /// assert!(RawJson::from_json("[1, 2").is_err());
    /// # Ok::<(), generated::runtime::json::DecodeError>(())
    /// ```
    pub fn from_json(json: impl AsRef<str>) -> Result<Self, DecodeError> {
        json::decode(json.as_ref().as_bytes(), Mode::Tolerant).map(|decoded| decoded.value)
    }

    /// The JSON text.
    pub fn get(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_string(self) -> String {
        self.0.into_string()
    }

    pub(crate) fn from_valid_json(json: String) -> Self {
        Self(json.into_boxed_str())
    }
}

impl Encode for RawJson {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.raw(&self.0);
    }
}

impl Decode for RawJson {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = d.raw();
    }

    /// JSON's null.
    fn empty() -> Self {
        Self("null".into())
    }

    fn accepts_null(&self) -> bool {
        true
    }
}

/// What a union or a container did not know, kept as it stood: for plugins, and for servers newer than the
/// specification.
///
/// ```
/// use generated::runtime::{Other, RawJson, json};
///
/// let other = Other { name: "my_plugin".to_owned(), raw: RawJson::from_json(r#"{"my_plugin":{}}"#)? };
/// assert_eq!(json::encode(&other).unwrap(), br#"{"my_plugin":{}}"#);
/// # Ok::<(), generated::runtime::json::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct Other {
    /// The key or the tag that is not known; empty where there is none.
    pub name: String,
    /// The whole value. It is written back unchanged.
    pub raw: RawJson,
}

impl Other {
    /// One of this name that holds nothing yet, but JSON's null.
    ///
    /// ```
    /// use generated::runtime::Other;
    ///
    /// assert_eq!(Other::with_name("my_plugin").raw.get(), "null");
    /// ```
    pub fn with_name(name: &str) -> Self {
        Self { name: name.to_owned(), raw: RawJson::empty() }
    }
}

impl Encode for Other {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.unknown_variant(&self.name, self.raw.get());
    }
}

impl Decode for Other {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = d.unknown_variant();
    }

    /// No name, and JSON's null.
    fn empty() -> Self {
        Self { name: String::new(), raw: RawJson::empty() }
    }
}

impl_traits!(RawJson, Other);
