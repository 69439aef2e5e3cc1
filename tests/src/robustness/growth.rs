//! Time grows with the input, not with its square.

use std::time::{Duration, Instant};

use generator::{Code, Diagnostics, Origin};
use serde_json::json;

use crate::sketch::{
    Sketch, answer, generic, instance, interface, list, named, object, optional, parameter, property, sketch, text,
    with,
};

/// So many interfaces with ten properties each, that hold each other.
fn interfaces(count: usize) -> Sketch {
    let one = |i: usize| {
        let near = |step: usize| named(&format!("T{}", (i + step) % count));
        let texts = (0..5).map(|k| property(&format!("p{k}"), text()));
        let others = [optional("a", near(1)), optional("b", near(7)), optional("c", list(near(3)))];
        interface(&format!("T{i}"), texts.chain(others).chain([optional("d", near(0)), property("e", list(near(2)))]))
    };
    let body = object([optional("p", named("T0"))]);
    sketch(json!({}), json!({ "body": body }), json!({ "body": body }), (0..count).map(one).collect())
}

/// So many instances of one generic type in so many types.
fn instances(count: usize) -> Sketch {
    let of = |i: usize| optional(&format!("p{i}"), generic("G", [named(&format!("T{i}"))]));
    let shown = with(
        interface("G", [property("value", instance(parameter("G", "T")))]),
        json!({ "generics": [parameter("G", "T")] }),
    );
    let types =
        (0..count).map(|i| interface(&format!("T{i}"), [])).chain([shown, interface("All", (0..count).map(of))]);
    answer(named("All"), types.collect())
}

fn time(sketch: &Sketch) -> Duration {
    let start = Instant::now();
    let result = sketch.run();
    let elapsed = start.elapsed();
    assert!(result.is_ok());
    elapsed
}

/// Twice the input takes less than three times as long. Another test may take the processor away for a while, so the best
/// of several runs counts.
fn grows_as_the_input(what: &str, of: fn(usize) -> Sketch, count: usize) {
    let mut times = Vec::new();
    for _ in 0..8 {
        let (half, whole) = (time(&of(count / 2)), time(&of(count)));
        println!("{what}: {half:?}, {whole:?}");
        if whole < half * 3 {
            return;
        }
        times.push((half, whole));
    }
    panic!("{what}: twice the input takes much more than twice the time: {times:?}");
}

#[test]
fn many_types() {
    grows_as_the_input("interfaces", interfaces, 1_000);
}

#[test]
fn many_uses_of_a_generic_type() {
    grows_as_the_input("instances", instances, 600);
}

#[test]
fn many_diagnostics() {
    let time = |count: usize| {
        let mut diagnostics = Diagnostics::default();
        let start = Instant::now();
        for i in 0..count {
            let at = Origin::file("a.json").at(format!("types[{i}]"));
            diagnostics.error(Code::MissingType, &at, "found one", "mend it");
            diagnostics.error(Code::MissingType, &at, "found one", "mend it");
        }
        assert_eq!(diagnostics.iter().count(), count, "each once");
        start.elapsed()
    };
    let times: Vec<_> = (0..3).map(|_| (time(10_000), time(20_000))).collect();
    assert!(times.iter().any(|(half, whole)| *whole < *half * 3), "{times:?}");
}
