//! Scanning of strings: their end, and their escapes.

/// Returns an integer of eight equal bytes.
const fn repeat_byte(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Returns the high bit of each byte that is zero. Bytes after the first such one may be marked wrongly.
const fn zero_bytes(chunk: u64) -> u64 {
    chunk.wrapping_sub(repeat_byte(1)) & !chunk & repeat_byte(0x80)
}

/// Returns the high bit of each byte that is a quote, a backslash or a control character. Only the first mark is
/// reliable.
const fn special_bytes(chunk: u64) -> u64 {
    let control = chunk.wrapping_sub(repeat_byte(0x20)) & !chunk & repeat_byte(0x80);
    zero_bytes(chunk ^ repeat_byte(b'"')) | zero_bytes(chunk ^ repeat_byte(b'\\')) | control
}

/// Returns the index of the first quote, backslash or control character, or the length.
#[inline]
fn unescaped_end(bytes: &[u8], mut index: usize) -> usize {
    let mut rest = bytes.get(index..).unwrap_or_default();
    while let Some((chunk, rest_after)) = rest.split_first_chunk::<8>() {
        let found = special_bytes(u64::from_le_bytes(*chunk));
        if found != 0 {
            return index + (found.trailing_zeros() / 8) as usize;
        }
        index += 8;
        rest = rest_after;
    }
    while bytes.get(index).is_some_and(|&byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
        index += 1;
    }
    index
}

/// Returns the index of the closing quote of the string that begins here, and whether the string has escapes.
///
/// # Errors
/// The position of the error, and the description of what is expected there.
#[inline(always)]
#[expect(clippy::inline_always, reason = "most strings end in the first iteration, and a call would double the cost")]
pub(super) fn string_end(bytes: &[u8], index: usize) -> Result<(usize, bool), (usize, &'static str)> {
    let end = unescaped_end(bytes, index);
    if bytes.get(end) == Some(&b'"') { Ok((end, false)) } else { escaped_string_end(bytes, end).map(|end| (end, true)) }
}

/// Returns the index after the bracket that closes the one at `at`. The content is not validated, except that strings
/// end and that nesting is limited to `depth`.
///
/// # Errors
/// The position of the error, and the description of what is expected there.
pub(super) fn closing_bracket(bytes: &[u8], mut index: usize, depth: usize) -> Result<usize, (usize, &'static str)> {
    let mut open = 0;
    loop {
        while bytes.get(index).is_some_and(|&byte| !STOPS[usize::from(byte)]) {
            index += 1;
        }
        match bytes.get(index) {
            Some(b'"') => index = string_end(bytes, index + 1)?.0,
            Some(b'{' | b'[') if open == depth => return Err((index, "at most 127 levels of nesting")),
            Some(b'{' | b'[') => open += 1,
            Some(b'}' | b']') => {
                open -= 1;
                if open == 0 {
                    return Ok(index + 1);
                }
            }
            // The loop above stops at no other byte.
            Some(_) => {}
            None => return Err((index, "a closing bracket")),
        }
        index += 1;
    }
}

/// The bytes that [`closing_bracket`] stops at.
const STOPS: [bool; 256] = {
    let mut table = [false; 256];
    let stops = b"\"{[]}";
    let mut index = 0;
    while index < stops.len() {
        table[stops[index] as usize] = true;
        index += 1;
    }
    table
};

/// Returns the index of the closing quote of a string with escapes.
#[cold]
fn escaped_string_end(bytes: &[u8], mut index: usize) -> Result<usize, (usize, &'static str)> {
    loop {
        index = match bytes.get(index) {
            Some(b'"') => return Ok(index),
            Some(b'\\') => unescaped_end(bytes, escape_end(bytes, index)?),
            Some(_) => return Err((index, "no unescaped control character")),
            None => return Err((index, "a quote")),
        };
    }
}

/// Returns the index after the escape that begins here.
fn escape_end(bytes: &[u8], index: usize) -> Result<usize, (usize, &'static str)> {
    match bytes.get(index + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(index + 2),
        Some(b'u') => match utf16_unit(bytes, index) {
            None => Err((index + 2, "four hexadecimal digits")),
            Some(0xD800..=0xDBFF) => match utf16_unit(bytes, index + 6) {
                Some(0xDC00..=0xDFFF) => Ok(index + 12),
                _ => Err((index + 6, "the second half of a surrogate pair")),
            },
            Some(0xDC00..=0xDFFF) => Err((index, "the first half of a surrogate pair")),
            Some(_) => Ok(index + 6),
        },
        _ => Err((index + 1, "a valid escape")),
    }
}

/// Parses the code unit of a `\u0000` escape.
fn utf16_unit(bytes: &[u8], index: usize) -> Option<u32> {
    let &[b'\\', b'u', ref digits @ ..] = bytes.get(index..index + 6)? else { return None };
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

/// Replaces the escapes of a valid string.
#[cold]
pub(super) fn unescape(string: &str) -> String {
    let mut unescaped = String::with_capacity(string.len());
    let mut rest = string;
    while let Some((literal, rest_after)) = rest.split_once('\\') {
        unescaped.push_str(literal);
        let mut chars = rest_after.chars();
        match chars.next() {
            Some('b') => unescaped.push('\u{8}'),
            Some('f') => unescaped.push('\u{c}'),
            Some('n') => unescaped.push('\n'),
            Some('r') => unescaped.push('\r'),
            Some('t') => unescaped.push('\t'),
            Some('u') => {
                let index = rest.len() - rest_after.len() - 1;
                let (char, length) = unescape_char(rest.as_bytes(), index);
                unescaped.push(char);
                rest = rest.get(index + length..).unwrap_or_default();
                continue;
            }
            Some(other) => unescaped.push(other),
            None => {}
        }
        rest = chars.as_str();
    }
    unescaped.push_str(rest);
    unescaped
}

/// Returns the character of one or two `\u0000` escapes, and their length.
fn unescape_char(bytes: &[u8], index: usize) -> (char, usize) {
    let first = utf16_unit(bytes, index).unwrap_or_default();
    let (code, length) = match first {
        0xD800..=0xDBFF => {
            let second = utf16_unit(bytes, index + 6).unwrap_or_default();
            (0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF)), 12)
        }
        _ => (first, 6),
    };
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}
