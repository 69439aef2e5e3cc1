//! JSON text: strings, numbers.

use std::borrow::Cow;

/// Appends a JSON string. Most strings need no escape, which is seen eight bytes at a time.
#[inline]
pub(super) fn push_string(out: &mut Vec<u8>, string: &str) {
    if is_plain(string.as_bytes()) {
        out.reserve(string.len() + 2);
        out.push(b'"');
        out.extend_from_slice(string.as_bytes());
        out.push(b'"');
    } else {
        push_scalar(out, string);
    }
}

/// Appends the key of a field or an entry, with what stands around it: in few pieces, since each is a step of its own.
#[inline]
pub(super) fn push_key(out: &mut Vec<u8>, comma: bool, key: &str) {
    if is_plain(key.as_bytes()) {
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

/// Appends what `serde_json` writes for a number or a string: the shortest digits that read back as the same number,
/// the usual escapes.
#[inline]
pub(super) fn push_scalar<T: serde::Serialize + ?Sized>(out: &mut Vec<u8>, scalar: &T) {
    // Writing to memory does not fail, and a scalar has nothing else that could.
    let written = serde_json::to_writer(&mut *out, scalar);
    debug_assert!(written.is_ok(), "a scalar is always written");
}

/// Is there nothing to escape? What is left behind the last eight bytes is seen together with bytes in front of it, twice.
#[inline]
fn is_plain(string: &[u8]) -> bool {
    let (words, rest) = string.as_chunks::<8>();
    let whole = words.iter().all(|word| need_no_escapes(u64::from_le_bytes(*word)));
    let end = match (string.last_chunk::<8>(), string.first_chunk::<4>(), string.last_chunk::<4>()) {
        _ if rest.is_empty() => true,
        (Some(last), ..) => need_no_escapes(u64::from_le_bytes(*last)),
        (None, Some(first), Some(last)) => {
            need_no_escapes(u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)))
        }
        _ => rest.iter().all(|byte| needs_no_escape(*byte)),
    };
    whole && end
}

#[inline]
fn needs_no_escape(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

/// Are all eight bytes plain? The usual arithmetic: a byte is below `n` where subtracting `n` borrows into its high
/// bit, and equal to `c` where it is below one after an exclusive or.
#[inline]
fn need_no_escapes(word: u64) -> bool {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = ONES * 0x80;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let control = below(word, 0x20);
    let quote = below(word ^ (ONES * u64::from(b'"')), 1);
    let backslash = below(word ^ (ONES * u64::from(b'\\')), 1);
    (control | quote | backslash) & HIGH == 0
}

/// The text that stands for a float that JSON has no number for.
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

/// A float as text: the digits that JSON has, or the word for what is no number.
pub(crate) fn float_to_string(value: f64) -> Cow<'static, str> {
    if let Some(string) = non_finite(value) {
        return Cow::Borrowed(string);
    }
    let mut out = Vec::new();
    push_scalar(&mut out, &value);
    String::from_utf8(out).unwrap_or_default().into()
}

/// Is this JSON text a list?
pub(super) fn is_json_array(json: &str) -> bool {
    json.trim_ascii_start().starts_with('[')
}
