//! The results as a Markdown table. Each line is printed as soon as it is measured.

use super::statistics::Samples;
use super::targets::{Comparison, Target, Unit};

/// The columns and their widths.
const COLUMNS: [(&str, usize); 7] = [
    ("measurement", 23),
    ("generated: median (range)", 25),
    ("baseline: median (range)", 38),
    ("ratio", 6),
    ("limit", 8),
    ("goal", 6),
    ("result", 6),
];

/// The first two lines of the table.
pub(super) fn header() -> String {
    let rule = COLUMNS.map(|(_, width)| "-".repeat(width));
    line(&COLUMNS.map(|(name, _)| name.to_owned())) + &line(&rule)
}

fn line(cells: &[String; COLUMNS.len()]) -> String {
    let cells = cells.iter().zip(COLUMNS).map(|(cell, (_, width))| format!("{cell:<width$}"));
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// The measured values of a target.
#[derive(Clone, Debug)]
pub(super) struct Measurement {
    pub(super) target: Target,
    /// The values of the generated crate or the generator.
    pub(super) generated: Samples,
    /// The values of the baseline, if the target has one.
    pub(super) baseline: Option<Samples>,
}

/// The comparison of a measurement with its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The target has no limits.
    NoLimit,
    /// The goal is reached.
    Goal,
    /// The limit is met, but not the goal.
    Met,
    Missed,
}

impl Measurement {
    /// The ratio of the medians of the generated crate and the baseline.
    fn ratio(&self) -> Option<f64> {
        Some(self.generated.median() / self.baseline.as_ref()?.median())
    }

    pub(super) fn verdict(&self) -> Verdict {
        let Some(limits) = self.target.limits else { return Verdict::NoLimit };
        let measured = match self.target.comparison {
            Comparison::Absolute => Some(self.generated.median()),
            Comparison::Cost | Comparison::Speed => self.ratio(),
        };
        // NaN, the median of an empty list, does not meet any limit.
        let meets = |limit: f64| match (measured, self.target.comparison) {
            (Some(measured), Comparison::Speed) => measured >= limit,
            (Some(measured), _) => measured <= limit,
            (None, _) => false,
        };
        match limits.goal {
            Some(goal) if meets(goal) => Verdict::Goal,
            _ if meets(limits.required) => Verdict::Met,
            _ => Verdict::Missed,
        }
    }

    /// The line of the table.
    pub(super) fn line(&self) -> String {
        let Target { name, baseline, unit, comparison, limits } = self.target;
        let limit = |limit: Option<f64>| limit.map(|limit| format_limit(limit, comparison, unit)).unwrap_or_default();
        let baseline = self.baseline.as_ref().map(|samples| format!("{baseline} {}", median_and_range(samples, unit)));
        line(&[
            name.to_owned(),
            median_and_range(&self.generated, unit),
            baseline.unwrap_or_default(),
            self.ratio().map(|ratio| format!("{} x", digits(ratio))).unwrap_or_default(),
            limit(limits.map(|limits| limits.required)),
            limit(limits.and_then(|limits| limits.goal)),
            self.verdict().name().to_owned(),
        ])
    }
}

impl Verdict {
    fn name(self) -> &'static str {
        match self {
            Self::NoLimit => "",
            Self::Goal => "goal",
            Self::Met => "met",
            Self::Missed => "MISSED",
        }
    }
}

fn format_limit(limit: f64, comparison: Comparison, unit: Unit) -> String {
    match (comparison, unit) {
        (Comparison::Absolute, Unit::Megabytes) => format!("{limit} MB"),
        (Comparison::Absolute, _) => format!("{limit}"),
        (Comparison::Cost | Comparison::Speed, _) => format!("{limit} x"),
    }
}

/// The median, followed by the range in parentheses.
fn median_and_range(samples: &Samples, unit: Unit) -> String {
    let (minimum, maximum) = samples.range();
    let unit = match unit {
        Unit::Seconds => " s",
        Unit::Megabytes => " MB",
        Unit::MegabytesPerSecond => " MB/s",
        Unit::Dimensionless => "",
    };
    format!("{}{unit} ({}–{})", digits(samples.median()), digits(minimum), digits(maximum))
}

/// Formats a number with three significant digits, or with all digits of its integer part.
pub(super) fn digits(number: f64) -> String {
    match number.abs() {
        0.0..10.0 => format!("{number:.2}"),
        10.0..100.0 => format!("{number:.1}"),
        _ => format!("{number:.0}"),
    }
}
