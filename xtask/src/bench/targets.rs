//! The budgets: what may cost how much of what.

/// A row: what can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Row {
    /// The whole schema to formatted Rust.
    Generation,
    /// `cargo check` of the whole crate.
    Check,
    /// How that grows with what is emitted.
    Scaling,
    /// A release build of the crate and a program.
    Release,
    /// The same after an edit of the program.
    Edit,
    /// The program's stripped binary.
    Binary,
    /// A debug build of both.
    Debug,
    /// Reading answers.
    Decode,
    /// Writing bodies.
    Encode,
}

impl Row {
    /// In the order in which they are measured.
    pub(super) const ALL: &[Self] = &[
        Self::Generation,
        Self::Check,
        Self::Scaling,
        Self::Release,
        Self::Edit,
        Self::Binary,
        Self::Debug,
        Self::Decode,
        Self::Encode,
    ];

    /// Its name on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Generation => "generation",
            Self::Check => "check",
            Self::Scaling => "scaling",
            Self::Release => "release",
            Self::Edit => "edit",
            Self::Binary => "binary",
            Self::Debug => "debug",
            Self::Decode => "decode",
            Self::Encode => "encode",
        }
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Seconds of CPU.
    Seconds,
    /// Millions of bytes.
    Megabytes,
    /// Millions of bytes a second.
    Speed,
    /// Nothing: an exponent.
    Number,
}

/// What is compared with the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// Ours, as a multiple of the anchor, which should be small.
    Cost,
    /// Ours, as a multiple of the anchor, which should be large.
    Speed,
    /// Ours itself, which should be small.
    Absolute,
}

/// What may be, and what should.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limits {
    pub(super) required: f64,
    pub(super) goal: Option<f64>,
    /// Whether the project holds itself to it: a miss is then an error of `--check`.
    pub(super) enforced: bool,
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Target {
    /// What is measured.
    pub(super) name: &'static str,
    /// What it is compared with; empty without an anchor.
    pub(super) anchor: &'static str,
    pub(super) unit: Unit,
    pub(super) comparison: Comparison,
    /// None: a line that is only printed.
    pub(super) limits: Option<Limits>,
}

const fn enforced(required: f64, goal: f64) -> Limits {
    Limits { required, goal: Some(goal), enforced: true }
}

const fn reported(required: f64, goal: f64) -> Limits {
    Limits { required, goal: Some(goal), enforced: false }
}

const OFFICIAL: &str = "official";
const VALUE: &str = "`Value`";
const STRUCTS: &str = "serde structs";

const fn cost(name: &'static str, anchor: &'static str, limits: Option<Limits>) -> Target {
    Target { name, anchor, unit: Unit::Seconds, comparison: Comparison::Cost, limits }
}

pub(super) const GENERATION: Target = cost("generation", VALUE, Some(enforced(12.0, 6.0)));
pub(super) const GENERATION_MEMORY: Target = Target {
    name: "generation: memory",
    anchor: VALUE,
    unit: Unit::Megabytes,
    comparison: Comparison::Absolute,
    limits: Some(Limits { required: 500.0, goal: None, enforced: true }),
};
pub(super) const CHECK: Target = cost("check", OFFICIAL, Some(enforced(1.15, 0.8)));
pub(super) const SCALING: Target = Target {
    name: "scaling: exponent",
    anchor: "",
    unit: Unit::Number,
    comparison: Comparison::Absolute,
    limits: Some(enforced(1.1, 1.0)),
};
pub(super) const RELEASE: Target = cost("release", OFFICIAL, Some(reported(2.2, 1.2)));
pub(super) const EDIT: Target = cost("release after an edit", OFFICIAL, Some(reported(3.0, 1.2)));
pub(super) const BINARY: Target =
    Target { unit: Unit::Megabytes, ..cost("stripped binary", OFFICIAL, Some(reported(1.5, 1.0))) };
pub(super) const DEBUG: Target = cost("debug", OFFICIAL, Some(reported(1.2, 0.8)));

/// How fast a payload is decoded or encoded, beside an anchor of [`codec`](super::codec)'s program.
pub(super) const fn speed(name: &'static str, anchor: &'static str, limits: Option<Limits>) -> Target {
    Target { name, anchor, unit: Unit::Speed, comparison: Comparison::Speed, limits }
}

/// The budgets of the codec: the payload and the anchor as the program calls them, and the line.
pub(super) const DECODE: &[(&str, &str, Target)] = &[
    ("search", "value", speed("decode: search response", VALUE, Some(enforced(1.4, 2.5)))),
    ("search", "structs", speed("decode: search response", STRUCTS, Some(enforced(0.8, 1.2)))),
    ("bulk", "value", speed("decode: bulk response", VALUE, None)),
    ("bulk", "structs", speed("decode: bulk response", STRUCTS, None)),
    ("mapping", "value", speed("decode: mapping", VALUE, None)),
    ("mapping", "structs", speed("decode: mapping", STRUCTS, None)),
    ("stats", "value", speed("decode: nodes stats", VALUE, None)),
    ("stats", "structs", speed("decode: nodes stats", STRUCTS, None)),
];

/// The same for encoding.
pub(super) const ENCODE: &[(&str, &str, Target)] = &[
    ("bulk", "structs", speed("encode: bulk body", STRUCTS, Some(reported(0.9, 1.2)))),
    ("mapping", "value", speed("encode: mapping", VALUE, None)),
    ("mapping", "structs", speed("encode: mapping", STRUCTS, None)),
    ("stats", "value", speed("encode: nodes stats", VALUE, None)),
    ("stats", "structs", speed("encode: nodes stats", STRUCTS, None)),
];
