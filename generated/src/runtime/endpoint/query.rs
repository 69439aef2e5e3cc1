//! Encodes the query string of a request.

use http::Uri;
use percent_encoding::utf8_percent_encode;

use super::build_error::FieldError;
use super::description::{ParameterLocation, ResponseFormat};
use super::parameter_encoder::ParameterEncoder;
use super::path::{PERCENT_ENCODE_SET, PERCENT_ENCODE_SET_WITHOUT_COMMA};
use super::url_value::{UrlValue, json_url_value};

/// Appends the query string: the parameters that are set, then the format. An empty list becomes an empty value.
pub(super) fn render(parameters: &ParameterEncoder<'_>, target: &mut String) -> Result<(), FieldError> {
    let mut separator = '?';
    for located in parameters.in_location(ParameterLocation::Query) {
        let name = located.parameter.name;
        if let Some(value) = located.url_value().map_err(|kind| (Some(name), kind))? {
            push(target, &mut separator, name, &value);
        }
    }
    let mut has_format = false;
    for (name, json) in parameters.unknown_query() {
        if let Some(value) = json_url_value(json.get()).map_err(|kind| (None, kind))? {
            push(target, &mut separator, name, &value);
            has_format |= name == FORMAT;
        }
    }
    if parameters.description.response_format == ResponseFormat::Table && !has_format {
        target.push(separator);
        target.push_str(FORMAT_JSON);
    }
    Ok(())
}

fn push(target: &mut String, separator: &mut char, name: &str, value: &UrlValue<'_>) {
    target.push(std::mem::replace(separator, '&'));
    target.extend(utf8_percent_encode(name, PERCENT_ENCODE_SET));
    target.push('=');
    match value {
        UrlValue::Single(text) => target.extend(utf8_percent_encode(text, PERCENT_ENCODE_SET)),
        UrlValue::Received(text) => target.extend(utf8_percent_encode(text, PERCENT_ENCODE_SET_WITHOUT_COMMA)),
        UrlValue::List(texts) => {
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    target.push(',');
                }
                target.extend(utf8_percent_encode(text, PERCENT_ENCODE_SET));
            }
        }
    }
}

/// The name of the parameter that selects the format of a table.
pub(super) const FORMAT: &str = "format";

/// The parameter that requests a table as JSON.
const FORMAT_JSON: &str = "format=json";

/// Removes the parameter that requests a table as JSON.
pub(in crate::runtime) fn without_format_parameter(uri: &Uri) -> Uri {
    let text = uri.to_string();
    // A value can't contain this string, because its `=` would be encoded.
    let stripped = text.strip_suffix(FORMAT_JSON).and_then(|text| text.strip_suffix(['?', '&']));
    stripped.and_then(|text| text.parse().ok()).unwrap_or_else(|| uri.clone())
}
