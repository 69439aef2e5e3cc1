//! A broken specification for each diagnostic, the smallest that shows it, with the exact words that are said of it.

use std::collections::BTreeSet;

use generator::{Code, Diagnostics};

use crate::sketch::Sketch;

/// Tests that hold exact words, and a table of them for the test that no code is without one.
macro_rules! cases {
    ($($name:ident: $sketch:expr => $words:literal;)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!($sketch.report(), @$words);
            }
        )*

        /// What the tests of this module break.
        pub(super) const CASES: &[super::Case] = &[$((stringify!($name), || $sketch),)*];
    };
}

mod behaviors;
mod external;
mod files;
mod fixups;
mod names;
mod references;
mod requests;
mod secrets;
mod several_errors;
mod unions;
mod unlowered;
mod unlowered_calls;
mod variants;

/// A broken specification, with the name of the test that has the words.
type Case = (&'static str, fn() -> Sketch);

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Case> {
    let tables = [
        behaviors::CASES,
        external::CASES,
        files::CASES,
        fixups::CASES,
        names::CASES,
        references::CASES,
        requests::CASES,
        secrets::CASES,
        unions::CASES,
        unlowered::CASES,
        unlowered_calls::CASES,
        variants::CASES,
    ];
    tables.into_iter().flatten()
}

/// All that is said of a sketch.
fn said(sketch: &Sketch) -> Diagnostics {
    sketch.run().map_or_else(|errors| errors, |output| output.warnings)
}

#[test]
fn each_code_has_an_expected_message() {
    let codes = all().flat_map(|(_, sketch)| said(&sketch()).into_vec()).map(|diagnostic| diagnostic.code);
    let seen: BTreeSet<_> = codes.collect();
    let without: Vec<_> = Code::ALL.iter().filter(|code| !seen.contains(code)).collect();
    assert!(without.is_empty(), "no test has the words of {without:?}");
}

#[test]
fn messages_are_unique() {
    let texts: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(texts.len(), Code::ALL.len());
}
