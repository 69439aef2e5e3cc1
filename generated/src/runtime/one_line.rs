//! Formats foreign strings and errors as a part of one line of a log.

use std::error::Error as StdError;
use std::fmt::{self, Write as _};

/// The maximum number of bytes that are shown.
const MAX_BYTES: usize = 2048;

/// Writes a value on one line. Line breaks, control characters and characters that change the direction of writing are
/// escaped. Returns true if the value was too long and is truncated.
pub(in crate::runtime) fn write_one_line(
    f: &mut fmt::Formatter<'_>,
    value: &impl fmt::Display,
) -> Result<bool, fmt::Error> {
    let mut line = OneLine { f, remaining: MAX_BYTES, is_truncated: false };
    write!(line, "{value}")?;
    Ok(line.is_truncated)
}

/// Writes the innermost source of an error on one line. The outer errors of HTTP libraries only state that something failed,
/// the innermost one states why.
pub(in crate::runtime) fn write_innermost(f: &mut fmt::Formatter<'_>, error: &(dyn StdError + 'static)) -> fmt::Result {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    write_one_line(f, &innermost).map(drop)
}

/// A number of bytes with its unit.
pub(in crate::runtime) struct ByteCount(pub(in crate::runtime) usize);

impl fmt::Display for ByteCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, if self.0 == 1 { "byte" } else { "bytes" })
    }
}

struct OneLine<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    remaining: usize,
    is_truncated: bool,
}

impl fmt::Write for OneLine<'_, '_> {
    fn write_str(&mut self, string: &str) -> fmt::Result {
        for character in string.chars() {
            let is_printable = !must_escape(character);
            let length = if is_printable { character.len_utf8() } else { character.escape_default().len() };
            if self.is_truncated || length > self.remaining {
                self.is_truncated = true;
                return Ok(());
            }
            self.remaining -= length;
            if is_printable {
                self.f.write_char(character)?;
            } else {
                write!(self.f, "{}", character.escape_default())?;
            }
        }
        Ok(())
    }
}

fn must_escape(character: char) -> bool {
    let is_bidi_control =
        matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_bidi_control || character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
