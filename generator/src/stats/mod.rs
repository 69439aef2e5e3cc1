//! What a specification holds, counted: as it was published, and what the generator makes of it.

mod definitions;
mod endpoints;
mod outcome;

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use crate::diagnostic::Diagnostics;
use crate::flavor::Unavailable;
use crate::options::Options;
use crate::spec::Input;
use crate::{fixups, lower, select, spec};

/// What a specification holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// One question each.
    pub sections: Vec<Section>,
}

/// The answers to one question, each with how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What is counted, and by what.
    pub title: &'static str,
    /// How many of what, in the order in which they are shown.
    pub counts: Vec<(String, usize)>,
}

/// Counts. Of the options only version and completeness matter: everything is counted, for every flavor.
///
/// # Errors
/// The input is no specification. What else is wrong with it is counted.
pub fn stats(inputs: &[Input], options: &Options) -> Result<Stats, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut spec = spec::load(inputs, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let mut totals = totals(&spec);
    let mut sections = Vec::new();
    sections.extend(endpoints::sections(&spec));
    sections.extend(definitions::sections(&spec));

    let published = spec.types.len();
    let options = Options { endpoints: Vec::new(), strict: false, ..options.clone() };
    let corrections = fixups::apply(&mut spec, &options, &mut diagnostics);
    let added = spec.types.len().saturating_sub(published);
    totals.counts.extend((added > 0).then(|| ("types that fixups add".to_owned(), added)));
    sections.insert(0, totals);
    let unions = definitions::unions(&spec);
    let selection = select::select(&spec, Unavailable::default(), &options, &mut diagnostics);
    let crate_model = lower::lower(&spec, &selection, &corrections, &options, &mut diagnostics);
    sections.extend(outcome::sections(&crate_model, unions, &corrections, &diagnostics));
    sections.retain(|section| !section.counts.is_empty());
    Ok(Stats { sections })
}

fn totals(spec: &spec::Spec) -> Section {
    let namespaces: HashSet<_> = spec.types.keys().map(|name| &name.namespace).collect();
    let of_endpoints: HashSet<_> =
        spec.endpoints.keys().map(|name| name.0.rsplit_once('.').map_or("", |(namespace, _)| namespace)).collect();
    let counts = [
        ("endpoints", spec.endpoints.len()),
        ("namespaces of endpoints", of_endpoints.len()),
        ("types", spec.types.len()),
        ("namespaces of types", namespaces.len()),
    ];
    Section { title: "in all", counts: counts.map(|(what, count)| (what.to_owned(), count)).into() }
}

impl Section {
    /// Counts what is said of each; the most frequent first, then by its words.
    fn tally<L: Into<String>>(title: &'static str, labels: impl IntoIterator<Item = L>) -> Self {
        let mut found = BTreeMap::<String, usize>::new();
        for label in labels {
            *found.entry(label.into()).or_default() += 1;
        }
        let mut counts: Vec<_> = found.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self { title, counts }
    }

    /// The same in an order of one's own.
    fn from_counts(title: &'static str, counts: impl IntoIterator<Item = (String, usize)>) -> Self {
        Self { title, counts: counts.into_iter().filter(|(_, count)| *count > 0).collect() }
    }
}

impl fmt::Display for Stats {
    /// Plain text: a title, and a line for each count below it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, Section { title, counts }) in self.sections.iter().enumerate() {
            let gap = if i == 0 { "" } else { "\n" };
            writeln!(f, "{gap}{title}")?;
            for (what, count) in counts {
                writeln!(f, "{count:>7}  {what}")?;
            }
        }
        Ok(())
    }
}
