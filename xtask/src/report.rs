//! What the commands say. A reader that went away, such as `head`, is no error of ours.

use std::fmt::Write as _;
use std::io::{self, Write as _};

/// How many names are listed before the rest is only counted.
const MAX_LISTED: usize = 20;

/// Says it on standard output.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    // Nothing useful can be done when nobody reads.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Says it on standard error.
pub(crate) fn warn(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// `1 file`, `2 files`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// One line of a report: its label, in a column of its own, and its text.
pub(crate) fn line(label: &str, text: &str) -> String {
    format!("{label:<9}{text}\n")
}

/// Names, one a line, below a line of the report. A long list is cut.
pub(crate) fn names<'a>(names: impl ExactSizeIterator<Item = &'a String>) -> String {
    let rest = names.len().saturating_sub(MAX_LISTED);
    let mut text = String::new();
    for name in names.take(MAX_LISTED) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "           {name}");
    }
    if rest > 0 {
        let _ = writeln!(text, "           and {rest} more");
    }
    text
}

/// A number of bytes, as a person reads it.
pub(crate) fn size(bytes: usize) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
