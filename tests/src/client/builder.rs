//! Errors of building a client.

use generated::error::ConfigErrorKind;
use generated::testing::MockTransport;
use generated::{Client, Error};

/// Returns the message of the error, which must not contain the password.
fn build_error(builder: generated::ClientBuilder) -> String {
    assert!(!format!("{builder:?}").contains("hunter2"), "{builder:?}");
    let error = builder.build().expect_err("the configuration is invalid");
    assert!(matches!(error, Error::Config(_)));
    assert!(error.status().is_none() && error.body().is_none() && error.endpoint().is_none());
    for message in [error.to_string(), format!("{error:?}")] {
        assert!(!message.contains("hunter2"), "{message}");
    }
    error.to_string()
}

#[test]
fn rejects_invalid_url() {
    let scheme = "can't build the client: the URL must start with `http://` or `https://`";
    for (url, problem) in [
        ("", scheme),
        ("localhost:9200", scheme),
        ("elastic:hunter2@localhost:9200", scheme),
        ("ftp://localhost", scheme),
        ("http://", "the URL has no host"),
        ("http://localhost:9200\n", "starts or ends with whitespace (trim it if it was read from a file)"),
        (" http://localhost:9200", "starts or ends with whitespace"),
        ("http://jo:hunter2@localhost:9200 ", "starts or ends with whitespace"),
        (
            "http://a:9200,http://b:9200",
            "the URL contains a comma, as a list of URLs does: pass one URL, and build a client for each",
        ),
        ("http://a:9200/,http://b:9200/", "contains a comma"),
        ("http://jo:hunter2@a:9200,https://jo:hunter2@b:9200", "contains a comma"),
        ("http://a,b:9200", "contains a comma"),
        ("http://:9200", "the URL has no host"),
        ("http://local host", "the URL contains a character that is not allowed in URLs"),
        (
            "http://jo:hunter2 x@localhost",
            "the URL can't be parsed: in a password, all characters except letters and digits",
        ),
        (
            "http://jo:hunter2/x@localhost",
            "the URL can't be parsed: in a password, all characters except letters and digits",
        ),
        ("http://localhost/#a", "the URL can't have a fragment"),
        ("http://jo:hunter2#x@localhost", "encode a `#` in a password as `%23`"),
        ("http://jo:hunter2%ff@localhost", "not UTF-8 after percent-decoding"),
        ("http://localhost:99999", "has a port that is not a number between 0 and 65535"),
        ("http://localhost/?pretty", "can't have a query string"),
        ("http://localhost/a/../b", "a segment `.` or `..`"),
        ("http://localhost/%2E%2e/b", "a segment `.` or `..`"),
        ("http://a[b:9200", "the URL contains a character that is not allowed"),
    ] {
        let message = build_error(Client::builder(url));
        assert!(message.contains(problem), "{url}: {message}");
        assert!(url.contains('@') || !message.contains("password"), "{url}: {message}");
    }
    // A user name, a password and a path may contain a comma.
    Client::builder("http://a,b:c,d@localhost/e,f").build().unwrap();
}

#[test]
fn rejects_invalid_header() {
    let builder = || Client::builder("http://localhost");
    for (builder, problem) in [
        (builder().default_header("a b", "x"), "invalid header name: it is empty"),
        (builder().default_header("", "x"), "invalid header name: it is empty"),
        (builder().default_header("x-a", "x\r\nx-b: hunter2"), "`x-a`: it contains a character"),
        (builder().x_opaque_id("hunter2\n"), "`x-opaque-id`: it contains a character"),
        (builder().default_header("content-length", "5"), "the transport sets the header `content-length`"),
        (builder().bearer_auth("hunter2\n"), "trim it if it was read from a file"),
        (builder().bearer_auth(""), "the token is empty"),
        (builder().api_key("id:hunter2\n"), "trim it if it was read from a file"),
        (builder().basic_auth("a:b", "hunter2"), "can't contain a colon"),
    ] {
        let message = build_error(builder);
        assert!(message.contains(problem), "{message}");
    }
}

#[test]
fn rejects_invalid_certificate() {
    let begin_end = |message: &str| format!("-----BEGIN CERTIFICATE-----\n{message}\n-----END CERTIFICATE-----\n");
    for (pem, problem) in [
        (String::new(), "it must be PEM"),
        ("hunter2".to_owned(), "it must be PEM"),
        (
            "/hunter2/ca.crt".to_owned(),
            "it looks like the path of a file: pass the content of the file, such as `std::fs::read",
        ),
        ("hunter2.pem\n".to_owned(), "it looks like the path of a file"),
        ("C:\\hunter2".to_owned(), "it looks like the path of a file"),
        ("hunter2\n/\n".to_owned(), "it must be PEM"),
        (begin_end("hunter2!!"), "its base64 is invalid"),
        (begin_end("aHVudGVyMg=="), "invalid X.509 certificate"),
        ("-----BEGIN CERTIFICATE-----\naHVudGVyMg==\n".to_owned(), "the PEM is incomplete"),
    ] {
        let message = build_error(Client::builder("https://localhost").ca_certificate(pem));
        assert!(message.contains(problem), "{message}");
    }
}

#[test]
fn reports_first_configuration_error() {
    let builder = Client::builder("nonsense").default_header("a b", "x").x_opaque_id("\n");
    let Err(Error::Config(error)) = builder.build() else { panic!("the configuration is invalid") };
    assert_eq!(*error.kind(), ConfigErrorKind::InvalidHeaderName);
}

#[test]
fn debug_output_contains_no_credentials() {
    let server = MockTransport::new();
    let builder = Client::builder("https://elastic:hunter2@localhost:9200/a").transport(server).bearer_auth("hunter2");
    assert!(!format!("{builder:?}").contains("hunter2"));
    let client = builder.default_header("es-secondary-authorization", "ApiKey hunter2").build().unwrap();
    let message = format!("{client:?} {:?}", client.request("GET", "/hunter2"));
    assert!(!message.contains("hunter2"), "{message}");
    assert!(message.contains("url: https://localhost:9200/a,"), "{message}");
}
