//! The README of a standalone crate.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use generator::Output;

use super::crate_name::CrateName;

/// The template, with placeholders in braces.
const TEMPLATE: &str = include_str!("readme.md");

/// The metadata of a standalone crate.
pub(crate) struct CrateMetadata<'a> {
    /// The name of the crate.
    pub(crate) name: &'a CrateName,
    /// The product and version that the crate is a client for.
    pub(crate) product: &'a str,
    /// The command that writes the crate.
    pub(crate) command: &'a str,
}

impl CrateMetadata<'_> {
    /// The description in the manifest.
    pub(super) fn description(&self) -> String {
        format!("A typed client for {}, generated from the API specification.", self.product)
    }
}

/// Fills in the template.
pub(super) fn render(metadata: &CrateMetadata<'_>, output: &Output) -> String {
    let identifier = metadata.name.identifier();
    let health = "let health = client.request(\"GET\", \"/_cluster/health\").await?;";
    let sample = output.sample.as_deref().unwrap_or(health);
    let count = output.coverage.endpoints.len();
    let placeholders = [
        ("{name}", metadata.name.to_string()),
        ("{crate}", identifier),
        ("{product}", metadata.product.to_owned()),
        ("{command}", metadata.command.to_owned()),
        ("{sample}", sample.to_owned()),
        ("{count}", if count == 1 { "1 endpoint".to_owned() } else { format!("{count} endpoints") }),
        ("{endpoints}", endpoints(&output.coverage.endpoints)),
    ];
    placeholders.iter().fold(TEMPLATE.to_owned(), |readme, (placeholder, value)| readme.replace(placeholder, value))
}

/// The list of endpoints, with one line for each namespace.
fn endpoints(names: &[String]) -> String {
    let mut namespaces = BTreeMap::<&str, Vec<&str>>::new();
    for name in names {
        let (namespace, endpoint) = name.rsplit_once('.').unwrap_or(("", name));
        namespaces.entry(namespace).or_default().push(endpoint);
    }
    let mut list = String::new();
    for (namespace, mut endpoints) in namespaces {
        endpoints.sort_unstable();
        let label = if namespace.is_empty() { String::new() } else { format!("`{namespace}`: ") };
        let endpoints: Vec<_> = endpoints.iter().map(|endpoint| format!("`{endpoint}`")).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(list, "- {label}{}", endpoints.join(", "));
    }
    list.trim_end().to_owned()
}
