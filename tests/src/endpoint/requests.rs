//! Endpoints as the generator writes them.

use crate::runtime::endpoint::{BodyKind, Description, Methods, Parameter, Place, Route, SlotReader, Slots, Verb};
use crate::runtime::json::{Choice, Form, Pick, Read, Reader, Show, Words, Writer, forward_requests, forward_std};
use crate::runtime::{CommonParameters, Document, Endpoint, FromHttp, Nullable, Other, Secret};

/// A boolean or a list of texts, such as `_source`.
#[derive(Clone)]
pub(super) enum Wanted {
    Bool(bool),
    Fields(Vec<String>),
    Other(Other),
}

impl Show for Wanted {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self {
            Self::Bool(value) => w.variant("Bool", value),
            Self::Fields(fields) => w.form(Form::one_or_many()).variant("Fields", fields),
            Self::Other(other) => w.variant("Other", other),
        };
    }
}

static WANTED: Choice =
    Choice { boolean: Pick::Exact(0), text: Pick::Exact(1), list: Pick::Exact(1), ..Choice::NOTHING };

impl Read for Wanted {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = match r.choose(&WANTED) {
            0 => Self::Bool(r.value()),
            1 => Self::Fields(r.form(Form::one_or_many()).value()),
            _ => Self::Other(r.other()),
        };
    }

    fn empty() -> Self {
        Self::Other(Other::empty())
    }
}

/// An enum whose members may be booleans.
#[derive(Clone)]
pub(super) enum Refresh {
    True,
    WaitFor,
    Other(String),
}

impl Show for Refresh {
    fn show<'a>(&'a self, w: &mut Writer<'a>) {
        match self {
            Self::True => w.word_or_bool("true", "True"),
            Self::WaitFor => w.word_or_bool("wait_for", "WaitFor"),
            Self::Other(text) => w.other_word(text),
        };
    }
}

static REFRESH: Words = Words::new(&[("true", 0), ("wait_for", 1)]).boolean();

impl Read for Refresh {
    fn read(&mut self, r: &mut Reader<'_>) {
        *self = match r.word(&REFRESH) {
            0 => Self::True,
            1 => Self::WaitFor,
            _ => Self::Other(r.text()),
        };
    }

    fn empty() -> Self {
        Self::Other(String::new())
    }
}

/// A request with parameters in each place, and several URLs.
#[derive(Clone)]
pub(super) struct FindRequest {
    pub(super) index: Option<Vec<String>>,
    pub(super) id: Option<String>,
    pub(super) refresh: Option<Refresh>,
    pub(super) source: Option<Wanted>,
    pub(super) size: Option<i64>,
    pub(super) score: Option<f64>,
    pub(super) any: Option<serde_json::Value>,
    pub(super) title: Option<String>,
    pub(super) names: Option<Vec<String>>,
    pub(super) boost: Option<Nullable<f64>>,
    pub(super) document: Option<Document>,
    pub(super) common: CommonParameters,
}

static FIND: Description = Description {
    name: "find",
    routes: &[
        Route { template: "/{index}/_find/{id}", methods: Methods::One(Verb::Put), parts: &["index", "id"] },
        Route {
            template: "/{index}/_find",
            methods: Methods::ByBody { with: Verb::Post, without: Verb::Get },
            parts: &["index"],
        },
        Route { template: "/_find", methods: Methods::ByBody { with: Verb::Post, without: Verb::Get }, parts: &[] },
    ],
    parameters: &[
        Parameter { form: Some(Form::one_or_many()), ..Parameter::new("index", Place::Path) },
        Parameter::new("id", Place::Path),
        Parameter::new("refresh", Place::Query),
        Parameter::new("_source", Place::Query),
        Parameter { also: &["limit"], ..Parameter::new("size", Place::Query) },
        Parameter::new("score", Place::Query),
        Parameter::new("any", Place::Query),
        Parameter { also: &["headline"], ..Parameter::new("title", Place::Body) },
        Parameter { form: Some(Form::one_or_many()), ..Parameter::new("names", Place::Body) },
        Parameter { nullable: true, ..Parameter::new("boost", Place::Body) },
        Parameter::new("document", Place::Body),
    ],
    body: BodyKind::Optional,
    idempotent: true,
    ..Description::JSON
};

impl Endpoint for FindRequest {
    const DESCRIPTION: &'static Description = &FIND;

    fn slots<'a>(&'a self, w: &mut Slots<'a>) {
        w.slot(&self.index).slot(&self.id).slot(&self.refresh).slot(&self.source).slot(&self.size).slot(&self.score);
        w.slot(&self.any).slot(&self.title).slot(&self.names).slot(&self.boost).slot(&self.document);
        w.common(&self.common);
    }
}

