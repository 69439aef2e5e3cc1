//! Turns the examples in the documentation of requests and on front pages into tests. Rustdoc runs only the examples of the
//! crate `generated`, not those of fixtures.

use std::fmt::Write as _;

/// Returns a test for each example in the documentation of a fixture's code.
pub(crate) fn code_tests(fixture: &str, code: &str) -> String {
    let docs = code.lines().filter_map(|line| line.trim_start().strip_prefix("///"));
    tests(fixture, fixture, docs.map(|text| text.strip_prefix(' ').unwrap_or(text)))
}

/// Returns a test for each example on the front page of a crate with the items of a fixture. Code that must not run is inside
/// a function that the example does not call.
pub(crate) fn front_page_tests(name: &str, fixture: &str, docs: &str) -> String {
    tests(name, fixture, docs.lines())
}

fn tests<'d>(name: &str, fixture: &str, docs: impl Iterator<Item = &'d str>) -> String {
    let mut tests = String::new();
    let mut example: Option<String> = None;
    let mut in_other_block = false;
    let mut count = 0;
    for text in docs {
        if let Some(language) = text.strip_prefix("```") {
            match example.take() {
                Some(body) => {
                    count += 1;
                    let function = format!("{name}_{count}() -> Result<(), Box<dyn std::error::Error>>");
                    let _ = writeln!(tests, "#[test]\nfn {function} {{\n{body}}}");
                }
                None if in_other_block => in_other_block = false,
                None if matches!(language, "" | "no_run") => example = Some(String::new()),
                None => in_other_block = true,
            }
        } else if let Some(body) = &mut example {
            let text = text.strip_prefix("# ").unwrap_or(text);
            body.push_str(&absolute_paths(text, fixture));
            body.push('\n');
        }
    }
    tests
}

/// The names that a generated crate re-exports from the runtime and that examples use.
const RUNTIME_NAMES: [&str; 6] = ["Client", "Endpoint", "Error", "json", "testing", "transport"];

/// Replaces the crate name in the paths of a line of code: with the runtime or with the module of the fixture.
fn absolute_paths(line: &str, fixture: &str) -> String {
    let mut parts = line.split("tests::");
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.split(|character: char| !character.is_alphanumeric() && character != '_').next();
        let is_runtime = part.starts_with("{Client,") || name.is_some_and(|name| RUNTIME_NAMES.contains(&name));
        let module = if is_runtime { "crate::runtime::".to_owned() } else { format!("crate::fixtures::{fixture}::") };
        replaced.push_str(&module);
        replaced.push_str(part);
    }
    replaced
}
