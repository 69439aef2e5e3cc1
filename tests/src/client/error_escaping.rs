//! Errors are one line, regardless of the strings that the server sends.

use generated::error::{ErrorCause, TypedKeyError};
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::{TransportError, TransportErrorKind};
use generated::{Error, Secret, TypedKeys, json};
use indexmap::IndexMap;
use serde_json::json;

use super::seeds::get_token;

async fn error(response: CannedResponse) -> Error {
    let server = MockTransport::new();
    server.respond(response);
    get_token(&server.client()).await.unwrap_err()
}

/// The formats in which an error may be logged.
fn formats(error: &Error) -> [String; 3] {
    let formats = [error.to_string(), format!("{error:?}"), format!("{error:#?}")];
    // `{:#?}` adds line breaks.
    let odd = |message: &String| message.replace('\n', "").contains(char::is_control);
    assert!(!formats.iter().any(odd) && !formats[0].contains('\n') && !formats[1].contains('\n'), "{formats:?}");
    formats
}

#[tokio::test]
async fn control_characters_are_escaped() {
    let body = json!({"error": {"type": "a\nb", "reason": "\u{1b}[2Jx\r\ny\t\0\u{7f}\u{85}\u{2028}\u{202e}z ü \"'\\",
        "caused_by": {"type": "c", "reason": "d\ne"}, "root_cause": [{"type": "f\n"}]}});
    let error = error(CannedResponse::json(500, body.to_string())).await;
    let expected = "a\\nb: \\u{1b}[2Jx\\r\\ny\\t\\u{0}\\u{7f}\\u{85}\\u{2028}\\u{202e}z ü \"'\\; caused by c: d\\ne; root cause f\\n";
    let [display, debug, pretty] = formats(&error);
    assert_eq!(
        display,
        format!("security.get_token: 500 Internal Server Error from http://localhost:9200: {expected}")
    );
    assert_eq!(debug, format!("Server(ServerError({display}))"));
    assert_eq!(pretty, format!("Server(\n    ServerError({display}),\n)"));
    // The fields are not escaped.
    let cause = error.cause().unwrap();
    assert_eq!(cause.type_.as_deref(), Some("a\nb"));
    assert_eq!((cause.to_string(), format!("{cause:?}")), (expected.to_owned(), format!("ErrorCause({expected})")));

    let other = self::error(CannedResponse::json(401, r#"{"error":"a\nb","error_description":"c\u001bd"}"#)).await;
    assert!(formats(&other)[0].ends_with(": a\\nb: c\\u{1b}d"), "{other}");
    let other = self::error(CannedResponse::json(404, r#"{"message":"a\nb"}"#)).await;
    assert!(formats(&other)[0].ends_with(": a\\nb"), "{other}");
}

#[tokio::test]
async fn long_reason_is_truncated() {
    let long = "ü".repeat(50_000);
    let error = error(CannedResponse::json(500, json!({"error": {"type": "a", "reason": long}}).to_string())).await;
    let start = "security.get_token: 500 Internal Server Error from http://localhost:9200: a: ";
    let [display, debug, _] = formats(&error);
    // 2048 bytes, including the three bytes of `a: `. A character is never cut in half.
    assert_eq!(display, format!("{start}{}… (truncated, complete in `cause()`)", "ü".repeat(1022)));
    assert_eq!(debug, format!("Server(ServerError({display}))"));
    assert_eq!(error.cause().unwrap().reason.as_deref(), Some(&*long));
    assert_eq!(
        error.cause().unwrap().to_string(),
        format!("a: {}… (truncated, complete in the fields)", "ü".repeat(1022))
    );
    assert!(format!("{:?}", error.cause()).len() < 2200);

    // The limit includes all causes.
    let deep = (0..50).fold(json!({"type": "b"}), |cause, _| json!({"type": "c".repeat(900), "caused_by": cause}));
    let error = self::error(CannedResponse::json(500, json!({"error": deep}).to_string())).await;
    assert!(
        formats(&error)[0].len() < 2300 && formats(&error)[0].ends_with("… (truncated, complete in `cause()`)"),
        "{error}"
    );
    // A reason within the limit is complete.
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
    for response in [
        CannedResponse::new(200, "x").header("content-type", &*media_type),
        CannedResponse::new(502, "x").header("content-type", &*media_type),
        CannedResponse::new(302, "").header("location", &*location),
    ] {
        let error = error(response).await;
        assert!(formats(&error).iter().all(|message| message.len() < 3000), "{error}");
    }
    let key = format!("\u{1b}{}", "k".repeat(100_000));
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, json!({key: []}).to_string()));
    let call = get_token(&server.client()).typed::<IndexMap<String, Secret>>();
    let error = call.await.unwrap_err();
    let [display, ..] = formats(&error);
    assert!(display.len() < 3000 && display.contains("can't be decoded: at [\"\\u{1b}kkk"), "{display}");

    let error = TransportError::new(TransportErrorKind::Other, format!("a\nb{}", "c".repeat(100_000)));
    let message = format!("{error} {error:?}");
    assert!(message.len() < 5000 && message.starts_with("could not send the request: a\\nbccc"), "{message}");
    let cause = json::decode::<ErrorCause>(br#""a\nb""#, json::Mode::Strict).unwrap().value;
    assert_eq!(cause.to_string(), "a\\nb");

    let map: TypedKeys<Avg> = [("pri\nce", Avg)].into_iter().collect();
    let message = TypedKeyError::new(&map, "max", "price").to_string();
    assert_eq!(message, "no `max` with the name `price`, available: `pri\\nce` (a\\nvg)");
}
