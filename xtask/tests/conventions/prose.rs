//! Extracts prose from source files: comments, documentation, messages, names of tests.

/// A passage of prose.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The line of its first character, from 1.
    pub(crate) line: usize,
    pub(crate) kind: Kind,
    /// Its lines, trimmed and joined by `\n`. Code in backticks and code blocks are replaced by `` ` ``.
    pub(crate) text: String,
}

/// The kind of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `//`.
    Comment,
    /// `///` or `//!`.
    Documentation,
    /// A string literal.
    Message,
    /// The name of a function with `#[test]`, with spaces instead of `_`.
    TestName,
    /// Markdown or another format that is prose as a whole.
    Document,
}

/// The prose of a Rust file. Messages are included if `with_messages` is set.
pub(crate) fn of_rust(content: &str, with_messages: bool) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut scanner = Scanner { content, offset: 0, line: 1 };
    while let Some(token) = scanner.next_token() {
        match token {
            Token::Comment { line, text } => add_comment(&mut passages, line, text),
            // A string without a space is a name or a fragment of code.
            Token::String { line, text } if with_messages && text.trim().contains(' ') => {
                passages.push(Passage { line, kind: Kind::Message, text: without_placeholders(text) });
            }
            Token::String { .. } => {}
        }
    }
    passages.extend(test_names(content));
    for passage in &mut passages {
        passage.text = without_code(&passage.text);
    }
    passages
}

/// The prose of a file that is prose as a whole.
pub(crate) fn of_document(content: &str) -> Vec<Passage> {
    vec![Passage { line: 1, kind: Kind::Document, text: without_code(content) }]
}

/// The comments of a Java file: lines that start with `//`, `/*` or `*`.
pub(crate) fn of_java(content: &str) -> Vec<Passage> {
    let comment = |(index, line): (usize, &str)| {
        let line = line.trim_start();
        let starts = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
        let text = line.trim_start_matches(['/', '*']);
        starts.then(|| Passage { line: index + 1, kind: Kind::Comment, text: without_code(text) })
    };
    content.lines().enumerate().filter_map(comment).collect()
}

/// The descriptions of a JSON file that has one property on each line.
pub(crate) fn of_descriptions(content: &str) -> Vec<Passage> {
    let description = |(index, line): (usize, &str)| {
        let (_, text) = line.split_once("\"description\": \"")?;
        Some(Passage { line: index + 1, kind: Kind::Message, text: without_code(&text.replace("\\n", " ")) })
    };
    content.lines().enumerate().filter_map(description).collect()
}

/// The prose of a file of corrections: evidence, descriptions, notes and comments.
pub(crate) fn of_corrections(content: &str) -> Vec<Passage> {
    let mut passages = of_hash_comments(content);
    for (index, line) in content.lines().enumerate() {
        for key in ["evidence = ", "description = ", "note = "] {
            let Some((_, value)) = line.split_once(key) else { continue };
            let Some(quote) = value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { continue };
            let escaped = value[1..].replace("\\\"", "`");
            let text = escaped.split(quote).next().unwrap_or_default();
            passages.push(Passage { line: index + 1, kind: Kind::Message, text: without_code(text) });
        }
    }
    passages
}

/// The comments of a file in which they start with `#`: TOML, YAML, shell.
pub(crate) fn of_hash_comments(content: &str) -> Vec<Passage> {
    let comment = |(index, line): (usize, &str)| {
        let (before, text) = line.split_once('#')?;
        let starts = before.trim().is_empty() || before.ends_with(' ');
        let text = text.trim_start_matches('#');
        starts.then(|| Passage { line: index + 1, kind: Kind::Comment, text: without_code(text) })
    };
    content.lines().enumerate().filter_map(comment).collect()
}

/// Appends a comment to the passage before it if that is the same kind of comment on the previous line.
fn add_comment(passages: &mut Vec<Passage>, line: usize, text: &str) {
    let (kind, text) = match text.strip_prefix("///").or_else(|| text.strip_prefix("//!")) {
        Some(text) => (Kind::Documentation, text),
        None => (Kind::Comment, text.trim_start_matches('/')),
    };
    if let Some(last) = passages.last_mut()
        && last.kind == kind
        && last.line + last.text.split('\n').count() == line
    {
        last.text.push('\n');
        last.text.push_str(text);
    } else {
        passages.push(Passage { line, kind, text: text.to_owned() });
    }
}

