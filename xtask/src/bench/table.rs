//! The table, in Markdown: a line for each finding, printed as soon as it is known.

use super::budget::{Budget, Compared, Unit};
use super::samples::Samples;

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
pub(super) fn head() -> String {
    let rule = COLUMNS.map(|(_, width)| "-".repeat(width));
    line(&COLUMNS.map(|(name, _)| name.to_owned())) + &line(&rule)
}

fn line(cells: &[String; COLUMNS.len()]) -> String {
    let cells = cells.iter().zip(COLUMNS).map(|(cell, (_, width))| format!("{cell:<width$}"));
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// What was measured for a line of the table.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) budget: Budget,
    pub(super) ours: Samples,
    /// None where the budget has no anchor.
    pub(super) anchor: Option<Samples>,
}

/// What a finding means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// There is no budget.
    Printed,
    /// Better than asked for.
    Goal,
    Met,
    Missed,
}

impl Finding {
    /// Ours as a multiple of the anchor, by the medians.
    fn ratio(&self) -> Option<f64> {
        Some(self.ours.median() / self.anchor.as_ref()?.median())
    }

    pub(super) fn verdict(&self) -> Verdict {
        let Some(limits) = self.budget.limits else { return Verdict::Printed };
        let found = match self.budget.compared {
            Compared::Itself => Some(self.ours.median()),
            Compared::Cost | Compared::Speed => self.ratio(),
        };
        // What is no number, since nothing was measured, is no success.
        let within = |limit: f64| match (found, self.budget.compared) {
            (Some(found), Compared::Speed) => found >= limit,
            (Some(found), _) => found <= limit,
            (None, _) => false,
        };
        match limits.goal {
            Some(goal) if within(goal) => Verdict::Goal,
            _ if within(limits.at_least) => Verdict::Met,
            _ => Verdict::Missed,
        }
    }

    /// Whether it is a budget that the project holds itself to, and missed.
    pub(super) fn breaks(&self) -> bool {
        self.verdict() == Verdict::Missed && self.budget.limits.is_some_and(|limits| limits.held)
    }

    /// The line of the table.
    pub(super) fn line(&self) -> String {
        let Budget { name, anchor, unit, compared, limits } = self.budget;
        let beside = self.anchor.as_ref().map(|samples| format!("{anchor} {}", shown(samples, unit)));
        let limit = |limit: Option<f64>| limit.map(|limit| bound(limit, compared, unit)).unwrap_or_default();
        line(&[
            name.to_owned(),
            shown(&self.ours, unit),
            beside.unwrap_or_default(),
            self.ratio().map(|ratio| format!("{} x", digits(ratio))).unwrap_or_default(),
            limit(limits.map(|limits| limits.at_least)),
            limit(limits.and_then(|limits| limits.goal)),
            self.word(),
        ])
    }

    fn word(&self) -> String {
        let word = match self.verdict() {
            Verdict::Printed => return String::new(),
            Verdict::Goal => "goal",
            Verdict::Met => "met",
            Verdict::Missed => "MISSED",
        };
        let held = self.budget.limits.is_some_and(|limits| limits.held);
        if held { format!("{word}, held") } else { word.to_owned() }
    }
}

/// A limit as it is compared.
fn bound(limit: f64, compared: Compared, unit: Unit) -> String {
    match (compared, unit) {
        (Compared::Itself, Unit::Megabytes) => format!("{limit} MB"),
        (Compared::Itself, _) => format!("{limit}"),
        (Compared::Cost | Compared::Speed, _) => format!("{limit} x"),
    }
}

/// The median, and the spread in brackets.
fn shown(samples: &Samples, unit: Unit) -> String {
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
