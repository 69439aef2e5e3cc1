//! The documents: a type that a user would define.

use serde::{Deserialize, Serialize};

use crate::random::Random;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Book {
    title: String,
    author: String,
    genre: String,
    published: String,
    pages: u32,
    price: f64,
    in_stock: bool,
    tags: Vec<String>,
    rating: Option<f64>,
    summary: String,
}

impl Book {
    pub fn sample(random: &mut Random) -> Self {
        let (words, tags) = (8 + random.below(30), random.below(5));
        let mut summary = random.words(words);
        // Some strings contain characters that JSON escapes.
        if random.once_in(4) {
            summary.push_str("\n\"and\" then\t");
            summary.push_str(&random.words(5));
        }
        Self {
            title: random.words(3),
            author: random.words(2),
            genre: random.word().to_owned(),
            published: random.date(),
            pages: 40 + random.below(900) as u32,
            price: random.decimal(),
            in_stock: random.once_in(2),
            tags: (0..tags).map(|_| random.word().to_owned()).collect(),
            rating: (!random.once_in(3)).then(|| random.decimal()),
            summary,
        }
    }
}
