//! The list of banned phrases: `tests/style-banned.txt`.

use std::fs;
use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::root;

/// The path of the list, from the root of the repository.
const PATH: &str = "tests/style-banned.txt";

/// A banned phrase.
pub(crate) struct Phrase {
    pattern: Regex,
    /// The sense in which it is banned, and what to write instead.
    pub(crate) sense: String,
    exceptions: Vec<Regex>,
}

impl Phrase {
    /// The first match that no exception covers.
    pub(crate) fn find(&self, passage: &str) -> Option<Range<usize>> {
        let allowed: Vec<_> = self
            .exceptions
            .iter()
            .flat_map(|exception| exception.find_iter(passage))
            .map(|found| found.range())
            .collect();
        let covered = |range: &Range<usize>| allowed.iter().any(|a| a.start <= range.start && range.end <= a.end);
        self.pattern.find_iter(passage).map(|found| found.range()).find(|range| !covered(range))
    }
}

/// Reads the list.
pub(crate) fn phrases() -> Vec<Phrase> {
    let content = fs::read_to_string(root().join(PATH)).expect("the list can be read");
    parse(&content).unwrap_or_else(|(line, problem)| panic!("{PATH}:{line}: {problem}"))
}

/// Parses the list. An error has the line number.
fn parse(content: &str) -> Result<Vec<Phrase>, (usize, String)> {
    let mut phrases: Vec<Phrase> = Vec::new();
    for (index, line) in content.lines().enumerate() {
        let error = |problem: &str| (index + 1, problem.to_owned());
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (kind, rest) = line.split_once(' ').ok_or_else(|| error("missing value"))?;
        let rest = rest.trim();
        match (kind, phrases.last_mut()) {
            ("ban", _) => {
                let pattern = regex(rest).map_err(|problem| error(&problem))?;
                phrases.push(Phrase { pattern, sense: String::new(), exceptions: Vec::new() });
            }
            ("sense", Some(phrase)) => rest.clone_into(&mut phrase.sense),
            ("except", Some(phrase)) => {
                let (pattern, _reason) = rest.split_once(" -- ").ok_or_else(|| error("missing ` -- ` and a reason"))?;
                phrase.exceptions.push(regex(pattern.trim()).map_err(|problem| error(&problem))?);
            }
            _ => return Err(error("expected `ban`, or `sense` or `except` after a `ban`")),
        }
    }
    match phrases.iter().find(|phrase| phrase.sense.is_empty()) {
        Some(phrase) => Err((0, format!("`{}` has no `sense`", phrase.pattern))),
        None => Ok(phrases),
    }
}

/// Compiles a pattern. A space in it also matches a line break.
fn regex(pattern: &str) -> Result<Regex, String> {
    let pattern = &pattern.replace(' ', r"\s");
    RegexBuilder::new(pattern).case_insensitive(true).build().map_err(|error| error.to_string())
}

#[test]
fn an_exception_allows_only_what_it_covers() {
    let list = "ban \\btext\\b\nsense a string\nexcept \\bplain text\\b -- the media type";
    let phrases = parse(list).expect("a valid list");
    assert_eq!(phrases[0].find("a plain text response"), None);
    assert_eq!(phrases[0].find("plain\ntext and a Text"), Some(17..21));
}

#[test]
fn invalid_lists_are_rejected() {
    let problem = |list: &str| parse(list).map(|_| ()).expect_err("an invalid list");
    assert_eq!(problem("ban a").1, "`a` has no `sense`");
    assert_eq!(problem("sense a"), (1, "expected `ban`, or `sense` or `except` after a `ban`".to_owned()));
    assert_eq!(problem("ban a\nsense b\nexcept c"), (3, "missing ` -- ` and a reason".to_owned()));
    assert_eq!(problem("\nban (").0, 2);
}
