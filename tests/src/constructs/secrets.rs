//! Properties that are secrets by their name: alone, in a list, in a dictionary, through an alias.

use super::{kept, line, never, strict, text, tolerated};
use crate::fixtures::secret;
use crate::reader::refused;
use crate::runtime::Secret;
use crate::runtime::json::Mode;
use secret::fix::call::CallResponse;
use secret::fix::types::Shown;

const FULL: &str = r#"{"password":"p1","token":"p2","api_key":["p3","p4"],"client_secret":{"a":"p5"},"encoded":"p6","api_key_id":"id"}"#;

fn full() -> Shown {
    let made = Shown::new("p1").token("p2").api_key(["p3", "p4"]).client_secret([("a", "p5")]);
    made.encoded("p6").api_key_id("id")
}

#[test]
fn secrets_are_written_and_not_printed() {
    assert_eq!(kept::<Shown>(FULL), full());
    assert_eq!(full().token.as_ref().map(Secret::expose), Some("p2"));
    let printed = r#"Shown { password: [REDACTED], token: [REDACTED], api_key: [[REDACTED], [REDACTED]], client_secret: {"a": [REDACTED]}, encoded: [REDACTED], api_key_id: "id" }"#;
    assert_eq!(format!("{:?}", full()), printed);
    for number in 1..=6 {
        assert!(!format!("{:#?}", full()).contains(&format!("p{number}")));
    }
    assert_ne!(full(), full().encoded("other"));
    assert!(line(&secret::fix::call::CallRequest::new(full())).contains(r#""encoded":"p6""#));
}

#[test]
fn private_keys_and_cloud_credentials_are_redacted() {
    for name in ["transport_key", "service_account_json"] {
        let json = format!(r#"{{"password":"p","{name}":"s"}}"#);
        assert_eq!(
            format!("{:?}", kept::<Shown>(&json)),
            format!("Shown {{ password: [REDACTED], {name}: [REDACTED] }}")
        );
    }
}

#[test]
fn a_secret_has_no_stand_in() {
    assert_eq!(refused::<Shown>(r#"{"token":"x"}"#, Mode::Tolerant), "at password: expected a secret, found nothing");
    assert_eq!(
        refused::<Shown>(r#"{"password":null}"#, Mode::Tolerant),
        "at password: expected a secret, found nothing"
    );
    let null = r#"{"password":"x","api_key":["a",null]}"#;
    assert_eq!(refused::<Shown>(null, Mode::Tolerant), "at api_key[1]: expected a secret, found nothing");
    assert_eq!(refused::<Shown>(null, Mode::Strict), "at api_key[1]: expected text, found null");
    assert_eq!(
        never::<Shown>(r#"{"password":"x","client_secret":{"a":{}}}"#),
        "at client_secret.a: expected text, found an object"
    );
    // Deeper inside what is missing as a whole, too.
    assert_eq!(refused::<Vec<CallResponse>>("[{}]", Mode::Tolerant), "at [0].shown: expected a secret, found nothing");
    tolerated::<Shown>(
        r#"{"password":1,"token":null}"#,
        r#"{"password":"1"}"#,
        "at password: expected text, found a number",
    );
}

#[test]
fn no_error_holds_a_secret() {
    let wrong = r#"{"password":"correct horse","token":["correct horse"],"encoded":{"correct horse":1}}"#;
    let error = crate::runtime::json::read::<Shown>(wrong.as_bytes(), Mode::Tolerant).err().unwrap();
    assert!(!format!("{error} {error:?}").contains("horse"));
    assert_eq!(text(&strict::<Shown>(r#"{"password":"\"\\\n"}"#)), r#"{"password":"\"\\\n"}"#);
}
