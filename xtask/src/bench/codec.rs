//! Decoding and encoding: a program that times ours, `serde_json::Value` and hand-written serde structs in turns, over
//! payloads from a generator with a seed. The program is run as often as the other rows are.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::budget::{Budget, DECODE, ENCODE};
use super::process;
use super::samples::Samples;
use super::table::Finding;
use super::workspace;
use super::{Bench, Outcome, progress};

/// Millions of bytes a second, by payload and by who read or wrote it.
type Speeds = BTreeMap<(String, String), Samples>;

pub(super) fn decode(bench: &Bench<'_>) -> Result<Outcome> {
    measure(bench, "decode", DECODE)
}

pub(super) fn encode(bench: &Bench<'_>) -> Result<Outcome> {
    measure(bench, "encode", ENCODE)
}

fn measure(bench: &Bench<'_>, direction: &str, budgets: &[(&str, &str, Budget)]) -> Result<Outcome> {
    let ours = workspace::ours(bench)?;
    progress("building the program that times the codec");
    ours.must(&["build", "--release", "--package", "codec"])?;
    progress(&format!("timing {direction}"));
    let (mut speeds, mut sizes) = (Speeds::new(), BTreeMap::new());
    for _ in 0..bench.runs {
        let said = process::output(Command::new(ours.built("release/codec")).arg(direction))?;
        for line in said.lines() {
            let timed = Timed::read(line).with_context(|| format!("the program says `{line}`"))?;
            sizes.insert(timed.payload.clone(), timed.bytes);
            speeds.entry((timed.payload, timed.who)).or_default().push(timed.megabytes);
        }
    }
    let of = |payload: &str, who: &str| match speeds.get(&(payload.to_owned(), who.to_owned())) {
        Some(samples) => Ok(samples.clone()),
        None => bail!("the program does not time {payload} by {who}"),
    };
    let mut outcome = Outcome::default();
    for (payload, anchor, budget) in budgets {
        let (ours, anchor) = (of(payload, "ours")?, Some(of(payload, anchor)?));
        outcome.findings.push(Finding { budget: *budget, ours, anchor });
    }
    outcome.notes.extend(sizes.into_iter().map(|(payload, bytes)| format!("{payload}: {} kB", bytes / 1000)));
    Ok(outcome)
}

/// A line of the program: `payload who bytes nanoseconds`.
#[derive(Debug, PartialEq)]
pub(super) struct Timed {
    pub(super) payload: String,
    pub(super) who: String,
    pub(super) bytes: u64,
    pub(super) megabytes: f64,
}

impl Timed {
    pub(super) fn read(line: &str) -> Result<Self> {
        let words: Vec<_> = line.split_whitespace().collect();
        let [payload, who, bytes, nanoseconds] = words.as_slice() else {
            bail!("not `payload who bytes nanoseconds`");
        };
        let bytes: u32 = bytes.parse()?;
        let nanoseconds: f64 = nanoseconds.parse()?;
        Ok(Self {
            payload: (*payload).to_owned(),
            who: (*who).to_owned(),
            bytes: bytes.into(),
            megabytes: f64::from(bytes) * 1e3 / nanoseconds,
        })
    }
}
