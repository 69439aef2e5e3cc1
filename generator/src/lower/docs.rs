//! What is written into the documentation: the specification's descriptions, cleaned so that rustdoc takes them, and the
//! facts beside them.

use serde_json::Value;

use crate::model::ParameterLocation;
use crate::spec::{Availabilities, Availability, Endpoint, EnumMember, Meta, Property, TypeName};

/// A type of the specification.
pub(super) fn of_type(description: Option<&str>, name: &TypeName, links: &[Option<&str>]) -> String {
    let mut parts = Vec::new();
    parts.extend(description.map(clean).filter(|d| !d.is_empty()));
    parts.extend(links.iter().flatten().take(1).filter(|l| !l.is_empty()).map(|link| format!("See <{link}>.")));
    parts.push(format!("In the specification: `{name}`."));
    parts.join("\n\n")
}

/// A type that the specification lacks, which a correction added to it.
pub(super) fn of_addition(name: &TypeName) -> String {
    format!("The specification has no such type: a correction of the generator added `{name}`.")
}

/// A union without a name in the specification.
pub(super) fn of_inline_union(of: &str) -> String {
    format!("What {of} may be.")
}

/// A branch of a union.
pub(super) fn of_branch(name: &str) -> String {
    format!("`{name}`.")
}

/// A union that nothing tells apart, which is read as one of its variants.
pub(super) fn of_untagged(docs: &str, read: &str) -> String {
    format!(
        "{docs}\n\nWhat is read is always [`{read}`](Self::{read}): nothing tells them apart. The others are for writing."
    )
}

/// The variant of a container for keys that mean nothing else.
pub(super) fn of_fallback() -> String {
    "Any other key, and what stands behind it.".to_owned()
}

/// What stands under the keys that no property has.
pub(super) fn of_additional(name: &str, meta: Option<&Meta>) -> String {
    let description = meta.and_then(|meta| meta.description.as_deref()).map(clean).filter(|d| !d.is_empty());
    let text = description.unwrap_or_else(|| format!("`{name}`."));
    format!("{text}\n\nIt stands in JSON beside the other fields, under any name that none of them has.")
}

/// The one key that no property has.
pub(super) fn of_additional_key(key: &str, value: &str) -> String {
    format!("`{key}`: the name under which `{value}` stands in JSON, beside the other fields.")
}

/// The enum beside the struct of a container.
pub(super) fn of_variants(container: &str, name: &TypeName) -> String {
    format!("What a [`{container}`] is.\n\nIn the specification: `{name}`.")
}

/// The field of a container for its variant.
pub(super) fn of_variant_field(optional: bool) -> String {
    let tail = if optional { ", if it is any of them" } else { "" };
    format!("What it is{tail}. Its key stands among the others.")
}

/// A property or a parameter.
pub(super) fn of_property(property: &Property) -> String {
    let mut parts = Vec::new();
    match property.description.as_deref().map(clean).filter(|d| !d.is_empty()) {
        Some(text) => parts.push(text),
        None => parts.push(format!("`{}`.", property.name)),
    }
    if let Some(default) = &property.server_default {
        parts.push(format!("Default: `{}`.", show_default(default)));
    }
    parts.extend(availability(property.availability.as_ref()));
    let link = property.ext_doc_url.as_ref().or(property.doc_url.as_ref());
    parts.extend(link.filter(|l| !l.is_empty()).map(|link| format!("See <{link}>.")));
    parts.join("\n\n")
}

/// Where a parameter is sent, and where it may stand as well: a paragraph, nothing where there is one place only.
pub(super) fn of_locations(location: ParameterLocation, alternative_locations: &[ParameterLocation]) -> String {
    let name = |location: &ParameterLocation| match location {
        ParameterLocation::Path => "in the path",
        ParameterLocation::Query => "in the query string",
        ParameterLocation::Body => "in the body",
        ParameterLocation::WholeBody => "as the body",
    };
    if alternative_locations.is_empty() {
        return String::new();
    }
    let alternatives: Vec<_> = alternative_locations.iter().map(name).collect();
    format!("\n\nIt is sent {}; the server takes it {} too.", name(&location), alternatives.join(" and "))
}

