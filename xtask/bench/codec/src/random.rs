//! Pseudorandom data from a seed (splitmix64), equal on all machines and for all versions of libraries.

/// The vocabulary of the strings. Some entries are not ASCII.
const WORDS: [&str; 24] = [
    "amber", "brook", "cedar", "dawn", "ember", "fjord", "grove", "harbour", "island", "jade", "kestrel", "lantern",
    "meadow", "north", "orchard", "pebble", "quill", "river", "stone", "thistle", "über", "vallée", "willow", "yarrow",
];

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Returns true once in `times` calls, on average.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// A counter. Small and large numbers are equally frequent.
    pub fn count(&mut self) -> u64 {
        let digits = self.below(30);
        self.next() >> (63 - digits)
    }

    /// A number below 1000 with two decimal places.
    pub fn decimal(&mut self) -> f64 {
        self.below(100_000) as f64 / 100.0
    }

    /// An average with all significant digits of an `f64`, as servers compute it.
    pub fn mean(&mut self) -> f64 {
        self.below(1 << 40) as f64 / 7_919.0
    }

    pub fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len() as u64) as usize]
    }

    /// A string of `count` entries of the vocabulary.
    pub fn words(&mut self, count: u64) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// The identifier of a document.
    pub fn id(&mut self) -> String {
        format!("{:016x}{:04x}", self.next(), self.below(0x1_0000))
    }

    pub fn date(&mut self) -> String {
        let (year, month, day) = (1950 + self.below(75), 1 + self.below(12), 1 + self.below(28));
        format!("{year}-{month:02}-{day:02}T{:02}:{:02}:00.000Z", self.below(24), self.below(60))
    }
}
