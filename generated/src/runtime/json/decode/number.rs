//! Numbers: their grammar and range, and integers parsed without floats.

use super::node::NodeKind;

/// The number of digits that always fit into a signed 64-bit integer.
const MAX_SAFE_DIGITS: usize = 18;

/// Lexes a number. Returns the index after it, and its kind.
///
/// # Errors
/// Returns the position of the error and the description of the expected input.
#[inline]
pub(super) fn lex_number(bytes: &[u8], start: usize) -> Result<(usize, NodeKind), (usize, &'static str)> {
    let first = start + usize::from(bytes.get(start) == Some(&b'-'));
    let integer_end = digits_end(bytes, first);
    match bytes.get(first) {
        Some(b'1'..=b'9') => {}
        Some(b'0') if integer_end == first + 1 => {}
        Some(b'0') => return Err((first + 1, "no digit after a leading zero")),
        _ => return Err((first, "a digit")),
    }
    match bytes.get(integer_end) {
        Some(b'.' | b'e' | b'E') => fraction(bytes, start, integer_end),
        _ if integer_end - first <= MAX_SAFE_DIGITS => Ok((integer_end, NodeKind::Integer)),
        _ => check_range(bytes, start, integer_end, NodeKind::Integer),
    }
}

/// Returns the index after the digits that begin here.
#[inline]
fn digits_end(bytes: &[u8], mut at: usize) -> usize {
    // Eight bytes at a time: the high bit of each byte that is not a digit. Bytes after the first such one may be
    // marked wrongly.
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let offsets = u64::from_le_bytes(*chunk) ^ u64::from_ne_bytes([b'0'; 8]);
        let non_digits =
            (offsets.wrapping_add(u64::from_ne_bytes([0x76; 8])) | offsets) & u64::from_ne_bytes([0x80; 8]);
        if non_digits != 0 {
            return at + (non_digits.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// Lexes the fraction and the exponent of a number.
fn fraction(bytes: &[u8], start: usize, integer_end: usize) -> Result<(usize, NodeKind), (usize, &'static str)> {
    let mut end = integer_end;
    if bytes.get(end) == Some(&b'.') {
        end = digits_end(bytes, integer_end + 1);
        if end == integer_end + 1 {
            return Err((end, "a digit"));
        }
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let power = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = digits_end(bytes, power);
        if end == power {
            return Err((end, "a digit"));
        }
        return check_range(bytes, start, end, NodeKind::Float);
    }
    if end - start <= 300 { Ok((end, NodeKind::Float)) } else { check_range(bytes, start, end, NodeKind::Float) }
}

/// Checks a number that may be out of range. `serde_json` checks floats, so that both accept the same numbers.
#[cold]
fn check_range(
    bytes: &[u8],
    start: usize,
    end: usize,
    kind: NodeKind,
) -> Result<(usize, NodeKind), (usize, &'static str)> {
    let string = bytes.get(start..end).unwrap_or_default();
    if kind == NodeKind::Integer && ParsedInteger::parse(string).is_some_and(ParsedInteger::fits) {
        return Ok((end, NodeKind::Integer));
    }
    match serde_json::from_slice::<f64>(string) {
        Ok(_) => Ok((end, NodeKind::Float)),
        Err(_) => Err((start, "a number in the range of a float")),
    }
}

/// Returns whether a string is a JSON number.
pub(super) fn is_number(string: &str) -> bool {
    lex_number(string.as_bytes(), 0).is_ok_and(|(end, _)| end == string.len())
}

/// Returns whether an integer is above `i64::MAX`, but not above `u64::MAX`. The string is a valid number.
#[inline]
pub(super) fn exceeds_i64(integer: &str) -> bool {
    integer.len() > MAX_SAFE_DIGITS && integer.parse::<u64>().is_ok_and(|number| i64::try_from(number).is_err())
}

/// An integer with sign and magnitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ParsedInteger {
    pub(super) negative: bool,
    pub(super) magnitude: u64,
}

impl ParsedInteger {
    /// Parses a number without fraction and exponent.
    #[inline]
    pub(super) fn parse(string: &[u8]) -> Option<Self> {
        let (negative, digits) = match string {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        let mut magnitude = 0_u64;
        if digits.len() <= MAX_SAFE_DIGITS {
            for digit in digits {
                magnitude = magnitude.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
            }
            return Some(Self { negative, magnitude });
        }
        for digit in digits {
            magnitude = magnitude.checked_mul(10)?.checked_add(u64::from(digit.wrapping_sub(b'0')))?;
        }
        Some(Self { negative, magnitude })
    }

    /// Parses any number whose value is an integer, such as `1.0` and `12e2`. The string is a valid number.
    #[cold]
    pub(super) fn parse_float(string: &str) -> Option<Self> {
        let (mantissa, power) = string.split_once(['e', 'E']).unwrap_or((string, "0"));
        let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let power = power.parse::<i64>().unwrap_or(if power.starts_with('-') { -1000 } else { 1000 });
        let shift = power.saturating_sub(i64::try_from(fraction.len()).ok()?);
        let digits = format!("{integer}{fraction}");
        let zeros = digits.bytes().rev().take_while(|byte| *byte == b'0').count();
        if digits.bytes().all(|byte| byte == b'0' || byte == b'-') {
            return Some(Self { negative: false, magnitude: 0 });
        }
        let removed_zeros =
            usize::try_from(shift.min(0).unsigned_abs()).ok().filter(|removed_zeros| *removed_zeros <= zeros)?;
        let remaining_digits = digits.get(..digits.len() - removed_zeros)?;
        let number = Self::parse(remaining_digits.as_bytes())?;
        let factor = 10_u64.checked_pow(u32::try_from(shift.max(0)).ok()?)?;
        Some(Self { magnitude: number.magnitude.checked_mul(factor)?, ..number })
    }

    /// Returns whether an `i64` or a `u64` can represent the number.
    fn fits(self) -> bool {
        !self.negative || self.magnitude <= i64::MIN.unsigned_abs()
    }

    /// Returns the number as an `i64`.
    #[inline]
    pub(super) fn signed(self) -> Option<i64> {
        if self.negative { 0_i64.checked_sub_unsigned(self.magnitude) } else { i64::try_from(self.magnitude).ok() }
    }

    /// Returns the number as a `u64`.
    #[inline]
    pub(super) fn unsigned(self) -> Option<u64> {
        (!self.negative || self.magnitude == 0).then_some(self.magnitude)
    }
}
