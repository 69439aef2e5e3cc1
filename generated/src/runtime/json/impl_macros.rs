//! Macros that implement std's and serde's traits for generated types. The implementations call the codec.
//!
//! Such an implementation costs a fraction of a derived one to compile, and it knows about secrets and absent fields.

/// `Debug`, `PartialEq`, `serde::Serialize` and `serde::Deserialize`, for a type without type parameters.
///
/// Repeats the bodies of the next two macros instead of calling them: thousands of types use it, and each macro call costs compile
/// time.
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

/// serde's two traits alone.
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

/// `Debug` and `PartialEq` alone.
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

/// `Debug` and `PartialEq` of a request, by the table of its parameters.
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
