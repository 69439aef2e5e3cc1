//! Responses to requests with `filter_path`, which may lack any field.

use generated::json::{Decode, Decoder, DeviationKind, Mode};
use generated::security::{ApiKeyGrantType, GrantApiKey, GrantApiKeyRequest, GrantApiKeyResponse};
use generated::testing::{CannedResponse, MockTransport};
use generated::{Call, Client, Response};

use super::seeds::grant_api_key;

fn client() -> Client {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, r#"{"id":"1"}"#));
    server.client()
}

async fn filtered(call: Call<GrantApiKeyResponse>) {
    let response: Response<GrantApiKeyResponse> = call.send().await.unwrap();
    let defaulted = response.deviations().iter().filter(|deviation| deviation.kind == DeviationKind::Defaulted);
    let mut paths: Vec<_> = defaulted.map(|deviation| deviation.path.to_string()).collect();
    paths.sort();
    assert_eq!(paths, ["api_key", "encoded", "name"]);
    let value = response.into_value();
    assert_eq!((value.id.as_str(), value.name.as_str(), value.encoded.expose()), ("1", "", ""));
}

#[tokio::test]
async fn missing_secret_is_empty() {
    let client = client();
    grant_api_key(&client).await.unwrap_err();
    grant_api_key(&client).strict().await.unwrap_err();
    filtered(grant_api_key(&client).filter_path(["id"])).await;
    filtered(grant_api_key(&client).filter_path(["id"]).strict()).await;
    filtered(grant_api_key(&client).query_param("filter_path", "id").strict()).await;
    let mut request = GrantApiKeyRequest::new(GrantApiKey::new("reader"), ApiKeyGrantType::AccessToken);
    request.common.filter_path = Some(vec!["id".to_owned()]);
    filtered(client.security().grant_api_key(request.clone())).await;
    request.common.filter_path = None;
    request.common.unknown_parameters.insert("filter_path", serde_json::json!("id"));
    filtered(client.security().grant_api_key(request)).await;
    filtered(client.request("GET", "/x?pretty&filter%5Fpath=id").typed()).await;
}

#[tokio::test]
async fn empty_or_other_parameter_filters_nothing() {
    let client = client();
    for (name, value) in [("filter_path", ""), ("filter_paths", "id"), ("x", "filter_path=id")] {
        grant_api_key(&client).query_param(name, value).await.unwrap_err();
    }
}

#[tokio::test]
async fn raw_response_is_filtered_too() {
    let response = grant_api_key(&client()).filter_path(["id"]).send_raw().await.unwrap();
    assert_eq!(response.typed::<GrantApiKeyResponse>().unwrap().value.id, "1");
}

/// A response with a required document.
#[derive(Debug)]
struct Found(Option<String>);

impl Decode for Found {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        d.required_document("_source", &mut self.0);
    }

    fn empty() -> Self {
        Self(None)
    }
}

#[tokio::test]
async fn missing_document_is_empty() {
    let server = MockTransport::new();
    server.default_response(CannedResponse::json(200, "{}"));
    let client = server.client();
    client.request("GET", "/x").typed::<Found>().await.unwrap_err();
    for mode in [Mode::Lenient, Mode::Strict] {
        let call = client.request("GET", "/x").query_param("filter_path", "_id").typed::<Found>();
        let call = if mode == Mode::Strict { call.strict() } else { call };
        let response = call.send().await.unwrap();
        assert_eq!(response.deviations().len(), 1);
        assert_eq!(response.into_value().0, None);
    }
}
