//! String enums, untagged unions, containers, tagged unions and shorthands.

use super::{decode_error, decode_lenient, decode_odd, decode_strict, decode_with_deviations, fixture, strict_error};
use crate::runtime::json::{BranchMatch, Decode, Decoder, Encoding, NameTable, ShapeDiscriminator};
use crate::runtime::{Other, RawJson};

#[derive(Debug, PartialEq)]
enum Health {
    Green,
    Yes,
    No,
    Other(String),
}

static HEALTH: NameTable = NameTable::new(&[("GREEN", 0), ("false", 2), ("green", 0), ("true", 1)]).boolean();
static PLAIN: NameTable = NameTable::new(&[("1", 0), ("true", 1)]).open();

impl Decode for Health {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.enum_member(&HEALTH) {
            0 => Self::Green,
            1 => Self::Yes,
            2 => Self::No,
            _ => Self::Other(d.string()),
        };
    }

    fn empty() -> Self {
        Self::Other(String::new())
    }
}

#[derive(Debug, PartialEq)]
struct Open(usize, String);

impl Decode for Open {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = Self(d.enum_member(&PLAIN), d.string());
    }

    fn empty() -> Self {
        Self(NameTable::UNKNOWN, String::new())
    }
}

/// Creates a table of names whose variants are numbered in order.
fn table(names: impl IntoIterator<Item = String>) -> NameTable {
    let mut names: Vec<(&'static str, usize)> =
        names.into_iter().enumerate().map(|(variant, name)| (&*name.leak(), variant)).collect();
    names.sort_unstable();
    NameTable::new(names.leak())
}

/// The cache holds two names for each of 16 hashes, so three of 33 names share a hash.
#[test]
fn finds_strings_in_order() {
    let names: Vec<_> = (0..33).map(|number| format!("name {number}")).collect();
    let table = table(names.clone());
    for (one, other) in (0..33).flat_map(|one| (0..33).map(move |other| (one, other))) {
        for (variant, name) in names.iter().enumerate().filter(|(variant, _)| [one, other].contains(variant)) {
            assert_eq!(table.find(name), variant);
        }
        assert_eq!(table.find("name 33"), NameTable::UNKNOWN);
    }
}

/// Names are compared differently depending on their length.
#[test]
fn finds_strings_of_any_length() {
    for length in 0..70 {
        let name: String = ('a'..='z').cycle().take(length).collect();
        let table = table([name.clone()]);
        assert_eq!(table.find(&name), 0);
        for at in 0..length {
            let mut other = name.clone();
            other.replace_range(at..=at, "A");
            assert_eq!(table.find(&other), NameTable::UNKNOWN, "{other}");
        }
        assert_eq!(table.find(&format!("{name}a")), NameTable::UNKNOWN);
    }
}

#[test]
fn string_enums_keep_unknown_strings_in_lenient_mode() {
    assert_eq!(
        decode_strict::<Vec<Health>>(r#"["green","GREEN",true,"false"]"#),
        [Health::Green, Health::Green, Health::Yes, Health::No]
    );
    assert_eq!(decode_lenient::<Health>(r#""p\u0069nk""#), Health::Other("pink".into()));
    assert_eq!(decode_lenient::<Health>("12"), Health::Other("12".into()));
    assert_eq!(strict_error::<Health>(r#""pink""#), "at $: expected a known enum value, found another value");
    assert_eq!(strict_error::<Health>("12"), "at $: expected a string, found a number");
    assert_eq!(decode_error::<Health>("{}"), "at $: expected a string, found an object");
    assert_eq!(decode_strict::<Open>(r#""pink""#), Open(NameTable::UNKNOWN, "pink".into()));
    assert_eq!(decode_lenient::<Vec<Open>>("[1,true]"), [Open(0, "1".into()), Open(1, "true".into())]);
    assert_eq!(strict_error::<Open>("true"), "at $: expected a string, found a boolean");
    assert_eq!(decode_with_deviations::<Vec<Health>>("[null]"), (vec![Health::empty()], vec!["[0]".to_owned()]));
}

#[derive(Debug, PartialEq)]
enum Mixed {
    Number(f64),
    Text(String),
    List(Vec<i64>),
    Point { lat: f64 },
    Shape(String),
    Other(RawJson),
}

static MIXED: ShapeDiscriminator = ShapeDiscriminator {
    float: BranchMatch::Exact(0),
    boolean: BranchMatch::Lenient(1),
    string: BranchMatch::Exact(1),
    array: BranchMatch::Exact(2),
    unique_keys: &[("lat", 3), ("shape", 4)],
    ..ShapeDiscriminator::NO_BRANCHES
};

impl Decode for Mixed {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.branch(&MIXED) {
            0 => Self::Number(d.value()),
            1 => Self::Text(d.value()),
            2 => Self::List(d.value()),
            3 => {
                let mut lat = 0.0;
                d.required("lat", &mut lat);
                Self::Point { lat }
            }
            4 => {
                let mut shape = String::new();
                d.required("shape", &mut shape);
                Self::Shape(shape)
            }
            _ => Self::Other(d.raw()),
        };
    }

    fn empty() -> Self {
        Self::Other(RawJson::empty())
    }
}

fn raw(json: &str) -> RawJson {
    decode_strict::<RawJson>(json)
}

#[test]
fn union_branch_depends_on_the_json_type() {
    assert_eq!(decode_strict::<Mixed>("1"), Mixed::Number(1.0));
    assert_eq!(decode_strict::<Mixed>("1.5"), Mixed::Number(1.5));
    assert_eq!(decode_strict::<Mixed>(r#""x""#), Mixed::Text("x".into()));
    assert_eq!(decode_strict::<Mixed>("[1]"), Mixed::List(vec![1]));
    assert_eq!(decode_strict::<Mixed>(r#"{"lat":1}"#), Mixed::Point { lat: 1.0 });
    assert_eq!(decode_strict::<Mixed>(r#"{"shape":"x"}"#), Mixed::Shape("x".into()));
    assert_eq!(decode_lenient::<Mixed>(r#"{"shape":"x","lat":2}"#), Mixed::Point { lat: 2.0 });
    assert_eq!(decode_lenient::<Mixed>("true"), Mixed::Text("true".into()));
    assert_eq!(strict_error::<Mixed>("true"), "at $: expected a type of the union, found a boolean");
    assert_eq!(decode_lenient::<Mixed>(r#"{ "x": [1] }"#), Mixed::Other(raw(r#"{ "x": [1] }"#)));
    assert_eq!(strict_error::<Mixed>(r#"{"x":1}"#), "at $: expected a type of the union, found an object");
    assert_eq!(decode_error::<Mixed>("null"), "at $: expected a type of the union, found null");
    let odd = decode_odd::<Vec<Mixed>>("[null]", "[0]", "at [0]: expected a type of the union, found null");
    assert_eq!(odd, [Mixed::empty()]);
    // The variant `Other` holds a value with an odd part.
    let odd = decode_odd::<Vec<Mixed>>("[[\"a\"]]", "[0]", "at [0][0]: expected an integer, found a string");
    assert_eq!(odd, [Mixed::Other(raw(r#"["a"]"#))]);
}

fixture! { Term { field: Option<String> } |s, d| {
    if !d.shortcut(&["field", "boost"], false, &mut s.field) {
        d.optional("field", &mut s.field);
    }
} }
fixture! { Script { source: Option<RawText>, lang: Option<String> } |s, d| {
    if !d.shortcut(&["source", "lang"], true, &mut s.source) {
        d.optional("source", &mut s.source).optional("lang", &mut s.lang);
    }
} }

fixture! { Fields { own: Vec<i64>, other: Vec<i64> } |s, d| {
    if !d.encoding(Encoding::one_or_many()).shortcut(&["own", "other"], false, &mut s.own) {
        d.optional("other", &mut s.other);
    }
} }

#[derive(Debug, PartialEq)]
struct RawText(String);

impl Decode for RawText {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = Self(d.raw().get().to_owned());
    }

    fn empty() -> Self {
        Self("null".into())
    }
}

#[test]
fn shorthand_is_the_value_of_one_field() {
    assert_eq!(decode_strict::<Term>(r#""x""#), decode_strict::<Term>(r#"{"field":"x"}"#));
    assert_eq!(decode_lenient::<Term>("1").field.as_deref(), Some("1"));
    assert_eq!(strict_error::<Term>("1"), "at $: expected a string, found a number");
    assert_eq!(decode_strict::<Term>("{}").field, None);
    assert_eq!(decode_error::<Term>("null"), "at $: expected an object, found null");
    let source = |json: &str| Some(RawText(json.into()));
    assert_eq!(decode_strict::<Script>(r#"{"query":{}}"#).source, source(r#"{"query":{}}"#));
    assert_eq!(decode_strict::<Script>(r#"{"source":{"query":{}}}"#).source, source(r#"{"query":{}}"#));
    assert_eq!(decode_strict::<Script>(r#"{"lang":"x"}"#), Script { source: None, lang: Some("x".into()) });
    assert_eq!(decode_strict::<Script>("{}").source, None);
    assert_eq!(decode_strict::<Script>("[1]").source, source("[1]"));
}

#[test]
fn the_encoding_of_a_shorthand_does_not_apply_to_the_next_field() {
    assert_eq!(decode_strict::<Fields>("1").own, [1]);
    assert_eq!(decode_strict::<Fields>(r#"{"other":[1]}"#).other, [1]);
    assert_eq!(strict_error::<Fields>(r#"{"other":1}"#), "at other: expected an array, found a number");
}

#[derive(Debug, PartialEq)]
enum Query {
    Term(Box<Term>),
    Nested(Box<Nested>),
    Other(Other),
}

static QUERY: NameTable = NameTable::new(&[("nested", 1), ("term", 0)]);
static OPEN_QUERY: NameTable = NameTable::new(&[("phrase", 0), ("term", 0)]).open();

impl Decode for Query {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        *self = match d.variant_by_only_key(&QUERY) {
            0 => Self::Term(d.payload()),
            1 => Self::Nested(d.payload()),
            _ => Self::Other(d.unknown_variant()),
        };
    }

    fn empty() -> Self {
        Self::Other(Other::empty())
    }
}

fixture! { Nested { queries: Vec<Query>, query: Query } |s, d|
d.optional("queries", &mut s.queries).optional("query", &mut s.query) }

#[test]
fn container_variant_is_named_by_its_key() {
    let term = Query::Term(Box::new(Term { field: Some("x".into()) }));
    assert_eq!(decode_strict::<Query>(r#"{"term":{"field":"x"}}"#), term);
    // Lenient mode keeps an object with several keys as a whole.
    for (json, name, error) in [
        (r#"{"else":1,"term":{"field":"x"}}"#, "term", "at else: unknown field"),
        (r#"{"term":{},"nested":{}}"#, "term", "at $: expected a single variant, found several"),
    ] {
        assert_eq!(decode_lenient::<Query>(json), Query::Other(Other { name: name.into(), raw: raw(json) }));
        assert_eq!(strict_error::<Query>(json), error);
    }
    assert_eq!(decode_error::<Query>("{}"), "at $: expected a variant, found none");
    assert_eq!(decode_error::<Query>("1"), "at $: expected an object, found a number");
    let other = Other { name: "new".into(), raw: raw(r#"{"new":{"a": 1},"x":2}"#) };
    assert_eq!(decode_lenient::<Query>(r#"{"new":{"a": 1},"x":2}"#), Query::Other(other));
    assert_eq!(strict_error::<Query>(r#"{"new":1}"#), "at new: expected a known variant, found another one");
    let (nested, defaulted) =
        decode_with_deviations::<Query>(r#"{"nested":{"queries":[null,{"term":null}],"query":{"term":"x"}}}"#);
    let queries = vec![Query::empty(), Query::Other(Other { name: "term".into(), raw: raw(r#"{"term":null}"#) })];
    assert_eq!(nested, Query::Nested(Box::new(Nested { queries, query: term })));
    assert_eq!(defaulted, ["nested.queries[0] (mistyped)", "nested.queries[1] (mistyped)"]);
}

#[derive(Debug, PartialEq)]
struct WithBoost {
    boost: Option<f64>,
    variant: Option<String>,
    other: Option<Other>,
}

impl Decode for WithBoost {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.optional("boost", &mut self.boost);
        if !d.has_unused_key() {
            return;
        }
        match d.variant_by_key(&OPEN_QUERY) {
            0 => self.variant = Some(d.payload()),
            _ => self.other = Some(d.unknown_variant()),
        }
    }

    fn empty() -> Self {
        Self { boost: None, variant: None, other: None }
    }
}

#[test]
fn containers_may_have_other_fields() {
    let full = decode_strict::<WithBoost>(r#"{"term":"x","boost":2}"#);
    assert_eq!(full, WithBoost { boost: Some(2.0), variant: Some("x".into()), other: None });
    assert_eq!(decode_strict::<WithBoost>(r#"{"boost":2}"#).variant, None);
    let several = r#"{"boost":2,"term":"x","phrase":"x"}"#;
    assert_eq!(strict_error::<WithBoost>(several), "at $: expected a single variant, found several");
    assert_eq!(decode_lenient::<WithBoost>(several), full);
    let other = decode_strict::<WithBoost>(r#"{"boost":2,"new":[1]}"#).other.unwrap();
    assert_eq!((other.name.as_str(), other.raw.get()), ("new", r#"{"boost":2,"new":[1]}"#));
}

#[derive(Debug, PartialEq)]
enum Property {
    Object(Vec<String>),
    Managed(bool),
    Other(Other),
}

static TYPES: NameTable = NameTable::new(&[("false", 1), ("object", 0), ("true", 1)]).boolean();

fixture! { Named { names: Vec<String>, count: Option<i64> } |s, d|
d.optional("names", &mut s.names).optional("count", &mut s.count) }

struct Tagged<const DEFAULT: usize>(Property);

impl<const DEFAULT: usize> Decode for Tagged<DEFAULT> {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        self.0 = match d.variant_by_tag("type", &TYPES, DEFAULT) {
            0 => Property::Object(d.value::<Named>().names),
            1 => Property::Managed(true),
            _ => Property::Other(d.unknown_variant()),
        };
    }

    fn empty() -> Self {
        Self(Property::Other(Other::empty()))
    }
}

type WithDefault = Tagged<0>;
type WithoutDefault = Tagged<{ NameTable::UNKNOWN }>;

#[test]
fn tag_names_the_variant() {
    let object = Property::Object(vec!["x".into()]);
    assert_eq!(decode_strict::<WithoutDefault>(r#"{"names":["x"],"count":1,"type":"object"}"#).0, object);
    assert_eq!(decode_strict::<WithDefault>(r#"{"names":["x"]}"#).0, object);
    assert_eq!(decode_strict::<WithDefault>(r#"{"type":false}"#).0, Property::Managed(true));
    let other = Other { name: "new".into(), raw: raw(r#"{"names":[],"type":"new"}"#) };
    assert_eq!(decode_lenient::<WithDefault>(r#"{"names":[],"type":"new"}"#).0, Property::Other(other));
    let other = Other { name: String::new(), raw: raw(r#"{"names":[]}"#) };
    assert_eq!(decode_lenient::<WithoutDefault>(r#"{"names":[]}"#).0, Property::Other(other));
    let error = |json: &str| super::decode_error_in_mode::<WithoutDefault>(json, crate::runtime::json::Mode::Strict);
    assert_eq!(error(r#"{"names":[]}"#), "at type: expected a tag, found nothing");
    assert_eq!(error(r#"{"type":"new"}"#), "at type: expected a known enum value, found another value");
    assert_eq!(error(r#"{"type":[]}"#), "at type: expected a string, found an array");
    assert_eq!(error("[]"), "at $: expected an object, found an array");
}

fixture! { Empties { health: Health, mixed: Mixed, query: Query, there: i64 } |s, d|
d.required("health", &mut s.health).required("mixed", &mut s.mixed).required("query", &mut s.query)
    .required("there", &mut s.there) }

#[test]
fn empty_values_of_enums_and_unions() {
    let (empties, defaulted) = decode_with_deviations::<Empties>(r#"{"there":1,"mixed":null}"#);
    assert_eq!(empties, Empties { there: 1, ..Empties::empty() });
    assert_eq!(defaulted, ["health", "query", "mixed"]);
}

/// Names that were found recently are cached, which must not affect the results.
#[test]
fn cache_does_not_change_results() {
    static NAMES: NameTable =
        NameTable::new(&[("", 7), ("a", 0), ("ab", 1), ("b", 2), ("bb", 3), ("i", 4), ("q", 5), ("ya", 6)]);
    let known = [("a", 0), ("ab", 1), ("b", 2), ("bb", 3), ("i", 4), ("q", 5), ("ya", 6), ("", 7)];
    for (before, _) in known.iter().chain([("z", NameTable::UNKNOWN), ("ba", NameTable::UNKNOWN)].iter()) {
        for (name, variant) in known {
            NAMES.find(before);
            assert_eq!(NAMES.find(name), variant, "{name:?} after {before:?}");
            assert_eq!(NAMES.find(&format!("{name}?")), NameTable::UNKNOWN);
        }
    }
}
