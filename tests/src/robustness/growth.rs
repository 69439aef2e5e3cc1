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
    let nth_interface = |i: usize| {
        let reference_after = |step: usize| reference(&format!("T{}", (i + step) % count));
        let strings = (0..5).map(|k| property(&format!("p{k}"), string()));
        let references = [
            optional("a", reference_after(1)),
            optional("b", reference_after(7)),
            optional("c", list(reference_after(3))),
        ];
        interface(
            &format!("T{i}"),
            strings
                .chain(references)
                .chain([optional("d", reference_after(0)), property("e", list(reference_after(2)))]),
        )
    };
    let body = object([optional("p", reference("T0"))]);
    sketch(json!({}), json!({ "body": body }), json!({ "body": body }), (0..count).map(nth_interface).collect())
}

/// `count` instances of one generic type, each with another type as its argument.
fn instances(count: usize) -> Sketch {
    let nth_property = |i: usize| optional(&format!("p{i}"), generic("G", [reference(&format!("T{i}"))]));
    let generic_type = with(
        interface("G", [property("value", reference_to(parameter("G", "T")))]),
        json!({ "generics": [parameter("G", "T")] }),
    );
    let types = (0..count)
        .map(|i| interface(&format!("T{i}"), []))
        .chain([generic_type, interface("All", (0..count).map(nth_property))]);
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
fn assert_linear(name: &str, sketch_of_size: fn(usize) -> Sketch, count: usize) {
    let mut times = Vec::new();
    for _ in 0..8 {
        let (half, full) = (time(&sketch_of_size(count / 2)), time(&sketch_of_size(count)));
        println!("{name}: {half:?}, {full:?}");
        if full < half * 3 {
            return;
        }
        times.push((half, full));
    }
    panic!("{name}: twice the input needs more than three times the time: {times:?}");
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
    assert!(times.iter().any(|(half, full)| *full < *half * 3), "{times:?}");
}
