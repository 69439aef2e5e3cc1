//! The front page: the documentation of the crate root. Its sample calls one of the crate's endpoints.

use super::degradations::front_page_section;
use super::example::{Example, Examples};
use crate::coverage::Coverage;
use crate::model::{ItemKind, ItemPath, Module, Operation, Request, ResponseBody};
use crate::options::Options;

/// The endpoint that the front page calls.
struct Sample<'a> {
    endpoint: &'a str,
    call: &'a str,
    example: &'a Example,
    /// The path of the request in a parent module that re-exports it, such as `security::GetTokenRequest`.
    short: Option<String>,
}

/// Returns the front page.
pub(super) fn front_page(options: &Options, modules: &[Module], examples: &Examples, coverage: &Coverage) -> String {
    let name = &options.crate_name;
    let sample = sample(modules, examples);
    let sections = [
        introduction(options, sample.as_ref()),
        install(),
        connect(name),
        call(name, sample.as_ref()),
        super::value_guide::value_guide(modules),
        errors(),
        testing(name, sample.as_ref()),
        selection(modules),
        "# Without a client\n\n\
         [`Endpoint::to_http`] converts a request to an HTTP request. \
         [`json::decode`] decodes a response, leniently or strictly."
            .to_owned(),
    ];
    let degraded = front_page_section(&coverage.degraded, &coverage.left_out);
    sections.into_iter().chain(degraded).collect::<Vec<_>>().join("\n\n")
}

/// Returns the simplest endpoint: the one with the fewest required parameters; then one whose response is JSON without
/// documents of the user; then the one with the shortest path. The name decides between equal ones, so that the same input
/// always gives the same page.
fn sample<'a>(modules: &'a [Module], examples: &'a Examples) -> Option<Sample<'a>> {
    let operations = modules.iter().flat_map(|module| module.namespace.iter().flat_map(|space| &space.operations));
    let candidates = operations.filter(|operation| operation.deprecated.is_none()).filter_map(|operation| {
        let example = examples.get(&operation.request)?;
        Some((operation, request(modules, &operation.request)?, example, example.call.as_deref()?))
    });
    let (operation, request, example, call) =
        candidates.min_by_key(|(operation, request, _, _)| complexity(operation, request))?;
    let short = short_path(modules, &operation.request);
    Some(Sample { endpoint: &request.endpoint, call, example, short })
}

/// Returns the code of the sample, for pages other than the front page.
pub(super) fn sample_code(modules: &[Module], examples: &Examples) -> Option<String> {
    let Sample { call, example: Example { uses, request, .. }, .. } = sample(modules, examples)?;
    Some(format!("{}\n\nlet request = {request};\n{call}", uses.trim()))
}

fn complexity<'a>(operation: &Operation, request: &'a Request) -> (usize, usize, bool, usize, &'a str) {
    let required = request.parameters.iter().filter(|parameter| parameter.field.presence.is_required()).count();
    let is_without_body = operation.response.body != ResponseBody::Json;
    let path = request.routes.iter().map(|route| route.template.len()).min().unwrap_or_default();
    (required, operation.response.type_parameters.len(), is_without_body, path, &request.endpoint)
}

fn request<'a>(modules: &'a [Module], path: &ItemPath) -> Option<&'a Request> {
    let module = modules.iter().find(|module| module.path == path.module)?;
    match &module.items.iter().find(|item| item.name == path.name)?.kind {
        ItemKind::Request(request) => Some(request),
        _ => None,
    }
}

/// Returns the path of a request in the parent of its module, if the parent re-exports it and is not the crate root.
fn short_path(modules: &[Module], path: &ItemPath) -> Option<String> {
    let parent = path.module.parent().filter(|parent| !parent.0.is_empty())?;
    let module = modules.iter().find(|module| module.path == parent)?;
    let is_named = module.reexports.iter().any(|(_, name)| *name == path.name);
    is_named.then(|| format!("{}::{}", parent.0.join("::"), path.name))
}

fn introduction(options: &Options, sample: Option<&Sample<'_>>) -> String {
    let product = options.product();
    let short = sample.and_then(|sample| sample.short.as_ref());
    let short = short.map(|path| format!(" Its parent module re-exports most of them, for example `{path}`."));
    let call = sample.and_then(|sample| sample.call.split_once("client."));
    let call = call.map(|(_, call)| {
        let call = call.trim_end_matches(".await?;");
        format!(" The [client](Client) has a method for each endpoint, for example `client.{call}`.")
    });
    format!(
        "A typed client of {product}.\n\n\
         Each request is a type with a setter for each parameter. Each response is a type with a field for each property. \
         Modules are the namespaces of the API; the module of an endpoint contains its types.{}{}",
        short.unwrap_or_default(),
        call.unwrap_or_default(),
    )
}

fn install() -> String {
    "# Install\n\n\
     ```sh\ncargo add --path …    # the folder of this crate\ncargo add tokio --features macros,rt-multi-thread\n```\n\n\
     The default feature `reqwest` provides a transport for HTTP/1.1, with TLS by rustls. It requires a Tokio runtime with I/O \
     and time enabled, such as that of `#[tokio::main]`. Without the feature, the crate has no network code: implement a \
     [`transport`] yourself. The feature `tracing` creates a span for each call."
        .to_owned()
}

