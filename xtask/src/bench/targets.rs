//! The rows of the benchmark and their targets.

/// A row of the benchmark: a group of measurements that can be selected on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Row {
    /// `codegen` for all endpoints.
    Generation,
    /// `cargo check` of the crate of all endpoints.
    Check,
    /// `cargo check` of the crate of seven endpoints.
    CheckSeven,
    /// The growth of the time of `cargo check` with the size of the crate.
    Scaling,
    /// A release build of the crate of seven endpoints and a program.
    Release,
    /// A release build after a change of the program.
    ReleaseEdit,
    /// The size of the program's stripped executable.
    Binary,
    /// A debug build of the crate of seven endpoints and a program.
    Debug,
    /// An incremental debug build after a change of the program.
    DebugEdit,
    /// Decoding of responses.
    Decode,
    /// Encoding of requests.
    Encode,
}

impl Row {
    /// All rows, in the order in which they are measured.
    pub(super) const ALL: &[Self] = &[
        Self::Generation,
        Self::Check,
        Self::CheckSeven,
        Self::Scaling,
        Self::Release,
        Self::ReleaseEdit,
        Self::Binary,
        Self::Debug,
        Self::DebugEdit,
        Self::Decode,
        Self::Encode,
    ];

    /// The name on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Generation => "generation",
            Self::Check => "check",
            Self::CheckSeven => "check-seven",
            Self::Scaling => "scaling",
            Self::Release => "release",
            Self::ReleaseEdit => "release-edit",
            Self::Binary => "binary",
            Self::Debug => "debug",
            Self::DebugEdit => "debug-edit",
            Self::Decode => "decode",
            Self::Encode => "encode",
        }
    }
}

/// The unit of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Seconds of CPU time.
    Seconds,
    Megabytes,
    MegabytesPerSecond,
    /// A number without a unit, such as an exponent.
    Dimensionless,
}

/// The quantity that is compared with the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// The ratio to the baseline. Smaller is better.
    Cost,
    /// The ratio to the baseline. Larger is better.
    Speed,
    /// The measurement itself. Smaller is better.
    Absolute,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limits {
    /// The limit that `--check` enforces.
    pub(super) required: f64,
    pub(super) goal: Option<f64>,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Target {
    /// The name of the measurement.
    pub(super) name: &'static str,
    /// The name of the baseline. Empty if there is no baseline.
    pub(super) baseline: &'static str,
    pub(super) unit: Unit,
    pub(super) comparison: Comparison,
    /// `None` if the measurement is only reported.
    pub(super) limits: Option<Limits>,
}

const fn limits(required: f64, goal: f64) -> Limits {
    Limits { required, goal: Some(goal) }
}

const OFFICIAL: &str = "official";
const VALUE: &str = "`Value`";
const STRUCTS: &str = "serde structs";

const fn cost(name: &'static str, baseline: &'static str, limits: Option<Limits>) -> Target {
    Target { name, baseline, unit: Unit::Seconds, comparison: Comparison::Cost, limits }
}

pub(super) const GENERATION: Target = cost("generation", VALUE, Some(limits(12.0, 6.0)));
pub(super) const GENERATION_MEMORY: Target = Target {
    name: "generation: memory",
    baseline: VALUE,
    unit: Unit::Megabytes,
    comparison: Comparison::Absolute,
    limits: Some(Limits { required: 500.0, goal: None }),
};
pub(super) const CHECK: Target = cost("check: all", OFFICIAL, Some(limits(2.0, 1.2)));
pub(super) const CHECK_SEVEN: Target = cost("check: seven", OFFICIAL, Some(limits(0.6, 0.4)));
pub(super) const SCALING: Target = Target {
    name: "scaling: exponent",
    baseline: "",
    unit: Unit::Dimensionless,
    comparison: Comparison::Absolute,
    limits: Some(limits(1.1, 1.0)),
};
pub(super) const RELEASE: Target = cost("release: first", OFFICIAL, Some(limits(2.4, 1.5)));
pub(super) const RELEASE_EDIT: Target = cost("release: after an edit", OFFICIAL, Some(limits(2.6, 1.2)));
pub(super) const BINARY: Target =
    Target { unit: Unit::Megabytes, ..cost("stripped executable", OFFICIAL, Some(limits(2.0, 1.2))) };
pub(super) const DEBUG: Target = cost("debug: first", OFFICIAL, Some(limits(1.1, 0.9)));
pub(super) const DEBUG_EDIT: Target = cost("debug: after an edit", OFFICIAL, Some(limits(1.2, 0.9)));

/// A target for the speed of decoding or encoding.
const fn speed(name: &'static str, baseline: &'static str, limits: Option<Limits>) -> Target {
    Target { name, baseline, unit: Unit::MegabytesPerSecond, comparison: Comparison::Speed, limits }
}

/// The targets of decoding: the names of the payload and of the baseline in the output of the `codec` program, and the
/// target.
pub(super) const DECODE: &[(&str, &str, Target)] = &[
    ("search", "value", speed("decode: search response", VALUE, Some(limits(1.4, 2.5)))),
    ("search", "structs", speed("decode: search response", STRUCTS, Some(limits(0.8, 1.2)))),
    ("bulk", "value", speed("decode: bulk response", VALUE, None)),
    ("bulk", "structs", speed("decode: bulk response", STRUCTS, None)),
    ("mapping", "value", speed("decode: mapping", VALUE, None)),
    ("mapping", "structs", speed("decode: mapping", STRUCTS, None)),
    ("stats", "value", speed("decode: nodes stats", VALUE, None)),
    ("stats", "structs", speed("decode: nodes stats", STRUCTS, None)),
];

/// The targets of encoding, like [`DECODE`].
pub(super) const ENCODE: &[(&str, &str, Target)] = &[
    ("bulk", "structs", speed("encode: bulk body", STRUCTS, Some(limits(0.9, 1.2)))),
    ("mapping", "value", speed("encode: mapping", VALUE, None)),
    ("mapping", "structs", speed("encode: mapping", STRUCTS, Some(limits(0.4, 0.8)))),
    ("stats", "value", speed("encode: nodes stats", VALUE, None)),
    ("stats", "structs", speed("encode: nodes stats", STRUCTS, None)),
];
