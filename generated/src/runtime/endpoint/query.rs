//! The query string of a URL.

use http::Uri;
use percent_encoding::utf8_percent_encode;

use super::build::Wrong;
use super::description::{Accepts, Place};
use super::path::RESERVED;
use super::slots::Slots;
use super::value::{UrlValue, url_value};

/// Appends the query string, if there is one: the parameters that are set, and behind them the format. An empty list is an
/// empty value.
pub(super) fn render(slots: &Slots<'_>, target: &mut String) -> Result<(), Wrong> {
    let mut sign = '?';
    for (parameter, value) in slots.at(Place::Query) {
        let Some(value) = url_value(value).map_err(|problem| (Some(parameter.name), problem))? else {
            continue;
        };
        target.push(sign);
        sign = '&';
        target.extend(utf8_percent_encode(parameter.name, RESERVED));
        target.push('=');
        match value {
            UrlValue::One(text) => target.extend(utf8_percent_encode(&text, RESERVED)),
            UrlValue::List(texts) => {
                for (index, text) in texts.iter().enumerate() {
                    if index > 0 {
                        target.push(',');
                    }
                    target.extend(utf8_percent_encode(text, RESERVED));
                }
            }
        }
    }
    if slots.description.accepts == Accepts::Table {
        target.push(sign);
        target.push_str(FORMAT);
    }
    Ok(())
}

/// What asks for the rows of a table as JSON.
const FORMAT: &str = "format=json";

/// The URI of a table, asked for as text.
pub(in crate::runtime) fn without_format(uri: &Uri) -> Uri {
    let text = uri.to_string();
    // A value that ends so is encoded.
    let shorter = text.strip_suffix(FORMAT).and_then(|text| text.strip_suffix(['?', '&']));
    shorter.and_then(|text| text.parse().ok()).unwrap_or_else(|| uri.clone())
}
