//! Checks the results of the program: each decoded and encoded case is compared with what came in.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::compare::{Comparison, Forgiven, Types};
use super::http::HttpRequest;

/// A checked case.
#[derive(Debug, Default)]
pub(super) struct CheckedCase {
    /// `request` or `response`.
    pub(super) side: String,
    pub(super) endpoint: String,
    pub(super) name: String,
    pub(super) outcome: &'static str,
    /// The reason for the outcome.
    pub(super) reason: String,
    pub(super) forgiven: Forgiven,
}

/// Checks a line of the program's output.
pub(super) fn check(types: &Types<'_>, line: &str) -> Result<CheckedCase> {
    let line: Value = serde_json::from_str(line).context("the conformance program printed a line that is not JSON")?;
    let string = |name: &str| line.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let case = CheckedCase {
        side: string("side"),
        endpoint: string("endpoint"),
        name: string("name"),
        reason: string("reason").replace('\n', " "),
        ..CheckedCase::default()
    };
    let request = types.request(&case.endpoint).with_context(|| format!("unknown endpoint {}", case.endpoint))?;
    let outcome = match &*string("outcome") {
        "unusable" => "unusable",
        "rejected" => "rejected",
        "not_encoded" => "not encoded",
        "error" => "error",
        "not_json" => "not JSON",
        "request" => {
            let http = |side: &str| line.get(side).and_then(HttpRequest::from_json).context("a request is missing");
            let mut comparison = Comparison::new(types);
            comparison.request(&http("before")?, &http("after")?, request);
            let unequal = if case.reason.is_empty() { "same" } else { "differs" };
            return Ok(compared(case, &comparison, unequal));
        }
        "response" => {
            let mut comparison = Comparison::new(types);
            comparison.response(&string("before"), &string("after"), &request.response);
            let mode = if case.reason.is_empty() { "strict" } else { "lenient" };
            return Ok(compared(case, &comparison, mode));
        }
        other => bail!("the conformance program printed the unknown outcome `{other}`"),
    };
    Ok(CheckedCase { outcome, ..case })
}

/// Returns the case as lossy if there are differences, otherwise with the other outcome.
fn compared(case: CheckedCase, comparison: &Comparison<'_>, otherwise: &'static str) -> CheckedCase {
    let forgiven = comparison.forgiven().clone();
    match comparison.differences() {
        Some(reason) => CheckedCase { outcome: "lossy", reason, forgiven, ..case },
        None => CheckedCase { outcome: otherwise, forgiven, ..case },
    }
}

#[cfg(test)]
mod tests {
    use generator::model::{
        BodyPresence, EndpointResponse, ItemKind, ItemPath, ModulePath, Request, RequestFormat, ResponseBody,
        ResponseFormat, StringEnum,
    };
    use serde_json::{Value, json};

    use super::{Types, check};

    fn outcome(line: &Value) -> (&'static str, String) {
        let path = ItemPath { module: ModulePath::default(), name: "Response".to_owned() };
        let response = EndpointResponse { item: path.clone(), type_parameters: Vec::new(), body: ResponseBody::Json };
        let request = ItemKind::Request(Request {
            endpoint: "call".to_owned(),
            routes: Vec::new(),
            parameters: Vec::new(),
            body: BodyPresence::None,
            idempotent: true,
            request_format: RequestFormat::Json,
            response_format: ResponseFormat::Json,
            success_statuses: Vec::new(),
            common: false,
            response,
        });
        let response = ItemKind::StringEnum(StringEnum { variants: Vec::new(), open: true, json_booleans: false });
        let request_path = ItemPath { name: "Request".to_owned(), ..path.clone() };
        let types = Types::from_items([(request_path, &request), (path, &response)]);
        let case = check(&types, &line.to_string()).expect("the line is valid");
        (case.outcome, case.reason)
    }

    fn response(before: &str, after: &str, reason: Option<&str>) -> Value {
        json!({ "endpoint": "call", "name": "", "side": "response", "outcome": "response",
                "before": before, "after": after, "reason": reason })
    }

    #[test]
    fn a_response_without_loss_passes() {
        assert_eq!(outcome(&response(r#""a""#, r#""a""#, None)), ("strict", String::new()));
        assert_eq!(outcome(&response("1", " 1", Some("odd"))), ("lenient", "odd".to_owned()));
    }

    #[test]
    fn a_response_with_a_difference_is_lossy() {
        let (name, reason) = outcome(&response(r#"{"a":1}"#, "{}", Some("odd")));
        assert_eq!((name, &*reason), ("lossy", "`body.a`: unknown key, a number is missing"));
        assert_eq!(outcome(&response("{", "{}", None)).0, "lossy");
    }

    #[test]
    fn a_request_that_is_decoded_otherwise_the_second_time_differs() {
        let request = |target| json!({ "method": "GET", "target": target, "body": "" });
        let line = |after, reason: Option<&str>| {
            json!({ "endpoint": "call", "name": "", "side": "request", "outcome": "request",
                    "before": request("/a"), "after": request(after), "reason": reason })
        };
        assert_eq!(outcome(&line("/a", None)).0, "same");
        assert_eq!(outcome(&line("/a", Some("another value"))), ("differs", "another value".to_owned()));
        assert_eq!(outcome(&line("/b", None)), ("lossy", "`path`: the path became another one".to_owned()));
    }
}
