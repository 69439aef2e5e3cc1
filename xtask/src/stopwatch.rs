//! Measures the time of each stage.

use std::time::{Duration, Instant};

/// A stopwatch with a list of laps.
pub(crate) struct Stopwatch {
    start: Instant,
    last: Instant,
    laps: Vec<(String, Duration)>,
}

impl Stopwatch {
    /// Starts the stopwatch.
    pub(crate) fn start() -> Self {
        let now = Instant::now();
        Self { start: now, last: now, laps: Vec::new() }
    }

    /// Records the end of a stage.
    pub(crate) fn lap(&mut self, stage: impl Into<String>) {
        let now = Instant::now();
        self.laps.push((stage.into(), now - self.last));
        self.last = now;
    }

    /// Formats the time of each stage and the total.
    pub(crate) fn report(&self) -> String {
        let laps: Vec<_> = self.laps.iter().map(|(stage, time)| format!("{stage} {}", milliseconds(*time))).collect();
        format!("{}; total {}", laps.join(", "), milliseconds(self.last - self.start))
    }
}

/// Formats a time in milliseconds. Times below 10 ms have one decimal place.
pub(crate) fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 10.0 { format!("{ms:.1} ms") } else { format!("{ms:.0} ms") }
}
