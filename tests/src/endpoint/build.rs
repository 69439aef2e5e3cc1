//! Encoding requests as HTTP.

use bytes::Bytes;
use http::Request;

use super::requests::{FindRequest, LoginRequest, Refresh, Wanted, find, graph, save};
use crate::runtime::{CommonParameters, Document, Endpoint, Nullable, Secret, UnknownFields};

/// Encodes a request, and returns method, URI and body on one line.
fn line(request: &impl Endpoint) -> String {
    let request: Request<Bytes> = request.to_http().unwrap();
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    format!("{} {} {body}", request.method(), request.uri()).trim_end().to_owned()
}

fn strings(strings: &[&str]) -> Vec<String> {
    strings.iter().map(|string| (*string).to_owned()).collect()
}

#[test]
fn path_parameters_select_the_url() {
    assert_eq!(line(&find()), "GET /_find");
    assert_eq!(line(&graph(&[])), "HEAD /");
    assert_eq!(line(&graph(&["a", "b", "c"])), "DELETE /A/B/C");
    assert_eq!(line(&FindRequest { index: Some(strings(&["a"])), ..find() }), "GET /a/_find");
    assert_eq!(
        line(&FindRequest { index: Some(strings(&["a", "b"])), id: Some("1".to_owned()), ..find() }),
        "PUT /a,b/_find/1"
    );
}

#[test]
fn body_determines_the_method() {
    let with_body = FindRequest { title: Some("x".to_owned()), ..find() };
    assert_eq!(line(&with_body), r#"POST /_find {"title":"x"}"#);
    assert_eq!(line(&FindRequest { names: Some(Vec::new()), ..find() }), r#"POST /_find {"names":[]}"#);
    let null = FindRequest { boost: Some(Nullable::Null), ..find() };
    assert_eq!(line(&null), r#"POST /_find {"boost":null}"#);
}

#[test]
fn encodings_apply_to_the_body() {
    assert_eq!(line(&FindRequest { names: Some(strings(&["a"])), ..find() }), r#"POST /_find {"names":"a"}"#);
    assert_eq!(
        line(&FindRequest { names: Some(strings(&["a", "b"])), ..find() }),
        r#"POST /_find {"names":["a","b"]}"#
    );
}

#[test]
fn values_are_encoded_in_the_query_string() {
    let request = FindRequest {
        refresh: Some(Refresh::True),
        source: Some(Wanted::Fields(strings(&["a.b", "c d"]))),
        size: Some(-1),
        score: Some(1.0),
        any: Some(serde_json::json!([1, "x", true])),
        ..find()
    };
    assert_eq!(line(&request), "GET /_find?refresh=true&_source=a.b,c%20d&size=-1&score=1.0&any=1,x,true");
    let request = FindRequest { source: Some(Wanted::Bool(false)), score: Some(f64::NAN), ..find() };
    assert_eq!(line(&request), "GET /_find?_source=false&score=NaN");
    let request = FindRequest { refresh: Some(Refresh::Other("new & odd".to_owned())), ..find() };
    assert_eq!(line(&request), "GET /_find?refresh=new%20%26%20odd");
    let request = FindRequest { source: Some(Wanted::Fields(Vec::new())), ..find() };
    assert_eq!(line(&request), "GET /_find?_source=");
}

#[test]
fn sends_common_query_parameters() {
    let common = CommonParameters {
        error_trace: Some(true),
        filter_path: Some(strings(&["took", "hits.*"])),
        human: Some(false),
        pretty: Some(true),
        unknown_parameters: UnknownFields::new(),
    };
    assert_eq!(
        line(&FindRequest { common, ..find() }),
        "GET /_find?error_trace=true&filter_path=took,hits.%2A&human=false&pretty=true"
    );
}

#[test]
fn required_body_is_always_sent() {
    let login = LoginRequest {
        name: "jo".to_owned(),
        password: Some(Secret::from("horse")),
        realm: Some("native".to_owned()),
        common: CommonParameters::default(),
    };
    assert_eq!(line(&login), r#"POST /_login?realm=native {"name":"jo","password":"horse"}"#);
}

#[test]
fn parameter_can_be_the_whole_body() {
    assert_eq!(line(&save("a", Document::new(&[1]))), "POST /a/_doc [1]");
    assert_eq!(line(&save("a", Some(true))), "POST /a/_doc true");
    assert_eq!(line(&save("a", None::<bool>)), "POST /a/_doc {}");
}

#[test]
fn headers_have_the_json_media_type() {
    let with_body = save("a", Document::new(&1)).to_http().unwrap();
    assert_eq!(with_body.headers()["accept"], "application/json");
    assert_eq!(with_body.headers()["content-type"], "application/json");
    let without = find().to_http().unwrap();
    assert_eq!(without.headers()["accept"], "application/json");
    assert_eq!(without.headers().get("content-type"), None);
}

#[test]
fn path_values_are_percent_encoded() {
    let request =
        FindRequest { index: Some(strings(&["a-b_c.d~e"])), id: Some("/?#%&=+ \u{e9}:@,;!'()*".to_owned()), ..find() };
    assert_eq!(line(&request), "PUT /a-b_c.d~e/_find/%2F%3F%23%25%26%3D%2B%20%C3%A9%3A%40%2C%3B%21%27%28%29%2A");
    let request = FindRequest { index: Some(strings(&["..."])), id: Some("%2E%2E".to_owned()), ..find() };
    assert_eq!(line(&request), "PUT /.../_find/%252E%252E");
}
