//! Tests of the command's calculations and output.

use clap::ValueEnum as _;

use super::codec::Timing;
use super::scaling::is_field;
use super::statistics::{Samples, growth_exponent};
use super::table::{Measurement, Verdict, digits, header};
use super::targets::{Comparison, DECODE, ENCODE, Limits, Row, Target, Unit};

fn samples(numbers: &[f64]) -> Samples {
    numbers.iter().copied().collect()
}

fn measurement(comparison: Comparison, generated: &[f64], baseline: &[f64]) -> Measurement {
    let limits = Some(Limits { required: 2.0, goal: Some(1.0) });
    let target = Target { name: "name", baseline: "other", unit: Unit::Seconds, comparison, limits };
    Measurement { target, generated: samples(generated), baseline: Some(samples(baseline)) }
}

#[test]
fn median_and_range() {
    for (numbers, median) in [(&[3.0, 1.0, 2.0][..], 2.0), (&[4.0, 1.0, 3.0, 2.0], 2.5), (&[7.0], 7.0)] {
        assert!((samples(numbers).median() - median).abs() < 1e-9, "{numbers:?}");
    }
    assert!(samples(&[]).median().is_nan());
    assert_eq!(samples(&[3.0, 1.0, 2.0]).range(), (1.0, 3.0));
}

#[test]
fn exponent_of_growth() {
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
        // A speed must exceed its limits.
        (Comparison::Speed, 0.9, Verdict::Missed),
        (Comparison::Speed, 2.1, Verdict::Goal),
    ];
    for (comparison, ratio, verdict) in table {
        let measurement = measurement(comparison, &[ratio * 3.0], &[3.0]);
        assert_eq!(measurement.verdict(), verdict, "{comparison:?} {ratio}");
    }
    // An absolute target does not depend on the baseline.
    assert_eq!(measurement(Comparison::Absolute, &[1.5], &[0.1]).verdict(), Verdict::Met);
}

#[test]
fn unmeasured_target_is_missed() {
    for comparison in [Comparison::Cost, Comparison::Speed, Comparison::Absolute] {
        assert_eq!(measurement(comparison, &[], &[1.0]).verdict(), Verdict::Missed, "{comparison:?}");
    }
}

#[test]
fn target_without_limits_is_not_missed() {
    let mut measurement = measurement(Comparison::Cost, &[9.0], &[1.0]);
    measurement.target.limits = Some(Limits { required: 2.0, goal: None });
    assert_eq!(measurement.verdict(), Verdict::Missed);
    measurement.target.limits = None;
    assert_eq!(measurement.verdict(), Verdict::NoLimit);
}

#[test]
fn line_of_the_table() {
    let line = measurement(Comparison::Cost, &[3.0, 2.0, 12.0], &[2.0, 2.0, 2.5]).line();
    let cells: Vec<_> = line.split('|').map(str::trim).collect();
    let expected = ["name", "3.00 s (2.00–12.0)", "other 2.00 s (2.00–2.50)", "1.50 x", "2 x", "1 x", "met"];
    assert_eq!(cells.get(1..8), Some(&expected[..]));
    assert_eq!(header().lines().next().map(|line| line.matches('|').count()), Some(8));
}

#[test]
fn numbers_have_three_significant_digits() {
    for (number, expected) in [(0.034, "0.03"), (1.0, "1.00"), (12.34, "12.3"), (508.4, "508"), (1714.0, "1714")] {
        assert_eq!(digits(number), expected);
    }
}

#[test]
fn row_names_are_those_of_the_command_line() {
    let names: Vec<_> = Row::ALL.iter().map(|row| row.name()).collect();
    let values: Vec<_> =
        Row::value_variants().iter().filter_map(|row| Some(row.to_possible_value()?.get_name().to_owned())).collect();
    assert_eq!(names, values);
}

#[test]
fn parses_the_output_of_the_codec_program() {
    let timing = Timing::read("search generated 742311 1484622").unwrap();
    assert_eq!(
        (timing.payload.as_str(), timing.implementation.as_str(), timing.bytes),
        ("search", "generated", 742_311)
    );
    assert!((timing.megabytes_per_second - 500.0).abs() < 1e-9);
    for line in ["", "search generated 1", "search generated 1 2 3", "search generated one 2"] {
        assert!(Timing::read(line).is_err(), "{line}");
    }
}

#[test]
fn codec_targets_have_payloads_of_the_codec_program() {
    for (payload, baseline, _) in DECODE.iter().chain(ENCODE) {
        assert!(["search", "bulk", "mapping", "stats"].contains(payload), "{payload}");
        assert!(["value", "structs"].contains(baseline), "{baseline}");
    }
}

#[test]
fn recognizes_lines_that_declare_fields() {
    for line in ["    pub name: Option<String>,", "    pub type_: String,", "    pub r#mod: i64,"] {
        assert!(is_field(line), "{line}");
    }
    for line in ["    pub fn new(name: String) -> Self {", "pub struct Name {", "        pub x: i64,", "    name: x,"] {
        assert!(!is_field(line), "{line}");
    }
}
