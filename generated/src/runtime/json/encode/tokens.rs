//! JSON strings and numbers.

use std::borrow::Cow;

/// Appends a JSON string. Most strings need no escapes, which is checked eight bytes at a time.
#[inline]
pub(super) fn push_string(out: &mut Vec<u8>, string: &str) {
    if needs_no_escapes(string.as_bytes()) {
        out.reserve(string.len() + 2);
        out.push(b'"');
        out.extend_from_slice(string.as_bytes());
        out.push(b'"');
    } else {
        push_scalar(out, string);
    }
}

/// Appends the key of a field or an entry with its comma, quotes and colon, in as few writes as possible.
#[inline]
pub(super) fn push_key(out: &mut Vec<u8>, comma: bool, key: &str) {
    if needs_no_escapes(key.as_bytes()) {
        out.extend_from_slice(if comma { b",\"" } else { b"\"" });
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
    } else {
        if comma {
            out.push(b',');
        }
        push_scalar(out, key);
        out.push(b':');
    }
}

/// Appends a number or a string as `serde_json` writes it: the shortest digits that parse to the same number, and the
/// usual escapes.
#[inline]
pub(super) fn push_scalar<T: serde::Serialize + ?Sized>(out: &mut Vec<u8>, scalar: &T) {
    // Writing a scalar to memory cannot fail.
    let written = serde_json::to_writer(&mut *out, scalar);
    debug_assert!(written.is_ok(), "writing a scalar to memory failed");
}

/// Returns whether a string needs no escapes. The last chunk overlaps the one before it.
#[inline]
fn needs_no_escapes(string: &[u8]) -> bool {
    let (chunks, rest) = string.as_chunks::<8>();
    let is_start_plain = chunks.iter().all(|chunk| chunk_needs_no_escapes(u64::from_le_bytes(*chunk)));
    let is_end_plain = match (string.last_chunk::<8>(), string.first_chunk::<4>(), string.last_chunk::<4>()) {
        _ if rest.is_empty() => true,
        (Some(last), ..) => chunk_needs_no_escapes(u64::from_le_bytes(*last)),
        (None, Some(first), Some(last)) => {
            chunk_needs_no_escapes(u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)))
        }
        _ => rest.iter().all(|byte| byte_needs_no_escape(*byte)),
    };
    is_start_plain && is_end_plain
}

#[inline]
fn byte_needs_no_escape(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

/// Returns whether none of eight bytes needs an escape. A byte is below `n` if subtracting `n` borrows into its high
/// bit, and equal to `c` if it is below one after an exclusive or with `c`.
#[inline]
fn chunk_needs_no_escapes(chunk: u64) -> bool {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = ONES * 0x80;
    let below = |chunk: u64, limit: u64| chunk.wrapping_sub(ONES * limit) & !chunk;
    let control = below(chunk, 0x20);
    let quote = below(chunk ^ (ONES * u64::from(b'"')), 1);
    let backslash = below(chunk ^ (ONES * u64::from(b'\\')), 1);
    (control | quote | backslash) & HIGH == 0
}

/// Returns the string that represents a float without a JSON number.
pub(super) fn non_finite(value: f64) -> Option<&'static str> {
    if value.is_finite() {
        None
    } else if value.is_nan() {
        Some("NaN")
    } else if value > 0.0 {
        Some("Infinity")
    } else {
        Some("-Infinity")
    }
}

/// Formats a float: the digits of JSON, or `NaN`, `Infinity` or `-Infinity`.
pub(crate) fn float_to_string(value: f64) -> Cow<'static, str> {
    if let Some(string) = non_finite(value) {
        return Cow::Borrowed(string);
    }
    let mut out = Vec::new();
    push_scalar(&mut out, &value);
    String::from_utf8(out).unwrap_or_default().into()
}

/// Returns whether JSON is an array.
pub(super) fn is_json_array(json: &str) -> bool {
    json.trim_ascii_start().starts_with('[')
}
