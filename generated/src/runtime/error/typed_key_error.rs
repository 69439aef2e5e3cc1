//! Nothing of this name and type in a map.

use std::fmt;

use crate::runtime::TypedKeys;
use crate::runtime::json::TypedValue;
use crate::runtime::one_line::write_one_line;

/// There is nothing of this name, or it is of another type.
///
/// It lists what is there: names with their types, and nothing of the values.
///
/// ```
/// use generated::TypedKeys;
/// use generated::error::TypedKeyError;
/// use generated::json::TypedValue;
///
/// struct Avg(f64);
///
/// impl TypedValue for Avg {
///     fn type_name(&self) -> &str {
///         "avg"
///     }
/// }
///
/// let metrics: TypedKeys<Avg> = [("price", Avg(1.5))].into_iter().collect();
/// let error = TypedKeyError::new(&metrics, "max", "price");
/// assert_eq!(error.to_string(), "found no `max` of the name `price`; there is: `price` (avg)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedKeyError {
    expected_type: &'static str,
    name: Box<str>,
    available: Vec<(Box<str>, Box<str>)>,
}

impl TypedKeyError {
    /// That this type and name are not in the map.
    #[cold]
    pub fn new<T: TypedValue>(map: &TypedKeys<T>, expected_type: &'static str, name: &str) -> Self {
        let available = map.iter().map(|(name, value)| (name.into(), value.type_name().into())).collect();
        Self { expected_type, name: name.into(), available }
    }

    /// The type that was asked for.
    pub fn expected_type(&self) -> &'static str {
        self.expected_type
    }

    /// The name that was asked for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is there: names with their types, which are empty where the server gave none.
    pub fn available(&self) -> impl Iterator<Item = (&str, &str)> {
        self.available.iter().map(|(name, kind)| (&**name, &**kind))
    }
}

/// The names as they came, whatever is in them.
struct Names<'a>(&'a TypedKeyError);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(error) = self;
        write!(f, "found no `{}` of the name `{}`; ", error.expected_type, error.name)?;
        let mut separator = match error.available.len() {
            0 => return f.write_str("there is nothing"),
            1 => "there is: ",
            _ => "there are: ",
        };
        for (name, kind) in error.available() {
            write!(f, "{separator}`{name}` ({})", if kind.is_empty() { "without a type" } else { kind })?;
            separator = ", ";
        }
        Ok(())
    }
}

impl fmt::Display for TypedKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if write_one_line(f, &Names(self))? { f.write_str("…") } else { Ok(()) }
    }
}

impl std::error::Error for TypedKeyError {}
