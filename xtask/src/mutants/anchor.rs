//! Finds the code that a mutant replaces: an expression inside a named function.
//!
//! The position of the function in its file, line breaks and trailing commas do not matter, so that most edits of the
//! sources leave the mutants as they are.

use std::ops::Range;

use anyhow::{Result, bail};

/// Returns the range of the only occurrence of `code` in a function.
///
/// `function` is the name of a function or constant, or `Type::name` for a method of one type. If several functions have
/// the name, all of them are searched. The source has the format of rustfmt.
///
/// # Errors
/// The function is missing, or the code does not occur exactly once.
pub(super) fn find(source: &str, function: &str, code: &str) -> Result<Range<usize>> {
    let functions = functions(source, function);
    if functions.is_empty() {
        bail!("there is no function `{function}`");
    }
    let found: Vec<_> = functions.into_iter().flat_map(|range| occurrences(source, range, code)).collect();
    match found.as_slice() {
        [range] => Ok(range.clone()),
        _ => bail!("this code occurs {} times in `{function}`, not once:\n{code}", found.len()),
    }
}

/// The functions or constants with a name.
fn functions(source: &str, name: &str) -> Vec<Range<usize>> {
    let (blocks, name) = match name.split_once("::") {
        Some((implementor, name)) => (implementations(source, implementor), name),
        None => (std::iter::once(0..source.len()).collect(), name),
    };
    let is_definition = |line: &str| {
        let names: Vec<_> = identifiers(line).collect();
        names.windows(2).any(|pair| matches!(pair, ["fn" | "const" | "static", found] if *found == name))
    };
    blocks.into_iter().flat_map(|block| items(source, block, is_definition)).collect()
}

/// The `impl` blocks that name a type.
fn implementations(source: &str, implementor: &str) -> Vec<Range<usize>> {
    let is_implementation = |line: &str| line.starts_with("impl") && identifiers(line).any(|name| name == implementor);
    items(source, 0..source.len(), is_implementation)
}

/// The items in a part of the source whose first line meets a condition.
fn items(source: &str, part: Range<usize>, is_first: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    // The indentation and the start of the item that has begun.
    let mut open = None;
    let mut start = part.start;
    for line in source.get(part).unwrap_or_default().split_inclusive('\n') {
        let end = start + line.len();
        let code = line.trim();
        let indentation = line.len() - line.trim_start().len();
        if open.is_none() && !code.starts_with("//") && is_first(code) {
            open = Some((indentation, start));
        }
        if let Some((outer, first)) = open {
            let is_last = indentation == outer && code.starts_with(['}', ']']);
            if is_last || (first == start && code.ends_with([';', '}'])) {
                items.push(first..end);
                open = None;
            }
        }
        start = end;
    }
    items
}

fn identifiers(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c| !is_identifier_character(c)).filter(|name| !name.is_empty())
}

fn is_identifier_character(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The occurrences of code in a part of the source.
fn occurrences(source: &str, part: Range<usize>, code: &str) -> Vec<Range<usize>> {
    let start = part.start;
    let found = significant_characters(source.get(part).unwrap_or_default());
    let expected = significant_characters(code);
    let matches = |window: &&[(usize, char)]| window.iter().zip(&expected).all(|((_, a), (_, b))| a == b);
    let ranges = found.windows(expected.len().max(1)).filter(matches).filter_map(|window| {
        let ((first, _), (last, character)) = (window.first()?, window.last()?);
        Some(start + first..start + last + character.len_utf8())
    });
    ranges.filter(|range| !splits_identifier(source, range)).collect()
}

/// The characters that are neither whitespace nor a trailing comma, with their positions.
fn significant_characters(code: &str) -> Vec<(usize, char)> {
    let characters: Vec<_> = code.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let next = characters.iter().skip(1).map(|(_, c)| Some(*c)).chain([None]);
    let is_significant = |c: char, next: Option<char>| c != ',' || !matches!(next, Some(')' | ']' | '}'));
    characters.iter().zip(next).filter(|((_, c), next)| is_significant(*c, *next)).map(|(found, _)| *found).collect()
}

/// Returns whether a range starts or ends inside an identifier.
fn splits_identifier(source: &str, range: &Range<usize>) -> bool {
    let is_inside = |position: usize| {
        let (before, after) = source.split_at_checked(position).unwrap_or_default();
        before.ends_with(is_identifier_character) && after.starts_with(is_identifier_character)
    };
    is_inside(range.start) || is_inside(range.end)
}

#[cfg(test)]
mod tests {
    use super::find;

    const SOURCE: &str = "\
const NAMES: &[&str] = &[
    \"one\",
];

/// Not the definition: fn f.
fn f(value: u8) -> u8 {
    call(
        value,
        other_value,
    )
}

impl Read for A {
    fn read(&self) -> u8 {
        1
    }
}

impl Read for B {
    fn read(&self) -> u8 {
        1 + call(1)
    }
}
";

    fn found(function: &str, code: &str) -> Result<&'static str, String> {
        find(SOURCE, function, code).map(|range| &SOURCE[range]).map_err(|error| error.to_string())
    }

    #[test]
    fn finds_code_regardless_of_its_format() {
        assert_eq!(found("f", "call(value, other_value)"), Ok("call(\n        value,\n        other_value,\n    )"));
        assert_eq!(
            found("NAMES", "\"one\","),
            Err("this code occurs 0 times in `NAMES`, not once:\n\"one\",".to_owned())
        );
        assert_eq!(found("NAMES", "\"one\""), Ok("\"one\""));
    }

    #[test]
    fn does_not_match_a_part_of_an_identifier() {
        assert_eq!(found("f", "other"), Err("this code occurs 0 times in `f`, not once:\nother".to_owned()));
    }

    #[test]
    fn selects_a_method_by_its_type() {
        assert_eq!(found("A::read", "1"), Ok("1"));
        assert_eq!(found("B::read", "call(1)"), Ok("call(1)"));
    }

    #[test]
    fn rejects_ambiguous_anchors() {
        assert_eq!(found("read", "1"), Err("this code occurs 3 times in `read`, not once:\n1".to_owned()));
        assert_eq!(found("read", "call(1)"), Ok("call(1)"));
        assert_eq!(found("C::read", "1"), Err("there is no function `C::read`".to_owned()));
    }
}
