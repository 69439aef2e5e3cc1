//! Points in time as numbers since 1970-01-01T00:00:00 UTC.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::runtime::json::{Decode, Decoder, Encode, Encoder, impl_serde};

macro_rules! epoch {
    ($name:ident, $from:path, $count:path, $unit:literal, $example:literal) => {
        #[doc = concat!("A point in time, in ", $unit, " since 1970-01-01T00:00:00 UTC. Negative before that.")]
        ///
        /// ```
        #[doc = concat!("use generated::", stringify!($name), ";")]
        /// use std::time::{Duration, UNIX_EPOCH};
        ///
        #[doc = concat!("let time = ", stringify!($name), "(", $example, ");")]
        /// assert_eq!(time.to_system_time(), Some(UNIX_EPOCH + Duration::from_secs(90)));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(
            #[doc = concat!("The number of ", $unit, ".")]
            pub i64,
        );

        impl $name {
            /// Converts to the system's time; `None` if it is outside the range of `SystemTime`.
            pub fn to_system_time(self) -> Option<SystemTime> {
                let distance = $from(self.0.unsigned_abs());
                if self.0 < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
            }

            #[doc = concat!("Converts from the system's time, rounded towards zero to ", $unit, "; `None` if it does not fit into 64 bits.")]
            pub fn from_system_time(time: SystemTime) -> Option<Self> {
                match time.duration_since(UNIX_EPOCH) {
                    Ok(after) => i64::try_from($count(&after)).ok().map(Self),
                    Err(before) => i64::try_from($count(&before.duration())).ok().map(|count| Self(-count)),
                }
            }
        }

        impl From<i64> for $name {
            fn from(count: i64) -> Self {
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
                e.integer(self.0);
            }
        }

        impl Decode for $name {
            fn decode(&mut self, d: &mut Decoder<'_>) {
                self.0.decode(d);
            }

            fn empty() -> Self {
                Self(0)
            }
        }
    };
}

epoch!(EpochMilliseconds, Duration::from_millis, Duration::as_millis, "milliseconds", "90_000");
epoch!(EpochSeconds, Duration::from_secs, Duration::as_secs, "seconds", "90");

impl_serde!(EpochMilliseconds, EpochSeconds);
