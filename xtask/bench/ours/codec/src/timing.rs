//! Measures contenders in turns, by the CPU time of the thread, which other processes affect less than the elapsed
//! time.

use rustix::time::{ClockId, clock_gettime};

/// The number of measurements of each contender.
const ROUNDS: usize = 41;

/// The minimum number of nanoseconds of a measurement, so that the cost of reading the clock is negligible.
const LAP: f64 = 4e6;

/// A contender: its name, and the code to measure.
pub type Contender<'a> = (&'static str, &'a mut dyn FnMut());

/// Prints a line for each contender: payload, name, bytes, and the median of nanoseconds.
pub fn compare(payload: &str, bytes: usize, contenders: &mut [Contender<'_>]) {
    let repeats: Vec<_> = contenders.iter_mut().map(|(_, run)| repeats(run)).collect();
    let mut laps = vec![Vec::new(); contenders.len()];
    for round in 0..ROUNDS {
        // The order rotates, so that no contender always follows the same one.
        for turn in 0..contenders.len() {
            let contender = (turn + round) % contenders.len();
            laps[contender].push(lap(contenders[contender].1, repeats[contender]) / f64::from(repeats[contender]));
        }
    }
    for ((name, _), laps) in contenders.iter().zip(&mut laps) {
        laps.sort_by(f64::total_cmp);
        println!("{payload} {name} {bytes} {:.0}", laps[ROUNDS / 2]);
    }
}

/// Returns the number of repeats that a measurement needs. This also warms the caches.
fn repeats(run: &mut dyn FnMut()) -> u32 {
    let mut repeats = 1;
    while lap(run, repeats) < LAP {
        repeats *= 2;
    }
    repeats
}

fn lap(run: &mut dyn FnMut(), repeats: u32) -> f64 {
    let start = clock();
    for _ in 0..repeats {
        run();
    }
    clock() - start
}

/// Returns the CPU time of the thread in nanoseconds.
fn clock() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}
