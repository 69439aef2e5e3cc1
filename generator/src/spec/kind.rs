//! Enums whose JSON is an object with the discriminator `kind` as its first key.
//!
//! `#[serde(tag)]` would buffer the whole object first, which hides unknown keys and the path of an error. In the published
//! specification `kind` is always the first key, so this module decodes the key and then the rest of the same object. For other
//! files, `repair` moves the key to the front.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};

/// The start of the error message for an unknown kind, by which `decode` recognizes the error.
pub(super) const UNKNOWN_KIND: &str = "unknown kind";

/// An enum with the discriminator `kind`.
pub(super) trait KindTagged<'de>: Sized {
    /// The valid kinds.
    const KINDS: &'static [&'static str];

    /// Decodes the keys after `kind`. Returns `None` for an unknown kind.
    fn deserialize_as<A: MapAccess<'de>>(kind: &str, rest: MapAccessDeserializer<A>) -> Option<Result<Self, A::Error>>;
}

/// Decodes the kind, then the rest of the object.
pub(super) struct KindVisitor<T>(pub(super) PhantomData<T>);

impl<'de, T: KindTagged<'de>> Visitor<'de> for KindVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object whose `kind` is one of {}", T::KINDS.join(", "))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == "kind" => {}
            _ => {
                let kinds = T::KINDS.join(", ");
                return Err(A::Error::custom(format!("missing key `kind`, expected one of {kinds}")));
            }
        }
        let kind = map.next_value::<String>()?;
        T::deserialize_as(&kind, MapAccessDeserializer::new(map)).unwrap_or_else(|| {
            Err(A::Error::custom(format!("{UNKNOWN_KIND} `{kind}`, expected one of {}", T::KINDS.join(", "))))
        })
    }
}

/// Declares an enum with the discriminator `kind`.
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
