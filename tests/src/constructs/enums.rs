//! Enums: closed and open ones, aliases and names, and the ones that were a boolean once.

use super::{filled_in, kept, line, never, not_taken, plain, rewritten, strict, text, tolerated};
use crate::fixtures::{enum_boolean, enum_closed, enum_names, enum_open};

#[test]
fn a_closed_enum_is_open_all_the_same() {
    use enum_closed::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#""low""#), Shown::Low);
    assert_eq!(Shown::High.as_str(), "high");
    tolerated::<Shown>(r#""medium""#, r#""medium""#, "at $: expected one of its words, found another one");
    tolerated::<Shown>("1", r#""1""#, "at $: expected a word, found a number");
    tolerated::<Shown>("true", r#""true""#, "at $: expected a word, found a boolean");
    for wrong in ["{}", "[]", "null"] {
        assert!(never::<Shown>(wrong).starts_with("at $: expected a word, found "), "{wrong}");
    }
    let unknown = plain::<Shown>(r#""medium""#);
    assert_eq!(unknown, Shown::Other("medium".to_owned()));
    assert_eq!(
        (format!("{unknown:?}"), format!("{:?}", Shown::High)),
        (r#"Other("medium")"#.to_owned(), "High".to_owned())
    );
}

#[test]
fn text_becomes_an_enum() {
    use enum_closed::fix::types::Shown;
    assert_eq!(Shown::from("low"), Shown::Low);
    assert_eq!(Shown::from("high".to_owned()), Shown::High);
    assert_eq!("medium".parse::<Shown>(), Ok(Shown::Other("medium".to_owned())));
    assert_eq!(format!("{:>5}|", Shown::Low), "  low|");
    // What a user made by hand is the same word.
    assert_eq!(Shown::Other("low".to_owned()), Shown::Low);
    assert_eq!(std::collections::HashSet::from([Shown::Low, Shown::Other("low".to_owned())]).len(), 1);
}

#[test]
fn an_enum_that_must_be_there() {
    use enum_closed::fix::call::CallResponse;
    filled_in::<CallResponse>(
        "{}",
        &["shown"],
        r#"{"shown":""}"#,
        "at shown: expected a required field, found nothing",
    );
    filled_in::<CallResponse>(
        r#"{"shown":null}"#,
        &["shown"],
        r#"{"shown":""}"#,
        "at shown: expected a word, found null",
    );
}

#[test]
fn an_open_enum() {
    use enum_open::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#""painless""#), Shown::Painless);
    assert_eq!(kept::<Shown>(r#""lua \"5\"""#), Shown::Other("lua \"5\"".to_owned()));
    tolerated::<Shown>("1.50", r#""1.50""#, "at $: expected a word, found a number");
}

#[test]
fn aliases_and_names_of_members() {
    use enum_names::fix::types::Shown;
    assert_eq!(kept::<Shown>(r#""green""#), Shown::Green);
    rewritten::<Shown>(r#""GREEN""#, r#""green""#);
    rewritten::<Shown>(r#""g""#, r#""green""#);
    assert_eq!((Shown::from("g"), Shown::from("G")), (Shown::Green, Shown::Other("G".to_owned())));
    assert_eq!(kept::<Shown>(r#"">""#), Shown::Greater);
    assert_eq!(format!("{:?} {}", Shown::Greater, Shown::Greater), "Greater >");
}

#[test]
fn an_enum_that_was_a_boolean() {
    use enum_boolean::fix::call::CallRequest;
    use enum_boolean::fix::types::Shown;
    assert_eq!((kept::<Shown>("true"), kept::<Shown>("false")), (Shown::True, Shown::False));
    rewritten::<Shown>(r#""true""#, "true");
    assert_eq!(kept::<Shown>(r#""wait_for""#), Shown::WaitFor);
    tolerated::<Shown>(r#""soon""#, r#""soon""#, "at $: expected one of its words, found another one");
    tolerated::<Shown>("1", r#""1""#, "at $: expected a word, found a number");
    assert_eq!(format!("{:?}", Shown::True), "True");
    // A query string holds text alone.
    let request = CallRequest::new().shown(Shown::False).refresh(Shown::True);
    assert_eq!(line(&request), r#"POST /fix?refresh=true {"shown":false}"#);
    assert_eq!(line(&CallRequest::new().refresh("wait_for")), "POST /fix?refresh=wait_for");
    assert_eq!(CallRequest::new().refresh(true).refresh, Some(Shown::True));
    assert_eq!(
        not_taken::<CallRequest>("POST", "/fix", r#"{"shown":{}}"#),
        "fix.call: the body at shown: expected a word, found an object"
    );
    assert_eq!(text(&strict::<Vec<Shown>>(r#"[true,"false","wait_for"]"#)), r#"[true,false,"wait_for"]"#);
}
