//! Types as the generator emits them, one of each kind.

use indexmap::IndexMap;

use crate::runtime::json::{
    BranchMatch, Decode, Decoder, Encode, Encoder, Literal, NameTable, ShapeDiscriminator, impl_traits,
};
use crate::runtime::{Other, Secret};

#[derive(Clone)]
pub(super) struct Realm {
    pub(super) name: String,
    pub(super) type_: Option<String>,
}

pub(super) fn realm(name: &str) -> Realm {
    Realm { name: name.to_owned(), type_: None }
}

impl Encode for Realm {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("Realm").field("name", &self.name).field("type", &self.type_);
    }
}

impl Decode for Realm {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required("name", &mut self.name).optional("type", &mut self.type_);
    }

    fn empty() -> Self {
        realm("")
    }
}

/// A string enum whose members may be booleans.
#[derive(Clone)]
pub(super) enum Refresh {
    True,
    False,
    WaitFor,
    Other(String),
}

impl Encode for Refresh {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::True => e.boolean_enum_member("true", "True"),
            Self::False => e.boolean_enum_member("false", "False"),
            Self::WaitFor => e.boolean_enum_member("wait_for", "WaitFor"),
            Self::Other(to_json) => e.unknown_enum_member(to_json),
        };
    }
}

static REFRESH: NameTable = NameTable::new(&[("false", 1), ("true", 0), ("wait_for", 2)]).boolean();

impl Decode for Refresh {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.enum_member(&REFRESH) {
            0 => Self::True,
            1 => Self::False,
            2 => Self::WaitFor,
            _ => Self::Other(d.string()),
        };
    }

    fn empty() -> Self {
        Self::Other(String::new())
    }
}

/// An untagged union.
#[derive(Clone)]
pub(super) enum Template {
    Text(String),
    Role(Box<Realm>),
    Other(Other),
}

impl Encode for Template {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::Text(to_json) => e.variant("Text", to_json),
            Self::Role(realm) => e.variant("Role", realm),
            Self::Other(other) => e.variant("Other", other),
        };
    }
}

static TEMPLATE: ShapeDiscriminator = ShapeDiscriminator {
    string: BranchMatch::Exact(0),
    object: BranchMatch::Exact(1),
    ..ShapeDiscriminator::NO_BRANCHES
};

impl Decode for Template {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.branch(&TEMPLATE) {
            0 => Self::Text(d.value()),
            1 => Self::Role(d.value()),
            _ => Self::Other(d.unknown_variant()),
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

impl Encode for Query {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::Term(realm) => e.keyed_variant("term", "Term", realm),
            Self::Not(query) => e.keyed_variant("not", "Not", query),
            Self::Other(other) => e.variant("Other", other),
        };
    }
}

static QUERY: NameTable = NameTable::new(&[("not", 1), ("term", 0)]);

impl Decode for Query {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.variant_by_key(&QUERY) {
            0 => Self::Term(d.payload()),
            1 => Self::Not(d.payload()),
            _ => Self::Other(d.unknown_variant()),
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

impl Encode for Everything {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        e.object("Everything")
            .literal("kind", Literal::String("all"))
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

impl Decode for Everything {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.literal("kind", Literal::String("all"))
            .optional("flag", &mut self.flag)
            .optional("count", &mut self.count)
            .optional("score", &mut self.score)
            .optional("password", &mut self.password)
            .optional("refresh", &mut self.refresh)
            .optional("template", &mut self.template)
            .optional("query", &mut self.query)
            .optional("names", &mut self.names)
            .required("realms", &mut self.realms)
            .optional("meta", &mut self.meta);
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

impl_traits!(Realm, Refresh, Template, Query, Everything);

/// Returns a struct with a value in each field.
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
