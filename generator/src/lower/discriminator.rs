//! Discriminators of unions: the branch for each kind of JSON value, for the first element of a list, and for keys.

use super::discriminator_kind::DiscriminatorKind;
use super::json_shape::JsonShape;
use super::lowered_value::LoweredValue;
use crate::corrections::DiscriminatorRule;
use crate::model::{BranchMatch, ShapeDiscriminator};

/// A kind of JSON value: its name in messages, the test of a shape, and the entry of a discriminator.
type KindEntry = (&'static str, fn(&JsonShape) -> bool, fn(&mut ShapeDiscriminator) -> &mut BranchMatch);

/// A lowered branch.
#[derive(Clone)]
pub(super) struct Branch {
    pub(super) index: usize,
    pub(super) lowered: LoweredValue,
    pub(super) shape: JsonShape,
    /// The JSON shapes of the elements of its lists.
    pub(super) elements: JsonShape,
}

/// A kind of JSON value that several branches accept: its name, and the indices of the branches.
pub(super) type Ambiguity = (&'static str, Vec<usize>);

/// Selects the branch for each kind of JSON value.
pub(super) fn discriminate(
    branches: &[Branch],
    rule: &DiscriminatorRule,
) -> Result<ShapeDiscriminator, Vec<Ambiguity>> {
    let mut discriminator = ShapeDiscriminator::default();
    let mut ambiguities = Vec::new();
    let kinds: [KindEntry; 6] = [
        ("null", |s| s.null, |c| &mut c.null),
        ("booleans", |s| s.boolean, |c| &mut c.boolean),
        ("integers", |s| s.integer, |c| &mut c.integer),
        ("numbers", |s| s.float, |c| &mut c.float),
        ("strings", |s| s.string, |c| &mut c.string),
        ("lists", |s| s.array, |c| &mut c.array),
    ];
    for (kind, accepts, entry) in kinds {
        let fits = |branch: &Branch| accepts(&branch.shape) && !branch.shape.any;
        let mut fitting: Vec<usize> = branches.iter().enumerate().filter(|(_, b)| fits(b)).map(|(i, _)| i).collect();
        // An integer is not decoded as a float if there is a branch for integers.
        if kind == "integers" && fitting.len() > 1 {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| !b.shape.float));
        }
        if kind == "strings"
            && let Some(index) = rule.strings
        {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| b.index == index));
        }
        match fitting.as_slice() {
            [] => {}
            [only] => *entry(&mut discriminator) = BranchMatch::Exact(*only),
            [first, ..] if kind == "lists" => {
                discriminator.array = BranchMatch::Exact(*first);
                match discriminate_elements(branches, &fitting) {
                    Some(elements) => discriminator.first_element = Some(Box::new(elements)),
                    None => ambiguities.push((kind, fitting)),
                }
            }
            _ => ambiguities.push((kind, fitting)),
        }
    }
    ambiguities.extend(discriminate_objects(&mut discriminator, branches, rule));
    fill_unmatched_kinds(&mut discriminator, branches);
    if ambiguities.is_empty() { Ok(discriminator) } else { Err(ambiguities) }
}

/// Returns the kind of a discriminator.
pub(super) fn discriminator_kind(
    discriminator: &Result<ShapeDiscriminator, Vec<Ambiguity>>,
    rule: &DiscriminatorRule,
) -> DiscriminatorKind {
    match discriminator {
        Err(_) => DiscriminatorKind::Ambiguous,
        Ok(_) if *rule != DiscriminatorRule::default() => DiscriminatorKind::Correction,
        Ok(discriminator) if !discriminator.keys.is_empty() => DiscriminatorKind::UniqueKey,
        Ok(discriminator) if discriminator.first_element.is_some() => DiscriminatorKind::FirstElement,
        Ok(_) => DiscriminatorKind::JsonKind,
    }
}

/// Returns the discriminator for the first element of a list; `None` if elements are ambiguous.
fn discriminate_elements(branches: &[Branch], lists: &[usize]) -> Option<ShapeDiscriminator> {
    let first = |(i, branch): (usize, &Branch)| {
        let shape = if lists.contains(&i) { branch.elements.clone() } else { JsonShape::default() };
        Branch { shape, elements: JsonShape::default(), ..branch.clone() }
    };
    let first: Vec<_> = branches.iter().enumerate().map(first).collect();
    discriminate(&first, &DiscriminatorRule::default()).ok()
}

/// Selects the branch for objects: by a rule, or by required keys that no other branch has.
fn discriminate_objects(
    discriminator: &mut ShapeDiscriminator,
    branches: &[Branch],
    rule: &DiscriminatorRule,
) -> Option<Ambiguity> {
    let position = |index: usize| branches.iter().position(|b| b.index == index);
    if let Some(rule) = &rule.objects {
        // The rule names existing branches.
        let (with, without) = position(rule.with).zip(position(rule.without))?;
        discriminator.keys = vec![(rule.key.clone(), with)];
        discriminator.object = BranchMatch::Exact(without);
        return None;
    }
    let fitting: Vec<_> =
        branches.iter().enumerate().filter_map(|(i, b)| b.shape.object.as_ref().map(|keys| (i, keys))).collect();
    if let [(only, _)] = fitting.as_slice() {
        discriminator.object = BranchMatch::Exact(*only);
        return None;
    }
    let mut without_unique_key = Vec::new();
    for (i, keys) in &fitting {
        let is_shared = |key: &String| fitting.iter().any(|(j, other)| j != i && other.may_have(key));
        let unique_keys: Vec<_> = keys.required.iter().filter(|key| !is_shared(key)).collect();
        match unique_keys.first() {
            Some(key) => discriminator.keys.push(((*key).clone(), *i)),
            None => without_unique_key.push(*i),
        }
    }
    match without_unique_key.as_slice() {
        [] => None,
        [only] => {
            discriminator.object = BranchMatch::Exact(*only);
            None
        }
        _ => Some(("objects", without_unique_key)),
    }
}

/// Selects a branch for each kind of JSON value that no branch accepts exactly: the branch for values of any type, or a branch
/// that can represent the value, which is an error in strict mode.
fn fill_unmatched_kinds(discriminator: &mut ShapeDiscriminator, branches: &[Branch]) {
    let any_branch = branches.iter().position(|b| b.shape.any);
    let string = match discriminator.string {
        BranchMatch::Exact(i) if branches.get(i).is_some_and(|b| b.shape.holds_scalars) => BranchMatch::Lenient(i),
        _ => BranchMatch::None,
    };
    let single_element = match discriminator.array {
        BranchMatch::Exact(i) => BranchMatch::Lenient(i),
        _ => BranchMatch::None,
    };
    let fallback_branch = |fallback: BranchMatch| any_branch.map_or(fallback, BranchMatch::Exact);
    let scalar = if string == BranchMatch::None { single_element } else { string };
    let float_for_integer = discriminator.float;
    for (entry, fallback) in [
        (&mut discriminator.null, BranchMatch::None),
        (&mut discriminator.integer, if float_for_integer == BranchMatch::None { scalar } else { float_for_integer }),
        (&mut discriminator.boolean, scalar),
        (&mut discriminator.float, scalar),
        (&mut discriminator.string, single_element),
        (&mut discriminator.array, BranchMatch::None),
        (&mut discriminator.object, single_element),
    ] {
        if *entry == BranchMatch::None {
            *entry = fallback_branch(fallback);
        }
    }
}
