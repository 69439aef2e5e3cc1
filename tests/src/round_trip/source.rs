//! The source of random choices, and a record of the points of the model that they covered.

use std::collections::HashMap;

/// The number of times that each point of the model was covered: a variant, a present or absent field, an alias, an encoding.
#[derive(Default)]
pub(crate) struct Coverage(HashMap<String, u32>);

impl Coverage {
    /// Returns the number of times that a point was covered.
    pub(crate) fn count(&self, point: &str) -> u32 {
        self.0.get(point).copied().unwrap_or_default()
    }

    /// Adds the points of a value whose test has passed.
    pub(crate) fn add(&mut self, points: Vec<String>) {
        for point in points {
            *self.0.entry(point).or_default() += 1;
        }
    }
}

/// A source of choices: either the numbers that proptest drew, and shrinks, or an endless sequence that prefers points that
/// are not covered yet.
pub(crate) struct Source<'c> {
    numbers: Numbers<'c>,
    points: Vec<String>,
    /// The number of times that the current value was rejected.
    pub(crate) attempt: usize,
    /// The content of each secret; any string if `None`.
    pub(crate) canary: Option<String>,
    /// `true` inside a value that `Debug` redacts as a whole.
    pub(crate) redacted: bool,
}

enum Numbers<'c> {
    Recorded { numbers: std::vec::IntoIter<u32>, fallback_state: u64 },
    Generated { state: u64, covered: &'c Coverage },
}

impl<'c> Source<'c> {
    /// Creates a source from these numbers. When they are used up, each choice is the first one, which is the simplest.
    pub(crate) fn from_numbers(numbers: Vec<u32>) -> Self {
        let numbers = Numbers::Recorded { numbers: numbers.into_iter(), fallback_state: 0 };
        Self { numbers, points: Vec::new(), canary: None, redacted: false, attempt: 0 }
    }

    /// Creates an endless source from a seed. It chooses the point that was covered least.
    pub(crate) fn from_seed(seed: u64, covered: &'c Coverage) -> Self {
        let state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        Self {
            numbers: Numbers::Generated { state, covered },
            points: Vec::new(),
            canary: None,
            redacted: false,
            attempt: 0,
        }
    }

    /// Returns the next number.
    pub(crate) fn number(&mut self) -> u32 {
        match &mut self.numbers {
            Numbers::Recorded { numbers, fallback_state } => numbers.next().unwrap_or_else(|| next(fallback_state)),
            Numbers::Generated { state, .. } => next(state),
        }
    }

    /// Returns a number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.number() as usize % end.max(1)
    }

    /// Returns a lower-case ASCII letter.
    pub(crate) fn letter(&mut self) -> char {
        ('a'..='z').nth(self.below(26)).unwrap_or('a')
    }

    /// Returns `true` once in this many times, and never after the numbers are used up.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// Chooses one of several points and records it as covered.
    pub(crate) fn choose(&mut self, points: &[String]) -> usize {
        let start = self.below(points.len());
        let chosen = match &self.numbers {
            Numbers::Recorded { .. } => start,
            // The point that was covered least has just been rejected.
            Numbers::Generated { .. } if self.is_retry() => start,
            // The search starts at a random point, so that it chooses randomly among points that were covered equally often.
            Numbers::Generated { covered, .. } => (0..points.len())
                .map(|index| (start + index) % points.len())
                .min_by_key(|index| covered.count(&points[*index]))
                .unwrap_or(start),
        };
        self.points.push(points[chosen].clone());
        chosen
    }

    /// Records a point as covered.
    pub(crate) fn cover(&mut self, point: String) {
        self.points.push(point);
    }

    /// Returns the number of points recorded so far, for `forget`.
    pub(crate) fn mark(&self) -> usize {
        self.points.len()
    }

    /// Starts another attempt to draw a value, after one was rejected, and returns the number of points recorded so far. If
    /// the numbers are used up, the attempt uses other choices than the first ones.
    pub(crate) fn start_attempt(&mut self, attempt: usize) -> usize {
        if let Numbers::Recorded { fallback_state, .. } = &mut self.numbers {
            *fallback_state = (attempt as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        self.attempt = attempt;
        self.mark()
    }

    /// Returns `true` if an earlier attempt to draw the current value was rejected.
    pub(crate) fn is_retry(&self) -> bool {
        self.attempt > 0
    }

    /// Removes the points recorded since `mark`, because their value is discarded.
    pub(crate) fn forget(&mut self, mark: usize) {
        self.points.truncate(mark);
    }

    /// Returns the points that were recorded.
    pub(crate) fn into_points(self) -> Vec<String> {
        self.points
    }
}

/// Advances the state of a xorshift generator, which must not be zero, and returns the next number.
fn next(state: &mut u64) -> u32 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 32) as u32
}
