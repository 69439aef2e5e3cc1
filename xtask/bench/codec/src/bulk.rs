//! A bulk request body and a bulk response.

use serde::{Deserialize, Serialize};

use crate::book::Book;
use crate::random::Random;
use crate::search::Shards;

/// The action line before each document.
#[derive(Serialize)]
enum Action<'a> {
    #[serde(rename = "index")]
    Index { _id: &'a str, routing: &'a str },
}

/// Documents, each with its identifier and its routing value.
pub fn documents(random: &mut Random) -> Vec<(String, String, Book)> {
    (0..1000).map(|_| (random.id(), random.word().to_owned(), Book::sample(random))).collect()
}

/// Encodes the body as hand-written code would: as lines of JSON.
pub fn body(documents: &[(String, String, Book)]) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    for (id, routing, book) in documents {
        serde_json::to_writer(&mut out, &Action::Index { _id: id, routing })?;
        out.push(b'\n');
        serde_json::to_writer(&mut out, book)?;
        out.push(b'\n');
    }
    Ok(out)
}

#[derive(Serialize, Deserialize)]
pub struct Response {
    errors: bool,
    took: u64,
    items: Vec<Item>,
}

#[derive(Serialize, Deserialize)]
enum Item {
    #[serde(rename = "index")]
    Index(Done),
    #[serde(rename = "create")]
    Create(Done),
}

#[derive(Serialize, Deserialize)]
struct Done {
    _index: String,
    _id: String,
    _version: u64,
    result: String,
    _shards: Shards,
    _seq_no: u64,
    _primary_term: u64,
    status: u16,
}

impl Response {
    pub fn sample(random: &mut Random) -> Self {
        Self { errors: false, took: random.below(200), items: (0..1000).map(|_| Item::sample(random)).collect() }
    }
}

impl Item {
    fn sample(random: &mut Random) -> Self {
        let created = random.once_in(3);
        let done = Done {
            _index: "books-2026".to_owned(),
            _id: random.id(),
            _version: 1 + random.below(3),
            result: if created { "created" } else { "updated" }.to_owned(),
            _shards: Shards { total: 2, successful: 1, skipped: None, failed: 0 },
            _seq_no: random.count(),
            _primary_term: 1,
            status: if created { 201 } else { 200 },
        };
        if created { Self::Create(done) } else { Self::Index(done) }
    }
}
