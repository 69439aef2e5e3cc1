//! Requests as they are recorded, and the parts of their URLs.

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A request.
pub(super) struct HttpRequest {
    pub(super) method: String,
    /// The path and the query string.
    pub(super) target: String,
    pub(super) body: String,
}

impl HttpRequest {
    /// Reads a request from the output of the program.
    pub(super) fn from_json(request: &Value) -> Option<Self> {
        let string = |name: &str| request.get(name)?.as_str().map(str::to_owned);
        Some(Self { method: string("method")?, target: string("target")?, body: string("body")? })
    }

    /// The segments of the path, percent-decoded, without the slash at the end.
    pub(super) fn segments(&self) -> Vec<String> {
        let path = self.path();
        path.strip_suffix('/').unwrap_or(path).split('/').map(decode).collect()
    }

    /// Returns true if there is a slash at the end of the path.
    pub(super) fn ends_with_slash(&self) -> bool {
        self.path().ends_with('/')
    }

    fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The parameters of the query string, percent-decoded and sorted.
    pub(super) fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query).replace('+', " ");
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let mut pairs: Vec<_> = pairs
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                (decode(name), decode(value))
            })
            .collect();
        pairs.sort();
        pairs
    }
}

fn decode(string: &str) -> String {
    percent_decode_str(string).decode_utf8_lossy().into_owned()
}
