//! `Encode` for types of std, `indexmap` and `serde_json`.

use indexmap::IndexMap;

use crate::runtime::Nullable;
use crate::runtime::json::{Encode, Encoder, MapKey};

macro_rules! encode_integers {
    ($method:ident: $($integer:ty),+) => {
        $(impl Encode for $integer {
            #[inline]
            fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
                e.$method((*self).into());
            }
        })+
    };
}

encode_integers!(integer: i8, i16, i32, i64);
encode_integers!(unsigned: u8, u16, u32, u64);

impl Encode for bool {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.bool(*self);
    }
}

impl Encode for f64 {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.float(*self);
    }
}

impl Encode for str {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.string(self);
    }
}

impl Encode for String {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.string(self);
    }
}

/// An empty body.
impl Encode for () {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.absent();
    }
}

impl Encode for serde_json::Value {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.value(self);
    }
}

impl<T: Encode> Encode for Option<T> {
    #[inline]
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Some(value) => value.encode(e),
            None => {
                e.absent();
            }
        }
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn is_set(&self) -> bool {
        self.is_some()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    #[inline]
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        (**self).encode(e);
    }
}

impl<T: Encode> Encode for Vec<T> {
    #[inline]
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.array(self.len());
        for item in self {
            e.item(item);
        }
    }
}

impl<K: MapKey, V: Encode> Encode for IndexMap<K, V> {
    #[inline]
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.map(self.len());
        for (key, value) in self {
            e.entry(key.as_key(), value);
        }
    }
}

/// Returns the value of a required field that may be null: `None` is encoded as null.
///
/// ```
/// use generated::json;
///
/// assert_eq!(json::encode(json::null_if_none(&Some(5_i32)))?, b"5");
/// assert_eq!(json::encode(json::null_if_none(&None::<i32>))?, b"null");
/// # Ok::<(), json::EncodeError>(())
/// ```
#[allow(clippy::ref_option, reason = "generated code passes a reference to its field")]
pub fn null_if_none<T: Encode>(value: &Option<T>) -> &dyn Encode {
    static NULL: Nullable<()> = Nullable::Null;
    match value {
        Some(_) => value,
        None => &NULL,
    }
}
