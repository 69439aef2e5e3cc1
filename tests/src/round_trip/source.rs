//! Where choices come from, and which of them were taken.

use std::collections::HashMap;

/// How often each point of the model was reached: a branch, a member, a field that is there, a form.
#[derive(Default)]
pub(crate) struct Coverage(HashMap<String, u32>);

impl Coverage {
    /// How often this one was.
    pub(crate) fn count(&self, point: &str) -> u32 {
        self.0.get(point).copied().unwrap_or_default()
    }

    /// These were, by a value that stood the test.
    pub(crate) fn add(&mut self, points: Vec<String>) {
        for point in points {
            *self.0.entry(point).or_default() += 1;
        }
    }
}

/// Choices: numbers that proptest drew, and shrinks, or numbers without an end that prefer what was not reached yet.
pub(crate) struct Source<'c> {
    numbers: Numbers<'c>,
    points: Vec<String>,
    /// How often the value at hand was refused.
    pub(crate) attempt: usize,
    /// What each secret holds; without it any text.
    pub(crate) canary: Option<String>,
}

enum Numbers<'c> {
    Drawn { numbers: std::vec::IntoIter<u32>, behind: u64 },
    Endless { state: u64, covered: &'c Coverage },
}

impl<'c> Source<'c> {
    /// From numbers that were drawn. Where they end, each choice is the first, which is the simplest.
    pub(crate) fn drawn(numbers: Vec<u32>) -> Self {
        let numbers = Numbers::Drawn { numbers: numbers.into_iter(), behind: 0 };
        Self { numbers, points: Vec::new(), canary: None, attempt: 0 }
    }

    /// From a seed; a choice among points takes the one that was reached least.
    pub(crate) fn seeded(seed: u64, covered: &'c Coverage) -> Self {
        let state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        Self { numbers: Numbers::Endless { state, covered }, points: Vec::new(), canary: None, attempt: 0 }
    }

    /// Any number.
    pub(crate) fn number(&mut self) -> u32 {
        match &mut self.numbers {
            Numbers::Drawn { numbers, behind } => numbers.next().unwrap_or_else(|| next(behind)),
            Numbers::Endless { state, .. } => next(state),
        }
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.number() as usize % end.max(1)
    }

    /// A letter of ASCII.
    pub(crate) fn letter(&mut self) -> char {
        ('a'..='z').nth(self.below(26)).unwrap_or('a')
    }

    /// Once in so many times; never where the numbers have ended.
    pub(crate) fn rarely(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// One of several points, which is then reached.
    pub(crate) fn one_of(&mut self, points: &[String]) -> usize {
        let start = self.below(points.len());
        let chosen = match &self.numbers {
            Numbers::Drawn { .. } => start,
            // What was reached least was just refused.
            Numbers::Endless { .. } if self.is_again() => start,
            // From a start by chance, so that what was reached equally often is taken by chance.
            Numbers::Endless { covered, .. } => (0..points.len())
                .map(|index| (start + index) % points.len())
                .min_by_key(|index| covered.count(&points[*index]))
                .unwrap_or(start),
        };
        self.points.push(points[chosen].clone());
        chosen
    }

    /// This point is reached.
    pub(crate) fn reach(&mut self, point: String) {
        self.points.push(point);
    }

    /// How many were reached up to here, for `forget`.
    pub(crate) fn mark(&self) -> usize {
        self.points.len()
    }

    /// A value is drawn once more, since the one before meant something else: where the numbers have ended, others are
    /// needed than the first choices. Gives the mark.
    pub(crate) fn again(&mut self, attempt: usize) -> usize {
        if let Numbers::Drawn { behind, .. } = &mut self.numbers {
            *behind = (attempt as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        self.attempt = attempt;
        self.mark()
    }

    /// Whether it is.
    pub(crate) fn is_again(&self) -> bool {
        self.attempt > 0
    }

    /// What was reached since is not: the value is thrown away.
    pub(crate) fn forget(&mut self, mark: usize) {
        self.points.truncate(mark);
    }

    /// The points that were reached.
    pub(crate) fn into_points(self) -> Vec<String> {
        self.points
    }
}

/// The next number of a state that is not zero.
fn next(state: &mut u64) -> u32 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 32) as u32
}
