//! The growth of the time of `cargo check` with the size of the crate: selections of an eighth, a quarter, a half and all of
//! the endpoints.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::check;
use super::run::{Bench, RowResult, VERSION, progress};
use super::statistics::{Samples, growth_exponent};
use super::table::{Measurement, digits};
use super::targets::SCALING;
use super::workspace::{self, CRATE, Workspace};
use crate::check_published;
use crate::report::count;

/// The number of endpoints is divided by these numbers.
const DIVISORS: [usize; 4] = [8, 4, 2, 1];

/// A crate of a selection of endpoints.
struct Subset {
    workspace: Workspace,
    name: String,
    endpoints: usize,
    fields: usize,
    seconds: Samples,
}

pub(super) fn measure(bench: &Bench<'_>) -> Result<RowResult> {
    let mut subsets = subsets(bench)?;
    progress("checking dependencies");
    for subset in &subsets {
        check::check_dependencies(&subset.workspace, CRATE)?;
    }
    progress("checking");
    let mut exponents = Samples::default();
    for _ in 0..bench.runs {
        let mut points = Vec::new();
        for subset in &mut subsets {
            let seconds = check::check_seconds(&subset.workspace, CRATE)?;
            subset.seconds.push(seconds);
            points.push((as_f64(subset.fields), seconds));
        }
        exponents.push(growth_exponent(&points));
    }
    Ok(RowResult {
        measurements: vec![Measurement { target: SCALING, generated: exponents, baseline: None }],
        notes: subsets.iter().map(Subset::note).collect(),
    })
}

impl Subset {
    fn note(&self) -> String {
        let seconds = self.seconds.median();
        format!(
            "{} of the endpoints: {}, {}, {} s, {} ms per thousand fields",
            self.name,
            count(self.endpoints, "endpoint"),
            count(self.fields, "field"),
            digits(seconds),
            digits(seconds * 1e6 / as_f64(self.fields))
        )
    }
}

/// Generates the crates.
fn subsets(bench: &Bench<'_>) -> Result<Vec<Subset>> {
    let names = shuffled(check_published::endpoints(bench.root, VERSION)?);
    let mut subsets = Vec::new();
    for divisor in DIVISORS {
        let selected = names.get(..names.len() / divisor).unwrap_or_default();
        let (name, workspace) = if divisor == 1 {
            ("all".to_owned(), workspace::all_endpoints(bench)?)
        } else {
            (format!("1/{divisor}"), workspace::crate_of(bench, &format!("1-{divisor}"), selected)?)
        };
        let fields = count_fields(&workspace.path("src/api"))?;
        subsets.push(Subset { workspace, name, endpoints: selected.len(), fields, seconds: Samples::default() });
    }
    Ok(subsets)
}

/// Shuffles the names with a fixed seed (splitmix64), so that all runs select the same endpoints.
fn shuffled(names: Vec<String>) -> Vec<String> {
    let mut state = 42_u64;
    let mut numbered: Vec<_> = names
        .into_iter()
        .map(|name| {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            (mixed ^ (mixed >> 31), name)
        })
        .collect();
    numbered.sort();
    numbered.into_iter().map(|(_, name)| name).collect()
}

/// Counts the public fields that the files of a folder declare. The generator writes one field per line.
fn count_fields(folder: &Path) -> Result<usize> {
    let context = || format!("cannot read {}", folder.display());
    let mut sum = 0;
    for entry in fs::read_dir(folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        sum += if path.is_dir() {
            count_fields(&path)?
        } else {
            fs::read_to_string(&path).with_context(context)?.lines().filter(|line| is_field(line)).count()
        };
    }
    Ok(sum)
}

/// Returns whether a line has the form `    pub name: Type,`.
pub(super) fn is_field(line: &str) -> bool {
    let name = line.strip_prefix("    pub ").and_then(|rest| rest.split_once(": "));
    name.is_some_and(|(name, _)| name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '#'))
}

#[allow(clippy::cast_precision_loss, reason = "the number of fields is less than 2^53")]
fn as_f64(count: usize) -> f64 {
    count as f64
}