/// The names of functions that have `#[test]` or `#[tokio::test]` on a line before them.
fn test_names(content: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut is_test = false;
    for (index, line) in content.lines().enumerate() {
        let line = line.trim();
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            is_test = true;
        } else if let Some((_, rest)) = line.split_once("fn ") {
            if is_test && let Some((name, _)) = rest.split_once('(') {
                passages.push(Passage { line: index + 1, kind: Kind::TestName, text: name.replace('_', " ") });
            }
            is_test = false;
        }
    }
    passages
}

/// Replaces code in backticks and in code blocks by one backtick, and keeps the line breaks.
fn without_code(text: &str) -> String {
    let mut result = String::new();
    let mut in_block = false;
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            result.push('\n');
        }
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            for (position, piece) in line.trim().split('`').enumerate() {
                result.push_str(if position % 2 == 0 { piece } else { "`" });
            }
        }
    }
    result
}

/// Replaces the placeholders of a format string by one backtick each.
fn without_placeholders(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut result = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (_, rest) = piece.split_once('}').unwrap_or(("", piece));
        result.push('`');
        result.push_str(rest);
    }
    result
}

enum Token<'a> {
    Comment { line: usize, text: &'a str },
    String { line: usize, text: &'a str },
}

/// Finds comments and string literals in Rust source.
struct Scanner<'a> {
    content: &'a str,
    offset: usize,
    line: usize,
}

impl<'a> Scanner<'a> {
    fn next_token(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.content[self.offset..];
            let first = rest.chars().next()?;
            let line = self.line;
            if rest.starts_with("//") {
                let text = self.advance(rest.find('\n').unwrap_or(rest.len()));
                return Some(Token::Comment { line, text });
            }
            if let Some(hashes) = raw_string(rest) {
                let opening = hashes + 2;
                let closing = format!("\"{}", "#".repeat(hashes));
                let length = rest[opening..].find(&closing).map_or(rest.len() - opening, |end| end);
                let text = &self.advance(opening + length + closing.len())[opening..opening + length];
                return Some(Token::String { line, text });
            }
            if first == '"' {
                let length = string_length(rest);
                let text = self.advance(length);
                return Some(Token::String { line, text: text.trim_matches('"') });
            }
            let length = char_length(rest).unwrap_or(first.len_utf8());
            self.advance(length);
        }
    }

    fn advance(&mut self, length: usize) -> &'a str {
        let end = (self.offset + length).min(self.content.len());
        let text = &self.content[self.offset..end];
        self.line += text.matches('\n').count();
        self.offset = end;
        text
    }
}

/// The number of `#` if a raw string literal starts here.
fn raw_string(rest: &str) -> Option<usize> {
    let rest = rest.strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    rest[hashes..].starts_with('"').then_some(hashes)
}

/// The length of the string literal that starts here.
fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (index, character) in rest.char_indices().skip(1) {
        match character {
            '"' if !escaped => return index + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

/// The length of the character literal that starts here, if one does: a quote could also start a lifetime.
fn char_length(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if inner.starts_with('\\') {
        return inner[2..].find('\'').map(|end| end + 4);
    }
    let first = inner.chars().next()?.len_utf8();
    inner[first..].starts_with('\'').then_some(first + 2)
}

#[test]
fn comments_and_strings_are_found() {
    let source = "//! Module.\n/// A `code` word.\n/// More.\nfn f<'a>() { // why\n    let c = '\"'; \"a // b\\\"\"; r#\"raw {text}\"#; \"name\";\n}\n";
    let found: Vec<_> =
        of_rust(source, true).into_iter().map(|passage| (passage.line, passage.kind, passage.text)).collect();
    let expected = [
        (1, Kind::Documentation, "Module.\nA ` word.\nMore."),
        (4, Kind::Comment, "why"),
        (5, Kind::Message, "a // b\\"),
        (5, Kind::Message, "raw `"),
    ];
    let expected: Vec<_> = expected.map(|(line, kind, text)| (line, kind, text.to_owned())).into();
    assert_eq!(found, expected);
}

#[test]
fn names_of_tests_are_found() {
    let source = "#[test]\nfn a_name() {}\nfn other() {}\n";
    let expected = Passage { line: 2, kind: Kind::TestName, text: "a name".to_owned() };
    assert_eq!(of_rust(source, false), [expected]);
}
