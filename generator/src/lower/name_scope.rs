//! Scopes of unique names. A name that is not unique gets a hash.

use super::context::Lowering;
use super::problem::Problem;
use crate::diagnostic::{Code, Origin};
use crate::model::ItemPath;
use crate::names::{self, AssignedName, Case, NameOwner, UNKNOWN_FIELDS, WantedName};

/// The help for a collision of names in one item.
pub(super) const COLLISION_HELP: &str = "give one of them a different `codegenName`, or add a correction that does so";

/// The variant for unknown values.
pub(super) const OTHER: (&str, &str) = ("Other", "the variant `Other` for unknown values");

/// The field for unknown fields.
pub(super) const UNKNOWN: (&str, &str) = (UNKNOWN_FIELDS, "the field for unknown fields");

/// The wanted names of a scope with their owners.
#[derive(Debug)]
pub(super) struct NameScope {
    case: Case,
    reserved: Vec<(&'static str, &'static str)>,
    wanted: Vec<WantedName>,
    owners: Vec<(String, Origin)>,
}

/// A collision: the problem, the place, and the new name.
pub(super) struct Collision {
    /// The index of the name.
    pub(super) index: usize,
    pub(super) problem: Problem,
    pub(super) place: String,
    pub(super) name: String,
}

impl NameScope {
    /// Creates a scope with reserved names and the descriptions of their owners.
    pub(super) fn new(case: Case, reserved: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        Self { case, reserved: reserved.into_iter().collect(), wanted: Vec::new(), owners: Vec::new() }
    }

    /// Returns the number of added names.
    pub(super) fn len(&self) -> usize {
        self.wanted.len()
    }

    /// Adds a Rust name that is wanted for a name of the specification. `owner` describes the owner.
    pub(super) fn add(&mut self, rust: &str, source: &str, owner: impl Into<String>, at: &Origin) {
        // Equal names of the specification have different hashes.
        let same = self.wanted.iter().filter(|wanted| wanted.source.trim_end_matches('+') == source).count();
        self.wanted.push(WantedName { source: format!("{source}{}", "+".repeat(same)), rust: rust.to_owned() });
        self.owners.push((owner.into(), at.clone()));
    }

    /// Returns the unique names in the order of their addition, and the collisions.
    pub(super) fn assign(&self, help: &str) -> (Vec<String>, Vec<Collision>) {
        let reserved = self.reserved.iter().map(|(name, _)| *name);
        let assigned = names::assign(self.case, reserved, &self.wanted);
        let mut collisions = Vec::new();
        let entries = assigned.iter().zip(&self.wanted).zip(&self.owners).enumerate();
        for (index, ((AssignedName { name, collision }, wanted), (owner, at))) in entries {
            let first = match collision {
                None => continue,
                Some(NameOwner::Reserved(index)) => self.reserved.get(*index).map(|(_, owner)| (*owner).to_owned()),
                Some(NameOwner::Wanted(index)) => self.owners.get(*index).map(|(owner, _)| owner.clone()),
            };
            let first = first.unwrap_or_default();
            let reason = format!("duplicate Rust name `{}`: used by {first} and {owner}", wanted.rust);
            let problem = Problem::new(Code::NameCollision, at, reason, help);
            collisions.push(Collision { index, problem, place: owner.clone(), name: name.clone() });
        }
        (assigned.into_iter().map(|assigned| assigned.name).collect(), collisions)
    }
}

impl Lowering<'_> {
    /// Returns the unique names of a scope, and reports the collisions.
    pub(super) fn assign_names(&mut self, scope: &NameScope, item: &ItemPath) -> Vec<String> {
        let (names, collisions) = scope.assign(COLLISION_HELP);
        for Collision { problem, place, name, .. } in collisions {
            self.degrade(&problem, item, &place, &format!("named `{name}`"));
        }
        names
    }

    /// Reports a name in JSON that another part has, with the effect.
    pub(super) fn degrade_json_name(
        &mut self,
        json_name: &str,
        (first, place): (&str, &str),
        at: &Origin,
        item: &ItemPath,
        effect: &str,
    ) {
        let reason = format!("duplicate JSON name `{json_name}`: used by {first} and {place}");
        let help = "remove one of them, or correct its name or its `aliases`";
        self.degrade(&Problem::new(Code::NameCollision, at, reason, help), item, place, effect);
    }
}
