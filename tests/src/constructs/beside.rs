//! Containers that have properties beside their variants: a struct with a field for the variant.

use super::{filled_in, kept, line, never, not_strict, plain, rewritten, strict, text, tolerated};
use crate::fixtures::{container_beside, container_optional, container_required};
use crate::runtime::{Other, RawJson};

#[test]
fn a_variant_beside_properties() {
    use container_beside::fix::call::CallRequest;
    use container_beside::fix::parts::Term;
    use container_beside::fix::types::{Shown, ShownVariant};
    let json = r#"{"term":{"field":"a"},"boost":2}"#;
    let made = Shown::from(Term::new("a")).boost(2);
    assert_eq!(kept::<Shown>(json), made);
    assert_eq!(Shown::new(Term::new("a")), Shown::from(ShownVariant::from(Term::new("a"))));
    assert_eq!(line(&CallRequest::new(made.clone())), format!(r#"POST /fix {{"shown":{json}}}"#));
    assert_eq!(format!("{made:?}"), r#"Shown { term: Term { field: "a" }, boost: 2 }"#);
    rewritten::<Shown>(r#"{"boost":2,"term":"a"}"#, json);
    assert_ne!(Shown::new(Term::new("a")), Shown::new(Term::new("b")));
    // A name and its value, or a box; and a number.
    assert!(size_of::<Shown>() <= 96);
}

#[test]
fn an_unknown_variant_beside_properties() {
    use container_beside::fix::call::CallResponse;
    use container_beside::fix::types::{Shown, ShownVariant};
    let plugin = r#"{"of_a_plugin":{"a" : [1]},"boost":2}"#;
    let raw = RawJson::from_text(r#"{"a" : [1]}"#).unwrap();
    let other = Other { name: "of_a_plugin".to_owned(), raw };
    let made = Shown::new(ShownVariant::Other(other)).boost(2);
    for value in [plain::<Shown>(plugin), strict::<Shown>(plugin)] {
        assert_eq!(value, made);
        assert_eq!(text(&value), plugin);
    }
    assert_eq!(
        not_strict::<Shown>(r#"{"of_a_plugin":1,"else":2}"#),
        "at else: expected no field of this name, found a number"
    );
    assert_eq!(never::<Shown>(r#"{"boost":1}"#), "at $: expected a variant, found none");
    assert_eq!(never::<Shown>("{}"), "at $: expected a variant, found none");
    assert_eq!(never::<Shown>("[]"), "at $: expected an object, found a list");
    filled_in::<CallResponse>(
        r#"{"shown":null}"#,
        &["shown"],
        r#"{"shown":{}}"#,
        "at shown: expected an object, found null",
    );
    filled_in::<Shown>(
        r#"{"term":null,"boost":1}"#,
        &["term"],
        r#"{"term":{"field":""},"boost":1}"#,
        "at term: expected an object, found null",
    );
}

#[test]
fn the_variants_by_themselves() {
    use container_beside::fix::parts::Term;
    use container_beside::fix::types::ShownVariant;
    assert_eq!(kept::<ShownVariant>(r#"{"term":{"field":"a"}}"#), ShownVariant::from(Term::new("a")));
    let other = kept::<ShownVariant>(r#"{"of_a_plugin":[1]}"#);
    assert_eq!(format!("{other:?}"), "Other(Json(3 bytes))");
    assert_ne!(other, plain::<ShownVariant>(r#"{"of_another":[1]}"#));
}

#[test]
fn what_is_required_beside_a_variant() {
    use container_required::fix::parts::Term;
    use container_required::fix::types::Shown;
    let json = r#"{"term":{"field":"a"},"name":"b"}"#;
    assert_eq!(kept::<Shown>(json), Shown::new(Term::new("a"), "b"));
    assert_eq!(never::<Shown>(r#"{"name":"b"}"#), "at $: expected a variant, found none");
    tolerated::<Shown>(
        r#"{"else":1,"name":"b"}"#,
        r#"{"else":1,"name":"b"}"#,
        "at else: expected one of its variants, found another one",
    );
    tolerated::<Shown>(
        r#"{"else":1,"name":"b","term":"a"}"#,
        json,
        "at else: expected no field of this name, found a number",
    );
    filled_in::<Shown>(
        r#"{"term":"a"}"#,
        &["name"],
        r#"{"term":{"field":"a"},"name":""}"#,
        "at name: expected a required field, found nothing",
    );
}

#[test]
fn a_container_that_may_be_without_a_variant() {
    use container_optional::fix::parts::Term;
    use container_optional::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#"{"weight":2}"#), Shown::new().weight(2));
    assert_eq!(kept::<Shown>("{}"), Shown::default());
    assert_eq!(kept::<Shown>(r#"{"term":{"field":"a"}}"#), Shown::from(Term::new("a")));
    assert_eq!(kept::<Shown>(r#"{"term":{"field":"a"},"weight":2}"#), Shown::new().variant(Term::new("a")).weight(2));
    tolerated::<Shown>(
        r#"{"else":[1]}"#,
        r#"{"else":[1]}"#,
        "at else: expected one of its variants, found another one",
    );
    assert_eq!(never::<Shown>("[]"), "at $: expected an object, found a list");
}
