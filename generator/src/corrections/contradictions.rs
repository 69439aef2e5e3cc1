//! Contradictions between corrections: two decisions about one secret.

use std::collections::BTreeMap;

use super::change::{Change, MemberChange};
use super::correction::{Corrections, NameDecision};
use super::reader;
use crate::diagnostic::{Diagnostics, Origin};

/// Reports properties and names that are declared as a secret and as innocent.
pub(super) fn report(corrections: &Corrections, diagnostics: &mut Diagnostics) {
    // The message does not depend on the order of the files.
    let mut decisions: BTreeMap<String, Decisions<'_>> = BTreeMap::new();
    for NameDecision { at, name, is_secret } in &corrections.names {
        decisions.entry(format!("the name `{name}`")).or_default().add(*is_secret, at);
    }
    for correction in &corrections.list {
        for edit in &correction.edits {
            if let Change::Member(name, MemberChange::Secret(is_secret)) = &edit.change {
                let subject = format!("the {name} of `{}`", correction.target);
                decisions.entry(subject).or_default().add(*is_secret, &edit.at);
            }
        }
    }
    for (subject, decisions) in decisions {
        if let (Some(secret), Some(innocent)) = (decisions.secret, decisions.innocent) {
            let problem = format!("{subject} is not a secret here, but a secret at {secret}");
            reader::report(innocent, problem, diagnostics);
        }
    }
}

/// The locations of the first decision of each kind.
#[derive(Default)]
struct Decisions<'c> {
    secret: Option<&'c Origin>,
    innocent: Option<&'c Origin>,
}

impl<'c> Decisions<'c> {
    fn add(&mut self, is_secret: bool, at: &'c Origin) {
        let first = if is_secret { &mut self.secret } else { &mut self.innocent };
        first.get_or_insert(at);
    }
}
