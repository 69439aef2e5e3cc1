//! The command's own arithmetic and words. What it measures is what it is for.

use clap::ValueEnum as _;

use super::codec::Timing;
use super::scaling::is_field;
use super::statistics::{Samples, growth_exponent};
use super::table::{Measurement, Verdict, digits, header};
use super::targets::{Comparison, DECODE, ENCODE, Limits, Row, Target, Unit};

fn samples(numbers: &[f64]) -> Samples {
    numbers.iter().copied().collect()
}

fn measurement(comparison: Comparison, ours: &[f64], anchor: &[f64]) -> Measurement {
    let limits = Some(Limits { required: 2.0, goal: Some(1.0), enforced: true });
    let target = Target { name: "thing", anchor: "other", unit: Unit::Seconds, comparison, limits };
    Measurement { target, ours: samples(ours), anchor: Some(samples(anchor)) }
}

#[test]
fn the_median_is_in_the_middle() {
    for (numbers, median) in [(&[3.0, 1.0, 2.0][..], 2.0), (&[4.0, 1.0, 3.0, 2.0], 2.5), (&[7.0], 7.0)] {
        assert!((samples(numbers).median() - median).abs() < 1e-9, "{numbers:?}");
    }
    assert!(samples(&[]).median().is_nan());
    assert_eq!(samples(&[3.0, 1.0, 2.0]).spread(), (1.0, 3.0));
}

#[test]
fn the_exponent_of_growth() {
    let points = |power: f64| [1.0_f64, 2.0, 4.0, 8.0].map(|x| (x * 1000.0, 0.3 * x.powf(power)));
    for power in [0.5, 1.0, 1.7] {
        assert!((growth_exponent(&points(power)) - power).abs() < 1e-9, "{power}");
    }
}

#[test]
fn verdicts() {
    let table = [
        (Comparison::Cost, 1.0, Verdict::Goal),
        (Comparison::Cost, 1.9, Verdict::Met),
        (Comparison::Cost, 2.1, Verdict::Missed),
        // Of a speed the goal is above.
        (Comparison::Speed, 0.9, Verdict::Missed),
        (Comparison::Speed, 2.1, Verdict::Goal),
    ];
    for (comparison, ours, verdict) in table {
        let found = measurement(comparison, &[ours * 3.0], &[3.0]);
        assert_eq!(found.verdict(), verdict, "{comparison:?} {ours}");
        assert_eq!(found.fails_check(), verdict == Verdict::Missed);
    }
    // The number itself is compared, whatever the anchor is.
    assert_eq!(measurement(Comparison::Absolute, &[1.5], &[0.1]).verdict(), Verdict::Met);
}

#[test]
fn unmeasured_target_is_missed() {
    for comparison in [Comparison::Cost, Comparison::Speed, Comparison::Absolute] {
        assert_eq!(measurement(comparison, &[], &[1.0]).verdict(), Verdict::Missed, "{comparison:?}");
    }
}

#[test]
fn only_enforced_target_fails_check() {
    let mut found = measurement(Comparison::Cost, &[9.0], &[1.0]);
    assert!(found.fails_check());
    found.target.limits = Some(Limits { required: 2.0, goal: None, enforced: false });
    assert!(!found.fails_check());
    found.target.limits = None;
    assert_eq!((found.fails_check(), found.verdict()), (false, Verdict::NoLimit));
}

#[test]
fn a_line_of_the_table() {
    let line = measurement(Comparison::Cost, &[3.0, 2.0, 12.0], &[2.0, 2.0, 2.5]).line();
    let cells: Vec<_> = line.split('|').map(str::trim).collect();
    let expected = ["thing", "3.00 s (2.00–12.0)", "other 2.00 s (2.00–2.50)", "1.50 x", "2 x", "1 x", "met, held"];
    assert_eq!(cells.get(1..8), Some(&expected[..]));
    assert_eq!(header().lines().next().map(|line| line.matches('|').count()), Some(8));
}

#[test]
fn numbers_have_three_digits() {
    for (number, text) in [(0.034, "0.03"), (1.0, "1.00"), (12.34, "12.3"), (508.4, "508"), (1714.0, "1714")] {
        assert_eq!(digits(number), text);
    }
}

#[test]
fn rows_have_one_name_each() {
    let names: Vec<_> = Row::ALL.iter().map(|row| row.name()).collect();
    let given: Vec<_> =
        Row::value_variants().iter().filter_map(|row| Some(row.to_possible_value()?.get_name().to_owned())).collect();
    assert_eq!(names, given);
}

#[test]
fn what_the_timing_program_says() {
    let timing = Timing::read("search ours 742311 1484622").unwrap();
    assert_eq!((timing.payload.as_str(), timing.implementation.as_str(), timing.bytes), ("search", "ours", 742_311));
    assert!((timing.megabytes - 500.0).abs() < 1e-9);
    for line in ["", "search ours 1", "search ours 1 2 3", "search ours one 2"] {
        assert!(Timing::read(line).is_err(), "{line}");
    }
}

#[test]
fn codec_budgets_are_of_what_the_program_times() {
    for (payload, anchor, _) in DECODE.iter().chain(ENCODE) {
        assert!(["search", "bulk", "mapping", "stats"].contains(payload), "{payload}");
        assert!(["value", "structs"].contains(anchor), "{anchor}");
    }
}

#[test]
fn fields_are_counted_by_their_lines() {
    for line in ["    pub name: Option<String>,", "    pub type_: String,", "    pub r#mod: i64,"] {
        assert!(is_field(line), "{line}");
    }
    for line in ["    pub fn new(name: String) -> Self {", "pub struct Name {", "        pub x: i64,", "    name: x,"] {
        assert!(!is_field(line), "{line}");
    }
}
