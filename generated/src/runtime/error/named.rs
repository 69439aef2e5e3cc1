//! Nothing of this name and type in a map.

use std::fmt;

use super::line::line;
use crate::runtime::TypedKeys;
use crate::runtime::json::Typed;

/// There is nothing of this name, or it is of another type.
///
/// It lists what is there: names with their types, and nothing of the values.
///
/// ```
/// use generated::runtime::{NamedError, TypedKeys};
/// use generated::runtime::json::Typed;
///
/// struct Avg(f64);
///
/// impl Typed for Avg {
///     fn kind(&self) -> &str {
///         "avg"
///     }
/// }
///
/// let metrics: TypedKeys<Avg> = [("price", Avg(1.5))].into_iter().collect();
/// let error = NamedError::new(&metrics, "max", "price");
/// assert_eq!(error.to_string(), "found no `max` of the name `price`; there is: `price` (avg)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedError {
    kind: &'static str,
    name: Box<str>,
    there: Vec<(Box<str>, Box<str>)>,
}

impl NamedError {
    /// That this type and name are not in the map.
    #[cold]
    pub fn new<T: Typed>(map: &TypedKeys<T>, kind: &'static str, name: &str) -> Self {
        let there = map.iter().map(|(name, value)| (name.into(), value.kind().into())).collect();
        Self { kind, name: name.into(), there }
    }

    /// The type that was asked for.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The name that was asked for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is there: names with their types, which are empty where the server gave none.
    pub fn there(&self) -> impl Iterator<Item = (&str, &str)> {
        self.there.iter().map(|(name, kind)| (&**name, &**kind))
    }
}

/// The names as they came, whatever is in them.
struct Names<'a>(&'a NamedError);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(error) = self;
        write!(f, "found no `{}` of the name `{}`; ", error.kind, error.name)?;
        let mut separator = match error.there.len() {
            0 => return f.write_str("there is nothing"),
            1 => "there is: ",
            _ => "there are: ",
        };
        for (name, kind) in error.there() {
            write!(f, "{separator}`{name}` ({})", if kind.is_empty() { "without a type" } else { kind })?;
            separator = ", ";
        }
        Ok(())
    }
}

impl fmt::Display for NamedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if line(f, &Names(self))? { f.write_str("…") } else { Ok(()) }
    }
}

impl std::error::Error for NamedError {}
