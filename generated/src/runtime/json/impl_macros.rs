//! The macros at the end of each emitted file: std's and serde's traits as one-line forwards to the codec.
//!
//! A forward costs a fraction of what a derive costs to compile, and it knows about secrets and absent fields.

/// `Debug`, `PartialEq`, `serde::Serialize` and `serde::Deserialize` for types without a document parameter.
macro_rules! impl_traits {
    ($($name:ty),+ $(,)?) => {
        $crate::runtime::json::impl_debug_partial_eq!($($name),+);
        $crate::runtime::json::impl_serde!($($name),+);
    };
}

/// serde's two traits alone.
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

/// `Debug` and `PartialEq` alone.
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

/// The same of requests, by their tables.
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