/// Statuses that are an answer: a paragraph.
pub(super) fn of_answer(statuses: &[u16], description: Option<&str>) -> String {
    format!("\n\nWith {} it is an answer too.{}", named(statuses), after(description))
}

/// Statuses that are an error: a paragraph that says what is in it.
pub(super) fn of_failure(statuses: &[u16], types: &[TypeName], description: Option<&str>) -> String {
    let names: Vec<_> = types.iter().map(|name| format!("`{name}`")).collect();
    let body = if names.is_empty() {
        String::new()
    } else {
        format!(", whose body `Error::typed` reads as {}", names.join(" or "))
    };
    format!("\n\n{} is an error{body}.{}", named(statuses).replacen('t', "T", 1), after(description))
}

fn named(statuses: &[u16]) -> String {
    let texts: Vec<_> = statuses.iter().map(u16::to_string).collect();
    format!("the status {}", texts.join(" or "))
}

fn after(description: Option<&str>) -> String {
    description.map(|text| format!(" {}", clean(text))).unwrap_or_default()
}

/// A word of an enum.
pub(super) fn of_member(member: &EnumMember) -> String {
    let mut parts = Vec::new();
    match member.description.as_deref().map(clean).filter(|d| !d.is_empty()) {
        Some(text) => parts.push(text),
        None => parts.push(format!("`{}`.", member.name)),
    }
    parts.extend(availability(member.availability.as_ref()));
    parts.join("\n\n")
}

/// A request. Its example is added once all types are known.
pub(super) fn of_request(endpoint: &Endpoint, description: Option<&str>, name: &TypeName) -> String {
    let own = Some(endpoint.description.as_str()).filter(|d| !d.trim().is_empty());
    let mut parts = vec![own.or(description).map_or_else(|| format!("The request of `{}`.", endpoint.name), clean)];
    let lines = endpoint.urls.iter().map(|url| {
        let deprecated = url.deprecation.as_ref().map(|d| format!(", deprecated since {}", d.version));
        format!("- `{} {}`{}", url.methods.join(" or "), url.path, deprecated.unwrap_or_default())
    });
    parts.push(lines.collect::<Vec<_>>().join("\n"));
    parts.extend(availability(Some(&endpoint.availability)));
    if let Some(privileges) = &endpoint.privileges {
        let of = |kind: &str, names: &Option<Vec<String>>| {
            let names: Vec<_> = names.iter().flatten().map(|n| format!("`{n}`")).collect();
            (!names.is_empty()).then(|| format!("Needs the {kind} privilege {}.", names.join(" and ")))
        };
        parts.extend(of("cluster", &privileges.cluster));
        parts.extend(of("index", &privileges.index));
    }
    // Some pages are still to be written.
    let is_written = |link: &&String| !link.is_empty() && !link.ends_with("#TODO");
    let link = endpoint.doc_url.as_ref().and_then(Option::as_ref).filter(is_written);
    parts.extend(link.map(|link| format!("Elastic's page: <{link}>.")));
    parts.push(format!("In the specification: the endpoint `{}`, its request `{name}`.", endpoint.name));
    parts.join("\n\n")
}

/// The function of an endpoint: the first paragraph of its request's documentation, which has all of it.
pub(super) fn of_function(request: &str) -> String {
    request.split("\n\n").next().unwrap_or_default().to_owned()
}

/// A response.
pub(super) fn of_response(description: Option<&str>, name: &TypeName, endpoint: Option<&str>) -> String {
    let mut parts: Vec<_> = description.map(clean).filter(|d| !d.is_empty()).into_iter().collect();
    if let Some(endpoint) = endpoint {
        parts.push(format!("What `{endpoint}` answers."));
    }
    parts.push(format!("In the specification: `{name}`."));
    parts.join("\n\n")
}

fn show_default(value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() => text.replace('`', "'"),
        other => other.to_string(),
    }
}

