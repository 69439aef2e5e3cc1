//! Containers, told by their single key, and unions told by a tag inside.

use super::{filled_in, kept, line, never, not_strict, plain, rewritten, strict, text, tolerated};
use crate::fixtures::{container_closed, container_open, tagged_boolean, tagged_closed, tagged_default, tagged_open};
use crate::runtime::{Other, RawJson};

#[test]
fn a_container() {
    use container_closed::fix::call::CallRequest;
    use container_closed::fix::parts::{Range, Term};
    use container_closed::fix::types::Shown;
    let table = [
        (r#"{"term":{"field":"a"}}"#, Shown::from(Term::new("a")), r#"Term(Term { field: "a" })"#),
        (r#"{"range":{"gte":1}}"#, Shown::from(Range::new().gte(1)), "Range(Range { gte: 1 })"),
        (r#"{"ids":["a","b"]}"#, Shown::from(vec!["a".to_owned(), "b".to_owned()]), r#"Ids(["a", "b"])"#),
    ];
    for (json, made, debug) in table {
        assert_eq!(kept::<Shown>(json), made);
        assert_eq!(format!("{made:?}"), debug);
        assert_eq!(line(&CallRequest::new(made)), format!(r#"POST /fix {{"shown":{json}}}"#));
    }
    rewritten::<Shown>(r#"{"term":"a"}"#, r#"{"term":{"field":"a"}}"#);
    rewritten::<Shown>(r#"{"between":{}}"#, r#"{"range":{}}"#);
    // Two texts and no payload: these are boxed.
    assert!(size_of::<Shown>() <= size_of::<[String; 2]>() + size_of::<usize>());
}

#[test]
fn what_a_container_tolerates_and_refuses() {
    use container_closed::fix::types::Shown;
    let term = r#"{"term":{"field":"a"}}"#;
    tolerated::<Shown>(
        r#"{"boost":1,"term":{"field":"a"},"else":2}"#,
        term,
        "at boost: expected no field of this name, found a number",
    );
    tolerated::<Shown>(
        r#"{"term":{"field":1}}"#,
        term.replace("\"a\"", "\"1\"").as_str(),
        "at term.field: expected text, found a number",
    );
    tolerated::<Shown>(
        r#"{"geo":{"a" : 1}}"#,
        r#"{"geo":{"a" : 1}}"#,
        "at geo: expected one of its variants, found another one",
    );
    assert_eq!(never::<Shown>("{}"), "at $: expected a variant, found none");
    assert_eq!(never::<Shown>(r#"{"term":"a","range":{}}"#), "at $: expected one variant, found several");
    assert_eq!(never::<Shown>(r#"{"range":{},"between":{}}"#), "at $: expected one variant, found several");
    assert_eq!(never::<Shown>("[]"), "at $: expected an object, found a list");
    assert_eq!(never::<Shown>(r#"{"range":{"gte":[]}}"#), "at range.gte: expected an integer, found a list");
    filled_in::<Shown>(
        r#"{"term":null}"#,
        &["term"],
        r#"{"term":{"field":""}}"#,
        "at term: expected an object, found null",
    );
}

#[test]
fn a_variant_that_is_not_known() {
    use container_closed::fix::types::Shown;
    let raw = || RawJson::from_text(r#"{"geo":[1],"else":2}"#).unwrap();
    let other = plain::<Shown>(raw().get());
    assert_eq!(other, Shown::Other(Other { name: "geo".to_owned(), raw: raw() }));
    assert_eq!(text(&other), raw().get());
    assert_eq!(format!("{other:?}"), r#"Other(Other { name: "geo", raw: Json(20 bytes) })"#);
}

#[test]
fn an_open_container() {
    use container_open::fix::call::CallRequest;
    use container_open::fix::types::Shown;
    let plugin = r#"{"of_a_plugin":{"a":[1]}}"#;
    let other = kept::<Shown>(plugin);
    assert!(matches!(&other, Shown::Other(other) if other.name == "of_a_plugin"));
    assert_eq!(line(&CallRequest::new(other)), format!(r#"POST /fix {{"shown":{plugin}}}"#));
    let _ = kept::<Shown>(r#"{"term":{"field":"a"}}"#);
    assert_eq!(
        not_strict::<Shown>(r#"{"term":"a","else":1}"#),
        "at else: expected no field of this name, found a number"
    );
    assert_eq!(never::<Shown>("{}"), "at $: expected a variant, found none");
    filled_in::<container_open::fix::call::CallResponse>(
        r#"{"shown":null}"#,
        &["shown"],
        r#"{"shown":null}"#,
        "at shown: expected an object, found null",
    );
}

#[test]
fn a_tag_may_stand_anywhere() {
    use tagged_closed::fix::call::CallRequest;
    use tagged_closed::fix::parts::{Keyword, Text};
    use tagged_closed::fix::types::Shown;
    let last = r#"{"analyzer":"a","type":"text"}"#;
    assert_eq!(kept::<Shown>(last), Shown::from(Text::new().analyzer("a")));
    rewritten::<Shown>(r#"{"type":"text","analyzer":"a"}"#, last);
    let first = r#"{"type":"keyword","limit":1}"#;
    assert_eq!(kept::<Shown>(first), Shown::from(Keyword::new().limit(1)));
    rewritten::<Shown>(r#"{"limit":1,"type":"keyword"}"#, first);
    let made = Shown::from(Keyword::new());
    assert_eq!(format!("{made:?}"), "Keyword(Keyword)");
    assert_eq!(line(&CallRequest::new(made)), r#"POST /fix {"shown":{"type":"keyword"}}"#);
    assert_ne!(Shown::from(Keyword::new()), Shown::from(Text::new()));
}

#[test]
fn tags_of_a_closed_union() {
    use tagged_closed::fix::types::Shown;
    let geo = r#"{"type":"geo","a" : [1]}"#;
    tolerated::<Shown>(geo, geo, "at type: expected one of its words, found another one");
    assert!(matches!(plain::<Shown>(geo), Shown::Other(other) if other.name == "geo" && other.raw.get() == geo));
    let none = r#"{"limit":1}"#;
    tolerated::<Shown>(none, none, "at type: expected a tag, found nothing");
    tolerated::<Shown>(r#"{"type":null}"#, r#"{"type":null}"#, "at type: expected a tag, found null");
    assert!(matches!(plain::<Shown>(none), Shown::Other(other) if other.name.is_empty() && other.raw.get() == none));
    assert_eq!(never::<Shown>(r#"{"type":["text"]}"#), "at type: expected a word, found a list");
    assert_eq!(never::<Shown>("[]"), "at $: expected an object, found a list");
    assert_eq!(never::<Shown>(r#""text""#), "at $: expected an object, found text");
    assert_eq!(
        not_strict::<Shown>(r#"{"type":"text","limit":1}"#),
        "at limit: expected no field of this name, found a number"
    );
    assert_eq!(never::<Shown>(r#"{"limit":"x","type":"keyword"}"#), "at limit: expected an integer, found text");
}

#[test]
fn tags_of_an_open_union() {
    use tagged_open::fix::types::Shown;
    let geo = r#"{"a":[1],"type":"geo"}"#;
    let other = kept::<Shown>(geo);
    assert_eq!(other, Shown::Other(Other { name: "geo".to_owned(), raw: RawJson::from_text(geo).unwrap() }));
    assert_eq!(not_strict::<Shown>("{}"), "at type: expected a tag, found nothing");
    let _ = kept::<Shown>(r#"{"type":"text"}"#);
}

#[test]
fn a_tag_that_may_be_left_out() {
    use tagged_default::fix::parts::Keyword;
    use tagged_default::fix::types::Shown;
    let made = Shown::from(Keyword::new().limit(1));
    rewritten::<Shown>(r#"{"limit":1}"#, r#"{"type":"keyword","limit":1}"#);
    assert_eq!(strict::<Shown>(r#"{"limit":1}"#), made);
    rewritten::<Shown>("{}", r#"{"type":"keyword"}"#);
    assert_eq!(strict::<Shown>("{}"), Shown::from(Keyword::new()));
    tolerated::<Shown>(
        r#"{"analyzer":"a"}"#,
        r#"{"type":"keyword"}"#,
        "at analyzer: expected no field of this name, found text",
    );
    tolerated::<Shown>(
        r#"{"type":"geo"}"#,
        r#"{"type":"geo"}"#,
        "at type: expected one of its words, found another one",
    );
    assert_eq!(strict::<Vec<Shown>>(r#"[{"type":"text"},{}]"#).len(), 2);
    filled_in::<tagged_default::fix::call::CallResponse>(
        r#"{"shown":null}"#,
        &["shown"],
        r#"{"shown":null}"#,
        "at shown: expected an object, found null",
    );
}

#[test]
fn a_tag_that_is_a_boolean() {
    use tagged_boolean::fix::call::CallRequest;
    use tagged_boolean::fix::parts::{ShownManaged, ShownUnmanaged};
    use tagged_boolean::fix::types::Shown;
    let managed = r#"{"managed":true,"phase":"hot"}"#;
    assert_eq!(kept::<Shown>(managed), Shown::from(ShownManaged::new().phase("hot")));
    rewritten::<Shown>(r#"{"phase":"hot","managed":true}"#, managed);
    let unmanaged = kept::<Shown>(r#"{"managed":false}"#);
    assert!(matches!(unmanaged, Shown::Unmanaged(_)));
    assert_eq!(line(&CallRequest::new(ShownUnmanaged::new())), r#"POST /fix {"shown":{"managed":false}}"#);
    tolerated::<Shown>(
        r#"{"managed":"true"}"#,
        r#"{"managed":true}"#,
        "at managed: expected the one value of this field, found another one",
    );
    tolerated::<Shown>(
        r#"{"managed":"perhaps"}"#,
        r#"{"managed":"perhaps"}"#,
        "at managed: expected one of its words, found another one",
    );
    tolerated::<Shown>(r#"{"managed":1}"#, r#"{"managed":1}"#, "at managed: expected a word, found a number");
}
