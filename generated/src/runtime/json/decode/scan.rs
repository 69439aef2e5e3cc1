//! Finds the ends of strings and of brackets, and replaces the escapes of strings.

/// Returns an integer of eight equal bytes.
const fn spread(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Returns an integer with the high bit set in each byte of `chunk` that is zero. Only the lowest set bit is reliable:
/// higher bytes may be marked although they are not zero.
const fn zeros(chunk: u64) -> u64 {
    chunk.wrapping_sub(spread(1)) & !chunk & spread(0x80)
}

/// Returns an integer with the high bit set in each byte of `chunk` that is a quote, a backslash or a control character.
/// Only the lowest set bit is reliable.
const fn special(chunk: u64) -> u64 {
    let control = chunk.wrapping_sub(spread(0x20)) & !chunk & spread(0x80);
    zeros(chunk ^ spread(b'"')) | zeros(chunk ^ spread(b'\\')) | control
}

/// Returns the index of the first quote, backslash or control character, or the length.
#[inline]
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some((chunk, rest_after)) = rest.split_first_chunk::<8>() {
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
        rest = rest_after;
    }
    while bytes.get(at).is_some_and(|&byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
        at += 1;
    }
    at
}

/// Returns the index of the closing quote of the string that begins here, and whether the string has escapes.
///
/// # Errors
/// Returns the position of the error and the description of the expected input.
#[inline(always)]
#[expect(clippy::inline_always, reason = "most strings end in the first iteration, and a call would double the cost")]
pub(super) fn string_end(bytes: &[u8], at: usize) -> Result<(usize, bool), (usize, &'static str)> {
    let end = plain_end(bytes, at);
    if bytes.get(end) == Some(&b'"') { Ok((end, false)) } else { escaped_string_end(bytes, end).map(|end| (end, true)) }
}

/// Returns the index after the bracket that closes the one at `at`. The content is not validated, except that strings
/// end and that nesting is limited to `depth`.
///
/// # Errors
/// Returns the position of the error and the description of the expected input.
pub(super) fn closing_bracket(bytes: &[u8], mut at: usize, depth: usize) -> Result<usize, (usize, &'static str)> {
    let mut open = 0;
    loop {
        while bytes.get(at).is_some_and(|&byte| !STOPS[usize::from(byte)]) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'"') => at = string_end(bytes, at + 1)?.0,
            Some(b'{' | b'[') if open == depth => return Err((at, "at most 127 levels of nesting")),
            Some(b'{' | b'[') => open += 1,
            Some(b'}' | b']') => {
                open -= 1;
                if open == 0 {
                    return Ok(at + 1);
                }
            }
            // The loop above stops at no other byte.
            Some(_) => {}
            None => return Err((at, "a closing bracket")),
        }
        at += 1;
    }
}

/// The bytes that [`closing_bracket`] stops at.
const STOPS: [bool; 256] = {
    let mut table = [false; 256];
    let stops = b"\"{[]}";
    let mut at = 0;
    while at < stops.len() {
        table[stops[at] as usize] = true;
        at += 1;
    }
    table
};

/// Returns the index of the closing quote of a string with escapes.
#[cold]
fn escaped_string_end(bytes: &[u8], mut at: usize) -> Result<usize, (usize, &'static str)> {
    loop {
        at = match bytes.get(at) {
            Some(b'"') => return Ok(at),
            Some(b'\\') => plain_end(bytes, escape_end(bytes, at)?),
            Some(_) => return Err((at, "no unescaped control character")),
            None => return Err((at, "a quote")),
        };
    }
}

/// Returns the index after the escape that begins here.
fn escape_end(bytes: &[u8], at: usize) -> Result<usize, (usize, &'static str)> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match utf16_unit(bytes, at) {
            None => Err((at + 2, "four hexadecimal digits")),
            Some(0xD800..=0xDBFF) => match utf16_unit(bytes, at + 6) {
                Some(0xDC00..=0xDFFF) => Ok(at + 12),
                _ => Err((at + 6, "the second half of a surrogate pair")),
            },
            Some(0xDC00..=0xDFFF) => Err((at, "the first half of a surrogate pair")),
            Some(_) => Ok(at + 6),
        },
        _ => Err((at + 1, "a valid escape")),
    }
}

/// Parses the code unit of a `\u0000` escape.
fn utf16_unit(bytes: &[u8], at: usize) -> Option<u32> {
    let &[b'\\', b'u', ref digits @ ..] = bytes.get(at..at + 6)? else { return None };
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

/// Replaces the escapes of a valid string.
#[cold]
pub(super) fn unescape(string: &str) -> String {
    let mut out = String::with_capacity(string.len());
    let mut rest = string;
    while let Some((plain, rest_after)) = rest.split_once('\\') {
        out.push_str(plain);
        let mut chars = rest_after.chars();
        match chars.next() {
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let at = rest.len() - rest_after.len() - 1;
                let (char, length) = unescape_char(rest.as_bytes(), at);
                out.push(char);
                rest = rest.get(at + length..).unwrap_or_default();
                continue;
            }
            Some(other) => out.push(other),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

/// Returns the character of one or two `\u0000` escapes, and their length.
fn unescape_char(bytes: &[u8], at: usize) -> (char, usize) {
    let first = utf16_unit(bytes, at).unwrap_or_default();
    let (code, length) = match first {
        0xD800..=0xDBFF => {
            let second = utf16_unit(bytes, at + 6).unwrap_or_default();
            (0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF)), 12)
        }
        _ => (first, 6),
    };
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}
