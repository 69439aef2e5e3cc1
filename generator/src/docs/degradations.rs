//! The degradations in the documentation of items and on the front page.

use super::markdown::clean;
use crate::diagnostic::Degradation;
use crate::model::Item;

/// Lists the degradations of an item. Returns an empty string without any.
pub(super) fn item_section(item: &Item) -> String {
    if item.degradations.is_empty() {
        return String::new();
    }
    format!("Not generated as the specification declares it:\n\n{}", list(&item.degradations))
}

/// Returns the section of the front page, if there are degradations or endpoints that are left out.
pub(super) fn front_page_section(degraded: &[Degradation], left_out: &[Degradation]) -> Option<String> {
    let mut parts = Vec::new();
    if !left_out.is_empty() {
        parts.push(format!("These endpoints are left out:\n\n{}", list(left_out)));
    }
    if !degraded.is_empty() {
        parts.push(format!("These parts differ from the specification:\n\n{}", list(degraded)));
    }
    (!parts.is_empty()).then(|| format!("# Differences from the specification\n\n{}", parts.join("\n\n")))
}

fn list(degradations: &[Degradation]) -> String {
    let lines =
        degradations.iter().map(|degradation| format!("- {}.", clean(&degradation.to_string()).replace('\n', " ")));
    lines.collect::<Vec<_>>().join("\n")
}
