//! Round trips: values drawn from the model are read strictly, written, and read again; requests go through their setters,
//! to HTTP and back.
//!
//! First each point of the model is reached, which is counted; then proptest draws more, and shrinks what fails. What is
//! written must be what was drawn, in its plain form: under each property's own name, a list of one as the single value
//! where both are legal, numbers as numbers, short forms at their full length.
//!
//! The comparison forgives the order of an object's keys, how a number is spelled, and whether a null that says no more
//! than an absent field is written.

use generator::model::{ItemKind, ItemPath};
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

pub(crate) mod call;
pub(crate) mod case;
mod compare;
pub(crate) mod draw;
mod http;
mod items;
pub(crate) mod model;
mod points;
mod scalars;
pub(crate) mod source;
pub(crate) mod tree;

/// A function for each type of the fixtures, written by the build script.
pub(crate) mod glue {
    #![allow(deprecated, clippy::all, clippy::pedantic, reason = "written by the build script, a line a type")]
    include!(concat!(env!("OUT_DIR"), "/glue.rs"));
}

use compare::{one_call, one_case};
use model::Model;
use source::{Coverage, Source};

/// How many values of an item are drawn, at most, to reach all of its points.
const SWEEPS: u64 = 400;

/// How many of an item are drawn by proptest.
const CASES: u32 = 48;

/// Draws one value of an item and puts it to the test.
fn one(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Result<(), String> {
    match &model.item(path).kind {
        ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) => Ok(()),
        ItemKind::Request(request) => one_call(model, path, request, source),
        _ => one_case(model, path, source),
    }
}

#[test]
fn covers_every_point() {
    let (mut covered, mut expected, mut values) = (Coverage::default(), Vec::new(), 0_u64);
    let mut failures = Vec::new();
    for model in model::all() {
        for (path, item) in model.items() {
            let points = points::of_item(&model, &path, item);
            for seed in 1..=SWEEPS {
                // A few more than are needed, since one value reaches many points at once.
                if seed > 8 && points.iter().all(|point| covered.count(point) > 0) {
                    break;
                }
                let mut source = Source::seeded(seed, &covered);
                let done = one(&model, &path, &mut source);
                let points = source.into_points();
                if let Err(wrong) = done {
                    failures.push(format!("{} with the seed {seed}: {wrong}", model.name(&path)));
                    break;
                }
                covered.add(points);
                values += 1;
            }
            expected.extend(points);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    let missing: Vec<_> = expected.iter().filter(|point| covered.count(point) == 0).collect();
    assert!(missing.is_empty(), "{} of {} points were not reached: {missing:#?}", missing.len(), expected.len());
    println!("{} points reached by {values} values", expected.len());
}

#[test]
fn drawn_by_proptest() {
    let mut failures = Vec::new();
    for model in model::all() {
        for (path, _) in model.items() {
            let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
            let numbers = proptest::collection::vec(any::<u32>(), 0..300);
            let done = TestRunner::new(config)
                .run(&numbers, |numbers| one(&model, &path, &mut Source::drawn(numbers)).map_err(TestCaseError::fail));
            // Of a failure only the reason is told, which has the smallest value that proptest found; not its numbers.
            match done {
                Ok(()) => {}
                Err(TestError::Fail(reason, _) | TestError::Abort(reason)) => {
                    failures.push(format!("{}: {reason}", model.name(&path)));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
