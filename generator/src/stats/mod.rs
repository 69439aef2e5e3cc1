//! Statistics of a specification: its endpoints and definitions, and how the generator handles them.

mod definitions;
mod endpoints;
mod outcome;
mod section;

use std::collections::HashSet;
use std::fmt;

use crate::diagnostic::Diagnostics;
use crate::flavor::Unavailable;
use crate::options::Options;
use crate::spec::Input;
use crate::{corrections, lower, select, spec};
pub use section::Section;

/// Statistics of a specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// The sections, in the order of the report.
    pub sections: Vec<Section>,
}

/// Computes the statistics of a specification. All endpoints of all flavors are counted: the options for
/// selections are ignored.
///
/// # Errors
/// The errors of loading. Errors of later stages are counted in the statistics.
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
    let facts = corrections::correct(inputs, &mut spec, &mut diagnostics);
    let added = spec.types.len().saturating_sub(published);
    totals.counts.extend((added > 0).then(|| ("types that corrections add".to_owned(), added)));
    sections.insert(0, totals);
    let unions = definitions::unions(&spec);
    let mut selection = select::select(&spec, Unavailable::default(), &options, &mut diagnostics);
    let lowered = lower::lower(&mut spec, &mut selection, &facts, &options, &mut diagnostics);
    sections.extend(outcome::sections(&lowered, unions, &facts, &diagnostics));
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
    Section { title: "totals", counts: counts.map(|(label, count)| (label.to_owned(), count)).into() }
}

impl fmt::Display for Stats {
    /// Formats each section as a title with one line per count below it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, Section { title, counts }) in self.sections.iter().enumerate() {
            let gap = if i == 0 { "" } else { "\n" };
            writeln!(f, "{gap}{title}")?;
            for (label, count) in counts {
                writeln!(f, "{count:>7}  {label}")?;
            }
        }
        Ok(())
    }
}
