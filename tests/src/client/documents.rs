//! Documents that look like an error. A document of the user may have any content.

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

/// `GET /{index}/_source/{id}` as the generator would emit it, with several response types.
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

    fn encode_parameters<'a>(&'a self, e: &mut ParameterEncoder<'a>) {
        e.parameter(&1);
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

/// A response type of the specification, unlike the documents above.
impl RespondsWith<Vec<Value>> for GetSource {
    type ResponseBody = Json;
}

fn server(text: &'static str) -> MockTransport {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, text));
    server
}

/// A document of a log that has all fields of an error of Elasticsearch.
const LOGGED: &str = r#"{"error":{"type":"card_declined","reason":"card 4111 declined"},"status":502}"#;

#[tokio::test]
async fn document_is_never_an_error() {
    for text in [r#"{"error":"card 4111 declined","status":502}"#, LOGGED] {
        let client = server(text).client();
        let document: Value = client.call(GetSource).await.unwrap();
        assert_eq!(document["status"], 502);
        assert_eq!(client.call::<_, String>(GetSource).await.unwrap(), text);
        assert_eq!(client.call::<_, Bytes>(GetSource).await.unwrap(), text);
        // The same holds for other types of documents.
        let document = client.call::<_, Value>(GetSource).json::<Value>().await.unwrap();
        assert_eq!(document["status"], 502);
        let document = client.request("GET", "/cards/_source/1").json::<Value>().await.unwrap();
        assert_eq!(document["status"], 502);
    }
}

#[tokio::test]
async fn untyped_response_is_an_error_only_with_all_fields() {
    for text in [
        r#"{"error":"card 4111 declined","status":502}"#,
        r#"{"error":{"reason":"card 4111 declined"},"status":502}"#,
        r#"{"error":{"type":7},"status":502}"#,
        r#"{"error":{"type":"card_declined"},"status":200}"#,
        r#"{"error":{"type":"card_declined"},"status":"502"}"#,
        r#"{"error":{"type":"card_declined"}}"#,
        r#"{"status":502,"error":null}"#,
    ] {
        let response = server(text).client().request("GET", "/cards/_source/1").await.unwrap();
        assert_eq!(response, serde_json::from_str::<Value>(text).unwrap());
    }
    let error = server(LOGGED).client().request("GET", "/cards/_search").await.unwrap_err();
    assert!(matches!(&error, Error::Server(_)), "{error:?}");
    assert!(
        error.to_string().ends_with(
            "200 OK from http://localhost:9200, but the body is an error: card_declined: card 4111 declined"
        )
    );
}

#[tokio::test]
async fn typed_response_is_an_error_when_decoded_as_another_type() {
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
