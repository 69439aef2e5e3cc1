//! The spans of calls.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Once;

use generated::Endpoint;
use generated::RespondsWith;
use generated::runtime::endpoint::{Description, Method, ParameterEncoder, Route, RouteMethods};
use generated::runtime::response::Existence;
use generated::testing::{CannedResponse, MockTransport};
use generated::transport::TransportErrorKind;
use tracing::Event;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::{LookupSpan, Registry};

use super::seeds::{TOKEN, get_token};

thread_local! {
    /// The fields of the spans of this thread, in order.
    static SEEN: RefCell<Vec<BTreeMap<&'static str, String>>> = const { RefCell::new(Vec::new()) };

    /// The fields of the events of this thread, in order.
    static EVENTS: RefCell<Vec<BTreeMap<&'static str, String>>> = const { RefCell::new(Vec::new()) };
}

/// A layer that records the spans of each thread for its test.
struct RecordSpans;

impl<S: tracing::Subscriber + for<'s> LookupSpan<'s>> Layer<S> for RecordSpans {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        if attributes.metadata().name() != "elasticsearch" {
            return;
        }
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        SEEN.with_borrow_mut(|recorded_spans| recorded_spans.push(fields.0));
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target().starts_with("generated") {
            let mut fields = Fields::default();
            event.record(&mut fields);
            EVENTS.with_borrow_mut(|events| events.push(fields.0));
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if context.span(id).is_some_and(|span| span.name() == "elasticsearch") {
            let mut fields = Fields::default();
            values.record(&mut fields);
            SEEN.with_borrow_mut(|recorded_spans| recorded_spans.last_mut().unwrap().extend(fields.0));
        }
    }
}

#[derive(Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

/// The attribute of the span of a failed call.
const ERROR: (&str, &str) = ("otel.status_code", "ERROR");

/// The spans of what happens, which stays on this thread.
///
/// One subscriber for the process: with one for each thread, a place in the code that is first reached by a thread without
/// any may be cached as of no interest to all of them.
fn recorded_spans(calls: impl Future<Output = ()>) -> Vec<BTreeMap<&'static str, String>> {
    static SUBSCRIBED: Once = Once::new();
    SUBSCRIBED.call_once(|| {
        tracing::subscriber::set_global_default(Registry::default().with(RecordSpans)).unwrap();
        tracing::callsite::rebuild_interest_cache();
    });
    SEEN.with_borrow_mut(Vec::clear);
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(calls);
    SEEN.take()
}

#[test]
fn deviations_are_an_event() {
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, r#"{"access_token":"hunter2","expires_in":"soon","s3cr3t":"hunter2"}"#));
    let client = server.client();
    EVENTS.take();
    recorded_spans(async {
        let response = get_token(&client).send().await.unwrap();
        assert!(response.has_deviations());
    });
    let events = EVENTS.take();
    let [event] = &*events else { panic!("{events:?}") };
    let expected = [
        ("db.operation.name", "security.get_token"),
        ("defaulted", "2"),
        ("message", "the response deviates from its type"),
        ("mistyped", "1"),
        ("unknown", "1"),
    ];
    assert_eq!(event.iter().map(|(name, value)| (*name, &**value)).collect::<Vec<_>>(), expected);
}

#[test]
fn each_call_has_a_span() {
    let server = MockTransport::new();
    server.respond(CannedResponse::json(200, TOKEN));
    server.respond(CannedResponse::json(404, "{}"));
    server.respond(CannedResponse::failure(TransportErrorKind::ConnectionClosed));
    let client = server.client_builder().basic_auth("elastic", "hunter2").build().unwrap();
    let recorded_spans = recorded_spans(async {
        get_token(&client).query_param("filter_path", "hunter2").await.unwrap();
        client.request("GET", "/hunter2?hunter2=hunter2").await.unwrap_err();
        get_token(&client).await.unwrap_err();
    });
    let common = [
        ("db.system.name", "elasticsearch"),
        ("otel.kind", "client"),
        ("server.address", "localhost"),
        ("server.port", "9200"),
    ];
    let named = |name| [("db.operation.name", name), ("otel.name", name)];
    let post = [("http.request.method", "POST"), ("url.template", "/_security/oauth2/token")];
    let expected: [Vec<(&str, &str)>; 3] = [
        [&common[..], &named("security.get_token"), &post, &[("db.response.status_code", "200")]].concat(),
        [
            &common[..],
            &named("client.request"),
            &[("http.request.method", "GET"), ("db.response.status_code", "404"), ("error.type", "404"), ERROR],
        ]
        .concat(),
        [&common[..], &named("security.get_token"), &post, &[("error.type", "connection_closed"), ERROR]].concat(),
    ];
    assert_eq!(recorded_spans.len(), 3);
    for (recorded_spans, expected) in recorded_spans.iter().zip(expected) {
        let expected: BTreeMap<_, _> = expected.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        assert_eq!(*recorded_spans, expected);
    }
}

/// `HEAD /books`, as the generator would emit it.
struct Exists;

impl Endpoint for Exists {
    const DESCRIPTION: &'static Description = &Description {
        name: "exists",
        routes: &[Route { template: "/books", methods: RouteMethods::Single(Method::Head), path_parameters: &[] }],
        ..Description::DEFAULT
    };

    fn encode_parameters<'a>(&'a self, _: &mut ParameterEncoder<'a>) {}
}

impl RespondsWith<bool> for Exists {
    type ResponseBody = Existence;
}

/// The outcome of a call is known after decoding the response.
#[test]
fn decode_errors_are_recorded() {
    let lacking = r#"{"access_token":"hunter2"}"#;
    let inside = r#"{"error":{"type":"a","reason":"hunter2"},"status":500}"#;
    let server = MockTransport::new();
    for (status, text) in
        [(200, "{"), (200, lacking), (200, lacking), (200, inside), (404, ""), (404, ""), (200, inside)]
    {
        server.respond(CannedResponse::json(status, text));
    }
    let client = server.client();
    let recorded_spans = recorded_spans(async {
        get_token(&client).await.unwrap_err();
        get_token(&client).await.unwrap();
        get_token(&client).strict().await.unwrap_err();
        get_token(&client).await.unwrap_err();
        // The status 404 is a documented response.
        assert!(!client.call::<_, bool>(Exists).await.unwrap());
        get_token(&client).send_raw().await.unwrap();
        get_token(&client).send_raw().await.unwrap();
        client.request("GET", "/a/../b").await.unwrap_err();
    });
    let expected = [
        ("200", Some("decode")),
        ("200", None),
        ("200", Some("decode")),
        ("200", Some("error_in_body")),
        ("404", None),
        ("404", Some("404")),
        ("200", None),
    ];
    assert_eq!(recorded_spans.len(), expected.len(), "{recorded_spans:?}");
    for (position, (recorded_spans, (status, error))) in recorded_spans.iter().zip(expected).enumerate() {
        let field = |name| recorded_spans.get(name).map(String::as_str);
        assert_eq!(field("db.response.status_code"), Some(status), "{position}");
        assert_eq!(field("error.type"), error, "{position}");
        assert_eq!(field("otel.status_code"), error.map(|_| "ERROR"), "{position}");
        assert!(!format!("{recorded_spans:?}").contains("hunter2"), "{recorded_spans:?}");
    }
}