/// Since when something is there, and where.
fn availability(availabilities: Option<&Availabilities>) -> Vec<String> {
    let Some(Availabilities { serverless, stack }) = availabilities else { return Vec::new() };
    let mut parts = Vec::new();
    if let Some(stack) = stack {
        parts.extend(stack.since.as_ref().map(|since| format!("Since version {since}.")));
        parts.extend(unsettled(stack).map(|s| format!("It is {s}: it may change or go.")));
    }
    match (serverless, stack) {
        (Some(serverless), _) if serverless.visibility.as_deref() == Some("private") => {
            parts.push("Not public on serverless.".to_owned());
        }
        (None, Some(_)) => parts.push("Not on serverless.".to_owned()),
        (Some(_), None) => parts.push("On serverless only.".to_owned()),
        _ => {}
    }
    if parts.is_empty() { parts } else { vec![parts.join(" ")] }
}

fn unsettled(availability: &Availability) -> Option<&str> {
    availability
        .stability
        .as_deref()
        .filter(|s| *s != "stable")
        .map(|s| if s == "tech_preview" { "a technical preview" } else { s })
}

/// A description as Markdown that rustdoc takes: no code that it would compile, no link that leads nowhere, no HTML.
pub(super) fn clean(description: &str) -> String {
    let mut lines = Vec::new();
    let mut fenced = false;
    // Where the text of a list's item begins.
    let mut item = None;
    // A tab is as wide as the reader's editor has it.
    let description = description.replace('\t', "    ");
    for line in description.trim().lines() {
        let trimmed = line.trim();
        if let Some(language) = trimmed.strip_prefix("```") {
            // Without a language, or with Rust's, rustdoc would compile what stands inside.
            lines.push(if fenced { "```".to_owned() } else { "```text".to_owned() });
            fenced = !fenced && !language.ends_with("```");
        } else if fenced {
            lines.push(line.trim_end().to_owned());
        } else {
            // Four spaces in front would be code.
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

/// How wide the mark is that begins an item of a list.
fn marker(line: &str) -> Option<usize> {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let (sign, behind) = line.get(number..)?.split_at_checked(1)?;
    let is_sign = if number == 0 { matches!(sign, "-" | "*" | "+") } else { matches!(sign, "." | ")") };
    (is_sign && behind.starts_with(' ')).then_some(number + 2)
}

/// One line outside of code blocks.
fn clean_line(line: &str) -> String {
    let mut cleaned = String::new();
    for (i, piece) in line.split('`').enumerate() {
        let code = i % 2 == 1;
        if i > 0 {
            cleaned.push('`');
        }
        if code { cleaned.push_str(piece) } else { cleaned.push_str(&clean_text(piece)) }
    }
    if line.matches('`').count() % 2 == 1 {
        cleaned.push('`');
    }
    cleaned
}

/// Text outside of code: brackets that are no link, HTML and bare addresses.
fn clean_text(text: &str) -> String {
    let mut cleaned = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some((link, behind)) = link(rest) {
            cleaned.push_str(link);
            rest = behind;
            continue;
        }
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest.find(|c: char| c.is_whitespace() || "<>()[]\"'".contains(c)).unwrap_or(rest.len());
            let (url, behind) = rest.split_at(end);
            let url = url.trim_end_matches(['.', ',', ';', ':']);
            cleaned.push('<');
            cleaned.push_str(url);
            cleaned.push('>');
            rest = rest.get(url.len()..).unwrap_or(behind);
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

/// A link to an address at the start of the text, and what stands behind it.
fn link(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('[')?;
    let (label, target) = inner.split_once("](")?;
    let (address, _) = target.split_once(')')?;
    let whole =
        !label.contains(['[', ']', '<', '>']) && address.starts_with("http") && !address.contains(char::is_whitespace);
    whole.then(|| text.split_at(label.len() + address.len() + 4))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn descriptions_are_cleaned() {
        let table = [
            ("  A text. ", "A text."),
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
