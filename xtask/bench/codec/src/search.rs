//! A search response with documents and nested aggregations, as structs that are written by hand for this search only.

use serde::{Deserialize, Serialize};

use crate::book::Book;
use crate::random::Random;

#[derive(Serialize, Deserialize)]
pub struct Response {
    took: u64,
    timed_out: bool,
    _shards: Shards,
    hits: Hits,
    aggregations: Aggregations,
}

#[derive(Serialize, Deserialize)]
pub struct Shards {
    pub total: u32,
    pub successful: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<u32>,
    pub failed: u32,
}

#[derive(Serialize, Deserialize)]
struct Hits {
    total: Total,
    max_score: Option<f64>,
    hits: Vec<Hit>,
}

#[derive(Serialize, Deserialize)]
struct Total {
    value: u64,
    relation: Relation,
}

#[derive(Serialize, Deserialize)]
enum Relation {
    #[serde(rename = "eq")]
    Equal,
    #[serde(rename = "gte")]
    AtLeast,
}

#[derive(Serialize, Deserialize)]
struct Hit {
    _index: String,
    _id: String,
    _score: Option<f64>,
    _source: Book,
}

#[derive(Serialize, Deserialize)]
struct Aggregations {
    #[serde(rename = "sterms#genres")]
    genres: Terms<Genre>,
    #[serde(rename = "date_histogram#months")]
    months: Months,
    #[serde(rename = "stats#prices")]
    prices: Stats,
    #[serde(rename = "cardinality#authors")]
    authors: Cardinality,
}

#[derive(Serialize, Deserialize)]
struct Terms<T> {
    doc_count_error_upper_bound: u64,
    sum_other_doc_count: u64,
    buckets: Vec<T>,
}

#[derive(Serialize, Deserialize)]
struct Genre {
    key: String,
    doc_count: u64,
    #[serde(rename = "sterms#authors")]
    authors: Terms<Author>,
    #[serde(rename = "avg#price")]
    price: Average,
}

#[derive(Serialize, Deserialize)]
struct Author {
    key: String,
    doc_count: u64,
    #[serde(rename = "avg#price")]
    price: Average,
    #[serde(rename = "stats#pages")]
    pages: Stats,
}

#[derive(Serialize, Deserialize)]
struct Months {
    buckets: Vec<Month>,
}

#[derive(Serialize, Deserialize)]
struct Month {
    key_as_string: String,
    key: i64,
    doc_count: u64,
    #[serde(rename = "avg#price")]
    price: Average,
}

#[derive(Serialize, Deserialize)]
struct Average {
    value: Option<f64>,
}

#[derive(Serialize, Deserialize)]
struct Cardinality {
    value: u64,
}

#[derive(Serialize, Deserialize)]
struct Stats {
    count: u64,
    min: Option<f64>,
    max: Option<f64>,
    avg: Option<f64>,
    sum: f64,
}

impl Response {
    pub fn sample(random: &mut Random) -> Self {
        Self {
            took: random.below(200),
            timed_out: false,
            _shards: Shards { total: 5, successful: 5, skipped: Some(0), failed: 0 },
            hits: Hits {
                total: Total { value: 10_000, relation: Relation::AtLeast },
                max_score: Some(random.mean()),
                hits: many(random, 1000, Hit::sample),
            },
            aggregations: Aggregations {
                genres: Terms::sample(random, 40, Genre::sample),
                months: Months { buckets: many(random, 240, Month::sample) },
                prices: Stats::sample(random),
                authors: Cardinality { value: random.count() },
            },
        }
    }
}

fn many<T>(random: &mut Random, count: usize, sample: fn(&mut Random) -> T) -> Vec<T> {
    (0..count).map(|_| sample(random)).collect()
}

impl Hit {
    fn sample(random: &mut Random) -> Self {
        Self {
            _index: "books-2026".to_owned(),
            _id: random.id(),
            _score: Some(random.mean()),
            _source: Book::sample(random),
        }
    }
}

impl<T> Terms<T> {
    fn sample(random: &mut Random, count: usize, sample: fn(&mut Random) -> T) -> Self {
        Self {
            doc_count_error_upper_bound: 0,
            sum_other_doc_count: random.count(),
            buckets: many(random, count, sample),
        }
    }
}

impl Genre {
    fn sample(random: &mut Random) -> Self {
        Self {
            key: random.words(2),
            doc_count: random.count(),
            authors: Terms::sample(random, 20, Author::sample),
            price: Average { value: Some(random.mean()) },
        }
    }
}

impl Author {
    fn sample(random: &mut Random) -> Self {
        Self {
            key: random.words(2),
            doc_count: random.count(),
            price: Average { value: Some(random.mean()) },
            pages: Stats::sample(random),
        }
    }
}

impl Month {
    fn sample(random: &mut Random) -> Self {
        Self {
            key_as_string: random.date(),
            key: random.below(1 << 40) as i64,
            doc_count: random.count(),
            // A bucket without documents has no mean.
            price: Average { value: (!random.once_in(8)).then(|| random.mean()) },
        }
    }
}

impl Stats {
    fn sample(random: &mut Random) -> Self {
        Self {
            count: random.count(),
            min: Some(random.decimal()),
            max: Some(random.decimal()),
            avg: Some(random.mean()),
            sum: random.mean(),
        }
    }
}
