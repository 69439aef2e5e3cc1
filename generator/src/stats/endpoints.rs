//! Statistics of endpoints: availability, media types, URLs and flags.

use super::section::Section;
use crate::spec::{Availability, Endpoint, Spec};

/// A flag of an endpoint: its label and its test.
type Flag = (&'static str, fn(&Endpoint) -> bool);

/// Returns the sections about endpoints.
pub(super) fn sections(spec: &Spec) -> Vec<Section> {
    let all = || spec.endpoints.values().map(|located| &located.value);
    let flags: [Flag; 5] = [
        ("excluded from generated clients", |e| e.is_excluded()),
        ("without request or response types", |e| e.request.is_none() || e.response.is_none()),
        ("deprecated", |e| e.deprecation.is_some()),
        ("with a deprecated URL", |e| e.urls.iter().any(|url| url.deprecation.is_some())),
        ("with a required body", |e| e.request_body_required),
    ];
    let flags = flags.map(|(label, applies)| (label.to_owned(), all().filter(|e| applies(e)).count()));
    vec![
        Section::tally("endpoints by availability", all().map(availability)),
        Section::tally("endpoints by media type of the request", all().map(|e| media(e.request_media_type.as_deref()))),
        Section::tally("endpoints by media type of the response", all().map(|e| media(Some(&e.response_media_type)))),
        urls(spec),
        Section::tally("URLs by methods", all().flat_map(|e| &e.urls).map(|url| url.methods.join(" or "))),
        Section::from_counts("flags of endpoints", flags),
    ]
}

fn availability(endpoint: &Endpoint) -> String {
    let describe = |name: &str, availability: Option<&Availability>| {
        let visibility = availability?.visibility.as_deref().filter(|visibility| *visibility != "public");
        Some(visibility.map_or_else(|| name.to_owned(), |visibility| format!("{name} ({visibility})")))
    };
    let availability = &endpoint.availability;
    match (describe("stack", availability.stack.as_ref()), describe("serverless", availability.serverless.as_ref())) {
        (Some(stack), Some(serverless)) => format!("{stack} and {serverless}"),
        (Some(only), None) | (None, Some(only)) => format!("{only} only"),
        (None, None) => "unspecified".to_owned(),
    }
}

fn media(types: Option<&[String]>) -> String {
    types.filter(|types| !types.is_empty()).map_or_else(|| "unspecified".to_owned(), |types| types.join(" or "))
}

fn urls(spec: &Spec) -> Section {
    let numbers = || spec.endpoints.values().map(|located| located.value.urls.len());
    let counts = (0..=numbers().max().unwrap_or_default()).map(|number| {
        let plural = if number == 1 { "" } else { "s" };
        (format!("{number} URL{plural}"), numbers().filter(|n| *n == number).count())
    });
    Section::from_counts("endpoints by number of URLs", counts)
}
