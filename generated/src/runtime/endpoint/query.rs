//! The query string of a URL.

use percent_encoding::utf8_percent_encode;

use super::build::Wrong;
use super::description::Place;
use super::path::RESERVED;
use super::slots::Slots;
use super::value::{UrlValue, url_value};

/// Appends the query string, if there is one. An empty list is an empty value.
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
    Ok(())
}
