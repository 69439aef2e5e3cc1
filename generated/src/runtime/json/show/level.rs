//! One level of a value: what it is, and its parts as they are, not yet shown.

use std::borrow::Cow;

use super::additional::Additional;
use crate::runtime::json::{EncodeError, Form, Literal, Show, Writer};

/// What a value said of itself when it was asked for one level.
pub(crate) enum Shown<'a> {
    Absent,
    Null,
    Bool(bool),
    Integer(i64),
    Unsigned(u64),
    Float(f64),
    Number(&'a serde_json::Number),
    Text(Cow<'a, str>),
    Secret(&'a str),
    /// JSON text.
    Raw(Cow<'a, str>),
    /// What a union or a container did not know: a name, and JSON text.
    Other {
        name: &'a str,
        raw: &'a str,
    },
    /// A member of an enum; `boolean`: stands as JSON true or false where its text says so.
    Word {
        text: &'a str,
        debug: &'static str,
        boolean: bool,
    },
    /// The text of an enum that is none of its members.
    OtherWord(&'a str),
    /// A union's branch.
    Variant {
        debug: &'static str,
        payload: Part<'a>,
    },
    /// A container: an object of one key.
    Single {
        key: &'a str,
        debug: &'static str,
        payload: Part<'a>,
    },
    /// `single`: written as its element where there is one only.
    List {
        items: Vec<Part<'a>>,
        single: bool,
        /// Written as one text, with pipes between the words that its items are.
        piped: bool,
        form: Option<Form>,
    },
    Map {
        entries: Vec<(Cow<'a, str>, Part<'a>)>,
        form: Option<Form>,
    },
    Object {
        name: &'static str,
        fields: Vec<(&'a str, Part<'a>)>,
    },
    Failed(EncodeError),
}

/// A part of a value, not yet shown.
pub(crate) enum Part<'a> {
    Value(&'a dyn Show, Option<Form>),
    Literal(Literal),
    /// A user's document, already JSON text.
    Document(Result<String, EncodeError>),
    Additional(Additional<'a>),
    /// An object of one key, as the item of a list.
    Single {
        key: &'a str,
        debug: &'static str,
        value: &'a dyn Show,
    },
}

impl<'a> Part<'a> {
    /// The next level.
    pub(crate) fn into_level(self) -> Shown<'a> {
        match self {
            Self::Value(value, form) => level(value, form),
            Self::Literal(literal) => literal_level(literal),
            Self::Document(Ok(text)) => Shown::Raw(Cow::Owned(text)),
            Self::Document(Err(error)) => Shown::Failed(error),
            Self::Additional(additional) => additional.level(),
            Self::Single { key, debug, value } => single(key, debug, value),
        }
    }

    /// The next level, borrowed from this part.
    pub(crate) fn level(&self) -> Shown<'_> {
        match self {
            Self::Value(value, form) => level(*value, *form),
            Self::Literal(literal) => literal_level(*literal),
            Self::Document(Ok(text)) => Shown::Raw(Cow::Borrowed(text)),
            Self::Document(Err(error)) => Shown::Failed(error.clone()),
            Self::Additional(additional) => additional.level(),
            Self::Single { key, debug, value } => single(key, debug, *value),
        }
    }

    /// Is it the same for every value of its type?
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self, Self::Literal(_))
    }
}

fn single<'a>(key: &'a str, debug: &'static str, value: &'a dyn Show) -> Shown<'a> {
    Shown::Single { key, debug, payload: Part::Value(value, None) }
}

fn literal_level(literal: Literal) -> Shown<'static> {
    match literal {
        Literal::Text(text) => Shown::Text(Cow::Borrowed(text)),
        Literal::Bool(value) => Shown::Bool(value),
        Literal::Integer(value) => Shown::Integer(value),
    }
}

/// One level of a value.
pub(crate) fn level(value: &dyn Show, form: Option<Form>) -> Shown<'_> {
    let mut writer = Writer::collecting(form);
    value.show(&mut writer);
    writer.into_level()
}

/// What is left of a form for the elements of a list or a map.
pub(super) fn inner(form: Option<Form>) -> Option<Form> {
    form.and_then(Form::of_items)
}
