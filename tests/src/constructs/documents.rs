//! Documents of the user's: JSON text in what is sent, a type parameter in what is read.

use serde::{Deserialize, Serialize};

use super::{line, not_sent, not_taken, show};
use crate::fixtures::{document_body, document_lists, document_read, document_sent, union_of_documents};
use crate::reader::{never, not_strict, plain, refused, strict, tolerant};
use crate::runtime::json::{self, Mode};
use crate::runtime::{Endpoint, Error, FromHttp, Returns};

/// What is sent: it can't be read.
#[derive(Serialize)]
struct Draft<'a> {
    title: &'a str,
}

/// What is read: it can't be sent.
#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Book {
    title: String,
}

fn book(title: &str) -> Book {
    Book { title: title.to_owned() }
}

#[test]
fn a_document_in_the_body() {
    use document_sent::fix::call::CallRequest;
    use document_sent::fix::types::Shown;
    let request = CallRequest::new(Draft { title: "a" }).upsert([1, 2]).shown(Shown::new().doc("b"));
    assert_eq!(line(&request), r#"POST /fix {"document":{"title":"a"},"upsert":[1,2],"shown":{"doc":"b"}}"#);
    assert_eq!(
        format!("{request:?}"),
        "CallRequest { document: Json(13 bytes), upsert: Json(5 bytes), shown: Shown { doc: Json(3 bytes) } }"
    );
    assert_eq!(
        not_taken::<CallRequest>("POST", "/fix", r#"{"upsert":1}"#),
        "fix.call: the body at $: expected one of its required fields, found none of them"
    );
    let null = CallRequest::new(());
    assert_eq!(show(&null.to_http().unwrap()), r#"POST /fix {"document":null}"#);
    assert_eq!(CallRequest::from_http(&null.to_http().unwrap()).unwrap(), null);
}

#[test]
fn a_document_that_serde_can_not_write() {
    use document_sent::fix::call::CallRequest;
    let wrong = std::collections::BTreeMap::from([(vec!["secret words"], 1)]);
    let request = CallRequest::new(wrong);
    assert_eq!(
        not_sent(&request),
        "fix.call: `document` can't be written as JSON: a document could not be written as JSON by its own `Serialize`"
    );
    assert!(!format!("{request:?}").contains("words"));
}

#[test]
fn a_document_as_the_body() {
    use document_body::fix::call::CallRequest;
    assert_eq!(line(&CallRequest::new(Draft { title: "a" })), r#"POST /fix {"title":"a"}"#);
    assert_eq!(line(&CallRequest::new([1.5])), "POST /fix [1.5]");
    let http = CallRequest::new("a").to_http().unwrap();
    assert_eq!(CallRequest::from_http(&http).unwrap().document.get(), Ok(r#""a""#));
    assert_eq!(
        not_taken::<CallRequest>("POST", "/fix", "{"),
        "fix.call: the body: not JSON at line 1, column 2: expected a key or a closing bracket, found the end of the text"
    );
}

#[test]
fn a_document_in_an_answer() {
    use document_read::fix::call::CallResponse;
    let json = r#"{"page":{"hits":[{"_id":"1","_source":{"title":"a"}},{"_id":"2"}],"best":{"_id":"1","_source":{"title":"a"}}},"first":{"title":"b"}}"#;
    let answer = strict::<CallResponse<Book>>(json);
    assert_eq!(plain::<CallResponse<Book>>(json), answer);
    assert_eq!(answer.first, Some(book("b")));
    let sources: Vec<_> = answer.page.hits.iter().map(|hit| hit.source.clone()).collect();
    assert_eq!(sources, [Some(book("a")), None]);
    assert_eq!(answer.clone(), answer);
    assert!(format!("{answer:?}").contains(r#"Hit { id: "2", source: None }"#));
    assert_eq!(serde_json::from_str::<CallResponse<Book>>(json).unwrap(), answer);
    // Of a type that can be written the answer can be written too.
    let values = strict::<CallResponse<serde_json::Value>>(json);
    assert_eq!(serde_json::to_string(&values).unwrap(), json);
    assert_eq!(json::write(&values).unwrap(), json.as_bytes());
}

#[test]
fn lists_and_maps_of_documents() {
    use document_lists::fix::call::CallResponse;
    let json = r#"{"preview":[{"title":"a"},{"title":"b"}],"by_name":{"x":{"title":"c"}}}"#;
    let answer = strict::<CallResponse<Book>>(json);
    assert_eq!(answer.preview, Some(vec![book("a"), book("b")]));
    assert_eq!(answer.by_name.as_ref().unwrap()["x"], book("c"));
    assert_eq!(plain::<CallResponse<Book>>(json), answer);
    let values = strict::<CallResponse<serde_json::Value>>(json);
    assert_eq!(json::write(&values).unwrap(), json.as_bytes());
    assert_eq!(
        never::<CallResponse<Book>>(r#"{"preview":[{"title":1}]}"#),
        "at preview: expected a document of the type asked for, found one that serde refuses"
    );
    assert_eq!(never::<CallResponse<Book>>("{}"), "at preview: expected a document, found nothing");
}

#[test]
fn a_document_or_an_error() {
    use union_of_documents::fix::call::CallResponse;
    use union_of_documents::fix::parts::Found;
    use union_of_documents::fix::types::Item;
    let json = r#"{"docs":[{"_source":{"title":"a"},"found":true},{"error":"closed"},{"found":false}]}"#;
    let answer = strict::<CallResponse<Book>>(json);
    assert_eq!(plain::<CallResponse<Book>>(json), answer);
    assert_eq!(answer.docs[0].as_found().and_then(|found| found.source.as_ref()), Some(&book("a")));
    assert_eq!(answer.docs[1].as_failed().map(|failed| &*failed.error), Some("closed"));
    assert!(matches!(&answer.docs[2], Item::Found(Found { source: None, .. })));
    assert_eq!(serde_json::from_str::<CallResponse<Book>>(json).unwrap(), answer);
    let values = strict::<CallResponse<serde_json::Value>>(json);
    assert_eq!(json::write(&values).unwrap(), json.as_bytes());
    assert_eq!(
        never::<Item<Book>>(r#"{"_source":{"title":1},"found":true}"#),
        "at _source: expected a document of the type asked for, found one that serde refuses"
    );
}

#[test]
fn a_list_of_documents_as_the_answer() {
    use union_of_documents::fix::preview::{PreviewRequest, PreviewResponse};
    let response = |body| http::Response::new(bytes::Bytes::from_static(body));
    let answer = |body| -> Result<PreviewResponse<Book>, _> {
        PreviewRequest::from_response(response(body), Mode::Strict).map(|decoded| decoded.value)
    };
    assert_eq!(answer(br#"[{"title":"a"},{"title":"b"}]"#).unwrap(), [book("a"), book("b")]);
    assert!(matches!(answer(br#"[{"title":1}]"#), Err(Error::Decode(_))));
}

#[test]
fn a_document_that_is_missing() {
    use document_read::fix::call::CallResponse;
    use document_read::fix::types::Hit;
    assert_eq!(never::<CallResponse<Book>>(r#"{"page":{"hits":[]}}"#), "at first: expected a document, found nothing");
    assert_eq!(
        never::<CallResponse<Book>>(r#"{"page":{"hits":[]},"first":null}"#),
        "at first: expected a document, found null"
    );
    let (answer, defaulted) = tolerant::<CallResponse<Book>>(r#"{"first":{"title":"a"}}"#);
    assert_eq!((answer.page.hits.len(), defaulted), (0, vec!["page".to_owned()]));
    assert_eq!(plain::<Hit<Book>>(r#"{"_id":"1","_source":null}"#).source, None);
    assert_eq!(tolerant::<Vec<Hit<Book>>>("[{}]").1, ["[0]._id"]);
}

#[test]
fn a_document_that_serde_refuses() {
    use document_read::fix::types::{Hit, Page};
    let json = r#"{"hits":[{"_id":"1","_source":{"title":["hidden"]}}]}"#;
    let message = "at hits[0]._source: expected a document of the type asked for, found one that serde refuses";
    assert_eq!(never::<Page<Book>>(json), message);
    let error = json::read::<Page<Book>>(json.as_bytes(), Mode::Tolerant).err().unwrap();
    assert!(error.document_error().unwrap().contains("expected a string"));
    assert!(!format!("{error:?}").contains("hidden"));
    // What is inside is serde's business, in strict mode too.
    let _ = strict::<Hit<Book>>(r#"{"_id":"1","_source":{"title":"a","else":1}}"#);
    assert_eq!(
        not_strict::<Hit<Book>>(r#"{"_id":"1","else":1}"#),
        "at else: expected no field of this name, found a number"
    );
    assert_eq!(refused::<Hit<Book>>("[]", Mode::Tolerant), "at $: expected an object, found a list");
}
