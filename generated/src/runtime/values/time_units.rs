//! Lengths of time as numbers.

use std::fmt;
use std::time::Duration;

use crate::runtime::json::{Decode, Decoder, Encode, Encoder, impl_serde};

macro_rules! time_unit {
    ($name:ident($number:ident), $unit:literal, $example:literal, $std:literal, $to:expr, $from:expr) => {
        #[doc = concat!("A length of time in ", $unit, ". Some servers return a negative number if the length is unknown.")]
        ///
        /// ```
        #[doc = concat!("use generated::", stringify!($name), ";")]
        /// use std::time::Duration;
        ///
        #[doc = concat!("let length = ", stringify!($name), "(", $example, ");")]
        #[doc = concat!("let same = Duration::", $std, ";")]
        /// assert_eq!(length.to_std(), Some(same));
        #[doc = concat!("assert_eq!(", stringify!($name), "::from_std(same), Some(length));")]
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Default)]
        pub struct $name(
            #[doc = concat!("The number of ", $unit, ".")]
            pub $number,
        );

        impl $name {
            /// Converts to `std::time::Duration`; `None` if the number is negative or out of range.
            pub fn to_std(self) -> Option<Duration> {
                let to: fn($number) -> Option<Duration> = $to;
                to(self.0)
            }

            #[doc = concat!("Converts from `std::time::Duration` to ", $unit, ". Integers are rounded down. `None` if the number is out of range.")]
            pub fn from_std(duration: Duration) -> Option<Self> {
                let from: fn(Duration) -> Option<$number> = $from;
                from(duration).map(Self)
            }
        }

        impl From<$number> for $name {
            fn from(count: $number) -> Self {
                Self(count)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl Encode for $name {
            fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
                self.0.encode(e);
            }
        }

        impl Decode for $name {
            fn decode(&mut self, d: &mut Decoder<'_>) {
                self.0.decode(d);
            }

            fn empty() -> Self {
                Self($number::empty())
            }
        }
    };
}

time_unit!(
    Nanoseconds(i64),
    "nanoseconds",
    "1_500_000_000",
    "from_millis(1500)",
    |count| u64::try_from(count).ok().map(Duration::from_nanos),
    |duration| i64::try_from(duration.as_nanos()).ok()
);
time_unit!(
    Milliseconds(i64),
    "milliseconds",
    "1_500",
    "from_millis(1500)",
    |count| u64::try_from(count).ok().map(Duration::from_millis),
    |duration| i64::try_from(duration.as_millis()).ok()
);
time_unit!(
    Seconds(i64),
    "seconds",
    "90",
    "from_secs(90)",
    |count| u64::try_from(count).ok().map(Duration::from_secs),
    |duration| i64::try_from(duration.as_secs()).ok()
);
time_unit!(
    FractionalMilliseconds(f64),
    "milliseconds, with a fraction",
    "1_500.0",
    "from_millis(1500)",
    |count| Duration::try_from_secs_f64(count / 1_000.0).ok(),
    |duration| Some(duration.as_secs_f64() * 1_000.0)
);

impl_serde!(Nanoseconds, Milliseconds, Seconds, FractionalMilliseconds);
