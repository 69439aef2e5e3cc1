//! Round trips of random values: values are decoded in strict mode, encoded, and decoded again; requests are restored from
//! HTTP, rebuilt with their setters, and turned into HTTP again.
//!
//! The values are drawn from the generator's model. One test draws until it has covered each point of the model: each
//! variant, each optional field both present and absent, each alias, each encoding. The other test draws with proptest,
//! which shrinks values that fail.
//!
//! A value must be encoded in its canonical form: properties under their own names, a list of one element as that element
//! where both are valid, numbers as numbers, shortcuts as the complete object. The comparison ignores the order of the keys
//! of an object, the spelling of numbers, and a null that means the same as an absent field.

use generator::model::{ItemKind, ItemPath};
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

mod compare;
pub(crate) mod draw;
pub(crate) mod extended;
mod http;
mod items;
pub(crate) mod model;
mod points;
pub(crate) mod request_case;
mod scalars;
pub(crate) mod source;
pub(crate) mod tree;
pub(crate) mod value_case;

/// The tables of all types of the fixtures, written by the build script.
pub(crate) mod cases {
    #![allow(
        deprecated,
        clippy::all,
        clippy::pedantic,
        reason = "written by the build script, with one line for each type"
    )]
    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}

use compare::{check_request, check_value};
use model::Model;
use source::{Coverage, Source};

/// The greatest number of values that are drawn to cover all points of an item.
const MAX_DRAWS: u64 = 400;

/// The number of values of an item that proptest draws.
const PROPTEST_CASES: u32 = 48;

/// Draws a value of an item and checks its round trip.
fn check(model: &Model, path: &ItemPath, source: &mut Source<'_>) -> Result<(), String> {
    match &model.item(path).kind {
        ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) => Ok(()),
        ItemKind::Request(request) => check_request(model, path, request, source),
        _ => check_value(model, path, source),
    }
}

#[test]
fn values_of_every_point_round_trip() {
    let (mut covered, mut expected, mut values) = (Coverage::default(), Vec::new(), 0_u64);
    let mut failures = Vec::new();
    for model in model::all() {
        for (path, item) in model.items() {
            let points = points::item_points(&model, &path, item);
            for seed in 1..=MAX_DRAWS {
                // At least eight values, since one value covers many points at once.
                if seed > 8 && points.iter().all(|point| covered.count(point) > 0) {
                    break;
                }
                let mut source = Source::from_seed(seed, &covered);
                let outcome = check(&model, &path, &mut source);
                let points = source.into_points();
                if let Err(error) = outcome {
                    failures.push(format!("{} with the seed {seed}: {error}", model.name(&path)));
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
    assert!(missing.is_empty(), "{} of {} points were not covered: {missing:#?}", missing.len(), expected.len());
    println!("{} points covered by {values} values", expected.len());
}

#[test]
fn random_values_round_trip() {
    let mut failures = Vec::new();
    for model in model::all() {
        for (path, _) in model.items() {
            let config = Config { cases: PROPTEST_CASES, failure_persistence: None, ..Config::default() };
            let numbers = proptest::collection::vec(any::<u32>(), 0..300);
            let outcome = TestRunner::new(config).run(&numbers, |numbers| {
                check(&model, &path, &mut Source::from_numbers(numbers)).map_err(TestCaseError::fail)
            });
            // The reason has the smallest value that proptest found. The numbers it was drawn from are of no use to a reader.
            match outcome {
                Ok(()) => {}
                Err(TestError::Fail(reason, _) | TestError::Abort(reason)) => {
                    failures.push(format!("{}: {reason}", model.name(&path)));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
