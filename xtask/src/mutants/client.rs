//! The mutants of the client: what it sends, whom it trusts, what it makes of an answer, and what it says of an error.

use super::Mutant;

const ANSWERS: &str = "generated/src/runtime/response/body.rs";
const BODY: &str = "generated/src/runtime/transport/body.rs";
const BUILDER: &str = "generated/src/runtime/client/builder.rs";
const CALL: &str = "generated/src/runtime/call/mod.rs";
const FAILURE: &str = "generated/src/runtime/transport/reqwest/error_classifier.rs";
const HEADERS: &str = "generated/src/runtime/client/headers.rs";
const LINE: &str = "generated/src/runtime/error/one_line.rs";
const RAW: &str = "generated/src/runtime/response/raw_response.rs";
const REQWEST: &str = "generated/src/runtime/transport/reqwest/mod.rs";
const TRACE: &str = "generated/src/runtime/trace.rs";

/// All of them.
pub(super) const CLIENT: &[Mutant] = &[
    Mutant {
        name: "first_piece_lost",
        breaks: "of a body that comes in several pieces the first is lost",
        file: BODY,
        from: "all.extend_from_slice(&first);",
        to: "all.reserve(first.len());",
    },
    Mutant {
        name: "response_size_limit_ignored",
        breaks: "an answer in pieces may be of any size",
        file: BODY,
        from: "check(first.len().max(all.len()).saturating_add(piece.len()))?;",
        to: "check(piece.len())?;",
    },
    Mutant {
        name: "connect_timeout_ignored",
        breaks: "a connection may take any time to come up",
        file: REQWEST,
        from: "if let Some(limit) = connect_timeout {",
        to: "if let Some(limit) = connect_timeout.filter(|_| false) {",
    },
    Mutant {
        name: "redirects_followed",
        breaks: "a redirect is followed, to wherever it leads",
        file: REQWEST,
        from: ".redirect(Policy::none())",
        to: ".redirect(Policy::limited(5))",
    },
    Mutant {
        name: "authorities_replaced",
        breaks: "of several authorities only the last is trusted",
        file: BUILDER,
        from: "self.tls.authorities.extend(certificates)",
        to: "self.tls.authorities = certificates",
    },
    Mutant {
        name: "sensitive_mark_dropped",
        breaks: "credentials beside `authorization` print with the headers",
        file: HEADERS,
        from: "value.set_sensitive(true);",
        to: "value.set_sensitive(name == header::AUTHORIZATION);",
    },
    Mutant {
        name: "repeated_headers_swallowed",
        breaks: "of the headers that an answer has several times, such as those of 401, one is left",
        file: RAW,
        from: "headers: head.headers,",
        to: "headers: head.headers.into_iter().filter_map(|(name, value)| Some((name?, value))).collect(),",
    },
    Mutant {
        name: "strict_call_tolerant",
        breaks: "a call that is to be read strictly is read tolerantly",
        file: CALL,
        from: "pending.mode = Mode::Strict;",
        to: "pending.mode = Mode::Tolerant;",
    },
    Mutant {
        name: "error_inside_a_document",
        breaks: "a document of the user's that looks like an error is one",
        file: ANSWERS,
        from: "for JsonDocument {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<R>, Error> {
        response.check_status()?;",
        to: "for JsonDocument {
    fn decode(response: &RawResponse, _: Mode) -> Result<Decoded<R>, Error> {
        response.check_status()?;
        response.check_no_error_in_body()?;",
    },
    Mutant {
        name: "error_of_any_shape",
        breaks: "whatever has an `error` and a status is taken for an error of Elasticsearch",
        file: RAW,
        from: "value.pointer(\"/error/type\").is_some_and(Value::is_string)",
        to: "value.get(\"error\").is_some()",
    },
    Mutant {
        name: "control_characters_printed",
        breaks: "an error's text has the line breaks that the server wrote",
        file: LINE,
        from: "let is_printable = !must_escape(character);",
        to: "let is_printable = !must_escape(character) || character.is_ascii();",
    },
    Mutant {
        name: "reason_not_cut",
        breaks: "an error's text is as long as the server wants",
        file: LINE,
        from: "remaining: MAX_BYTES,",
        to: "remaining: MAX_BYTES.max(usize::MAX),",
    },
    Mutant {
        name: "span_without_reading",
        breaks: "the span of a call that fails in reading says that it went well",
        file: TRACE,
        from: "self.0.in_scope(decode).inspect_err(|error| self.record_error(error))",
        to: "self.0.in_scope(decode)",
    },
    Mutant {
        name: "tls_blamed",
        breaks: "a server that hangs up is said to speak TLS, whatever it said before",
        file: FAILURE,
        from: "let is_first = !is_tls && !has_responded && ",
        to: "let is_first = !is_tls && ",
    },
];
