//! The front page of the crate: what it is, how to install, connect, call, handle errors, test. Its sample calls an endpoint of the
//! crate's own, whichever they are.

use super::example::{Example, Examples};
use crate::Options;
use crate::model::{ItemKind, ItemPath, Module, Operation, Request, ResponseBody};

/// The endpoint of the sample.
struct Sample<'a> {
    endpoint: &'a str,
    call: &'a str,
    example: &'a Example,
    /// `security::GetTokenRequest`, where a parent module names the request too.
    short: Option<String>,
}

/// The documentation of the crate.
pub(super) fn front_page(options: &Options, modules: &[Module], examples: &Examples) -> String {
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
         A request becomes HTTP with [`Endpoint::to_http`](runtime::Endpoint::to_http), and an answer is read with \
         [`runtime::json::read`]: tolerant, or strict where that is asked for."
            .to_owned(),
    ];
    sections.join("\n\n")
}

/// The simplest endpoint: what it requires counts first, then whether its answer has a type of the caller's or no body at all,
/// then how long its path is. The name decides among equals, so that the same input has the same page.
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

/// The sample's call alone, for a page that is no documentation.
pub(super) fn sample_code(modules: &[Module], examples: &Examples) -> Option<String> {
    let Sample { call, example: Example { uses, request, .. }, .. } = sample(modules, examples)?;
    Some(format!("{}\n\nlet request = {request};\n{call}", uses.trim()))
}

