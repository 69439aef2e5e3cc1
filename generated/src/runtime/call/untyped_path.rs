//! The path of an untyped call, which stands as the caller wrote it.

use http::Uri;

use crate::runtime::endpoint::{BuildErrorKind, has_dot_segments};

/// # Errors
/// When it is none, or somebody on the way would make another one of it.
pub(super) fn parse(text: &str) -> Result<Uri, BuildErrorKind> {
    let path = text.split('?').next().unwrap_or_default();
    // A `#` ends a URL, and a backslash is a slash to some.
    let is_plain = text.is_ascii() && path.starts_with('/') && !path.starts_with("//") && !text.contains(['#', '\\']);
    if !is_plain || has_dot_segments(path) {
        return Err(BuildErrorKind::InvalidPath);
    }
    text.parse().map_err(|_| BuildErrorKind::InvalidPath)
}
