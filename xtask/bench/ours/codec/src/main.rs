//! Measures decoding and encoding of the same bytes by the generated crate ("ours"), `serde_json::Value`, and structs
//! with serde's derives. The time includes dropping the decoded values. Before a measurement, the program checks that
//! our types lose nothing.

mod book;
mod bulk;
mod mapping;
mod random;
mod search;
mod stats;
mod timing;

use std::env;
use std::error::Error;
use std::hint::black_box;

use generated::bulk::{BulkRequest, BulkResponse, IndexOperation, Operation};
use generated::indices::GetMappingResponse;
use generated::nodes::StatsResponse;
use generated::runtime::Endpoint;
use generated::runtime::json::{self, Decode, Encode, Mode};
use generated::search::SearchResponse;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use book::Book;
use random::Random;
use timing::compare;

const SEED: u64 = 42;

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let random = &mut Random::new(SEED);
    let (search, bulk) = (search::Response::sample(random), bulk::Response::sample(random));
    let (mapping, stats) = (mapping::sample(random), stats::Response::sample(random));
    match env::args().nth(1).as_deref() {
        Some("decode") => {
            decode::<SearchResponse<Book>, _>("search", &search)?;
            decode::<BulkResponse, _>("bulk", &bulk)?;
            decode::<GetMappingResponse, _>("mapping", &mapping)?;
            decode::<StatsResponse, _>("stats", &stats)
        }
        Some("encode") => {
            encode_bulk(&bulk::documents(random))?;
            encode::<GetMappingResponse, _>("mapping", &mapping)?;
            encode::<StatsResponse, _>("stats", &stats)
        }
        _ => Err("the argument must be `decode` or `encode`".into()),
    }
}

/// Decodes a payload with our types in strict mode, and checks that encoding returns the same JSON.
fn lossless<Ours: Decode + Encode>(payload: &[u8]) -> Result<Ours, Box<dyn Error>> {
    let ours = json::decode::<Ours>(payload, Mode::Strict)?.value;
    let (before, after): (Value, Value) =
        (serde_json::from_slice(payload)?, serde_json::from_slice(&json::encode(&ours)?)?);
    match difference(&before, &after, "$") {
        None => Ok(ours),
        Some(place) => Err(format!("ours does not encode what it decoded: {place}").into()),
    }
}

/// Returns the first difference between two values. A float and an integer may be equal: the float `0` is encoded as
/// `0.0`.
fn difference(before: &Value, after: &Value, place: &str) -> Option<String> {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => a.iter().find_map(|(key, value)| {
            difference(value, b.get(key).unwrap_or(&Value::Null), &format!("{place}.{key}"))
        }),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut items = a.iter().zip(b).enumerate();
            items.find_map(|(index, (a, b))| difference(a, b, &format!("{place}[{index}]")))
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64()) => None,
        _ => (before != after).then(|| format!("at {place}: {before:.80} became {after:.80}")),
    }
}

/// Measures decoding in tolerant mode, which the client uses.
fn decode<Ours: Decode + Encode, Structs: Serialize + DeserializeOwned>(name: &str, structs: &Structs) -> Outcome {
    let payload = serde_json::to_vec(structs)?;
    lossless::<Ours>(&payload)?;
    compare(
        name,
        payload.len(),
        &mut [
            ("ours", &mut || drop(black_box(json::decode::<Ours>(black_box(&payload), Mode::Tolerant)))),
            ("value", &mut || drop(black_box(serde_json::from_slice::<Value>(black_box(&payload))))),
            ("structs", &mut || drop(black_box(serde_json::from_slice::<Structs>(black_box(&payload))))),
        ],
    );
    Ok(())
}

/// Measures the conversion of documents to the body of a bulk request. The body must consist of the same lines of JSON
/// as the handwritten one.
fn encode_bulk(documents: &[(String, String, Book)]) -> Outcome {
    let ours = || {
        let operations = documents.iter().map(|(id, routing, book)| {
            Operation::index(IndexOperation::new().id(id.as_str()).routing(routing.as_str()), book)
        });
        BulkRequest::new(operations).to_http()
    };
    let payload = bulk::body(documents)?;
    if lines(ours()?.body())? != lines(&payload)? {
        return Err("ours does not encode the same lines as the handwritten code".into());
    }
    compare(
        "bulk",
        payload.len(),
        &mut [
            ("ours", &mut || drop(black_box(ours()))),
            ("structs", &mut || drop(black_box(bulk::body(black_box(documents))))),
        ],
    );
    Ok(())
}

fn lines(body: &[u8]) -> serde_json::Result<Vec<Value>> {
    body.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(serde_json::from_slice).collect()
}

fn encode<Ours: Decode + Encode, Structs: Serialize>(name: &str, structs: &Structs) -> Outcome {
    let payload = serde_json::to_vec(structs)?;
    let (ours, value) = (lossless::<Ours>(&payload)?, serde_json::from_slice::<Value>(&payload)?);
    compare(
        name,
        payload.len(),
        &mut [
            ("ours", &mut || drop(black_box(json::encode(black_box(&ours))))),
            ("value", &mut || drop(black_box(serde_json::to_vec(black_box(&value))))),
            ("structs", &mut || drop(black_box(serde_json::to_vec(black_box(structs))))),
        ],
    );
    Ok(())
}
