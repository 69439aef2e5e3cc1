//! The path of an untyped call, which is sent as the caller writes it.

use http::Uri;

use crate::runtime::endpoint::{BuildErrorKind, has_dot_segments};

/// Parses a path with an optional query string.
///
/// # Errors
/// Returns an error if the path is invalid, or a client, proxy or server could normalize it to another path.
pub(super) fn parse(target: &str) -> Result<Uri, BuildErrorKind> {
    let path = target.split('?').next().unwrap_or_default();
    // A `#` starts a fragment, and some programs treat a backslash as a slash.
    let is_plain =
        target.is_ascii() && path.starts_with('/') && !path.starts_with("//") && !target.contains(['#', '\\']);
    if !is_plain || has_dot_segments(path) {
        return Err(BuildErrorKind::InvalidPath);
    }
    target.parse().map_err(|_| BuildErrorKind::InvalidPath)
}
