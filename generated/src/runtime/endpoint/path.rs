//! The path of a URL: which one it is, and its parts.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::build::Wrong;
use super::build_error::BuildProblem;
use super::description::{Place, Route};
use super::slots::Slots;
use super::value::{UrlValue, url_value};

/// Everything but what RFC 3986 calls unreserved.
pub(in crate::runtime) const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

type Part<'a> = (&'static str, UrlValue<'a>);

/// The route that has exactly the path parameters that are set, and its path.
pub(super) fn render(slots: &Slots<'_>) -> Result<(&'static Route, String), Wrong> {
    let mut parts = Vec::new();
    for (parameter, value) in slots.at(Place::Path) {
        if let Some(value) = url_value(value).map_err(|problem| (Some(parameter.name), problem))? {
            parts.push((parameter.name, value));
        }
    }
    let route = choose(slots.description.routes, &parts)?;
    let mut path = String::with_capacity(route.template.len() + 32);
    for piece in pieces(route.template) {
        match piece {
            Piece::Fixed(text) => path.push_str(text),
            Piece::Part(name) => {
                if let Some((name, value)) = parts.iter().find(|(part, _)| *part == name) {
                    push(&mut path, value).map_err(|problem| (Some(*name), problem))?;
                }
            }
        }
    }
    Ok((route, path))
}

fn choose(routes: &'static [Route], parts: &[Part<'_>]) -> Result<&'static Route, Wrong> {
    let is_set = |part: &&'static str| parts.iter().any(|(name, _)| *name == *part);
    let differences = routes.iter().map(|route| {
        let missing: Vec<_> = route.parts.iter().copied().filter(|part| !is_set(part)).collect();
        let unusable: Vec<_> = parts.iter().map(|(name, _)| *name).filter(|name| !route.parts.contains(name)).collect();
        (route, missing, unusable)
    });
    // What is set was set for a reason, so that something more is needed is the likelier mistake.
    let nearest = differences.min_by_key(|(_, missing, unusable)| (unusable.len(), missing.len()));
    match nearest {
        Some((route, missing, unusable)) if missing.is_empty() && unusable.is_empty() => Ok(route),
        Some((_, missing, unusable)) => {
            let field = match (&*missing, &*unusable) {
                ([field], []) | ([], [field]) => Some(*field),
                _ => None,
            };
            Err((field, BuildProblem::NoUrl { missing, unusable }))
        }
        None => Err((None, BuildProblem::NoUrl { missing: Vec::new(), unusable: Vec::new() })),
    }
}

/// A piece of a template.
pub(super) enum Piece {
    Fixed(&'static str),
    Part(&'static str),
}

pub(super) fn pieces(template: &'static str) -> impl Iterator<Item = Piece> {
    template
        .split('{')
        .enumerate()
        .flat_map(|(index, text)| match text.split_once('}') {
            Some((name, fixed)) if index > 0 => [Some(Piece::Part(name)), Some(Piece::Fixed(fixed))],
            _ => [Some(Piece::Fixed(text)), None],
        })
        .flatten()
}

fn push(path: &mut String, value: &UrlValue<'_>) -> Result<(), BuildProblem> {
    match value {
        UrlValue::One(text) => push_text(path, text),
        UrlValue::List(texts) => push_list(path, texts),
    }
}

/// A segment of dots is folded by whoever parses the URL, even when the dots are encoded: it would be another URL.
fn push_text(path: &mut String, text: &str) -> Result<(), BuildProblem> {
    match text {
        "" => return Err(BuildProblem::Empty),
        "." | ".." => return Err(BuildProblem::Dots),
        _ => path.extend(utf8_percent_encode(text, RESERVED)),
    }
    Ok(())
}

/// The server splits at a comma even when that is encoded, so an item may not hold one.
fn push_list(path: &mut String, texts: &[Cow<'_, str>]) -> Result<(), BuildProblem> {
    if texts.is_empty() {
        return Err(BuildProblem::EmptyList);
    }
    for (index, text) in texts.iter().enumerate() {
        if text.contains(',') {
            return Err(BuildProblem::Comma);
        }
        if index > 0 {
            path.push(',');
        }
        push_text(path, text)?;
    }
    Ok(())
}
