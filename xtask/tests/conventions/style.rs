//! Searches all prose of the repository for the phrases that `tests/style-banned.txt` lists.

use crate::phrases::{Phrase, phrases};
use crate::prose::{Kind, Passage, of_corrections, of_descriptions, of_document, of_hash_comments, of_java, of_rust};
use crate::{SourceFile, files, read};

/// Documentation describes a thing: it starts with a noun or a verb, not with one of these.
const FIRST_WORDS: [&str; 8] = ["What", "Whether", "How", "Where", "Which", "Who", "Of", "That"];

/// The folders in which string literals are messages for people. Elsewhere they are mostly JSON and expected output.
const MESSAGES: [&str; 5] =
    ["generator/src/", "generated/examples/", "generated/src/runtime/", "xtask/programs/", "xtask/src/"];

/// Files that are exempt, each with the reason.
const EXEMPT: [(&str, &str); 1] = [("tests/style-banned.txt", "the list contains the phrases")];

/// The folders in which string literals are messages for people. Elsewhere they are mostly JSON, expected output and code.
fn has_messages(path: &str) -> bool {
    let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
    let is_code = path.starts_with("xtask/src/mutants/list/");
    !is_test && !is_code && MESSAGES.iter().any(|folder| path.starts_with(folder))
}

fn passages(file: &SourceFile) -> Vec<Passage> {
    let extension = file.path.rsplit('.').next().unwrap_or_default();
    match extension {
        "rs" => of_rust(&file.content, has_messages(&file.path)),
        "md" | "txt" => of_document(&file.content),
        "java" => of_java(&file.content),
        "toml" if file.path.contains("corrections") => of_corrections(&file.content),
        "json" => of_descriptions(&file.content),
        _ => of_hash_comments(&file.content),
    }
}

/// The problems of a passage, each with its line.
fn problems(passage: &Passage, phrases: &[Phrase]) -> Vec<(usize, String)> {
    let mut problems = Vec::new();
    for phrase in phrases {
        if let Some(range) = phrase.find(&passage.text) {
            let line = passage.line + passage.text[..range.start].matches('\n').count();
            let found = passage.text[range].replace('\n', " ");
            problems.push((line, format!("\"{found}\": {}", phrase.sense)));
        }
    }
    let first = passage.text.split_whitespace().next().unwrap_or_default();
    if passage.kind == Kind::Documentation && FIRST_WORDS.contains(&first) {
        problems.push((passage.line, format!("\"{first}\" starts a doc comment: start with a noun or a verb")));
    }
    problems
}

#[test]
fn no_banned_phrase_is_used() {
    let phrases = phrases();
    let mut found = Vec::new();
    let script = read(".ci/run").expect("the script of CI");
    for file in files(&["rs", "md", "txt", "java", "json", "toml", "yml", "sh"]).into_iter().chain([script]) {
        if EXEMPT.iter().any(|(path, _)| file.path.starts_with(path)) {
            continue;
        }
        let problems = passages(&file).iter().flat_map(|passage| problems(passage, &phrases)).collect::<Vec<_>>();
        found.extend(problems.into_iter().map(|(line, problem)| format!("{}:{line}: {problem}", file.path)));
    }
    assert!(found.is_empty(), "{} problems:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_banned_phrase_is_found_with_its_line() {
    let phrases = phrases();
    let passages = of_rust("/// What it is.\n///\n/// The server's answer.\nfn f() {}\n", false);
    let found: Vec<_> = passages.iter().flat_map(|passage| problems(passage, &phrases)).collect();
    assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 1], "{found:?}");
}
