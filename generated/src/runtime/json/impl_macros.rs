//! Macros at the end of each emitted file, which implement the traits of std and serde by calls to the codec.
//!
//! A call compiles in a fraction of the time of a derived implementation, and the codec omits secrets and absent
//! fields.

/// Implements `Debug`, `PartialEq`, `serde::Serialize` and `serde::Deserialize` for types without a document parameter.
macro_rules! impl_traits {
    ($($name:ty),+ $(,)?) => {
        $crate::runtime::json::impl_debug_partial_eq!($($name),+);
        $crate::runtime::json::impl_serde!($($name),+);
    };
}

/// Implements `serde::Serialize` and `serde::Deserialize`.
macro_rules! impl_serde {
    ($($name:ty),+ $(,)?) => {
        $(
            impl ::serde::Serialize for $name {
                #[cfg_attr(not(debug_assertions), inline)]
                fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                    $crate::runtime::json::serialize(self, serializer)
                }
            }
            impl<'de> ::serde::Deserialize<'de> for $name {
                #[cfg_attr(not(debug_assertions), inline)]
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                    $crate::runtime::json::deserialize(deserializer)
                }
            }
        )+
    };
}

/// Implements `Debug` and `PartialEq`.
macro_rules! impl_debug_partial_eq {
    ($($name:ty),+ $(,)?) => {
        $(
            impl ::core::fmt::Debug for $name {
                #[cfg_attr(not(debug_assertions), inline)]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::runtime::json::debug(self, f)
                }
            }
            impl ::core::cmp::PartialEq for $name {
                #[cfg_attr(not(debug_assertions), inline)]
                fn eq(&self, other: &Self) -> bool {
                    $crate::runtime::json::equal(self, other)
                }
            }
        )+
    };
}

/// Implements `Debug` and `PartialEq` for requests, from the tables of their endpoints.
macro_rules! impl_request_traits {
    ($($name:ident),+ $(,)?) => {
        $(
            impl ::core::fmt::Debug for $name {
                #[cfg_attr(not(debug_assertions), inline)]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::runtime::endpoint::debug(self, stringify!($name), f)
                }
            }
            impl ::core::cmp::PartialEq for $name {
                #[cfg_attr(not(debug_assertions), inline)]
                fn eq(&self, other: &Self) -> bool {
                    $crate::runtime::endpoint::equal(self, other)
                }
            }
        )+
    };
}

pub(crate) use {impl_debug_partial_eq, impl_request_traits, impl_serde, impl_traits};
