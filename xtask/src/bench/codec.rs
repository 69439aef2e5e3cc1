//! The speed of decoding and encoding, as measured by the program in `xtask/bench/codec`.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::process;
use super::run::{Bench, RowResult, progress};
use super::statistics::Samples;
use super::table::Measurement;
use super::targets::{DECODE, ENCODE, Target};
use super::workspace;

/// Megabytes per second, by payload and implementation.
type Speeds = BTreeMap<(String, String), Samples>;

pub(super) fn decode(bench: &Bench<'_>) -> Result<RowResult> {
    measure(bench, "decode", DECODE)
}

pub(super) fn encode(bench: &Bench<'_>) -> Result<RowResult> {
    measure(bench, "encode", ENCODE)
}

fn measure(bench: &Bench<'_>, direction: &str, targets: &[(&str, &str, Target)]) -> Result<RowResult> {
    let program = workspace::codec_program(bench)?;
    progress("building the program that times the codec");
    program.run_cargo(&["build", "--release", "--package", "codec"])?;
    progress(&format!("timing {direction}"));
    let (mut speeds, mut sizes) = (Speeds::new(), BTreeMap::new());
    for _ in 0..bench.runs {
        let output = process::output(Command::new(program.executable("release/codec")).arg(direction))?;
        for line in output.lines() {
            let timing =
                Timing::read(line).with_context(|| format!("invalid output of the program `codec`: `{line}`"))?;
            sizes.insert(timing.payload.clone(), timing.bytes);
            speeds.entry((timing.payload, timing.implementation)).or_default().push(timing.megabytes_per_second);
        }
    }
    let samples_of =
        |payload: &str, implementation: &str| match speeds.get(&(payload.to_owned(), implementation.to_owned())) {
            Some(samples) => Ok(samples.clone()),
            None => bail!("the program `codec` does not time {payload} with {implementation}"),
        };
    let mut result = RowResult::default();
    for (payload, baseline, target) in targets {
        let (generated, baseline) = (samples_of(payload, "generated")?, Some(samples_of(payload, baseline)?));
        result.measurements.push(Measurement { target: *target, generated, baseline });
    }
    result.notes.extend(sizes.into_iter().map(|(payload, bytes)| format!("{payload}: {} kB", bytes / 1000)));
    Ok(result)
}

/// A line of the program's output: `payload implementation bytes nanoseconds`.
#[derive(Debug, PartialEq)]
pub(super) struct Timing {
    pub(super) payload: String,
    pub(super) implementation: String,
    pub(super) bytes: u64,
    pub(super) megabytes_per_second: f64,
}

impl Timing {
    pub(super) fn read(line: &str) -> Result<Self> {
        let fields: Vec<_> = line.split_whitespace().collect();
        let [payload, implementation, bytes, nanoseconds] = fields.as_slice() else {
            bail!("expected `payload implementation bytes nanoseconds`");
        };
        let bytes: u32 = bytes.parse()?;
        let nanoseconds: f64 = nanoseconds.parse()?;
        Ok(Self {
            payload: (*payload).to_owned(),
            implementation: (*implementation).to_owned(),
            bytes: bytes.into(),
            megabytes_per_second: f64::from(bytes) * 1e3 / nanoseconds,
        })
    }
}
