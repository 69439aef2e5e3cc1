//! Decoding and encoding: a program that times ours, `serde_json::Value` and hand-written serde structs in turns, over
//! payloads from a generator with a seed. The program is run as often as the other rows are.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::process;
use super::statistics::Samples;
use super::table::Measurement;
use super::targets::{DECODE, ENCODE, Target};
use super::workspace;
use super::{Bench, RowResult, progress};

/// Millions of bytes a second, by payload and by who read or wrote it.
type Speeds = BTreeMap<(String, String), Samples>;

pub(super) fn decode(bench: &Bench<'_>) -> Result<RowResult> {
    measure(bench, "decode", DECODE)
}

pub(super) fn encode(bench: &Bench<'_>) -> Result<RowResult> {
    measure(bench, "encode", ENCODE)
}

fn measure(bench: &Bench<'_>, direction: &str, targets: &[(&str, &str, Target)]) -> Result<RowResult> {
    let ours = workspace::client_programs(bench)?;
    progress("building the program that times the codec");
    ours.run_cargo(&["build", "--release", "--package", "codec"])?;
    progress(&format!("timing {direction}"));
    let (mut speeds, mut sizes) = (Speeds::new(), BTreeMap::new());
    for _ in 0..bench.runs {
        let said = process::output(Command::new(ours.executable("release/codec")).arg(direction))?;
        for line in said.lines() {
            let timing = Timing::read(line).with_context(|| format!("the program says `{line}`"))?;
            sizes.insert(timing.payload.clone(), timing.bytes);
            speeds.entry((timing.payload, timing.implementation)).or_default().push(timing.megabytes);
        }
    }
    let of = |payload: &str, implementation: &str| match speeds.get(&(payload.to_owned(), implementation.to_owned())) {
        Some(samples) => Ok(samples.clone()),
        None => bail!("the program does not time {payload} by {implementation}"),
    };
    let mut outcome = RowResult::default();
    for (payload, anchor, target) in targets {
        let (ours, anchor) = (of(payload, "ours")?, Some(of(payload, anchor)?));
        outcome.measurements.push(Measurement { target: *target, ours, anchor });
    }
    outcome.notes.extend(sizes.into_iter().map(|(payload, bytes)| format!("{payload}: {} kB", bytes / 1000)));
    Ok(outcome)
}

/// A line of the program: `payload who bytes nanoseconds`.
#[derive(Debug, PartialEq)]
pub(super) struct Timing {
    pub(super) payload: String,
    pub(super) implementation: String,
    pub(super) bytes: u64,
    pub(super) megabytes: f64,
}

impl Timing {
    pub(super) fn read(line: &str) -> Result<Self> {
        let words: Vec<_> = line.split_whitespace().collect();
        let [payload, implementation, bytes, nanoseconds] = words.as_slice() else {
            bail!("not `payload who bytes nanoseconds`");
        };
        let bytes: u32 = bytes.parse()?;
        let nanoseconds: f64 = nanoseconds.parse()?;
        Ok(Self {
            payload: (*payload).to_owned(),
            implementation: (*implementation).to_owned(),
            bytes: bytes.into(),
            megabytes: f64::from(bytes) * 1e3 / nanoseconds,
        })
    }
}
