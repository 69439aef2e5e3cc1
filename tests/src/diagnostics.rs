//! The smallest invalid specification for each diagnostic, with the exact message. Most are degradations: the generated code
//! differs from the specification, and a warning reports that.

use std::collections::BTreeSet;

use generator::{Code, Diagnostics};

use crate::sketch::Sketch;

/// Defines tests of exact messages, and a table of their specifications, with which another test checks that each diagnostic
/// code is tested.
macro_rules! cases {
    ($($name:ident: $sketch:expr => $message:literal;)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!($sketch.report(), @$message);
            }
        )*

        /// The invalid specifications of this module.
        pub(super) const CASES: &[super::Case] = &[$((stringify!($name), || $sketch),)*];
    };
}

mod behaviors;
mod corrections;
mod degradation;
mod external;
mod files;
mod names;
mod parts;
mod quirks;
mod references;
mod repair;
mod requests;
mod several_errors;
mod unions;
mod unlowered;
mod unlowered_calls;
mod variants;

/// The name of a test, and a function that returns its invalid specification.
type Case = (&'static str, fn() -> Sketch);

/// Returns the invalid specifications of all modules.
pub(crate) fn all() -> impl Iterator<Item = &'static Case> {
    let tables = [
        behaviors::CASES,
        degradation::CASES,
        external::CASES,
        files::CASES,
        corrections::CASES,
        names::CASES,
        parts::CASES,
        quirks::CASES,
        references::CASES,
        repair::CASES,
        requests::CASES,
        unions::CASES,
        unlowered::CASES,
        unlowered_calls::CASES,
        variants::CASES,
    ];
    tables.into_iter().flatten()
}

/// Runs the generator and returns all errors, or all warnings if there are no errors.
fn diagnostics(sketch: &Sketch) -> Diagnostics {
    sketch.run().map_or_else(|errors| errors, |output| output.warnings)
}

#[test]
fn each_code_has_an_expected_message() {
    let codes = all().flat_map(|(_, sketch)| diagnostics(&sketch()).into_vec()).map(|diagnostic| diagnostic.code);
    let unique: BTreeSet<_> = codes.collect();
    let without: Vec<_> = Code::ALL.iter().filter(|code| !unique.contains(code)).collect();
    assert!(without.is_empty(), "no test expects the codes {without:?}");
}

#[test]
fn codes_are_unique() {
    let strings: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(strings.len(), Code::ALL.len());
}
