//! Selects the route of a request and encodes its path.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::build_error::{BuildErrorKind, FieldError};
use super::description::{ParameterLocation, Route};
use super::parameter_encoder::ParameterEncoder;
use super::url_value::UrlValue;

/// All characters except the unreserved ones of RFC 3986.
pub(in crate::runtime) const PERCENT_ENCODE_SET: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The set for received strings, in which a comma may separate the items of a list.
pub(super) const PERCENT_ENCODE_SET_WITHOUT_COMMA: &AsciiSet = &PERCENT_ENCODE_SET.remove(b',');

type PathParameter<'a> = (&'static str, UrlValue<'a>);

/// Returns the route that has exactly the path parameters that are set, and the path.
pub(super) fn render(encoder: &ParameterEncoder<'_>) -> Result<(&'static Route, String), FieldError> {
    let mut parameters = Vec::new();
    for located in encoder.in_location(ParameterLocation::Path) {
        let name = located.parameter.name;
        if let Some(value) = located.url_value().map_err(|kind| (Some(name), kind))? {
            parameters.push((name, value));
        }
    }
    let route = choose_route(encoder.description.routes, &parameters)?;
    let mut path = String::with_capacity(route.template.len() + 32);
    for segment in template_segments(route.template) {
        match segment {
            TemplateSegment::Literal(segment) => path.push_str(segment),
            TemplateSegment::Parameter(name) => {
                if let Some((name, value)) = parameters.iter().find(|(parameter, _)| *parameter == name) {
                    push(&mut path, value).map_err(|kind| (Some(*name), kind))?;
                }
            }
        }
    }
    Ok((route, path))
}

fn choose_route(routes: &'static [Route], parameters: &[PathParameter<'_>]) -> Result<&'static Route, FieldError> {
    let is_set = |parameter: &&'static str| parameters.iter().any(|(name, _)| *name == *parameter);
    let candidates = routes.iter().map(|route| {
        let missing: Vec<_> = route.path_parameters.iter().copied().filter(|parameter| !is_set(parameter)).collect();
        let unexpected: Vec<_> =
            parameters.iter().map(|(name, _)| *name).filter(|name| !route.path_parameters.contains(name)).collect();
        (route, missing, unexpected)
    });
    // The user set the parameters on purpose, so a missing one is more likely than an unexpected one.
    let nearest = candidates.min_by_key(|(_, missing, unexpected)| (unexpected.len(), missing.len()));
    match nearest {
        Some((route, missing, unexpected)) if missing.is_empty() && unexpected.is_empty() => Ok(route),
        Some((_, missing, unexpected)) => {
            let field = match (&*missing, &*unexpected) {
                ([field], []) | ([], [field]) => Some(*field),
                _ => None,
            };
            Err((field, BuildErrorKind::NoMatchingRoute { missing, unexpected }))
        }
        None => Err((None, BuildErrorKind::NoMatchingRoute { missing: Vec::new(), unexpected: Vec::new() })),
    }
}

/// A segment of a URL template.
pub(super) enum TemplateSegment {
    Literal(&'static str),
    Parameter(&'static str),
}

pub(super) fn template_segments(template: &'static str) -> impl Iterator<Item = TemplateSegment> {
    template
        .split('{')
        .enumerate()
        .flat_map(|(index, part)| match part.split_once('}') {
            Some((name, literal)) if index > 0 => {
                [Some(TemplateSegment::Parameter(name)), Some(TemplateSegment::Literal(literal))]
            }
            _ => [Some(TemplateSegment::Literal(part)), None],
        })
        .flatten()
}

fn push(path: &mut String, value: &UrlValue<'_>) -> Result<(), BuildErrorKind> {
    match value {
        UrlValue::Single(value) => push_segment(path, value, PERCENT_ENCODE_SET),
        UrlValue::Received(value) => push_segment(path, value, PERCENT_ENCODE_SET_WITHOUT_COMMA),
        UrlValue::List(values) => push_segment_list(path, values),
    }
}

/// Appends a segment. `.` and `..` are rejected, because programs that parse the URL remove them even if the dots are encoded.
fn push_segment(path: &mut String, segment: &str, percent_encode_set: &'static AsciiSet) -> Result<(), BuildErrorKind> {
    match segment {
        "" => return Err(BuildErrorKind::EmptyPathSegment),
        "." | ".." => return Err(BuildErrorKind::DotSegment),
        _ => path.extend(utf8_percent_encode(segment, percent_encode_set)),
    }
    Ok(())
}

/// Appends a list. The server also splits at encoded commas, so items must not contain a comma.
fn push_segment_list(path: &mut String, segments: &[Cow<'_, str>]) -> Result<(), BuildErrorKind> {
    if segments.is_empty() {
        return Err(BuildErrorKind::EmptyPathList);
    }
    for (index, segment) in segments.iter().enumerate() {
        if segment.contains(',') {
            return Err(BuildErrorKind::CommaInItem);
        }
        if index > 0 {
            path.push(',');
        }
        push_segment(path, segment, PERCENT_ENCODE_SET)?;
    }
    Ok(())
}

/// Returns true if a segment is `.` or `..`. Programs that parse the URL remove such segments even if the dots are encoded.
pub(in crate::runtime) fn has_dot_segments(path: &str) -> bool {
    path.split('/').any(|segment| {
        let decoded = percent_decode_str(segment);
        decoded.clone().eq(*b".") || decoded.eq(*b"..")
    })
}
