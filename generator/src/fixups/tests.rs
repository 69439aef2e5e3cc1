//! For which versions and inputs a correction holds, and what stands in the tables.

use std::collections::HashSet;

use super::corrections::Corrections;
use super::edit::Edit::{self, Add, Define};
use super::fixup::{EVER, Fixup, numbers};
use super::notation::{INTEGER, STRING};
use super::{all, apply, edit};
use crate::diagnostic::{Diagnostics, Origin};
use crate::options::Options;
use crate::spec::{Definition, Located, Spec, TypeName};

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

#[test]
fn two_corrections_define_a_type_alike() {
    const ONCE: Edit = Define(("n", "New"), &[Add("a", STRING, "What it is.")]);
    const OTHERWISE: Edit = Define(("n", "New"), &[Add("a", INTEGER, "What it is.")]);
    const TARGET: Edit = Define(("n", "T"), &[]);
    let target = TypeName::new("n", "T");
    let (mut spec, mut said) = (Spec::default(), Corrections::default());
    assert_eq!(ONCE.apply(&target, &mut spec, &mut said), Err("it is not defined".to_owned()));
    let value = Definition::Interface(edit::empty(&target));
    spec.types.insert(target.clone(), Located { value, origin: Origin::file("spec.json") });
    let mut apply = |edit: Edit| edit.apply(&target, &mut spec, &mut said);
    assert_eq!([apply(ONCE), apply(ONCE)], [Ok(()), Ok(())]);
    assert_eq!(apply(OTHERWISE), Err("`n:New` is defined in another way".to_owned()));
    assert_eq!(apply(ONCE), Ok(()));
    assert_eq!(apply(TARGET), Err("`n:T` is defined".to_owned()));
}
