//! How long each stage took.

use std::time::{Duration, Instant};

/// A stopwatch with a list of laps.
pub(crate) struct Stopwatch {
    start: Instant,
    last: Instant,
    laps: Vec<(String, Duration)>,
}

impl Stopwatch {
    /// Starts now.
    pub(crate) fn start() -> Self {
        let now = Instant::now();
        Self { start: now, last: now, laps: Vec::new() }
    }

    /// A stage has ended.
    pub(crate) fn lap(&mut self, stage: impl Into<String>) {
        let now = Instant::now();
        self.laps.push((stage.into(), now - self.last));
        self.last = now;
    }

    /// Each stage with its time, and the sum.
    pub(crate) fn report(&self) -> String {
        let laps: Vec<_> = self.laps.iter().map(|(stage, time)| format!("{stage} {}", milliseconds(*time))).collect();
        format!("{}; {} in all", laps.join(", "), milliseconds(self.last - self.start))
    }
}

/// A time in milliseconds, with a digit behind the point while it is short.
pub(crate) fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 10.0 { format!("{ms:.1} ms") } else { format!("{ms:.0} ms") }
}
