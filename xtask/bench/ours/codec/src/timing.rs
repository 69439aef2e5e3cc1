//! Times contenders in turns, by the CPU that the thread used: what else the machine does counts less.

use rustix::time::{ClockId, clock_gettime};

/// How often each is timed.
const ROUNDS: usize = 41;

/// How many nanoseconds one of these should last, so that the clock counts for nothing.
const LAP: f64 = 4e6;

/// Who is timed: a name, and what is done.
pub type Contender<'a> = (&'static str, &'a mut dyn FnMut());

/// Prints a line for each: payload, name, bytes, and the median of nanoseconds.
pub fn compare(payload: &str, bytes: usize, contenders: &mut [Contender<'_>]) {
    let repeats: Vec<_> = contenders.iter_mut().map(|(_, run)| repeats(run)).collect();
    let mut laps = vec![Vec::new(); contenders.len()];
    for round in 0..ROUNDS {
        // Not always the same behind the same.
        for turn in 0..contenders.len() {
            let who = (turn + round) % contenders.len();
            laps[who].push(lap(contenders[who].1, repeats[who]) / f64::from(repeats[who]));
        }
    }
    for ((name, _), laps) in contenders.iter().zip(&mut laps) {
        laps.sort_by(f64::total_cmp);
        println!("{payload} {name} {bytes} {:.0}", laps[ROUNDS / 2]);
    }
}

/// How often it has to be done for a lap; it is warm afterwards.
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

/// Nanoseconds.
fn clock() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}
