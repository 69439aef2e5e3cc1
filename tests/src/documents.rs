//! User-defined documents, for the fixtures that send or return them.

use serde::{Deserialize, Serialize};

/// A document for requests: it implements only `Serialize`.
#[derive(Serialize)]
pub(crate) struct Draft<'a> {
    pub(crate) title: &'a str,
}

/// A document for responses: it implements only `Deserialize`.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Book {
    pub(crate) title: String,
}

pub(crate) fn book(title: &str) -> Book {
    Book { title: title.to_owned() }
}
