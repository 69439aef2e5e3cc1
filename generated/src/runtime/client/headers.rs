//! Parses headers that a user sets.

use http::{HeaderName, HeaderValue, header};

/// The error of a header.
pub(in crate::runtime) enum HeaderError {
    InvalidName,
    InvalidValue(HeaderName),
    Reserved(HeaderName),
}

/// Parses a header, and marks the value of a header with credentials as sensitive.
///
/// # Errors
/// Returns an error if name or value are invalid, or the header describes the framing of the body, which the transport sets.
pub(in crate::runtime) fn parse(
    name: impl TryInto<HeaderName>,
    value: impl TryInto<HeaderValue>,
) -> Result<(HeaderName, HeaderValue), HeaderError> {
    let name = name.try_into().map_err(|_| HeaderError::InvalidName)?;
    let mut value: HeaderValue = value.try_into().map_err(|_| HeaderError::InvalidValue(name.clone()))?;
    if name == header::CONTENT_LENGTH || name == header::TRANSFER_ENCODING {
        return Err(HeaderError::Reserved(name));
    }
    let is_secret = name == header::AUTHORIZATION
        || name == header::PROXY_AUTHORIZATION
        || name == header::COOKIE
        || name.as_str() == "es-secondary-authorization"
        || name.as_str() == "es-client-authentication";
    if is_secret {
        value.set_sensitive(true);
    }
    Ok((name, value))
}
