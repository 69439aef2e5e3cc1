//! How the types of std and of well-known crates show themselves.

use indexmap::IndexMap;

use crate::runtime::Nullable;
use crate::runtime::json::{Key, Show, Writer};

macro_rules! show_integers {
    ($word:ident: $($integer:ty),+) => {
        $(impl Show for $integer {
            #[inline]
            fn show<'a>(&'a self, w: &mut Writer<'a>) {
                w.$word((*self).into());
            }
        })+
    };
}

show_integers!(integer: i8, i16, i32, i64);
show_integers!(unsigned: u8, u16, u32, u64);

impl Show for bool {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.bool(*self);
    }
}

impl Show for f64 {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.float(*self);
    }
}

impl Show for str {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.text(self);
    }
}

impl Show for String {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.text(self);
    }
}

/// A body that says nothing.
impl Show for () {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.absent();
    }
}

impl Show for serde_json::Value {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.value(self);
    }
}

impl<T: Show> Show for Option<T> {
    #[inline]
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self {
            Some(value) => value.show(w),
            None => {
                w.absent();
            }
        }
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Show + ?Sized> Show for Box<T> {
    #[inline]
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        (**self).show(w);
    }
}

impl<T: Show> Show for Vec<T> {
    #[inline]
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.list(self.len());
        for item in self {
            w.item(item);
        }
    }
}

impl<K: Key, V: Show> Show for IndexMap<K, V> {
    #[inline]
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.map(self.len());
        for (key, value) in self {
            w.entry(key.as_key(), value);
        }
    }
}

/// The value of a field that must be there and may be null: null is written where there is none.
///
/// ```
/// use generated::runtime::json;
///
/// assert_eq!(json::write(json::or_null(&Some(5_i32)))?, b"5");
/// assert_eq!(json::write(json::or_null(&None::<i32>))?, b"null");
/// # Ok::<(), json::EncodeError>(())
/// ```
#[allow(clippy::ref_option, reason = "generated code hands over its field as it is")]
pub fn or_null<T: Show>(value: &Option<T>) -> &dyn Show {
    static NULL: Nullable<()> = Nullable::Null;
    match value {
        Some(value) => value,
        None => &NULL,
    }
}