fn complexity<'a>(operation: &Operation, request: &'a Request) -> (usize, usize, bool, usize, &'a str) {
    let required = request.constructor.arguments.len();
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

/// The path of a request in the module above its own, if that names it and is not the crate root.
fn short_path(modules: &[Module], path: &ItemPath) -> Option<String> {
    let parent = path.module.parent().filter(|parent| !parent.0.is_empty())?;
    let module = modules.iter().find(|module| module.path == parent)?;
    let is_named = module.reexports.iter().any(|(_, name)| *name == path.name);
    is_named.then(|| format!("{}::{}", parent.0.join("::"), path.name))
}

fn introduction(options: &Options, sample: Option<&Sample<'_>>) -> String {
    let product = options.product();
    let named = sample.and_then(|sample| sample.short.as_ref());
    let named =
        named.map(|path| format!(", and the types of an endpoint can also be named in the module above it: `{path}`"));
    let called = sample.and_then(|sample| sample.call.split_once("client."));
    let called = called.map(|(_, call)| {
        let call = call.trim_end_matches(".await?;");
        format!(" A [client](runtime::Client) has a operation for each endpoint: `client.{call}`.")
    });
    format!(
        "A typed client of {product}.\n\n\
         Each request of the API is a type with a setter for each parameter; each response is a type with a field for each \
         property. A module stands for a namespace of the specification{}.{}",
        named.unwrap_or_default(),
        called.unwrap_or_default(),
    )
}

fn install() -> String {
    "# Install\n\n\
     ```sh\ncargo add --path …    # where this crate lies\ncargo add tokio --features macros,rt-multi-thread\n```\n\n\
     The feature `reqwest`, on by default, is the transport: HTTP/1.1, and TLS by rustls. Without it the crate has no \
     network code, and takes a [`transport`] of yours. That which comes along needs Tokio, with I/O and time: \
     `#[tokio::main]` has both, a runtime of your own by `enable_all`. The feature `tracing` makes a span of each call."
        .to_owned()
}

fn connect(name: &str) -> String {
    format!(
        "# Connect\n\n\
         ```no_run\nuse {name}::runtime::Client;\n\n\
         # fn connect() -> Result<Client, Box<dyn std::error::Error>> {{\n\
         let client = Client::builder(\"http://localhost:9200\").basic_auth(\"elastic\", \"changeme\").build()?;\n\
         # drop(client);\n\n\
         // TLS, with the certificate authority of the cluster and an API key: `id:key`, or the two encoded.\n\
         let builder = Client::builder(\"https://localhost:9200\").api_key(std::env::var(\"API_KEY\")?);\n\
         # #[cfg(feature = \"reqwest\")]\n\
         let builder = builder.ca_certificate(std::fs::read(\"http_ca.crt\")?);\n\
         let client = builder.build()?;\n\
         # Ok(client)\n# }}\n# Ok::<(), Box<dyn std::error::Error>>(())\n```\n\n\
         A client is cheap to clone. [Its builder](runtime::ClientBuilder) has all settings, and says what is wrong with them. \
         The crates whose types a transport meets stand here too: `runtime::http` and `runtime::bytes`."
    )
}

fn call(name: &str, sample: Option<&Sample<'_>>) -> String {
    let code = match sample {
        Some(Sample { call, example: Example { uses, request, .. }, .. }) => {
            let print = if call.starts_with("let response") { "println!(\"{response:?}\");\n" } else { "" };
            let print = if call.starts_with("let is_there") { "println!(\"{is_there}\");\n" } else { print };
            format!(
                "{uses}\n# async fn call(client: Client) -> Result<(), Error> {{\nlet request = {request};\n{call}\n{print}"
            )
        }
        None => "\n# async fn call(client: Client) -> Result<(), Error> {\n".to_owned(),
    };
    let others = if sample.is_some() { "\n// What no type knows yet:\n" } else { "" };
    format!(
        "# Call\n\n\
         ```no_run\n# use {name}::runtime::{{Client, Error}};\n{code}{others}\
         let health = client.request(\"GET\", \"/_cluster/health\").query_param(\"level\", \"indices\").await?;\n\
         println!(\"{{}}\", health[\"status\"]);\n\
         # Ok(())\n# }}\n# Ok::<(), Box<dyn std::error::Error>>(())\n```\n\n\
         A [call](runtime::Call) is awaited for the value, or `.send()` for status, headers and warnings beside it. It has \
         settings of its own, such as a time limit and headers."
    )
}

fn errors() -> String {
    "# Errors\n\n\
     An [error](runtime::Error) says endpoint, server and what happened in one line, and never holds a password, a token or a \
     body in its text; of the server's reason it shows 2 KB at most, with line breaks and other control characters escaped. \
     `is_not_found()`, `is_conflict()`, `is_timeout()` and their like ask what it is, `cause()` has the \
     server's own account of it as it came, and `retry_after()` how long the server asks to wait."
        .to_owned()
}

/// The answer is an error, which every endpoint may give.
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
         [MockTransport answers](runtime::testing) stand in for a server, and keep what was sent:\n\n\
         ```\nuse {name}::runtime::testing::{{MockTransport, CannedResponse}};\n{uses}\n\
         # async fn call() {{\n\
         let server = MockTransport::new();\n\
         let body = r#\"{{\"error\":{{\"type\":\"security_exception\",\"reason\":\"wrong password\"}},\"status\":401}}\"#;\n\
         server.respond(CannedResponse::json(401, body));\n\n\
         {request}\
         let error = server.client(){call}.await.unwrap_err();\n\
         assert!(error.is_unauthorized());\n\
         let text = \"{endpoint}: 401 Unauthorized from http://localhost:9200: security_exception: wrong password\";\n\
         assert_eq!(error.to_string(), text);\n\
         assert_eq!(server.sent_requests()[0].method(), \"{method}\");\n\
         # }}\n\
         # tokio::runtime::Builder::new_current_thread().build()?.block_on(call());\n\
         # Ok::<(), Box<dyn std::error::Error>>(())\n```"
    )
}

fn selection(modules: &[Module]) -> String {
    let requests = modules.iter().flat_map(|module| &module.items);
    let endpoints = match requests.filter(|item| matches!(item.kind, ItemKind::Request(_))).count() {
        1 => "one endpoint, and what it reaches".to_owned(),
        count => format!("{count} endpoints, and what they reach"),
    };
    format!(
        "# Your own selection of endpoints\n\n\
         This crate has {endpoints}. The generator that wrote it writes one with those that you select: \
         `cargo xtask codegen --endpoints 'security.*'`. What requests and answers look like does not depend on that."
    )
}
