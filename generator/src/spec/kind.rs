//! Objects whose first key, `kind`, says what they are.
//!
//! `#[serde(tag)]` would read the whole object into a buffer first, behind which neither the unknown keys nor the path of a
//! mistake can be seen. In the published specification `kind` always comes first, so this reads it and hands the rest of
//! the same object on.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};

/// The words in an error by which loading knows that the kind, and not the shape, is the mistake.
pub(super) const UNKNOWN_KIND: &str = "unknown kind";

/// An enum that is told by its kind.
pub(super) trait KindTagged<'de>: Sized {
    /// The kinds that there are.
    const KINDS: &'static [&'static str];

    /// Reads what stands behind the kind.
    fn deserialize_as<A: MapAccess<'de>>(kind: &str, rest: MapAccessDeserializer<A>) -> Option<Result<Self, A::Error>>;
}

/// Reads the kind, then the rest.
pub(super) struct KindVisitor<T>(pub(super) PhantomData<T>);

impl<'de, T: KindTagged<'de>> Visitor<'de> for KindVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object whose first key is `kind`, one of {}", T::KINDS.join(", "))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == "kind" => {}
            Some(key) => return Err(A::Error::custom(format!("the first key is `{key}`, expected `kind` in front"))),
            None => return Err(A::Error::custom("found an empty object, expected `kind`")),
        }
        let kind = map.next_value::<String>()?;
        T::deserialize_as(&kind, MapAccessDeserializer::new(map)).unwrap_or_else(|| {
            Err(A::Error::custom(format!("{UNKNOWN_KIND} `{kind}`, expected one of {}", T::KINDS.join(", "))))
        })
    }
}

/// Declares an enum that is told by its kind: written with it, read by it.
macro_rules! kind_tagged {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident($inner:ty) = $kind:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[serde(tag = "kind")]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $kind)] $variant($inner),)*
        }

        impl<'de> $crate::spec::kind::KindTagged<'de> for $name {
            const KINDS: &'static [&'static str] = &[$($kind,)*];

            fn deserialize_as<A: serde::de::MapAccess<'de>>(
                kind: &str,
                rest: serde::de::value::MapAccessDeserializer<A>,
            ) -> Option<Result<Self, A::Error>> {
                match kind {
                    $($kind => Some(<$inner as serde::Deserialize>::deserialize(rest).map(Self::$variant)),)*
                    _ => None,
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map($crate::spec::kind::KindVisitor(std::marker::PhantomData))
            }
        }
    };
}

pub(super) use kind_tagged;