impl FromHttp for FindRequest {
    fn empty() -> Self {
        find()
    }

    fn fill(&mut self, r: &mut SlotReader<'_>) {
        r.slot(&mut self.index).slot(&mut self.id).slot(&mut self.refresh).slot(&mut self.source).slot(&mut self.size);
        r.slot(&mut self.score).slot(&mut self.any).slot(&mut self.title).slot(&mut self.names).slot(&mut self.boost);
        r.slot(&mut self.document).common(&mut self.common);
    }
}

pub(super) fn find() -> FindRequest {
    FindRequest {
        index: None,
        id: None,
        refresh: None,
        source: None,
        size: None,
        score: None,
        any: None,
        title: None,
        names: None,
        boost: None,
        document: None,
        common: CommonParameters::default(),
    }
}

/// A request that must have a body.
#[derive(Clone)]
pub(super) struct LoginRequest {
    pub(super) name: String,
    pub(super) password: Option<Secret>,
    pub(super) realm: Option<String>,
    pub(super) common: CommonParameters,
}

static LOGIN: Description = Description {
    name: "security.login",
    routes: &[Route { template: "/_login", methods: Methods::One(Verb::Post), parts: &[] }],
    parameters: &[
        Parameter::required("name", Place::Body),
        Parameter::new("password", Place::Body),
        Parameter::required("realm", Place::Query),
    ],
    body: BodyKind::Required,
    idempotent: false,
    ..Description::JSON
};

impl Endpoint for LoginRequest {
    const DESCRIPTION: &'static Description = &LOGIN;

    fn slots<'a>(&'a self, w: &mut Slots<'a>) {
        w.slot(&self.name).slot(&self.password).slot(&self.realm).common(&self.common);
    }
}

impl FromHttp for LoginRequest {
    fn empty() -> Self {
        Self { name: String::new(), password: None, realm: None, common: CommonParameters::default() }
    }

    fn fill(&mut self, r: &mut SlotReader<'_>) {
        r.slot(&mut self.name).slot(&mut self.password).slot(&mut self.realm).common(&mut self.common);
    }
}

/// A request whose body is the value of one parameter.
#[derive(Clone)]
pub(super) struct SaveRequest<T> {
    pub(super) index: String,
    pub(super) document: T,
    pub(super) common: CommonParameters,
}

static SAVE: Description = Description {
    name: "save",
    routes: &[Route { template: "/{index}/_doc", methods: Methods::One(Verb::Post), parts: &["index"] }],
    parameters: &[Parameter::required("index", Place::Path), Parameter::required("document", Place::WholeBody)],
    body: BodyKind::Required,
    idempotent: false,
    ..Description::JSON
};

impl<T: Show> Endpoint for SaveRequest<T> {
    const DESCRIPTION: &'static Description = &SAVE;

    fn slots<'a>(&'a self, w: &mut Slots<'a>) {
        w.slot(&self.index).slot(&self.document).common(&self.common);
    }
}

impl<T: Show + Read> FromHttp for SaveRequest<T> {
    fn empty() -> Self {
        Self { index: String::new(), document: T::empty(), common: CommonParameters::default() }
    }

    fn fill(&mut self, r: &mut SlotReader<'_>) {
        r.slot(&mut self.index).slot(&mut self.document).common(&mut self.common);
    }
}

pub(super) fn save<T>(index: &str, document: T) -> SaveRequest<T> {
    SaveRequest { index: index.to_owned(), document, common: CommonParameters::default() }
}

/// A request without any value but those of its path.
pub(super) struct GraphRequest([Option<String>; 4]);

static GRAPH: Description = Description {
    name: "graph",
    routes: &[
        Route { template: "/{a}/{b}/{c}", methods: Methods::One(Verb::Delete), parts: &["a", "b", "c"] },
        Route { template: "/", methods: Methods::One(Verb::Head), parts: &[] },
    ],
    parameters: &[
        Parameter::new("a", Place::Path),
        Parameter::new("b", Place::Path),
        Parameter::new("c", Place::Path),
        Parameter::new("d", Place::Path),
    ],
    body: BodyKind::None,
    idempotent: true,
    ..Description::JSON
};

impl Endpoint for GraphRequest {
    const DESCRIPTION: &'static Description = &GRAPH;

    fn slots<'a>(&'a self, w: &mut Slots<'a>) {
        self.0.iter().fold(w, |w, part| w.slot(part));
    }
}

/// One whose parts of these names are set.
pub(super) fn graph(set: &[&str]) -> GraphRequest {
    GraphRequest(["a", "b", "c", "d"].map(|name| set.contains(&name).then(|| name.to_uppercase())))
}

forward_std!(Wanted, Refresh);
forward_requests!(FindRequest, LoginRequest);
