//! `Debug`: the same output as derived, without absent fields and secrets.

use super::types::{Everything, Query, Refresh, Template, everything, realm};
use crate::runtime::json::{Decode, Encode, Encoder, debug};
use crate::runtime::{Document, Other, RawJson};

/// A wrapper with `Debug` for a value with `Encode`.
struct Shown<T>(T);

impl<T: Encode> std::fmt::Debug for Shown<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug(&self.0, f)
    }
}

#[test]
fn debug_on_one_line() {
    let expected = concat!(
        r#"Everything { flag: true, count: -7, score: 1.0, password: [REDACTED], refresh: WaitFor, "#,
        r#"template: Role(Realm { name: "native" }), query: Not(Term(Realm { name: "t" })), names: ["a", "b"], "#,
        r#"realms: {"x": Realm { name: "1" }, "y": Realm { name: "2" }}, meta: {"a": [Null, 1.5]} }"#,
    );
    assert_eq!(format!("{:?}", everything()), expected);
    assert_eq!(format!("{:?}", Everything::empty()), "Everything { realms: {} }");
}

#[test]
fn pretty_debug() {
    let mut some = Everything::empty();
    some.template = everything().template;
    some.names = everything().names;
    some.realms.insert("x".to_owned(), realm("1"));
    let expected = r#"Everything {
    template: Role(
        Realm {
            name: "native",
        },
    ),
    names: [
        "a",
        "b",
    ],
    realms: {
        "x": Realm {
            name: "1",
        },
    },
}"#;
    assert_eq!(format!("{some:#?}"), expected);
}

#[test]
fn unknown_variants_show_their_size() {
    let raw = RawJson::from_json(r#"{"password":"horse"}"#).unwrap();
    let other = Other { name: "new".to_owned(), raw };
    assert_eq!(format!("{:?}", Query::Other(other.clone())), r#"Other(Other { name: "new", raw: Json(20 bytes) })"#);
    assert_eq!(format!("{:?}", Template::Other(other)), r#"Other(Other { name: "new", raw: Json(20 bytes) })"#);
    assert_eq!(format!("{:?}", Refresh::Other("new".to_owned())), r#"Other("new")"#);
    assert_eq!(format!("{:?}", Document::new("horse")), "Json(7 bytes)");
}

#[test]
fn debug_of_scalars_and_arrays() {
    assert_eq!(format!("{:?}", Shown(None::<bool>)), "None");
    assert_eq!(format!("{:?}", Shown(Some(1_i32))), "1");
    assert_eq!(format!("{:?}", Shown(vec![Some(f64::NAN), None])), "[NaN, None]");
    assert_eq!(format!("{:?}", Shown("a\"b".to_owned())), r#""a\"b""#);
}

#[test]
fn a_document_of_a_generic_type_shows_its_size() {
    struct Hit(Option<&'static str>);
    impl Encode for Hit {
        fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
            e.object("Hit").document("_source", &self.0);
        }
    }
    assert_eq!(format!("{:?}", Shown(Hit(Some("horse")))), "Hit { _source: Json(7 bytes) }");
}

#[test]
fn redacted_fields_and_payloads_are_hidden() {
    struct Login(bool, Option<String>);
    impl Encode for Login {
        fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
            if self.0 {
                e.object("Login")
                    .redacted()
                    .field("ticket", &self.1)
                    .redacted()
                    .document("proof", &self.1)
                    .field("id", &7_i32);
            } else {
                e.redacted().keyed_variant("ticket", "Ticket", &7_i32);
            }
        }
    }
    struct Flattened(Login);
    impl Encode for Flattened {
        fn encode<'a>(&'a self, e: &mut Encoder<'a>) {
            e.object("Flattened").field("id", &7_i32).flatten(&self.0).field("count", &8_i32);
        }
    }
    assert_eq!(
        format!("{:?}", Shown(Login(true, Some("horse".to_owned())))),
        "Login { ticket: [REDACTED], proof: [REDACTED], id: 7 }"
    );
    assert_eq!(format!("{:?}", Shown(Login(true, None))), "Login { id: 7 }");
    assert_eq!(format!("{:?}", Shown(Login(false, None))), "Ticket([REDACTED])");
    assert_eq!(
        format!("{:?}", Shown(Flattened(Login(false, None)))),
        "Flattened { id: 7, ticket: [REDACTED], count: 8 }"
    );
}
