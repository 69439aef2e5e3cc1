//! What somebody else said, as a part of one line of a log.

use std::fmt::{self, Write as _};

/// How much of it is shown, in bytes.
const LIMIT: usize = 2048;

/// Writes a text on one line: what would end it, move a terminal's cursor or turn the direction of writing is escaped, and what
/// is too long is cut. Returns whether it was.
pub(in crate::runtime) fn line(f: &mut fmt::Formatter<'_>, text: &impl fmt::Display) -> Result<bool, fmt::Error> {
    let mut line = Line { f, left: LIMIT, is_cut: false };
    write!(line, "{text}")?;
    Ok(line.is_cut)
}

struct Line<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    left: usize,
    is_cut: bool,
}

impl fmt::Write for Line<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            let is_plain = !is_odd(character);
            let length = if is_plain { character.len_utf8() } else { character.escape_default().len() };
            if self.is_cut || length > self.left {
                self.is_cut = true;
                return Ok(());
            }
            self.left -= length;
            if is_plain {
                self.f.write_char(character)?;
            } else {
                write!(self.f, "{}", character.escape_default())?;
            }
        }
        Ok(())
    }
}

fn is_odd(character: char) -> bool {
    let turns =
        matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
