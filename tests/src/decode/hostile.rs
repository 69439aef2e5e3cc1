//! Hostile input: deep, wide, and with colliding hashes. Quadratic time would exceed any timeout of the test suite.

use std::fmt::Write as _;

use indexmap::IndexMap;
use serde_json::Value;

use super::{decode_lenient, decode_with_deviations, fixture};
use crate::runtime::json::{self, Decode, Decoder, Mode};

fixture! { Node { name: String, children: Vec<Node>, child: Option<Box<Node>>, map: Option<IndexMap<String, Node>> } |s, d|
d.required("name", &mut s.name).optional("children", &mut s.children).optional("child", &mut s.child).optional("map", &mut s.map) }

/// Runs a function on a thread with a small stack.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn recursive_types_fit_on_a_small_stack() {
    on_a_small_stack(|| {
        let json = format!("{}null{}", r#"{"name":"x","child":"#.repeat(127), "}".repeat(127));
        let mut node = &decode_lenient::<Node>(&json);
        let mut depth = 1;
        while let Some(child) = &node.child {
            (node, depth) = (child, depth + 1);
        }
        assert_eq!(depth, 127);
    });
    on_a_small_stack(|| {
        let json = format!("{}{}", r#"{"name":"x","children":["#.repeat(63), "]}".repeat(63));
        decode_lenient::<Node>(&json);
        let json = format!("{}{}", r#"{"name":"x","map":{"k":"#.repeat(63), "}}".repeat(63)).replace(":}", ":{}}");
        decode_with_deviations::<Node>(&json);
        decode_with_deviations::<Value>(&json);
    });
}

#[test]
fn colliding_hashes_are_decoded_in_linear_time() {
    // All keys have the same first and last eight bytes and the same length.
    let mut json = String::from("{");
    for key in 0..200_000 {
        write!(json, "\"abcdefgh{key:08}ijklmnop\":{key},").unwrap();
    }
    json.push_str(r#""abcdefgh00000007ijklmnop":"again"}"#);
    let map = decode_lenient::<IndexMap<String, Value>>(&json);
    assert_eq!(map.len(), 200_000);
    assert_eq!(map["abcdefgh00000007ijklmnop"], "again");
    assert!(
        json::decode::<IndexMap<String, Value>>(json.as_bytes(), Mode::Strict)
            .unwrap_err()
            .to_string()
            .starts_with("at abcdefgh00000007ijklmnop: expected each key once")
    );
    // A field that is absent is compared with each key once.
    assert_eq!(decode_with_deviations::<Vec<Node>>(&format!("[{json}]")).1, ["[0].name"]);
}

#[test]
fn many_duplicates_are_decoded_in_linear_time() {
    let json = format!("{{{}\"name\":\"last\"}}", "\"name\":1,\"n\\u0061me\":[],".repeat(100_000));
    assert_eq!(decode_lenient::<Node>(&json).name, "last");
}

#[test]
fn many_missing_values_are_decoded_in_linear_time() {
    let (nodes, defaulted) = decode_with_deviations::<Vec<Node>>(&format!("[{}{{}}]", "{},".repeat(100_000)));
    assert_eq!((nodes.len(), defaulted.len()), (100_001, 100_001));
    assert_eq!(defaulted[100_000], "[100000].name");
    // All paths contain the long key, and share it.
    let key = "k".repeat(100_000);
    let json = format!("{{\"{key}\":[{}{{}}]}}", "{},".repeat(50_000));
    let decoded = json::decode::<IndexMap<String, Vec<Node>>>(json.as_bytes(), Mode::Lenient).unwrap();
    assert_eq!(decoded.deviations.len(), 50_001);
}

#[test]
fn rejects_unclosed_brackets() {
    for json in ["[".repeat(200_000), "{\"a\":".repeat(200_000), "[{\"a\":".repeat(100_000)] {
        assert!(json::decode::<Node>(json.as_bytes(), Mode::Lenient).is_err());
    }
}

/// A value of 16 KB.
#[derive(Clone, Copy)]
struct Large([[u64; 64]; 31]);

impl Decode for Large {
    fn decode(&mut self, d: &mut Decoder<'_>) {
        self.0[0][0] = 1;
        d.object();
    }

    fn empty() -> Self {
        Self([[0; 64]; 31])
    }
}

#[test]
fn does_not_reserve_memory_for_declared_length() {
    // Two million elements would be 32 GB; the first one already fails.
    let json = format!("[{}1]", "1,".repeat(2_000_000));
    assert!(json::decode::<Vec<Large>>(json.as_bytes(), Mode::Lenient).is_err());
}
