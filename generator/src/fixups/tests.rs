//! For which versions and inputs a correction holds, and what stands in the tables.

use std::collections::HashSet;

use super::{EVER, Fixup, all, apply, numbers};
use crate::Options;
use crate::diagnostic::Diagnostics;
use crate::spec::Spec;

#[test]
fn versions() {
    let versions = ("8.17.0", Some("9.2.0"));
    let fixup = Fixup { name: "some", reason: "the server", target: ("n", "T"), versions, edits: &[] };
    let table = [
        ("8.16.9", false),
        ("8.17.0", true),
        ("8.100.0", true),
        ("9.1.99", true),
        ("9.2.0", false),
        ("9.10.0", false),
        ("9.1.0-SNAPSHOT", true),
        ("", false),
    ];
    for (version, holds) in table {
        assert_eq!(fixup.holds_for(version), holds, "{version}");
    }
}

#[test]
fn an_absent_target_matters_on_a_complete_input_only() {
    for complete in [false, true] {
        let mut diagnostics = Diagnostics::default();
        apply(&mut Spec::default(), &Options { complete, ..Options::default() }, &mut diagnostics);
        assert_eq!(diagnostics.has_errors(), complete);
    }
}

#[test]
fn each_says_what_it_does_for_versions_that_there_can_be() {
    let mut names = HashSet::new();
    for fixup in all() {
        assert!(names.insert(fixup.name), "`{}` twice", fixup.name);
        assert!(!fixup.reason.is_empty() && !fixup.edits.is_empty(), "{}", fixup.name);
        let (from, until) = fixup.versions;
        assert!(numbers(EVER.0) <= numbers(from), "{}", fixup.name);
        assert!(until.is_none_or(|until| numbers(from) < numbers(until)), "{}", fixup.name);
    }
}
