//! The examples in the documentation of requests and on front pages become tests. Rustdoc runs those of the crate alone, and a
//! fixture is none.

use std::fmt::Write as _;

/// A test for each example in a fixture's code.
pub(crate) fn of_code(fixture: &str, code: &str) -> String {
    let docs = code.lines().filter_map(|line| line.trim_start().strip_prefix("///"));
    tests(fixture, fixture, docs.map(|text| text.strip_prefix(' ').unwrap_or(text)))
}

/// A test for each example on the front page of a crate whose items a fixture has. What is not to be run is a function in it.
pub(crate) fn of_front_page(name: &str, fixture: &str, docs: &str) -> String {
    tests(name, fixture, docs.lines())
}

fn tests<'d>(name: &str, fixture: &str, docs: impl Iterator<Item = &'d str>) -> String {
    let mut tests = String::new();
    let mut example: Option<String> = None;
    let mut is_other_text = false;
    let mut count = 0;
    for text in docs {
        if let Some(language) = text.strip_prefix("```") {
            match example.take() {
                Some(body) => {
                    count += 1;
                    let function = format!("{name}_{count}() -> Result<(), Box<dyn std::error::Error>>");
                    let _ = writeln!(tests, "#[test]\nfn {function} {{\n{body}}}");
                }
                None if is_other_text => is_other_text = false,
                None if matches!(language, "" | "no_run") => example = Some(String::new()),
                None => is_other_text = true,
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
