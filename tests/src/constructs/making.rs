//! Functions that make a container's variants, and methods that ask for them.

use super::{kept, line, never, not_strict, rewritten, text};
use crate::fixtures::{
    container_any_key, container_beside, container_closed, container_made, container_made_bare, container_optional,
    container_required, tagged_boolean, typed_keys_list, union_by_kind, untagged,
};
use crate::reader::strict;
use crate::runtime::SingleKey;

#[test]
fn a_variant_by_its_function() {
    use container_made::fix::call::CallRequest;
    use container_made::fix::parts::{All, Match};
    use container_made::fix::types::Shown;
    let table = [
        (Shown::term("user", "kimchy"), r#"{"term":{"user":{"value":"kimchy"}}}"#),
        (Shown::match_(Match::new("a")), r#"{"match":{"field":"a"}}"#),
        (Shown::match_all(), r#"{"match_all":{}}"#),
        (Shown::match_all_with(All::new().boost(2.0)), r#"{"match_all":{"boost":2.0}}"#),
    ];
    for (made, json) in table {
        assert_eq!(kept::<Shown>(json), made);
        assert_eq!(line(&CallRequest::new(made)), format!(r#"POST /fix {{"shown":{json}}}"#));
    }
}

#[test]
fn a_variant_without_anything_and_one_of_a_scalar() {
    use container_made_bare::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#"{"exists":{}}"#), Shown::exists());
    // Nothing of its own either, but without a field it would say nothing.
    let avg = container_made_bare::fix::parts::Avg::new().field("price");
    assert_eq!(kept::<Shown>(r#"{"avg":{"field":"price"}}"#), Shown::avg(avg));
    assert_eq!(kept::<Shown>(r#"{"weight":1.5}"#), Shown::weight(1.5));
}

#[test]
fn a_variant_with_what_stands_beside_it() {
    use container_beside::fix::parts::Term;
    let made = container_beside::fix::types::Shown::term(Term::new("a")).boost(2);
    assert_eq!(text(&made), r#"{"term":{"field":"a"},"boost":2}"#);

    assert_eq!(text(&container_required::fix::types::Shown::term("a", "b")), r#"{"term":{"field":"a"},"name":"b"}"#);

    let made = container_optional::fix::types::Shown::term("a").weight(2);
    assert_eq!(text(&made), r#"{"term":{"field":"a"},"weight":2}"#);
}

#[test]
fn a_key_of_any_name() {
    use container_any_key::fix::call::CallRequest;
    use container_any_key::fix::parts::{FieldSort, ScoreSort};
    use container_any_key::fix::types::Shown;
    let price = r#"{"price":{"order":"asc","missing":"_last"}}"#;
    let made = Shown::field("price", FieldSort::from("asc").missing("_last"));
    assert_eq!(kept::<Shown>(price), made);
    assert_eq!(line(&CallRequest::new(made)), format!(r#"POST /fix {{"shown":{price}}}"#));
    assert_eq!(text(&Shown::field("price", "asc")), r#"{"price":{"order":"asc"}}"#);
    rewritten::<Shown>(r#"{"price":"asc"}"#, r#"{"price":{"order":"asc"}}"#);
    assert_eq!(kept::<Shown>(r#"{"_doc":{}}"#), Shown::doc());
    assert_eq!(kept::<Shown>(r#"{"_score":{"order":"asc"}}"#), Shown::score_with(ScoreSort::new().order("asc")));
    assert_eq!(never::<Shown>("{}"), "at $: expected a variant, found none");
    assert_eq!(never::<Shown>(r#"{"a":"asc","b":"asc"}"#), "at $: expected a single key, found several");
    assert_eq!(not_strict::<Shown>(r#"{"_doc":{},"a":"asc"}"#), "at a: expected no field of this name, found text");
    assert_eq!(never::<Shown>(r#"{"_doc":{},"_score":{}}"#), "at $: expected one variant, found several");
}

#[test]
fn which_variant_it_is() {
    use container_closed::fix::types::Shown;
    let shown = strict::<Shown>(r#"{"ids":["a"]}"#);
    assert!(shown.is_ids() && !shown.is_term());
    assert_eq!(shown.as_ids(), Some(&vec!["a".to_owned()]));
    assert_eq!(shown.as_range(), None);

    let shown = container_made::fix::types::Shown::term("a", "b");
    assert_eq!(shown.as_term().and_then(SingleKey::key).map(String::as_str), Some("a"));
    let shown = container_made::fix::types::Shown::match_all();
    assert!(shown.is_match_all() && !shown.is_match());

    let shown = strict::<tagged_boolean::fix::types::Shown>(r#"{"managed":true,"phase":"hot"}"#);
    assert_eq!(shown.as_managed().and_then(|it| it.phase.as_deref()), Some("hot"));
    let shown = strict::<union_by_kind::fix::types::Shown>("true");
    assert!(shown.is_flag());
    assert_eq!(shown.as_flag(), Some(&true));
    assert!(strict::<untagged::fix::types::Shown>("{}").is_untyped());

    let answer = strict::<typed_keys_list::fix::call::CallResponse<serde_json::Value>>(
        r#"{"suggest":{"term#a":[{"text":"b"}]}}"#,
    );
    let suggest = answer.suggest.get("a").unwrap();
    assert!(suggest.is_term() && suggest.as_completion().is_none());
}
