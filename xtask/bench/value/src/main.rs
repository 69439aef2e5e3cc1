//! Parses a file as `serde_json::Value`.

use std::error::Error;
use std::hint::black_box;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("missing argument: a file")?;
    let value: serde_json::Value = serde_json::from_slice(&fs::read(path)?)?;
    black_box(&value);
    // Without destructors, because they would add to the cost of the baseline.
    std::process::exit(0)
}
