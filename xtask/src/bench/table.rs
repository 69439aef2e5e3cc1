//! The table, in Markdown: a line for each finding, printed as soon as it is known.

use super::statistics::Samples;
use super::targets::{Comparison, Target, Unit};

/// The columns, with the width of each.
const COLUMNS: [(&str, usize); 7] = [
    ("what", 23),
    ("ours: median (spread)", 22),
    ("anchor: median (spread)", 38),
    ("ratio", 6),
    ("at least", 8),
    ("goal", 6),
    ("", 14),
];

/// The first two lines.
pub(super) fn header() -> String {
    let rule = COLUMNS.map(|(_, width)| "-".repeat(width));
    line(&COLUMNS.map(|(name, _)| name.to_owned())) + &line(&rule)
}

fn line(cells: &[String; COLUMNS.len()]) -> String {
    let cells = cells.iter().zip(COLUMNS).map(|(cell, (_, width))| format!("{cell:<width$}"));
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// What was measured for a line of the table.
#[derive(Clone, Debug)]
pub(super) struct Measurement {
    pub(super) target: Target,
    pub(super) ours: Samples,
    /// None where the budget has no anchor.
    pub(super) anchor: Option<Samples>,
}

/// What a finding means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There is no budget.
    NoLimit,
    /// Better than asked for.
    Goal,
    Met,
    Missed,
}

impl Measurement {
    /// Ours as a multiple of the anchor, by the medians.
    fn ratio(&self) -> Option<f64> {
        Some(self.ours.median() / self.anchor.as_ref()?.median())
    }

    pub(super) fn verdict(&self) -> Verdict {
        let Some(limits) = self.target.limits else { return Verdict::NoLimit };
        let found = match self.target.comparison {
            Comparison::Absolute => Some(self.ours.median()),
            Comparison::Cost | Comparison::Speed => self.ratio(),
        };
        // What is no number, since nothing was measured, is no success.
        let within = |limit: f64| match (found, self.target.comparison) {
            (Some(found), Comparison::Speed) => found >= limit,
            (Some(found), _) => found <= limit,
            (None, _) => false,
        };
        match limits.goal {
            Some(goal) if within(goal) => Verdict::Goal,
            _ if within(limits.required) => Verdict::Met,
            _ => Verdict::Missed,
        }
    }

    /// Whether it is a budget that the project holds itself to, and missed.
    pub(super) fn fails_check(&self) -> bool {
        self.verdict() == Verdict::Missed && self.target.limits.is_some_and(|limits| limits.enforced)
    }

    /// The line of the table.
    pub(super) fn line(&self) -> String {
        let Target { name, anchor, unit, comparison, limits } = self.target;
        let beside = self.anchor.as_ref().map(|samples| format!("{anchor} {}", median_and_spread(samples, unit)));
        let limit = |limit: Option<f64>| limit.map(|limit| format_limit(limit, comparison, unit)).unwrap_or_default();
        line(&[
            name.to_owned(),
            median_and_spread(&self.ours, unit),
            beside.unwrap_or_default(),
            self.ratio().map(|ratio| format!("{} x", digits(ratio))).unwrap_or_default(),
            limit(limits.map(|limits| limits.required)),
            limit(limits.and_then(|limits| limits.goal)),
            self.verdict_text(),
        ])
    }

    fn verdict_text(&self) -> String {
        let word = match self.verdict() {
            Verdict::NoLimit => return String::new(),
            Verdict::Goal => "goal",
            Verdict::Met => "met",
            Verdict::Missed => "MISSED",
        };
        let enforced = self.target.limits.is_some_and(|limits| limits.enforced);
        if enforced { format!("{word}, held") } else { word.to_owned() }
    }
}

/// A limit as it is compared.
fn format_limit(limit: f64, comparison: Comparison, unit: Unit) -> String {
    match (comparison, unit) {
        (Comparison::Absolute, Unit::Megabytes) => format!("{limit} MB"),
        (Comparison::Absolute, _) => format!("{limit}"),
        (Comparison::Cost | Comparison::Speed, _) => format!("{limit} x"),
    }
}

/// The median, and the spread in brackets.
fn median_and_spread(samples: &Samples, unit: Unit) -> String {
    let (least, most) = samples.spread();
    let unit = match unit {
        Unit::Seconds => " s",
        Unit::Megabytes => " MB",
        Unit::Speed => " MB/s",
        Unit::Number => "",
    };
    format!("{}{unit} ({}–{})", digits(samples.median()), digits(least), digits(most))
}

/// Three digits that count, or all before the point.
pub(super) fn digits(number: f64) -> String {
    match number.abs() {
        0.0..10.0 => format!("{number:.2}"),
        10.0..100.0 => format!("{number:.1}"),
        _ => format!("{number:.0}"),
    }
}
