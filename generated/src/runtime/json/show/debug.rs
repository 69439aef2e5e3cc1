//! `Debug` over what a value shows: it reads as the derived one would, without absent fields and without secrets.

use std::fmt;

use super::level::{Part, Shown, level};
use crate::runtime::json::{MAX_DEPTH, Show};

/// Formats a value as `Debug` does: `UserRealm { name: "native", type: "native" }`, and `{:#?}` over several lines.
///
/// Fields that are absent are left out, secrets are `[REDACTED]`, of JSON text there is only the size, and below
/// [`MAX_DEPTH`] levels stands `..`.
///
/// # Errors
/// When the formatter fails.
///
/// ```
/// use generated::runtime::json::{self, Show, Writer};
/// use generated::runtime::Secret;
///
/// struct Login { name: String, password: Secret }
///
/// impl Show for Login {
///     fn show<'a>(&'a self, w: &mut Writer<'a>) {
///         w.object("Login").field("name", &self.name).field("password", &self.password);
///     }
/// }
///
/// impl std::fmt::Debug for Login {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         json::debug(self, f)
///     }
/// }
///
/// let login = Login { name: "jo".to_owned(), password: Secret::from("correct horse") };
/// assert_eq!(format!("{login:?}"), r#"Login { name: "jo", password: [REDACTED] }"#);
/// ```
pub fn debug(value: &dyn Show, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    format(&level(value, None), 0, f)
}

/// A level and how deep it stands, for std's helpers, which ask for `Debug`.
struct Level<'a>(&'a Shown<'a>, usize);

impl fmt::Debug for Level<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        format(self.0, self.1, f)
    }
}

/// The same for a part that is not yet shown.
struct Below<'a>(&'a Part<'a>, usize);

impl fmt::Debug for Below<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.1 > MAX_DEPTH { f.write_str("..") } else { format(&self.0.level(), self.1, f) }
    }
}

fn format(shown: &Shown<'_>, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let below = depth + 1;
    match shown {
        Shown::Absent => f.write_str("None"),
        Shown::Null => f.write_str("Null"),
        Shown::Bool(value) => fmt::Debug::fmt(value, f),
        Shown::Integer(value) => fmt::Debug::fmt(value, f),
        Shown::Unsigned(value) => fmt::Debug::fmt(value, f),
        Shown::Float(value) => fmt::Debug::fmt(value, f),
        Shown::Number(value) => fmt::Display::fmt(value, f),
        Shown::Text(text) => fmt::Debug::fmt(text, f),
        Shown::Secret(_) => f.write_str("[REDACTED]"),
        Shown::Raw(json) => fmt::Debug::fmt(&Size(json), f),
        Shown::Other { name, raw } => f.debug_struct("Other").field("name", name).field("raw", &Size(raw)).finish(),
        Shown::Word { debug, .. } => f.write_str(debug),
        Shown::OtherWord(text) => f.debug_tuple("Other").field(text).finish(),
        Shown::Variant { debug, payload } | Shown::Single { debug, payload, .. } => {
            f.debug_tuple(debug).field(&Below(payload, below)).finish()
        }
        Shown::List { items, .. } => f.debug_list().entries(items.iter().map(|item| Below(item, below))).finish(),
        Shown::Map { entries, .. } => {
            f.debug_map().entries(entries.iter().map(|(key, part)| (key, Below(part, below)))).finish()
        }
        Shown::Object { name, fields } => format_fields(name, fields, below, f),
        Shown::Failed(error) => fmt::Debug::fmt(error, f),
    }
}

fn format_fields(name: &str, fields: &[(&str, Part<'_>)], depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(name);
    for (name, part) in fields.iter().filter(|(_, part)| !part.is_literal()) {
        if depth > MAX_DEPTH {
            return out.finish_non_exhaustive();
        }
        let shown = part.level();
        if !matches!(shown, Shown::Absent) {
            out.field(name, &Level(&shown, depth));
        }
    }
    out.finish()
}

/// JSON text may hold anything, a secret too: only its size is told.
struct Size<'a>(&'a str);

impl fmt::Debug for Size<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({} bytes)", self.0.len())
    }
}
