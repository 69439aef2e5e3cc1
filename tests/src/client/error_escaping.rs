//! An error is one line, whatever the server says in it.

use generated::error::{ErrorCause, TypedKeyError};
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::{TransportError, TransportErrorKind};
use generated::{Error, TypedKeys, json};
use indexmap::IndexMap;
use serde_json::json;

use super::seeds::get_token;

async fn error(answer: CannedResponse) -> Error {
    let server = MockTransport::new();
    server.respond(answer);
    get_token(&server.client()).await.unwrap_err()
}

/// All texts in which an error may end up in a log.
fn texts(error: &Error) -> [String; 3] {
    let texts = [error.to_string(), format!("{error:?}"), format!("{error:#?}")];
    // `{:#?}` has lines of its own.
    let odd = |text: &String| text.replace('\n', "").contains(char::is_control);
    assert!(!texts.iter().any(odd) && !texts[0].contains('\n') && !texts[1].contains('\n'), "{texts:?}");
    texts
}

#[tokio::test]
async fn control_characters_are_escaped() {
    let body = json!({"error": {"type": "a\nb", "reason": "\u{1b}[2Jx\r\ny\t\0\u{7f}\u{85}\u{2028}\u{202e}z ü \"'\\",
        "caused_by": {"type": "c", "reason": "d\ne"}, "root_cause": [{"type": "f\n"}]}});
    let error = error(CannedResponse::json(500, body.to_string())).await;
    let expected = "a\\nb: \\u{1b}[2Jx\\r\\ny\\t\\u{0}\\u{7f}\\u{85}\\u{2028}\\u{202e}z ü \"'\\; caused by c: d\\ne; root cause f\\n";
    let [display, debug, pretty] = texts(&error);
    assert_eq!(
        display,
        format!("security.get_token: 500 Internal Server Error from http://localhost:9200: {expected}")
    );
    assert_eq!(debug, format!("Server(ServerError({display}))"));
    assert_eq!(pretty, format!("Server(\n    ServerError({display}),\n)"));
    // The texts themselves are as they came.
    let cause = error.cause().unwrap();
    assert_eq!(cause.type_.as_deref(), Some("a\nb"));
    assert_eq!((cause.to_string(), format!("{cause:?}")), (expected.to_owned(), format!("ErrorCause({expected})")));

    let other = self::error(CannedResponse::json(401, r#"{"error":"a\nb","error_description":"c\u001bd"}"#)).await;
    assert!(texts(&other)[0].ends_with(": a\\nb: c\\u{1b}d"), "{other}");
    let other = self::error(CannedResponse::json(404, r#"{"message":"a\nb"}"#)).await;
    assert!(texts(&other)[0].ends_with(": a\\nb"), "{other}");
}

#[tokio::test]
async fn a_long_reason_is_cut() {
    let long = "ü".repeat(50_000);
    let error = error(CannedResponse::json(500, json!({"error": {"type": "a", "reason": long}}).to_string())).await;
    let start = "security.get_token: 500 Internal Server Error from http://localhost:9200: a: ";
    let [display, debug, _] = texts(&error);
    // 2048 bytes, of which `a: ` are three; half a character is none.
    assert_eq!(display, format!("{start}{}… (all of it in `cause()`)", "ü".repeat(1022)));
    assert_eq!(debug, format!("Server(ServerError({display}))"));
    assert_eq!(error.cause().unwrap().reason.as_deref(), Some(&*long));
    assert_eq!(error.cause().unwrap().to_string(), format!("a: {}… (all of it in the fields)", "ü".repeat(1022)));
    assert!(format!("{:?}", error.cause()).len() < 2200);

    // Many causes are no more than one.
    let deep = (0..50).fold(json!({"type": "b"}), |cause, _| json!({"type": "c".repeat(900), "caused_by": cause}));
    let error = self::error(CannedResponse::json(500, json!({"error": deep}).to_string())).await;
    assert!(texts(&error)[0].len() < 2300 && texts(&error)[0].ends_with("… (all of it in `cause()`)"), "{error}");
    // What fits is whole.
    let fits = json!({"error": {"type": "a", "reason": "x".repeat(2045)}}).to_string();
    assert!(self::error(CannedResponse::json(500, fits)).await.to_string().ends_with('x'));
}

struct Avg;

impl json::TypedValue for Avg {
    fn type_name(&self) -> &'static str {
        "a\nvg"
    }
}

#[tokio::test]
async fn escapes_server_controlled_strings() {
    let media_type = format!("text/{}", "x".repeat(5000));
    let location = format!("https://{}/", "x".repeat(5000));
    for answer in [
        CannedResponse::new(200, "x").header("content-type", &*media_type),
        CannedResponse::new(502, "x").header("content-type", &*media_type),
        CannedResponse::new(302, "").header("location", &*location),
    ] {
        let error = error(answer).await;
        assert!(texts(&error).iter().all(|text| text.len() < 3000), "{error}");
    }
    let key = format!("\u{1b}{}", "k".repeat(100_000));
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, json!({key: []}).to_string()));
    let call = get_token(&server.client()).typed::<IndexMap<String, String>>();
    let error = call.await.unwrap_err();
    let [display, ..] = texts(&error);
    assert!(display.len() < 3000 && display.contains("can't be decoded: at [\"\\u{1b}kkk"), "{display}");

    let error = TransportError::new(TransportErrorKind::Other, format!("a\nb{}", "c".repeat(100_000)));
    let text = format!("{error} {error:?}");
    assert!(text.len() < 5000 && text.starts_with("the request could not be sent: a\\nbccc"), "{text}");
    let cause = json::decode::<ErrorCause>(br#""a\nb""#, json::Mode::Strict).unwrap().value;
    assert_eq!(cause.to_string(), "a\\nb");

    let there: TypedKeys<Avg> = [("pri\nce", Avg)].into_iter().collect();
    let text = TypedKeyError::new(&there, "max", "price").to_string();
    assert_eq!(text, "found no `max` of the name `price`; there is: `pri\\nce` (a\\nvg)");
}
