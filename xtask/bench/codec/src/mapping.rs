//! The mappings of several indices.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::random::Random;

pub type Response = BTreeMap<String, Index>;

#[derive(Serialize, Deserialize)]
pub struct Index {
    mappings: Mapping,
}

#[derive(Serialize, Deserialize)]
struct Mapping {
    dynamic: Dynamic,
    properties: BTreeMap<String, Property>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Dynamic {
    Strict,
    Runtime,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Property {
    Boolean,
    Integer,
    Date {
        format: String,
    },
    Keyword {
        #[serde(skip_serializing_if = "Option::is_none")]
        ignore_above: Option<u32>,
    },
    Nested {
        properties: BTreeMap<String, Property>,
    },
    ScaledFloat {
        scaling_factor: f64,
    },
    Text {
        analyzer: String,
        fields: BTreeMap<String, Property>,
    },
}

/// The mappings of 20 indices.
pub fn sample(random: &mut Random) -> Response {
    let index = |random: &mut Random| Index {
        mappings: Mapping {
            dynamic: if random.once_in(2) { Dynamic::Strict } else { Dynamic::Runtime },
            properties: properties(random, 60, 0),
        },
    };
    (0..20).map(|number| (format!("books-{number:06}"), index(random))).collect()
}

fn properties(random: &mut Random, count: u64, depth: u32) -> BTreeMap<String, Property> {
    (0..count).map(|number| (format!("{}_{number}", random.word()), property(random, depth))).collect()
}

fn property(random: &mut Random, depth: u32) -> Property {
    match random.below(10) {
        0 => Property::Boolean,
        1 => Property::Integer,
        2 => Property::Date { format: "strict_date_optional_time||epoch_millis".to_owned() },
        3 => Property::ScaledFloat { scaling_factor: 100.0 },
        4 if depth < 3 => Property::Nested { properties: properties(random, 6, depth + 1) },
        5..=7 => Property::Text {
            analyzer: "english".to_owned(),
            fields: [("keyword".to_owned(), Property::Keyword { ignore_above: Some(256) })].into(),
        },
        _ => Property::Keyword { ignore_above: None },
    }
}
