//! Lengths of time, as the server writes them.

use std::borrow::Cow;
use std::fmt;
use std::time;

use crate::runtime::json::{Choice, Pick, Read, Reader, Show, Writer, forward_serde};

/// A length of time as the server writes it: a number and its unit, one of `d`, `h`, `m`, `s`, `ms`, `micros`, `nanos`;
/// or `0`, or `-1`, which for most settings says "without end" or "never".
///
/// It keeps what it was given and is sent so; nothing is rounded.
///
/// ```
/// use generated::runtime::Duration;
/// use std::time;
///
/// assert_eq!(Duration::from("90m").to_std(), Some(time::Duration::from_secs(5400)));
/// assert_eq!(Duration::from(time::Duration::from_millis(1500)).as_str(), "1500ms");
/// assert_eq!(Duration::from("-1").to_std(), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Duration {
    text: Cow<'static, str>,
    /// It stood as a number, and is written as one.
    number: Option<i64>,
}

/// Unit and its length in nanoseconds, longest first.
const UNITS: [(&str, u128); 7] = [
    ("d", 86_400_000_000_000),
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("micros", 1_000),
    ("nanos", 1),
];

impl Duration {
    /// No time at all: `0`.
    pub const ZERO: Self = Self { text: Cow::Borrowed("0"), number: None };

    /// `-1`: without end, or never, as the setting has it.
    pub const MINUS_ONE: Self = Self { text: Cow::Borrowed("-1"), number: None };

    /// The text, as it was given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The length in std's type. None for `-1`, for a number without unit, for what is no length of time, and for one
    /// that is longer than std's type can say.
    ///
    /// ```
    /// use generated::runtime::Duration;
    /// use std::time;
    ///
    /// assert_eq!(Duration::from("1.5s").to_std(), Some(time::Duration::from_millis(1500)));
    /// assert_eq!(Duration::ZERO.to_std(), Some(time::Duration::ZERO));
    /// assert_eq!(Duration::from("5").to_std(), None);
    /// ```
    pub fn to_std(&self) -> Option<time::Duration> {
        let text = self.text.trim();
        if text == "0" {
            return Some(time::Duration::ZERO);
        }
        let (number, unit) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic())?);
        let (_, nanos) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        let nanos = times(number.trim_end(), nanos)?;
        let seconds = u64::try_from(nanos / 1_000_000_000).ok()?;
        let rest = u32::try_from(nanos % 1_000_000_000).ok()?;
        Some(time::Duration::new(seconds, rest))
    }
}

/// A decimal number, times a unit; what is finer than a nanosecond is cut off. None if it is no such number.
fn times(number: &str, unit: u128) -> Option<u128> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) || fraction.len() > 18 {
        return None;
    }
    let whole = whole.parse::<u128>().ok()?.checked_mul(unit)?;
    if fraction.is_empty() {
        return Some(whole);
    }
    let scale = 10_u128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    whole.checked_add(fraction.parse::<u128>().ok()?.checked_mul(unit)? / scale)
}

impl From<time::Duration> for Duration {
    /// In the longest unit up to seconds that loses nothing.
    fn from(duration: time::Duration) -> Self {
        let nanos = duration.as_nanos();
        let unit = UNITS.into_iter().skip(3).find(|(_, unit)| nanos.is_multiple_of(*unit));
        match unit {
            Some((name, unit)) if nanos > 0 => Self::from(format!("{}{name}", nanos / unit)),
            _ => Self::ZERO,
        }
    }
}

impl From<String> for Duration {
    fn from(text: String) -> Self {
        Self { text: text.into(), number: None }
    }
}

impl From<&str> for Duration {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, f)
    }
}

impl Show for Duration {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self.number {
            Some(number) => w.integer(number),
            None => w.text(&self.text),
        };
    }
}

impl Read for Duration {
    fn read(&mut self, r: &mut Reader<'_>) {
        // Open, so that what is neither is refused as text is.
        static KINDS: Choice = Choice { integer: Pick::Exact(0), text: Pick::Exact(1), open: true, ..Choice::NOTHING };
        if r.choose(&KINDS) == 0 {
            let number: i64 = r.value();
            *self = Self { text: number.to_string().into(), number: Some(number) };
        } else {
            *self = Self::from(r.text());
        }
    }

    /// An empty text, which is no length of time.
    fn empty() -> Self {
        Self { text: Cow::Borrowed(""), number: None }
    }
}

forward_serde!(Duration);
