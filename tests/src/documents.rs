//! Documents of a user, for the fixtures that send or return them.

use serde::{Deserialize, Serialize};

/// What is sent: it can't be read.
#[derive(Serialize)]
pub(crate) struct Draft<'a> {
    pub(crate) title: &'a str,
}

/// What is read: it can't be sent.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Book {
    pub(crate) title: String,
}

pub(crate) fn book(title: &str) -> Book {
    Book { title: title.to_owned() }
}
