//! Endpoints as the generator would emit them.

use crate::runtime::endpoint::{
    BodyPresence, Description, Method, Parameter, ParameterDecoder, ParameterEncoder, ParameterLocation, Route,
    RouteMethods,
};
use crate::runtime::json::{
    BranchMatch, Decode, Decoder, Encode, Encoder, Encoding, NameTable, ShapeDiscriminator, impl_debug_partial_eq,
    impl_request_traits,
};
use crate::runtime::{CommonParameters, Document, Endpoint, FromHttp, Nullable, Other, Secret};

/// A boolean or a list of strings, such as `_source`.
#[derive(Clone)]
pub(super) enum Wanted {
    Bool(bool),
    Fields(Vec<String>),
    Other(Other),
}

impl Encode for Wanted {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::Bool(value) => e.variant("Bool", value),
            Self::Fields(fields) => e.encoding(Encoding::one_or_many()).variant("Fields", fields),
            Self::Other(other) => e.variant("Other", other),
        };
    }
}

static WANTED: ShapeDiscriminator = ShapeDiscriminator {
    boolean: BranchMatch::Exact(0),
    string: BranchMatch::Exact(1),
    array: BranchMatch::Exact(1),
    ..ShapeDiscriminator::NO_BRANCHES
};

impl Decode for Wanted {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.branch(&WANTED) {
            0 => Self::Bool(d.value()),
            1 => Self::Fields(d.encoding(Encoding::one_or_many()).value()),
            _ => Self::Other(d.unknown_variant()),
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

impl Encode for Refresh {
    fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
        match self {
            Self::True => e.boolean_enum_member("true", "True"),
            Self::WaitFor => e.boolean_enum_member("wait_for", "WaitFor"),
            Self::Other(text) => e.unknown_enum_member(text),
        };
    }
}

static REFRESH: NameTable = NameTable::new(&[("true", 0), ("wait_for", 1)]).boolean();

impl Decode for Refresh {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.enum_member(&REFRESH) {
            0 => Self::True,
            1 => Self::WaitFor,
            _ => Self::Other(d.string()),
        };
    }

    fn empty() -> Self {
        Self::Other(String::new())
    }
}

/// A request with parameters in each location, and several URLs.
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
        Route {
            template: "/{index}/_find/{id}",
            methods: RouteMethods::Single(Method::Put),
            path_parameters: &["index", "id"],
        },
        Route {
            template: "/{index}/_find",
            methods: RouteMethods::ByBody { with_body: Method::Post, without_body: Method::Get },
            path_parameters: &["index"],
        },
        Route {
            template: "/_find",
            methods: RouteMethods::ByBody { with_body: Method::Post, without_body: Method::Get },
            path_parameters: &[],
        },
    ],
    parameters: &[
        Parameter { encoding: Some(Encoding::one_or_many()), ..Parameter::new("index", ParameterLocation::Path) },
        Parameter::new("id", ParameterLocation::Path),
        Parameter::new("refresh", ParameterLocation::Query),
        Parameter::new("_source", ParameterLocation::Query),
        Parameter { aliases: &["limit"], ..Parameter::new("size", ParameterLocation::Query) },
        Parameter::new("score", ParameterLocation::Query),
        Parameter::new("any", ParameterLocation::Query),
        Parameter { aliases: &["headline"], ..Parameter::new("title", ParameterLocation::Body) },
        Parameter { encoding: Some(Encoding::one_or_many()), ..Parameter::new("names", ParameterLocation::Body) },
        Parameter { nullable: true, ..Parameter::new("boost", ParameterLocation::Body) },
        Parameter::new("document", ParameterLocation::Body),
    ],
    body: BodyPresence::Optional,
    idempotent: true,
    ..Description::DEFAULT
};

impl Endpoint for FindRequest {
    const DESCRIPTION: &'static Description = &FIND;

    fn encode_parameters<'a>(&'a self, e: &mut ParameterEncoder<'a>) {
        e.parameter(&self.index)
            .parameter(&self.id)
            .parameter(&self.refresh)
            .parameter(&self.source)
            .parameter(&self.size)
            .parameter(&self.score);
        e.parameter(&self.any)
            .parameter(&self.title)
            .parameter(&self.names)
            .parameter(&self.boost)
            .parameter(&self.document);
        e.common(&self.common);
    }
}

