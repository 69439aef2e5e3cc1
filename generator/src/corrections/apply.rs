//! Applies corrections to the specification.

use std::collections::HashSet;

use super::change::{Change, MemberChange};
use super::correction::{Correction, Corrections};
use super::facts::Facts;
use super::outcome::{EditOutcome, Outcome};
use super::property_edits::{self as properties, definition};
use super::secret_names::SecretNames;
use super::{definition_edits as definitions, statement, subject, warnings};
use crate::diagnostic::Diagnostics;
use crate::spec::{Definition, Interface, Located, Spec, TypeName, public_types, reachable};

/// Applies the corrections in their order. Reports those that do not match the specification.
pub(super) fn apply(spec: &mut Spec, corrections: Corrections, diagnostics: &mut Diagnostics) -> Facts {
    let mut facts = Facts { secrets: SecretNames::new(&corrections), ..Facts::default() };
    let list = corrections.list;
    let referenced = public_types(spec);
    define_types(spec, &list, &mut facts);
    for correction in &list {
        for edit in &correction.edits {
            let found = statement::found_type(spec, &correction.target, &edit.change);
            let outcome = apply_change(spec, correction, &edit.change, &mut facts);
            let outcome = outcome.unwrap_or_else(|outcome| outcome);
            facts.outcomes.push(EditOutcome {
                at: edit.at.clone(),
                target: correction.target.clone(),
                edit: edit.change.to_string(),
                kind: edit.change.kind(),
                statement: statement::statement(&edit.change, found.as_deref(), &outcome),
                evidence: correction.evidence.clone(),
                upstream: correction.upstream.clone(),
                outcome,
            });
        }
    }
    remove_unused_types(spec, &mut facts);
    facts.secrets.inherit(spec);
    let still_referenced = public_types(spec);
    facts.replaced_types = referenced.difference(&still_referenced).cloned().collect();
    warnings::report(&list, &facts.outcomes, spec, diagnostics);
    facts
}

/// Defines the new types without properties, so that edits can refer to them in any order.
fn define_types(spec: &mut Spec, corrections: &[Correction], facts: &mut Facts) {
    for correction in corrections.iter().filter(|correction| correction.defines) {
        if !spec.types.contains_key(&correction.target) {
            let value = Definition::Interface(Interface::empty(&correction.target));
            spec.types.insert(correction.target.clone(), Located { value, origin: correction.at.clone() });
            facts.added_types.insert(correction.target.clone());
        }
    }
}

/// Removes new types that only skipped edits refer to.
fn remove_unused_types(spec: &mut Spec, facts: &mut Facts) {
    let roots = spec.types.keys().filter(|name| !facts.added_types.contains(*name)).cloned().collect::<Vec<_>>();
    let used = reachable(spec, roots);
    let unused: HashSet<TypeName> = facts.added_types.difference(&used).cloned().collect();
    if unused.is_empty() {
        return;
    }
    spec.types.retain(|name, _| !unused.contains(name));
    facts.added_types.retain(|name| !unused.contains(name));
    for edit in facts.outcomes.iter_mut().filter(|edit| unused.contains(&edit.target)) {
        edit.outcome = Outcome::absent(format!("reference to the type `{}`", edit.target));
    }
}

/// Applies one edit. Both variants contain its outcome.
fn apply_change(
    spec: &mut Spec,
    correction: &Correction,
    change: &Change,
    facts: &mut Facts,
) -> Result<Outcome, Outcome> {
    let target = &correction.target;
    match change {
        Change::Member(name, MemberChange::Type(retype)) => properties::retype(spec, target, name, retype),
        Change::Member(name, MemberChange::Secret(is_secret)) => {
            properties::secret(spec, target, name, *is_secret, &facts.secrets)
        }
        Change::Member(name, change) => properties::attribute(definition(spec, target)?, target, name, change, facts),
        Change::AddProperty(new) => {
            let is_closed = correction.defines && !facts.added_types.contains(target);
            properties::add(spec, target, new, subject::properties, is_closed)
        }
        Change::AddParameter(new) => {
            properties::add(spec, target, new, |d| subject::request(d).map(|request| &mut request.query), false)
        }
        Change::AddMember { name, description } => {
            Ok(definitions::add_member(definition(spec, target)?, name, description))
        }
        Change::Type(retype) => definitions::retype_alias(spec, target, retype),
        Change::Body(retype) => definitions::retype_body(spec, target, retype),
        Change::BodyObject { was } => definitions::body_object(spec, target, was),
        Change::Shortcut(name) => definitions::shortcut(definition(spec, target)?, name),
        Change::AdditionalProperties { value, field } => definitions::additional_properties(spec, target, value, field),
        Change::Discriminator { key, with, without, or_object } => match definition(spec, target)? {
            Definition::Interface(_) if *or_object => Ok(Outcome::Upstream),
            definition => definitions::discriminator(definition, target, key, (with, without), facts),
        },
        Change::Strings(branch) => definitions::strings(definition(spec, target)?, target, branch, facts),
        Change::Lines(branches) => definitions::lines(definition(spec, target)?, target, branches, facts),
        Change::LinesByKey(keys) => definitions::lines_by_key(spec, target, keys, facts),
        Change::NeverRetry => definitions::never_retry(spec, target, facts),
        Change::DocumentParameter(name) => definitions::document_parameter(definition(spec, target)?, name),
    }
}