fn connect(name: &str) -> String {
    format!(
        "# Connect\n\n\
         ```no_run\nuse {name}::Client;\n\n\
         # fn connect() -> Result<Client, Box<dyn std::error::Error>> {{\n\
         let client = Client::builder(\"http://localhost:9200\").basic_auth(\"elastic\", \"changeme\").build()?;\n\
         # drop(client);\n\n\
         // With TLS, the certificate authority of the cluster and an API key, as `id:key` or encoded.\n\
         let builder = Client::builder(\"https://localhost:9200\").api_key(std::env::var(\"API_KEY\")?);\n\
         # #[cfg(feature = \"reqwest\")]\n\
         let builder = builder.ca_certificate(std::fs::read(\"http_ca.crt\")?);\n\
         let client = builder.build()?;\n\
         # Ok(client)\n# }}\n# Ok::<(), Box<dyn std::error::Error>>(())\n```\n\n\
         A client is cheap to clone. [`ClientBuilder`] has all settings and reports invalid ones. The \
         crate re-exports the crates whose types a transport uses: [`http`] and [`bytes`]."
    )
}

fn call(name: &str, sample: Option<&Sample<'_>>) -> String {
    let code = match sample {
        Some(Sample { call, example: Example { uses, request, .. }, .. }) => {
            let print = if call.starts_with("let response") { "println!(\"{response:?}\");\n" } else { "" };
            let print = if call.starts_with("let exists") { "println!(\"{exists}\");\n" } else { print };
            format!(
                "{uses}\n# async fn call(client: Client) -> Result<(), Error> {{\nlet request = {request};\n{call}\n{print}"
            )
        }
        None => "\n# async fn call(client: Client) -> Result<(), Error> {\n".to_owned(),
    };
    let comment = if sample.is_some() { "\n// An endpoint without a type:\n" } else { "" };
    format!(
        "# Call\n\n\
         ```no_run\n# use {name}::{{Client, Error}};\n{code}{comment}\
         let health = client.request(\"GET\", \"/_cluster/health\").query_param(\"level\", \"indices\").await?;\n\
         println!(\"{{}}\", health[\"status\"]);\n\
         # Ok(())\n# }}\n# Ok::<(), Box<dyn std::error::Error>>(())\n```\n\n\
         Awaiting a [call](Call) returns the value. `.send()` also returns the status, the headers and the warnings. \
         A call has its own settings, such as a timeout and headers."
    )
}

fn errors() -> String {
    "# Errors\n\n\
     An [error](Error) is displayed on one line with the endpoint, the server and the reason. The line never contains \
     a password, a token or a body. It contains at most 2 KB of the server's reason, with control characters escaped. Methods \
     such as `is_not_found()`, `is_conflict()` and `is_timeout()` classify an error. `cause()` returns the server's \
     description of the error, and `retry_after()` the delay that the server asks for."
        .to_owned()
}

/// Returns the section about tests. The mocked response is an error, which all endpoints may return.
fn testing(name: &str, sample: Option<&Sample<'_>>) -> String {
    let (uses, request, call, endpoint, method) = match sample {
        Some(Sample { endpoint, call, example: Example { uses, request, method, .. }, .. }) => {
            let call = call.split_once("client").map_or(*call, |(_, call)| call).trim_end_matches(".await?;");
            (uses.as_str(), format!("let request = {request};\n"), call, *endpoint, *method)
        }
        None => ("", String::new(), ".request(\"GET\", \"/_cluster/health\")", "client.request", "GET"),
    };
    format!(
        "# Testing without a server\n\n\
         A [`MockTransport`](testing::MockTransport) returns prepared responses and records the requests:\n\n\
         ```\nuse {name}::testing::{{MockTransport, CannedResponse}};\n{uses}\n\
         # async fn call() {{\n\
         let server = MockTransport::new();\n\
         let body = r#\"{{\"error\":{{\"type\":\"security_exception\",\"reason\":\"wrong password\"}},\"status\":401}}\"#;\n\
         server.respond(CannedResponse::json(401, body));\n\n\
         {request}\
         let error = server.client(){call}.await.unwrap_err();\n\
         assert!(error.is_unauthorized());\n\
         let message = \"{endpoint}: 401 Unauthorized from http://localhost:9200: security_exception: wrong password\";\n\
         assert_eq!(error.to_string(), message);\n\
         assert_eq!(server.sent_requests()[0].method(), \"{method}\");\n\
         # }}\n\
         # tokio::runtime::Builder::new_current_thread().build()?.block_on(call());\n\
         # Ok::<(), Box<dyn std::error::Error>>(())\n```"
    )
}

fn selection(modules: &[Module]) -> String {
    let items = modules.iter().flat_map(|module| &module.items);
    let endpoints = match items.filter(|item| matches!(item.kind, ItemKind::Request(_))).count() {
        1 => "1 endpoint and the types that it uses".to_owned(),
        count => format!("{count} endpoints and the types that they use"),
    };
    format!(
        "# Selecting endpoints\n\n\
         This crate contains {endpoints}. The generator can write a crate with other endpoints: \
         `cargo xtask codegen --endpoints 'security.*'`. The selection does not change the types of an endpoint."
    )
}
