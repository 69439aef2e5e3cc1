//! The running time is linear in the size of the input.

use std::time::{Duration, Instant};

use generator::{Code, Diagnostics, Origin};
use serde_json::json;

use crate::sketch::{
    Sketch, generic, interface, list, object, optional, parameter, property, reference, reference_to, response_with,
    sketch, string, with,
};

/// `count` interfaces with ten properties each, which refer to each other.
fn interfaces(count: usize) -> Sketch {
    let one = |i: usize| {
        let near = |step: usize| reference(&format!("T{}", (i + step) % count));
        let texts = (0..5).map(|k| property(&format!("p{k}"), string()));
        let others = [optional("a", near(1)), optional("b", near(7)), optional("c", list(near(3)))];
        interface(&format!("T{i}"), texts.chain(others).chain([optional("d", near(0)), property("e", list(near(2)))]))
    };
    let body = object([optional("p", reference("T0"))]);
    sketch(json!({}), json!({ "body": body }), json!({ "body": body }), (0..count).map(one).collect())
}

/// `count` instances of one generic type, each with another type as its argument.
fn instances(count: usize) -> Sketch {
    let of = |i: usize| optional(&format!("p{i}"), generic("G", [reference(&format!("T{i}"))]));
    let shown = with(
        interface("G", [property("value", reference_to(parameter("G", "T")))]),
        json!({ "generics": [parameter("G", "T")] }),
    );
    let types =
        (0..count).map(|i| interface(&format!("T{i}"), [])).chain([shown, interface("All", (0..count).map(of))]);
    response_with(reference("All"), types.collect())
}

fn time(sketch: &Sketch) -> Duration {
    let start = Instant::now();
    let result = sketch.run();
    let elapsed = start.elapsed();
    assert!(result.is_ok());
    elapsed
}

/// Asserts that twice the input needs less than three times the time. Only the best of several runs counts, since other
/// tests use the processor too.
fn assert_linear(what: &str, of: fn(usize) -> Sketch, count: usize) {
    let mut times = Vec::new();
    for _ in 0..8 {
        let (half, whole) = (time(&of(count / 2)), time(&of(count)));
        println!("{what}: {half:?}, {whole:?}");
        if whole < half * 3 {
            return;
        }
        times.push((half, whole));
    }
    panic!("{what}: twice the input needs more than three times the time: {times:?}");
}

#[test]
fn time_is_linear_in_types() {
    assert_linear("interfaces", interfaces, 1_000);
}

#[test]
fn time_is_linear_in_generic_instances() {
    assert_linear("instances", instances, 600);
}

#[test]
fn time_is_linear_in_diagnostics() {
    let time = |count: usize| {
        let mut diagnostics = Diagnostics::default();
        let start = Instant::now();
        for i in 0..count {
            let at = Origin::file("a.json").at(format!("types[{i}]"));
            diagnostics.error(Code::MissingType, &at, "a problem", "fix it");
            diagnostics.error(Code::MissingType, &at, "a problem", "fix it");
        }
        assert_eq!(diagnostics.iter().count(), count, "each once");
        start.elapsed()
    };
    let times: Vec<_> = (0..3).map(|_| (time(10_000), time(20_000))).collect();
    assert!(times.iter().any(|(half, whole)| *whole < *half * 3), "{times:?}");
}
