//! Times decoding or encoding of the same bytes by the generated crate, by `serde_json::Value`, and by structs that derive
//! serde's traits. The time of decoding includes the time of dropping the value. Before the measurements, the program checks
//! that the generated crate encodes what it has decoded without a loss.

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

use generated::Endpoint;
use generated::bulk::{BulkRequest, BulkResponse, IndexOperation, Operation};
use generated::indices::GetMappingResponse;
use generated::json::{self, Decode, Encode, Mode};
use generated::nodes::StatsResponse;
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
        _ => Err("invalid argument: expected `decode` or `encode`".into()),
    }
}

/// Decodes a payload strictly, and checks that encoding it again results in the same JSON.
fn lossless<Generated: Decode + Encode>(payload: &[u8]) -> Result<Generated, Box<dyn Error>> {
    let value = json::decode::<Generated>(payload, Mode::Strict)?.value;
    let (before, after): (Value, Value) =
        (serde_json::from_slice(payload)?, serde_json::from_slice(&json::encode(&value)?)?);
    match difference(&before, &after, "$") {
        None => Ok(value),
        Some(difference) => {
            Err(format!("the generated crate does not encode what it has decoded: {difference}").into())
        }
    }
}

/// The first difference of two values. `0` equals `0.0`, because a field of type `f64` is encoded as `0.0`.
fn difference(before: &Value, after: &Value, path: &str) -> Option<String> {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => a
            .iter()
            .find_map(|(key, value)| difference(value, b.get(key).unwrap_or(&Value::Null), &format!("{path}.{key}"))),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut items = a.iter().zip(b).enumerate();
            items.find_map(|(index, (a, b))| difference(a, b, &format!("{path}[{index}]")))
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64()) => None,
        _ => (before != after).then(|| format!("{path}: {before:.80} became {after:.80}")),
    }
}

/// Times decoding. The generated crate decodes in tolerant mode, as the client does by default.
fn decode<Generated: Decode + Encode, Structs: Serialize + DeserializeOwned>(name: &str, structs: &Structs) -> Outcome {
    let payload = serde_json::to_vec(structs)?;
    lossless::<Generated>(&payload)?;
    compare(
        name,
        payload.len(),
        &mut [
            ("generated", &mut || drop(black_box(json::decode::<Generated>(black_box(&payload), Mode::Tolerant)))),
            ("value", &mut || drop(black_box(serde_json::from_slice::<Value>(black_box(&payload))))),
            ("structs", &mut || drop(black_box(serde_json::from_slice::<Structs>(black_box(&payload))))),
        ],
    );
    Ok(())
}

/// Times the construction of a bulk request from documents, and its encoding.
fn encode_bulk(documents: &[(String, String, Book)]) -> Outcome {
    let generated = || {
        let operations = documents.iter().map(|(id, routing, book)| {
            Operation::index(IndexOperation::new().id(id.as_str()).routing(routing.as_str()), book)
        });
        BulkRequest::new(operations).to_http()
    };
    let payload = bulk::body(documents)?;
    if lines(generated()?.body())? != lines(&payload)? {
        return Err("the generated crate does not encode the same lines as the hand-written code".into());
    }
    compare(
        "bulk",
        payload.len(),
        &mut [
            ("generated", &mut || drop(black_box(generated()))),
            ("structs", &mut || drop(black_box(bulk::body(black_box(documents))))),
        ],
    );
    Ok(())
}

fn lines(body: &[u8]) -> serde_json::Result<Vec<Value>> {
    body.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(serde_json::from_slice).collect()
}

fn encode<Generated: Decode + Encode, Structs: Serialize>(name: &str, structs: &Structs) -> Outcome {
    let payload = serde_json::to_vec(structs)?;
    let (generated, value) = (lossless::<Generated>(&payload)?, serde_json::from_slice::<Value>(&payload)?);
    compare(
        name,
        payload.len(),
        &mut [
            ("generated", &mut || drop(black_box(json::encode(black_box(&generated))))),
            ("value", &mut || drop(black_box(serde_json::to_vec(black_box(&value))))),
            ("structs", &mut || drop(black_box(serde_json::to_vec(black_box(structs))))),
        ],
    );
    Ok(())
}
