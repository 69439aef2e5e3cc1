//! Endpoints: URLs, methods, media types and parameters in the path.

use generator::Code;
use serde_json::{Value, json};

use super::Kind;
use super::draft::Draft;
use super::expected::Expected;
use super::json::{property, string};

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = unusable();
    kinds.extend(of_urls());
    kinds.extend(of_endpoints());
    kinds.extend(of_path_parameters());
    kinds
}

/// A change of the first URL.
fn url(label: &'static str, code: Code, change: fn(&mut Value)) -> Kind {
    Kind::new(label, move |draft: &mut Draft<'_>| {
        let endpoint = draft.endpoint(|endpoint| endpoint["urls"][0].is_object())?;
        change(draft.edit(&format!("{endpoint}/urls/0"))?);
        Some(Expected::warns([code]).or_left_out())
    })
}

/// A change of an endpoint.
fn endpoint(label: &'static str, code: Code, change: fn(&mut Value)) -> Kind {
    Kind::new(label, move |draft: &mut Draft<'_>| {
        let endpoint = draft.endpoint(|_| true)?;
        change(draft.edit(&endpoint)?);
        Some(Expected::warns([code]).or_left_out())
    })
}

fn append_to_path(url: &mut Value, suffix: &str) {
    let path = url["path"].as_str().unwrap_or_default();
    url["path"] = json!(format!("{path}{suffix}"));
}

fn unusable() -> Vec<Kind> {
    vec![
        endpoint("unsupported media type of a request", Code::Unsupported, |endpoint| {
            endpoint["requestMediaType"] = json!(["application/cbor"]);
        }),
        endpoint("unsupported media type of a response", Code::Unsupported, |endpoint| {
            endpoint["responseMediaType"] = json!(["application/vnd.apache.arrow.stream"]);
        }),
        endpoint("endpoint without URL", Code::InvalidUrl, |endpoint| endpoint["urls"] = json!([])),
        endpoint("URL that is a string", Code::InvalidShape, |endpoint| endpoint["urls"] = json!(["/_a"])),
        endpoint("endpoint without the key `urls`", Code::InvalidShape, |endpoint| {
            endpoint.as_object_mut().and_then(|endpoint| endpoint.remove("urls"));
        }),
        url("unsupported method", Code::InvalidMethod, |url| url["methods"] = json!(["PATCH"])),
        url("no method", Code::InvalidMethod, |url| url["methods"] = json!([])),
        url("three methods", Code::InvalidMethod, |url| url["methods"] = json!(["GET", "POST", "PUT"])),
        url("unbalanced brace", Code::InvalidUrl, |url| append_to_path(url, "/{drift")),
        url("closing brace", Code::InvalidUrl, |url| append_to_path(url, "/drift}")),
        url("URL without slash", Code::InvalidUrl, |url| url["path"] = json!("_drift")),
        url("unknown path parameter", Code::UnknownPathParameter, |url| append_to_path(url, "/{drift}")),
        Kind::new("unused path parameter", |draft| {
            let request = draft.definition(|d| d["kind"] == "request")?;
            draft.push(request, "path", property("drift", true, &string()))?;
            Some(Expected::warns([Code::UnusedPathParameter]).or_left_out())
        }),
        Kind::new("endpoint without request", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            draft.set(&endpoint, "request", Value::Null)?;
            Some(Expected::clean().anywhere())
        }),
    ]
}

fn of_urls() -> Vec<Kind> {
    vec![
        Kind::new("URL added", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let mut url = draft.value(&endpoint)["urls"].get(0)?.clone();
            append_to_path(&mut url, "/_drift");
            draft.push(&endpoint, "urls", url)?;
            Some(Expected::clean())
        }),
        Kind::new("URL removed", |draft| {
            let endpoint = draft.endpoint(|e| e["urls"].as_array().is_some_and(|urls| urls.len() > 1))?;
            draft.remove(&format!("{endpoint}/urls/0"))?;
            Some(Expected::clean().or([Code::UnusedPathParameter]).or_left_out())
        }),
        Kind::new("URL deprecated", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let deprecation = json!({ "version": "9.9.0", "description": "Replaced." });
            draft.set(&format!("{endpoint}/urls/0"), "deprecation", deprecation)?;
            Some(Expected::clean())
        }),
        Kind::new("method added", |draft| {
            let endpoint = draft
                .endpoint(|e| e["urls"][0]["methods"] == json!(["PUT"]) || e["urls"][0]["methods"] == json!(["GET"]))?;
            draft.push(&format!("{endpoint}/urls/0"), "methods", json!("POST"))?;
            Some(Expected::clean())
        }),
        Kind::new("method replaced", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let methods = ["GET", "POST", "PUT", "DELETE"];
            let method = *draft.random.choose(&methods)?;
            draft.set(&format!("{endpoint}/urls/0"), "methods", json!([method]))?;
            Some(Expected::clean())
        }),
    ]
}

fn of_endpoints() -> Vec<Kind> {
    vec![
        Kind::new("endpoint added", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let mut added = draft.value(&endpoint).clone();
            added["name"] = json!("drift.added");
            for key in ["request", "response"] {
                let name = added[key].clone();
                let types = draft.base.spec["types"].as_array()?;
                let mut definition = types.iter().find(|definition| definition["name"] == name)?.clone();
                // The parameters of a definition are qualified by its name.
                if !definition["generics"].is_null() {
                    return None;
                }
                definition["name"]["namespace"] = json!("drift.added");
                added[key]["namespace"] = json!("drift.added");
                draft.add_definition(definition);
            }
            draft.spec["endpoints"].as_array_mut()?.push(added);
            Some(Expected::clean().anywhere())
        }),
        Kind::new("endpoint removed", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            draft.remove(&endpoint)?;
            Some(Expected::clean().anywhere())
        }),
        Kind::new("endpoint renamed", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            draft.set(&endpoint, "name", json!("drift_renamed"))?;
            Some(Expected::clean().anywhere())
        }),
        Kind::new("endpoint moved to another namespace", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            draft.set(&endpoint, "name", json!("drift.deep.moved"))?;
            Some(Expected::clean().anywhere())
        }),
        Kind::new("endpoint only on serverless", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            draft.set(&endpoint, "availability", json!({ "serverless": {} }))?;
            Some(Expected::clean().anywhere())
        }),
        Kind::new("body required", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let old = draft.value(&endpoint)["requestBodyRequired"] == json!(true);
            draft.set(&endpoint, "requestBodyRequired", json!(!old))?;
            Some(Expected::clean())
        }),
    ]
}

fn of_path_parameters() -> Vec<Kind> {
    vec![
        Kind::new("path parameter added", |draft| {
            let endpoint = draft.endpoint(|_| true)?;
            let name = draft.value(&endpoint)["request"].clone();
            let types = draft.base.spec["types"].as_array()?;
            let request = types.iter().position(|definition| definition["name"] == name)?;
            draft.push(&format!("/types/{request}"), "path", property("drift", true, &string()))?;
            append_to_path(draft.edit(&format!("{endpoint}/urls/0"))?, "/{drift}");
            Some(Expected::clean())
        }),
        Kind::new("path parameter removed", |draft| {
            let request = draft.definition(|d| d["path"].as_array().is_some_and(|path| !path.is_empty()))?;
            draft.remove(&format!("{request}/path/0"))?;
            Some(Expected::warns([Code::UnknownPathParameter]).or_left_out())
        }),
    ]
}
