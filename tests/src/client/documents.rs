//! Answers that look like an error and are none: a document of the caller's may hold whatever it likes.

use generated::RespondsWith;
use generated::bytes::Bytes;
use generated::runtime::endpoint::{
    Description, Method, Parameter, ParameterEncoder, ParameterLocation, Route, RouteMethods,
};
use generated::runtime::response::{Binary, Json, JsonDocument, Text};
use generated::testing::{CannedResponse, MockTransport};
use generated::{Endpoint, Error};
use serde_json::{Value, json};

use super::seeds::get_token;

/// `GET /{index}/_source/{id}`, as codegen would write it. What it answers the tests choose among its answers.
struct GetSource;

static DESCRIPTION: Description = Description {
    name: "get_source",
    routes: &[Route {
        template: "/cards/_source/{id}",
        methods: RouteMethods::Single(Method::Get),
        path_parameters: &["id"],
    }],
    parameters: &[Parameter::required("id", ParameterLocation::Path)],
    ..Description::DEFAULT
};

impl Endpoint for GetSource {
    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn encode_parameters<'a>(&'a self, w: &mut ParameterEncoder<'a>) {
        w.parameter(&1);
    }
}

impl RespondsWith<Value> for GetSource {
    type ResponseBody = JsonDocument;
}

impl RespondsWith<String> for GetSource {
    type ResponseBody = Text;
}

impl RespondsWith<Bytes> for GetSource {
    type ResponseBody = Binary;
}

/// The same answer as a value that the specification gives a type.
impl RespondsWith<Vec<Value>> for GetSource {
    type ResponseBody = Json;
}

fn server(text: &'static str) -> MockTransport {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, text));
    server
}

/// As a document of a log may be: all that Elasticsearch says of an error.
const LOGGED: &str = r#"{"error":{"type":"card_declined","reason":"card 4111 declined"},"status":502}"#;

#[tokio::test]
async fn a_document_is_never_an_error() {
    for text in [r#"{"error":"card 4111 declined","status":502}"#, LOGGED] {
        let client = server(text).client();
        let document: Value = client.call(GetSource).await.unwrap();
        assert_eq!(document["status"], 502);
        assert_eq!(client.call::<_, String>(GetSource).await.unwrap(), text);
        assert_eq!(client.call::<_, Bytes>(GetSource).await.unwrap(), text);
        // A document stays one as another type.
        let document = client.call::<_, Value>(GetSource).json::<Value>().await.unwrap();
        assert_eq!(document["status"], 502);
        let document = client.request("GET", "/cards/_source/1").json::<Value>().await.unwrap();
        assert_eq!(document["status"], 502);
    }
}

#[tokio::test]
async fn an_untyped_answer_is_an_error_only_in_the_shape_of_one() {
    for text in [
        r#"{"error":"card 4111 declined","status":502}"#,
        r#"{"error":{"reason":"card 4111 declined"},"status":502}"#,
        r#"{"error":{"type":7},"status":502}"#,
        r#"{"error":{"type":"card_declined"},"status":200}"#,
        r#"{"error":{"type":"card_declined"},"status":"502"}"#,
        r#"{"error":{"type":"card_declined"}}"#,
        r#"{"status":502,"error":null}"#,
    ] {
        let answer = server(text).client().request("GET", "/cards/_source/1").await.unwrap();
        assert_eq!(answer, serde_json::from_str::<Value>(text).unwrap());
    }
    let error = server(LOGGED).client().request("GET", "/cards/_search").await.unwrap_err();
    assert!(matches!(&error, Error::Server(_)), "{error:?}");
    assert!(
        error.to_string().ends_with(
            "200 OK from http://localhost:9200, but the answer is an error: card_declined: card 4111 declined"
        )
    );
}

#[tokio::test]
async fn a_typed_answer_is_an_error_also_as_another_type() {
    let client = server(LOGGED).client();
    for error in [
        get_token(&client).await.unwrap_err(),
        get_token(&client).json::<Value>().await.unwrap_err(),
        client.call::<_, Vec<Value>>(GetSource).await.unwrap_err(),
    ] {
        assert!(matches!(&error, Error::Server(_)), "{error:?}");
    }
    let other = server(r#"{"error":"card 4111 declined","status":502}"#).client();
    let error = get_token(&other).await.unwrap_err();
    assert!(matches!(&error, Error::Decode(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("4111"), "{error:?}");
    assert_eq!(get_token(&other).json::<Value>().await.unwrap(), json!({"error": "card 4111 declined", "status": 502}));
}