impl FromHttp for FindRequest {
    fn empty() -> Self {
        find()
    }

    fn decode_parameters(&mut self, d: &mut ParameterDecoder<'_>) {
        d.parameter(&mut self.index)
            .parameter(&mut self.id)
            .parameter(&mut self.refresh)
            .parameter(&mut self.source)
            .parameter(&mut self.size);
        d.parameter(&mut self.score)
            .parameter(&mut self.any)
            .parameter(&mut self.title)
            .parameter(&mut self.names)
            .parameter(&mut self.boost);
        d.parameter(&mut self.document).common(&mut self.common);
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
    routes: &[Route { template: "/_login", methods: RouteMethods::Single(Method::Post), path_parameters: &[] }],
    parameters: &[
        Parameter::required("name", ParameterLocation::Body),
        Parameter::new("password", ParameterLocation::Body),
        Parameter::required("realm", ParameterLocation::Query),
    ],
    body: BodyPresence::Required,
    idempotent: false,
    ..Description::DEFAULT
};

impl Endpoint for LoginRequest {
    const DESCRIPTION: &'static Description = &LOGIN;

    fn encode_parameters<'a>(&'a self, e: &mut ParameterEncoder<'a>) {
        e.parameter(&self.name).parameter(&self.password).parameter(&self.realm).common(&self.common);
    }
}

impl FromHttp for LoginRequest {
    fn empty() -> Self {
        Self { name: String::new(), password: None, realm: None, common: CommonParameters::default() }
    }

    fn decode_parameters(&mut self, d: &mut ParameterDecoder<'_>) {
        d.parameter(&mut self.name).parameter(&mut self.password).parameter(&mut self.realm).common(&mut self.common);
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
    routes: &[Route {
        template: "/{index}/_doc",
        methods: RouteMethods::Single(Method::Post),
        path_parameters: &["index"],
    }],
    parameters: &[
        Parameter::required("index", ParameterLocation::Path),
        Parameter::required("document", ParameterLocation::WholeBody),
    ],
    body: BodyPresence::Required,
    idempotent: false,
    ..Description::DEFAULT
};

impl<T: Encode> Endpoint for SaveRequest<T> {
    const DESCRIPTION: &'static Description = &SAVE;

    fn encode_parameters<'a>(&'a self, e: &mut ParameterEncoder<'a>) {
        e.parameter(&self.index).parameter(&self.document).common(&self.common);
    }
}

impl<T: Encode + Decode> FromHttp for SaveRequest<T> {
    fn empty() -> Self {
        Self { index: String::new(), document: T::empty(), common: CommonParameters::default() }
    }

    fn decode_parameters(&mut self, d: &mut ParameterDecoder<'_>) {
        d.parameter(&mut self.index).parameter(&mut self.document).common(&mut self.common);
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
        Route {
            template: "/{a}/{b}/{c}",
            methods: RouteMethods::Single(Method::Delete),
            path_parameters: &["a", "b", "c"],
        },
        Route { template: "/", methods: RouteMethods::Single(Method::Head), path_parameters: &[] },
    ],
    parameters: &[
        Parameter::new("a", ParameterLocation::Path),
        Parameter::new("b", ParameterLocation::Path),
        Parameter::new("c", ParameterLocation::Path),
        Parameter::new("d", ParameterLocation::Path),
    ],
    body: BodyPresence::None,
    idempotent: true,
    ..Description::DEFAULT
};

impl Endpoint for GraphRequest {
    const DESCRIPTION: &'static Description = &GRAPH;

    fn encode_parameters<'a>(&'a self, e: &mut ParameterEncoder<'a>) {
        self.0.iter().fold(e, |e, part| e.parameter(part));
    }
}

/// Creates a request in which these parameters are set.
pub(super) fn graph(set: &[&str]) -> GraphRequest {
    GraphRequest(["a", "b", "c", "d"].map(|name| set.contains(&name).then(|| name.to_uppercase())))
}

impl_debug_partial_eq!(Wanted, Refresh);
impl_request_traits!(FindRequest, LoginRequest);
