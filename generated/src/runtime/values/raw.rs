//! JSON that has no type.

use crate::runtime::json::{self, DecodeError, EncodeError, Mode, Read, Reader, Show, Writer, document_text, forward};

/// JSON text, known to be valid, kept as it was written.
///
/// `Debug` shows the size and nothing else: the text may hold a secret.
///
/// ```
/// use generated::runtime::RawJson;
///
/// let raw = RawJson::from_text(r#"{"a": 1.10}"#)?;
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
        document_text(value).map(Self::from_valid)
    }

    /// Takes JSON text as it is. Spaces around it are left out, those inside stay.
    ///
    /// # Errors
    /// When it is not JSON, or nested too deep. The error says where.
    ///
    /// ```
    /// use generated::runtime::RawJson;
    ///
    /// assert_eq!(RawJson::from_text(" [1, 2]")?.get(), "[1, 2]");
    /// assert!(RawJson::from_text("[1, 2").is_err());
    /// # Ok::<(), generated::runtime::json::DecodeError>(())
    /// ```
    pub fn from_text(text: impl AsRef<str>) -> Result<Self, DecodeError> {
        json::read(text.as_ref().as_bytes(), Mode::Tolerant).map(|decoded| decoded.value)
    }

    /// The JSON text.
    pub fn get(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_text(self) -> String {
        self.0.into_string()
    }

    pub(crate) fn from_valid(text: String) -> Self {
        Self(text.into_boxed_str())
    }
}

impl Show for RawJson {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.raw(&self.0);
    }
}

impl Read for RawJson {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = r.raw();
    }

    /// JSON's null.
    fn empty() -> Self {
        Self("null".into())
    }

    fn takes_null(&self) -> bool {
        true
    }
}

/// What a union or a container did not know, kept as it stood: for plugins, and for servers newer than the
/// specification.
///
/// ```
/// use generated::runtime::{Other, RawJson, json};
///
/// let other = Other { name: "my_plugin".to_owned(), raw: RawJson::from_text(r#"{"my_plugin":{}}"#)? };
/// assert_eq!(json::write(&other).unwrap(), br#"{"my_plugin":{}}"#);
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
    /// assert_eq!(Other::of_kind("my_plugin").raw.get(), "null");
    /// ```
    pub fn of_kind(name: &str) -> Self {
        Self { name: name.to_owned(), raw: RawJson::empty() }
    }
}

impl Show for Other {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.other(&self.name, self.raw.get());
    }
}

impl Read for Other {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = r.other();
    }

    /// No name, and JSON's null.
    fn empty() -> Self {
        Self { name: String::new(), raw: RawJson::empty() }
    }
}

forward!(RawJson, Other);
