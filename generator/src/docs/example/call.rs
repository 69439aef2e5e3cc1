//! The call of an endpoint in an example.

use std::collections::HashMap;

use crate::model::{EndpointResponse, ItemPath, Module, ModulePath, ResponseBody};

/// Returns the line that calls each endpoint, by the path of its request.
pub(super) fn calls(modules: &[Module]) -> HashMap<ItemPath, String> {
    let operations = modules.iter().flat_map(|module| {
        let operations = module.namespace.iter().flat_map(|namespace| &namespace.operations);
        operations.map(|operation| (&module.path, operation))
    });
    let call = operations
        .map(|(module, operation)| (operation.request.clone(), call(module, &operation.name, &operation.response)));
    call.collect()
}

/// Returns the line that calls an operation. The type of documents is any JSON.
fn call(module: &ModulePath, name: &str, response: &EndpointResponse) -> String {
    let namespaces = module.0.iter().map(|segment| format!("{segment}().")).collect::<Vec<_>>().concat();
    let documents = vec!["serde_json::Value"; response.type_parameters.len()].join(", ");
    let documents = if documents.is_empty() { documents } else { format!("::<{documents}>") };
    let call = format!("client.{namespaces}{name}{documents}(request).await?;");
    match response.body {
        ResponseBody::Json
        | ResponseBody::JsonDocument
        | ResponseBody::Text
        | ResponseBody::Binary
        | ResponseBody::Events => {
            format!("let response = {call}")
        }
        ResponseBody::Existence => format!("let exists = {call}"),
        ResponseBody::Empty => call,
    }
}

/// Returns the lines of an example that call the endpoint, up to its last line. The call is compiled and not executed.
pub(super) fn hidden_call(call: &str, crate_name: &str) -> String {
    let value = match call.strip_prefix("let ").and_then(|call| call.split_once(' ')) {
        Some((name, _)) => name,
        None => "()",
    };
    format!(
        "# let client = {crate_name}::runtime::testing::MockTransport::new().client(); drop(async move {{\n{call}\n\
         # Ok::<_, {crate_name}::runtime::Error>({value}) }}); "
    )
}
