//! Texts: where one ends, and what its escapes stand for.

/// Each byte of a word set to this one.
const fn spread(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The high bit of each byte that is zero. Bytes behind the first such one may be marked wrongly.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(spread(1)) & !word & spread(0x80)
}

/// The high bit of each byte that ends a plain piece of text: a quote, a backslash, a control character. Only the first
/// mark is to be relied on.
const fn special(word: u64) -> u64 {
    let control = word.wrapping_sub(spread(0x20)) & !word & spread(0x80);
    zeros(word ^ spread(b'"')) | zeros(word ^ spread(b'\\')) | control
}

/// The index of the first quote, backslash or control character from here on; the end if there is none.
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

/// The index of the quote that ends the text that begins here, and whether there are escapes in it.
///
/// # Errors
/// Where it is wrong, and what should be there.
#[inline(always)]
#[expect(clippy::inline_always, reason = "most texts end in the first turn, and then a call would cost as much again")]
pub(super) fn string_end(bytes: &[u8], at: usize) -> Result<(usize, bool), (usize, &'static str)> {
    let end = plain_end(bytes, at);
    if bytes.get(end) == Some(&b'"') { Ok((end, false)) } else { escaped_string_end(bytes, end).map(|end| (end, true)) }
}

/// The index behind the bracket that closes the one that stands here. What stands between them is not checked, but that
/// texts end and that nothing is nested deeper than this.
///
/// # Errors
/// Where it is wrong, and what should be there.
pub(super) fn closing_bracket(bytes: &[u8], mut at: usize, depth: usize) -> Result<usize, (usize, &'static str)> {
    let mut open = 0;
    loop {
        while bytes.get(at).is_some_and(|&byte| !STOPS[usize::from(byte)]) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'"') => at = string_end(bytes, at + 1)?.0,
            Some(b'{' | b'[') if open == depth => return Err((at, "no deeper nesting")),
            Some(b'{' | b'[') => open += 1,
            Some(b'}' | b']') => {
                open -= 1;
                if open == 0 {
                    return Ok(at + 1);
                }
            }
            // The table lets no other byte through.
            Some(_) => {}
            None => return Err((at, "a closing bracket")),
        }
        at += 1;
    }
}

/// The bytes that [`closing_bracket`] stops at.
const STOPS: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"\"{[]}";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// The rest of a text that has escapes.
#[cold]
fn escaped_string_end(bytes: &[u8], mut at: usize) -> Result<usize, (usize, &'static str)> {
    loop {
        at = match bytes.get(at) {
            Some(b'"') => return Ok(at),
            Some(b'\\') => plain_end(bytes, escape_end(bytes, at)?),
            Some(_) => return Err((at, "no bare control character")),
            None => return Err((at, "a quote")),
        };
    }
}

/// The index behind the escape that begins here.
fn escape_end(bytes: &[u8], at: usize) -> Result<usize, (usize, &'static str)> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match utf16_unit(bytes, at) {
            None => Err((at + 2, "four hexadecimal digits")),
            Some(0xD800..=0xDBFF) => match utf16_unit(bytes, at + 6) {
                Some(0xDC00..=0xDFFF) => Ok(at + 12),
                _ => Err((at + 6, "the second half of a surrogate pair")),
            },
            Some(0xDC00..=0xDFFF) => Err((at, "no second half of a surrogate pair by itself")),
            Some(_) => Ok(at + 6),
        },
        _ => Err((at + 1, "an escape")),
    }
}

/// The sixteen bits of a `\u0000`.
fn utf16_unit(bytes: &[u8], at: usize) -> Option<u32> {
    let &[b'\\', b'u', ref digits @ ..] = bytes.get(at..at + 6)? else { return None };
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

/// What a text with escapes stands for. It was found to be good before.
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

/// The character of one or two `\u0000`, and their length.
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
