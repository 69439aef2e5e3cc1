//! Time values of Elasticsearch.

use std::borrow::Cow;
use std::fmt;
use std::time;

use crate::runtime::json::{BranchMatch, Decode, Decoder, Encode, Encoder, ShapeDiscriminator, impl_serde};

/// A time value of Elasticsearch: a number and its unit, one of `d`, `h`, `m`, `s`, `ms`, `micros` and `nanos`; or `0`,
/// or `-1`, which means "unlimited" or "never" in most settings.
///
/// The value is sent as it was given, without rounding.
///
/// ```
/// use generated::TimeValue;
/// use std::time;
///
/// assert_eq!(TimeValue::from("90m").to_std(), Some(time::Duration::from_secs(5400)));
/// assert_eq!(TimeValue::from(time::Duration::from_millis(1500)).as_str(), "1500ms");
/// assert_eq!(TimeValue::from("-1").to_std(), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TimeValue {
    string: Cow<'static, str>,
    /// The number, if the value was decoded from a JSON number. It is encoded as a number again.
    number: Option<i64>,
}

/// The units and their lengths in nanoseconds, in descending order.
const UNITS: [(&str, u128); 7] = [
    ("d", 86_400_000_000_000),
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("micros", 1_000),
    ("nanos", 1),
];

impl TimeValue {
    /// The time value `0`.
    pub const ZERO: Self = Self { string: Cow::Borrowed("0"), number: None };

    /// The time value `-1`, which means "unlimited" or "never".
    pub const MINUS_ONE: Self = Self { string: Cow::Borrowed("-1"), number: None };

    /// Returns the value as it was given.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Converts to `std::time::Duration`. `None` for `-1`, for a number without unit, for a string that is not a time
    /// value, and for a value that is out of range.
    ///
    /// ```
    /// use generated::TimeValue;
    /// use std::time;
    ///
    /// assert_eq!(TimeValue::from("1.5s").to_std(), Some(time::Duration::from_millis(1500)));
    /// assert_eq!(TimeValue::ZERO.to_std(), Some(time::Duration::ZERO));
    /// assert_eq!(TimeValue::from("5").to_std(), None);
    /// ```
    pub fn to_std(&self) -> Option<time::Duration> {
        let string = self.string.trim();
        if string == "0" {
            return Some(time::Duration::ZERO);
        }
        let (number, unit) = string.split_at(string.find(|c: char| c.is_ascii_alphabetic())?);
        let (_, nanos) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        let nanos = to_nanoseconds(number.trim_end(), nanos)?;
        let seconds = u64::try_from(nanos / 1_000_000_000).ok()?;
        let subsec_nanos = u32::try_from(nanos % 1_000_000_000).ok()?;
        Some(time::Duration::new(seconds, subsec_nanos))
    }
}

/// Multiplies a decimal number by a unit, rounded down to nanoseconds. `None` if the string is not a decimal number.
fn to_nanoseconds(number: &str, unit: u128) -> Option<u128> {
    let (integer, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = |string: &str| string.bytes().all(|byte| byte.is_ascii_digit());
    if integer.is_empty() || !is_digits(integer) || !is_digits(fraction) || fraction.len() > 18 {
        return None;
    }
    let integer = integer.parse::<u128>().ok()?.checked_mul(unit)?;
    if fraction.is_empty() {
        return Some(integer);
    }
    let scale = 10_u128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    integer.checked_add(fraction.parse::<u128>().ok()?.checked_mul(unit)? / scale)
}

impl From<time::Duration> for TimeValue {
    /// Uses the longest unit up to seconds that represents the duration exactly.
    fn from(duration: time::Duration) -> Self {
        let nanos = duration.as_nanos();
        let unit = UNITS.into_iter().skip(3).find(|(_, unit)| nanos.is_multiple_of(*unit));
        match unit {
            Some((name, unit)) if nanos > 0 => Self::from(format!("{}{name}", nanos / unit)),
            _ => Self::ZERO,
        }
    }
}

impl From<String> for TimeValue {
    fn from(string: String) -> Self {
        Self { string: string.into(), number: None }
    }
}

impl From<&str> for TimeValue {
    fn from(string: &str) -> Self {
        Self::from(string.to_owned())
    }
}

impl fmt::Display for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.string)
    }
}

impl fmt::Debug for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.string, f)
    }
}

impl Encode for TimeValue {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self.number {
            Some(number) => e.integer(number),
            None => e.string(&self.string),
        };
    }
}

impl Decode for TimeValue {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        // Open, so that other JSON types fail as they do for strings.
        static KINDS: ShapeDiscriminator = ShapeDiscriminator {
            integer: BranchMatch::Exact(0),
            string: BranchMatch::Exact(1),
            open: true,
            ..ShapeDiscriminator::NO_BRANCHES
        };
        if d.branch(&KINDS) == 0 {
            let number: i64 = d.value();
            *self = Self { string: number.to_string().into(), number: Some(number) };
        } else {
            *self = Self::from(d.string());
        }
    }

    /// The empty string, which is not a valid time value.
    fn empty() -> Self {
        Self { string: Cow::Borrowed(""), number: None }
    }
}

impl_serde!(TimeValue);
