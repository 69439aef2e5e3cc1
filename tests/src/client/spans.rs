//! What a call tells a tracer.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use generated::runtime::testing::{Canned, CannedAnswer};
use generated::runtime::transport::TransportErrorKind;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::{LookupSpan, Registry};

use super::seeds::{TOKEN, get_token};

/// The fields of the spans, in order.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<BTreeMap<&'static str, String>>>>);

impl<S: tracing::Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Seen {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        if attributes.metadata().name() != "elasticsearch" {
            return;
        }
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        self.0.lock().unwrap().push(fields.0);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if context.span(id).is_some_and(|span| span.name() == "elasticsearch") {
            let mut fields = Fields::default();
            values.record(&mut fields);
            self.0.lock().unwrap().last_mut().unwrap().extend(fields.0);
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

#[test]
fn a_span_for_each_call() {
    let server = Canned::new();
    server.answer(CannedAnswer::json(200, TOKEN));
    server.answer(CannedAnswer::json(404, "{}"));
    server.answer(CannedAnswer::failure(TransportErrorKind::CutOff));
    let client = server.client_builder().basic_auth("elastic", "hunter2").build().unwrap();
    let seen = Seen::default();
    tracing::subscriber::with_default(Registry::default().with(seen.clone()), || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            get_token(&client).query_param("filter_path", "hunter2").await.unwrap();
            client.request("GET", "/hunter2?hunter2=hunter2").await.unwrap_err();
            get_token(&client).await.unwrap_err();
        });
    });
    let seen = seen.0.lock().unwrap();
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
            &[("http.request.method", "GET"), ("db.response.status_code", "404"), ("error.type", "404")],
        ]
        .concat(),
        [&common[..], &named("security.get_token"), &post, &[("error.type", "cut_off")]].concat(),
    ];
    assert_eq!(seen.len(), 3);
    for (seen, expected) in seen.iter().zip(expected) {
        let expected: BTreeMap<_, _> = expected.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        assert_eq!(*seen, expected);
    }
}
