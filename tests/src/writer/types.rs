//! Types as the generator writes them, one of each kind.

use indexmap::IndexMap;

use crate::runtime::json::{Choice, Literal, Pick, Read, Reader, Show, Words, Writer, forward};
use crate::runtime::{Other, Secret};

#[derive(Clone)]
pub(super) struct Realm {
    pub(super) name: String,
    pub(super) type_: Option<String>,
}

pub(super) fn realm(name: &str) -> Realm {
    Realm { name: name.to_owned(), type_: None }
}

impl Show for Realm {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.object("Realm").field("name", &self.name).field("type", &self.type_);
    }
}

impl Read for Realm {
    fn read(&mut self, r: &mut Reader<'_>) {
        r.required("name", &mut self.name).field("type", &mut self.type_);
    }

    fn empty() -> Self {
        realm("")
    }
}

/// An enum whose members may be booleans.
#[derive(Clone)]
pub(super) enum Refresh {
    True,
    False,
    WaitFor,
    Other(String),
}

impl Show for Refresh {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self {
            Self::True => w.word_or_bool("true", "True"),
            Self::False => w.word_or_bool("false", "False"),
            Self::WaitFor => w.word_or_bool("wait_for", "WaitFor"),
            Self::Other(text) => w.other_word(text),
        };
    }
}

static REFRESH: Words = Words::new(&[("false", 1), ("true", 0), ("wait_for", 2)]).boolean();

impl Read for Refresh {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = match r.word(&REFRESH) {
            0 => Self::True,
            1 => Self::False,
            2 => Self::WaitFor,
            _ => Self::Other(r.text()),
        };
    }

    fn empty() -> Self {
        Self::Other(String::new())
    }
}

/// A union.
#[derive(Clone)]
pub(super) enum Template {
    Text(String),
    Role(Box<Realm>),
    Other(Other),
}

impl Show for Template {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self {
            Self::Text(text) => w.variant("Text", text),
            Self::Role(realm) => w.variant("Role", realm),
            Self::Other(other) => w.variant("Other", other),
        };
    }
}

static TEMPLATE: Choice = Choice { text: Pick::Exact(0), object: Pick::Exact(1), ..Choice::NOTHING };

impl Read for Template {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = match r.choose(&TEMPLATE) {
            0 => Self::Text(r.value()),
            1 => Self::Role(r.value()),
            _ => Self::Other(r.other()),
        };
    }

    fn empty() -> Self {
        Self::Other(Other::empty())
    }
}

/// A container.
#[derive(Clone)]
pub(super) enum Query {
    Term(Box<Realm>),
    Not(Box<Query>),
    Other(Other),
}

impl Show for Query {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self {
            Self::Term(realm) => w.single("term", "Term", realm),
            Self::Not(query) => w.single("not", "Not", query),
            Self::Other(other) => w.variant("Other", other),
        };
    }
}

static QUERY: Words = Words::new(&[("not", 1), ("term", 0)]);

impl Read for Query {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = match r.variant(&QUERY) {
            0 => Self::Term(r.payload()),
            1 => Self::Not(r.payload()),
            _ => Self::Other(r.other()),
        };
    }

    fn empty() -> Self {
        Self::Other(Other::empty())
    }
}

/// A struct with a field of each kind.
#[derive(Clone)]
pub(super) struct Everything {
    pub(super) flag: Option<bool>,
    pub(super) count: Option<i64>,
    pub(super) score: Option<f64>,
    pub(super) password: Option<Secret>,
    pub(super) refresh: Option<Refresh>,
    pub(super) template: Option<Template>,
    pub(super) query: Option<Query>,
    pub(super) names: Option<Vec<String>>,
    pub(super) realms: IndexMap<String, Realm>,
    pub(super) meta: Option<serde_json::Value>,
}

impl Show for Everything {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        w.object("Everything")
            .literal("kind", Literal::Text("all"))
            .field("flag", &self.flag)
            .field("count", &self.count)
            .field("score", &self.score)
            .field("password", &self.password)
            .field("refresh", &self.refresh)
            .field("template", &self.template)
            .field("query", &self.query)
            .field("names", &self.names)
            .field("realms", &self.realms)
            .field("meta", &self.meta);
    }
}

impl Read for Everything {
    fn read(&mut self, r: &mut Reader<'_>) {
        r.literal("kind", Literal::Text("all"))
            .field("flag", &mut self.flag)
            .field("count", &mut self.count)
            .field("score", &mut self.score)
            .field("password", &mut self.password)
            .field("refresh", &mut self.refresh)
            .field("template", &mut self.template)
            .field("query", &mut self.query)
            .field("names", &mut self.names)
            .required("realms", &mut self.realms)
            .field("meta", &mut self.meta);
    }

    fn empty() -> Self {
        Self {
            flag: None,
            count: None,
            score: None,
            password: None,
            refresh: None,
            template: None,
            query: None,
            names: None,
            realms: IndexMap::new(),
            meta: None,
        }
    }
}

forward!(Realm, Refresh, Template, Query, Everything);

/// One with something in each field.
pub(super) fn everything() -> Everything {
    Everything {
        flag: Some(true),
        count: Some(-7),
        score: Some(1.0),
        password: Some(Secret::from("horse")),
        refresh: Some(Refresh::WaitFor),
        template: Some(Template::Role(Box::new(realm("native")))),
        query: Some(Query::Not(Box::new(Query::Term(Box::new(realm("t")))))),
        names: Some(vec!["a".to_owned(), "b".to_owned()]),
        realms: [("x".to_owned(), realm("1")), ("y".to_owned(), realm("2"))].into_iter().collect(),
        meta: Some(serde_json::json!({ "a": [null, 1.5] })),
    }
}
