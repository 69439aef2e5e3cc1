//! The output of the commands. A closed pipe, such as that of `head`, is not an error.

use std::fmt::Write as _;
use std::io::{self, Write as _};

/// The largest number of names in a list. The others are only counted.
const MAX_LISTED: usize = 20;

/// Writes to standard output.
pub(crate) fn print(message: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(message.as_bytes()).and_then(|()| out.flush());
}

/// Writes to standard error.
pub(crate) fn warn(message: &str) {
    let _ = io::stderr().lock().write_all(message.as_bytes());
}

/// Formats a number and a noun: `1 file`, `2 files`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// Formats a line of a report: a column with the label, and the content.
pub(crate) fn line(label: &str, content: &str) -> String {
    format!("{label:<9}{content}\n")
}

/// Formats names, one per line, indented. A long list is truncated.
pub(crate) fn names<'a>(names: impl ExactSizeIterator<Item = &'a String>) -> String {
    let rest = names.len().saturating_sub(MAX_LISTED);
    let mut list = String::new();
    for name in names.take(MAX_LISTED) {
        // Writing to a string cannot fail.
        let _ = writeln!(list, "           {name}");
    }
    if rest > 0 {
        let _ = writeln!(list, "           and {rest} more");
    }
    list
}

/// Formats a number of bytes.
pub(crate) fn size(bytes: usize) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
