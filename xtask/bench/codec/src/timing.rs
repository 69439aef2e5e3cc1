//! Times implementations in turns, by the CPU time of the thread, which depends little on other processes.

use rustix::time::{ClockId, clock_gettime};

/// The number of measurements of each implementation.
const ROUNDS: usize = 41;

/// The minimum duration of a measurement in nanoseconds, so that the cost of reading the clock is negligible.
const MIN_DURATION: f64 = 4e6;

/// The name of an implementation, and the function that is timed.
pub type Implementation<'a> = (&'static str, &'a mut dyn FnMut());

/// Prints a line for each implementation: the payload, the name, the number of bytes, and the median time in nanoseconds.
pub fn compare(payload: &str, bytes: usize, implementations: &mut [Implementation<'_>]) {
    let repeats: Vec<_> = implementations.iter_mut().map(|(_, run)| repeats(run)).collect();
    let mut times = vec![Vec::new(); implementations.len()];
    for round in 0..ROUNDS {
        // Each round starts with another implementation.
        for turn in 0..implementations.len() {
            let index = (turn + round) % implementations.len();
            times[index].push(measure(implementations[index].1, repeats[index]) / f64::from(repeats[index]));
        }
    }
    for ((name, _), times) in implementations.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        println!("{payload} {name} {bytes} {:.0}", times[ROUNDS / 2]);
    }
}

/// Returns the number of calls that last at least `MIN_DURATION`. These calls also warm up the caches.
fn repeats(run: &mut dyn FnMut()) -> u32 {
    let mut repeats = 1;
    while measure(run, repeats) < MIN_DURATION {
        repeats *= 2;
    }
    repeats
}

/// Returns the CPU time of `repeats` calls in nanoseconds.
fn measure(run: &mut dyn FnMut(), repeats: u32) -> f64 {
    let start = cpu_time();
    for _ in 0..repeats {
        run();
    }
    cpu_time() - start
}

/// The CPU time of the thread in nanoseconds.
fn cpu_time() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}
