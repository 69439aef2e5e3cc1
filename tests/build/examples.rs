//! The examples in the documentation of requests become tests. Rustdoc runs those of the crate alone, and a fixture is none.

use std::fmt::Write as _;

/// A test for each example in a fixture's code.
pub(crate) fn tests(fixture: &str, code: &str) -> String {
    let mut tests = String::new();
    let mut example: Option<String> = None;
    let mut count = 0;
    for line in code.lines() {
        let Some(text) = line.trim_start().strip_prefix("///") else { continue };
        let text = text.strip_prefix(' ').unwrap_or(text);
        example = match example {
            None if text == "```" => Some(String::new()),
            None => None,
            Some(body) if text == "```" => {
                count += 1;
                let function = format!("{fixture}_{count}() -> Result<(), Box<dyn std::error::Error>>");
                let _ = writeln!(tests, "#[test]\nfn {function} {{\n{body}}}");
                None
            }
            Some(body) => {
                let text = text.strip_prefix("# ").unwrap_or(text);
                let text = text.replace("tests::runtime::", "crate::runtime::");
                Some(body + &text.replace("tests::", &format!("crate::fixtures::{fixture}::")) + "\n")
            }
        };
    }
    tests
}
