//! JSON without a type.

use crate::runtime::json::{
    self, Decode, DecodeError, Decoder, Encode, EncodeError, Encoder, Mode, document_to_json, impl_traits,
};

/// A string of valid JSON, unchanged.
///
/// `Debug` shows only the size, since the JSON may contain a secret.
///
/// ```
/// use generated::RawJson;
///
/// let raw = RawJson::from_json(r#"{"a": 1.10}"#)?;
/// assert_eq!(raw.get(), r#"{"a": 1.10}"#);
/// assert_eq!(format!("{raw:?}"), "Json(11 bytes)");
/// # Ok::<(), generated::json::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// Serializes a value.
    ///
    /// ```
    /// use generated::RawJson;
    ///
    /// assert_eq!(RawJson::new(&[1, 2])?.get(), "[1,2]");
    /// # Ok::<(), generated::json::EncodeError>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error if the value's `Serialize` implementation fails.
    pub fn new(value: &(impl serde::Serialize + ?Sized)) -> Result<Self, EncodeError> {
        document_to_json(value).map(Self::from_valid_json)
    }

    /// Creates a value from JSON. Whitespace around the JSON is removed.
    ///
    /// ```
    /// use generated::RawJson;
    ///
    /// assert_eq!(RawJson::from_json(" [1, 2]")?.get(), "[1, 2]");
    /// assert!(RawJson::from_json("[1, 2").is_err());
    /// # Ok::<(), generated::json::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error if the string is not valid JSON or is nested too deeply.
    pub fn from_json(json: impl AsRef<str>) -> Result<Self, DecodeError> {
        json::decode(json.as_ref().as_bytes(), Mode::Lenient).map(|decoded| decoded.value)
    }

    /// Returns the JSON.
    pub fn get(&self) -> &str {
        &self.0
    }

    /// Converts the JSON to another type.
    ///
    /// ```
    /// use generated::RawJson;
    ///
    /// let sizes: Vec<u8> = RawJson::from_json("[1, 2]")?.parse()?;
    /// assert_eq!(sizes, [1, 2]);
    /// # Ok::<(), generated::json::DecodeError>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error if the type's `Deserialize` implementation rejects the JSON.
    pub fn parse<T: serde::de::DeserializeOwned>(&self) -> Result<T, DecodeError> {
        serde_json::from_str(&self.0).map_err(|error| DecodeError::from_serde(self.0.as_bytes(), error))
    }

    pub(crate) fn into_string(self) -> String {
        self.0.into_string()
    }

    pub(crate) fn from_valid_json(json: String) -> Self {
        Self(json.into_boxed_str())
    }
}

impl From<serde_json::Value> for RawJson {
    fn from(value: serde_json::Value) -> Self {
        Self::from_valid_json(value.to_string())
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

/// An unknown variant of a union or a container, unchanged, such as one of a plugin or of a server newer than the
/// specification.
///
/// ```
/// use generated::{json, Other, RawJson};
///
/// let other = Other { name: "my_plugin".to_owned(), raw: RawJson::from_json(r#"{"my_plugin":{}}"#)? };
/// assert_eq!(json::encode(&other).unwrap(), br#"{"my_plugin":{}}"#);
/// # Ok::<(), generated::json::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct Other {
    /// The unknown key or tag; empty if the value has neither.
    pub name: String,
    /// The whole value, which is encoded unchanged.
    pub raw: RawJson,
}

impl Other {
    /// Creates a variant with this name and the value null.
    ///
    /// ```
    /// use generated::Other;
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

    /// An empty name and the value null.
    fn empty() -> Self {
        Self { name: String::new(), raw: RawJson::empty() }
    }
}

impl_traits!(RawJson, Other);
