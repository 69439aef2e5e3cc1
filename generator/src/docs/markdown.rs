//! Descriptions of the specification, cleaned for rustdoc.

/// Returns a description as Markdown without Rust code, broken links and HTML, which rustdoc would compile or report.
pub(super) fn clean(description: &str) -> String {
    let mut lines = Vec::new();
    let mut fenced = false;
    // The indentation of the current list item.
    let mut item = None;
    // The width of a tab depends on the editor.
    let description = description.replace('\t', "    ");
    for line in description.trim().lines() {
        let trimmed = line.trim();
        if let Some(language) = trimmed.strip_prefix("```") {
            // Rustdoc compiles a block without a language, or with Rust's.
            lines.push(if fenced { "```".to_owned() } else { "```text".to_owned() });
            fenced = !fenced && !language.ends_with("```");
        } else if fenced {
            lines.push(line.trim_end().to_owned());
        } else {
            // Four spaces of indentation would mean code.
            let indent = (line.len() - line.trim_start().len()).min(2);
            let marker = marker(trimmed);
            let indent = if marker.is_none() { item.unwrap_or(indent) } else { indent };
            item = if trimmed.is_empty() { None } else { marker.map(|width| indent + width).or(item) };
            lines.push(format!("{}{}", " ".repeat(indent), clean_line(trimmed)).trim_end().to_owned());
        }
    }
    if fenced {
        lines.push("```".to_owned());
    }
    lines.join("\n").trim().to_owned()
}

/// Splits the first sentence from Markdown. The sentence is a single line; it is empty if the Markdown starts with a list or
/// with code.
pub(super) fn first_sentence(markdown: &str) -> (String, &str) {
    let mut end = 0;
    for line in markdown.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty()
            || marker(trimmed).is_some()
            || trimmed.starts_with(['|', '#', '>'])
            || trimmed.starts_with("```")
        {
            break;
        }
        end += line.len();
    }
    let (paragraph, after) = markdown.split_at(end);
    let end = sentence_end(paragraph);
    let rest = if end < paragraph.trim_end().len() { &markdown[end..] } else { after };
    (paragraph[..end].split_whitespace().collect::<Vec<_>>().join(" "), rest.trim())
}

/// Returns the index after the first sentence. Code, parentheses and abbreviations do not end a sentence.
fn sentence_end(paragraph: &str) -> usize {
    let (mut code, mut depth) = (false, 0_usize);
    for (i, c) in paragraph.char_indices() {
        match c {
            '`' => code = !code,
            '(' | '[' if !code => depth += 1,
            ')' | ']' if !code => depth = depth.saturating_sub(1),
            '.' | '!' | '?' if !code && depth == 0 => {
                let behind = &paragraph[i + 1..];
                let next = behind.trim_start().chars().next();
                let is_abbreviation = ["e.g", "i.e", "etc", "vs"].iter().any(|word| paragraph[..i].ends_with(word));
                let continues = next.is_some_and(|next| next.is_lowercase() || next.is_ascii_digit());
                if behind.starts_with(char::is_whitespace) && !is_abbreviation && !continues {
                    return i + 1;
                }
            }
            _ => {}
        }
    }
    paragraph.trim_end().len()
}

/// Returns the width of the marker of a list item, such as `- `, if the line starts with one.
fn marker(line: &str) -> Option<usize> {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let (sign, after) = line.get(number..)?.split_at_checked(1)?;
    let is_sign = if number == 0 { matches!(sign, "-" | "*" | "+") } else { matches!(sign, "." | ")") };
    (is_sign && after.starts_with(' ')).then_some(number + 2)
}

/// Cleans one line outside of code blocks.
fn clean_line(line: &str) -> String {
    let mut cleaned = String::new();
    for (i, piece) in line.split('`').enumerate() {
        let code = i % 2 == 1;
        if i > 0 {
            cleaned.push('`');
        }
        if code { cleaned.push_str(piece) } else { cleaned.push_str(&clean_prose(piece)) }
    }
    if line.matches('`').count() % 2 == 1 {
        cleaned.push('`');
    }
    cleaned
}

/// Cleans a part of a line that is not code: brackets without a link, HTML and bare URLs.
fn clean_prose(prose: &str) -> String {
    let mut cleaned = String::new();
    let mut rest = prose;
    while let Some(next) = rest.chars().next() {
        if let Some((link, after)) = link(rest) {
            cleaned.push_str(link);
            rest = after;
            continue;
        }
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest.find(|c: char| c.is_whitespace() || "<>()[]\"'".contains(c)).unwrap_or(rest.len());
            let (url, after) = rest.split_at(end);
            let url = url.trim_end_matches(['.', ',', ';', ':']);
            cleaned.push('<');
            cleaned.push_str(url);
            cleaned.push('>');
            rest = rest.get(url.len()..).unwrap_or(after);
            continue;
        }
        if "[]<>".contains(next) {
            cleaned.push('\\');
        }
        cleaned.push(next);
        rest = &rest[next.len_utf8()..];
    }
    cleaned
}

/// Splits a link to a URL from the start of a string.
fn link(markdown: &str) -> Option<(&str, &str)> {
    let inner = markdown.strip_prefix('[')?;
    let (label, target) = inner.split_once("](")?;
    let (address, _) = target.split_once(')')?;
    let is_link =
        !label.contains(['[', ']', '<', '>']) && address.starts_with("http") && !address.contains(char::is_whitespace);
    is_link.then(|| markdown.split_at(label.len() + address.len() + 4))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn descriptions_are_cleaned() {
        let table = [
            ("  A sentence. ", "A sentence."),
            ("see [here](https://a.b/c) now", "see [here](https://a.b/c) now"),
            ("see [here](#anchor)", "see \\[here\\](#anchor)"),
            ("a <b> and `<c>` and [d]", "a \\<b\\> and `<c>` and \\[d\\]"),
            ("at https://a.b/c.", "at <https://a.b/c>."),
            ("an odd ` tick", "an odd ` tick`"),
            ("one\n      two", "one\n  two"),
            ("- one\nand more\n* two\n\nthree", "- one\n  and more\n* two\n\nthree"),
            ("  1. one\nand more", "1. one\n   and more"),
            ("not -\none", "not -\none"),
            ("a\tb\n```\n\tc\n```", "a    b\n```text\n    c\n```"),
            ("```\nlet x;\n```", "```text\nlet x;\n```"),
            ("```rust\nlet x;", "```text\nlet x;\n```"),
        ];
        for (raw, cleaned) in table {
            assert_eq!(clean(raw), cleaned);
        }
    }
}
