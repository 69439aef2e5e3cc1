//! What can be wrong with a client is said when it is built.

use generated::error::ConfigError;
use generated::testing::MockTransport;
use generated::{Client, Error};

/// The text of the error, which must not hold what was given.
fn refused(builder: generated::ClientBuilder) -> String {
    assert!(!format!("{builder:?}").contains("hunter2"), "{builder:?}");
    let error = builder.build().expect_err("it was built");
    assert!(matches!(error, Error::Config(_)));
    assert!(error.status().is_none() && error.body().is_none() && error.endpoint().is_none());
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(!text.contains("hunter2"), "{text}");
    }
    error.to_string()
}

#[test]
fn rejects_invalid_url() {
    let scheme = "the client can't be built: the URL must begin with `http://` or `https://`";
    for (url, problem) in [
        ("", scheme),
        ("localhost:9200", scheme),
        ("elastic:hunter2@localhost:9200", scheme),
        ("ftp://localhost", scheme),
        ("http://", "the URL has no host"),
        ("http://localhost:9200\n", "begins or ends with a space or a line break: was it read from a file?"),
        (" http://localhost:9200", "begins or ends with a space or a line break"),
        ("http://jo:hunter2@localhost:9200 ", "begins or ends with a space or a line break"),
        (
            "http://a:9200,http://b:9200",
            "the URL holds a comma, as several do: give one URL, and build a client for each",
        ),
        ("http://a:9200/,http://b:9200/", "holds a comma"),
        ("http://jo:hunter2@a:9200,https://jo:hunter2@b:9200", "holds a comma"),
        ("http://a,b:9200", "holds a comma"),
        ("http://:9200", "the URL has no host"),
        ("http://local host", "the URL can't be read: it holds a character that no URL has"),
        ("http://jo:hunter2 x@localhost", "the URL can't be read; in a password everything but letters and digits is"),
        ("http://jo:hunter2/x@localhost", "the URL can't be read; in a password everything but letters and digits is"),
        ("http://localhost/#a", "the URL can't have a fragment"),
        ("http://jo:hunter2#x@localhost", "a `#` in a password is written `%23`"),
        ("http://jo:hunter2%ff@localhost", "no UTF-8 once it is decoded"),
        ("http://localhost:99999", "has a port that is no number between 0 and 65535"),
        ("http://localhost/?pretty", "can't have a query string"),
        ("http://localhost/a/../b", "a segment `.` or `..`"),
        ("http://localhost/%2E%2e/b", "a segment `.` or `..`"),
        ("http://a[b:9200", "the URL can't be read"),
    ] {
        let text = refused(Client::builder(url));
        assert!(text.contains(problem), "{url}: {text}");
        assert!(url.contains('@') || !text.contains("password"), "{url}: {text}");
    }
    // A comma may stand in a user's name, in a password and in a path.
    Client::builder("http://a,b:c,d@localhost/e,f").build().unwrap();
}

#[test]
fn rejects_invalid_header() {
    let builder = || Client::builder("http://localhost");
    for (builder, problem) in [
        (builder().default_header("a b", "x"), "a header's name is empty"),
        (builder().default_header("", "x"), "a header's name is empty"),
        (builder().default_header("x-a", "x\r\nx-b: hunter2"), "`x-a` holds a character"),
        (builder().x_opaque_id("hunter2\n"), "`x-opaque-id` holds a character"),
        (builder().default_header("content-length", "5"), "`content-length` is the transport's own"),
        (builder().bearer_auth("hunter2\n"), "was it read from a file?"),
        (builder().bearer_auth(""), "the token is empty"),
        (builder().api_key("id:hunter2\n"), "was it read from a file?"),
        (builder().basic_auth("a:b", "hunter2"), "can't hold a colon"),
    ] {
        let text = refused(builder);
        assert!(text.contains(problem), "{text}");
    }
}

#[test]
fn rejects_invalid_certificate() {
    let begin_end = |text: &str| format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
    for (pem, problem) in [
        (String::new(), "it must be PEM"),
        ("hunter2".to_owned(), "it must be PEM"),
        (
            "/hunter2/ca.crt".to_owned(),
            "this looks like the name of a file: give what stands in it, such as `std::fs::read",
        ),
        ("hunter2.pem\n".to_owned(), "this looks like the name of a file"),
        ("C:\\hunter2".to_owned(), "this looks like the name of a file"),
        ("hunter2\n/\n".to_owned(), "it must be PEM"),
        (begin_end("hunter2!!"), "its base64 is none"),
        (begin_end("aHVudGVyMg=="), "no X.509 certificate"),
        ("-----BEGIN CERTIFICATE-----\naHVudGVyMg==\n".to_owned(), "the text is not whole"),
    ] {
        let text = refused(Client::builder("https://localhost").ca_certificate(pem));
        assert!(text.contains(problem), "{text}");
    }
}

#[test]
fn reports_first_configuration_error() {
    let builder = Client::builder("nonsense").default_header("a b", "x").x_opaque_id("\n");
    assert!(matches!(builder.build(), Err(Error::Config(ConfigError::InvalidHeaderName))));
}

#[test]
fn nothing_prints_a_credential() {
    let server = MockTransport::new();
    let builder = Client::builder("https://elastic:hunter2@localhost:9200/a").transport(server).bearer_auth("hunter2");
    assert!(!format!("{builder:?}").contains("hunter2"));
    let client = builder.default_header("es-secondary-authorization", "ApiKey hunter2").build().unwrap();
    let text = format!("{client:?} {:?}", client.request("GET", "/hunter2"));
    assert!(!text.contains("hunter2"), "{text}");
    assert!(text.contains("url: https://localhost:9200/a,"), "{text}");
}
