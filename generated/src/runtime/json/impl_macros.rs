//! Macros at the end of each emitted file, which implement the traits of std and serde by calls to the codec.
//!
//! A call compiles in a fraction of the time of a derived implementation, and the codec redacts secrets and omits absent
//! fields.

/// Implements `Debug`, `PartialEq`, `serde::Serialize` and `serde::Deserialize` for types without a document parameter.
///
/// The macro repeats the bodies of the next two macros instead of calling them: thousands of types use it, and each macro call
/// costs compile time.
macro_rules! impl_traits {
    ($($name:ident),+) => {$(
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::json::debug(self, f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::json::equal(self, other)
            }
        }
        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::json::serialize(self, serializer)
            }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::json::deserialize(deserializer)
            }
        }
    )+};
}

/// Implements `serde::Serialize` and `serde::Deserialize`.
macro_rules! impl_serde {
    ($($name:ident),+) => {$(
        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::json::serialize(self, serializer)
            }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::json::deserialize(deserializer)
            }
        }
    )+};
}

/// Implements `Debug` and `PartialEq`.
macro_rules! impl_debug_partial_eq {
    ($($name:ident),+) => {$(
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::json::debug(self, f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::json::equal(self, other)
            }
        }
    )+};
}

/// Implements `Debug` and `PartialEq` for requests, from the tables of their endpoints.
macro_rules! impl_request_traits {
    ($($name:ident),+) => {$(
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::endpoint::debug(self, stringify!($name), f)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::endpoint::equal(self, other)
            }
        }
    )+};
}

pub(crate) use {impl_debug_partial_eq, impl_request_traits, impl_serde, impl_traits};
