//! How the branches of a union are told apart: a table by the kind of JSON, by the first element of lists, and by keys.

use super::discriminator_kind::DiscriminatorKind;
use super::json_shape::JsonShape;
use super::lowered_value::LoweredValue;
use crate::fixups::DiscriminatorRule;
use crate::model::{BranchMatch, ShapeDiscriminator};

/// A kind of JSON: its name in messages, whether a shape may be it, and its place in a choice.
type KindEntry = (&'static str, fn(&JsonShape) -> bool, fn(&mut ShapeDiscriminator) -> &mut BranchMatch);

/// A branch, lowered.
#[derive(Clone)]
pub(super) struct Branch {
    pub(super) index: usize,
    pub(super) lowered: LoweredValue,
    pub(super) shape: JsonShape,
    /// What the elements of its lists may look like.
    pub(super) elements: JsonShape,
}

/// A kind of JSON that several branches take: its name, and their places.
pub(super) type Ambiguity = (&'static str, Vec<usize>);

/// Decides which branch each kind of JSON means.
pub(super) fn discriminate(
    branches: &[Branch],
    rule: &DiscriminatorRule,
) -> Result<ShapeDiscriminator, Vec<Ambiguity>> {
    let mut discriminator = ShapeDiscriminator::default();
    let mut found = Vec::new();
    let kinds: [KindEntry; 6] = [
        ("null", |s| s.null, |c| &mut c.null),
        ("booleans", |s| s.boolean, |c| &mut c.boolean),
        ("whole numbers", |s| s.integer, |c| &mut c.integer),
        ("numbers", |s| s.float, |c| &mut c.float),
        ("texts", |s| s.string, |c| &mut c.string),
        ("lists", |s| s.array, |c| &mut c.array),
    ];
    for (kind, accepts, entry) in kinds {
        let fits = |branch: &Branch| accepts(&branch.shape) && !branch.shape.any;
        let mut fitting: Vec<usize> = branches.iter().enumerate().filter(|(_, b)| fits(b)).map(|(i, _)| i).collect();
        // A whole number is an integer before it is a float.
        if kind == "whole numbers" && fitting.len() > 1 {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| !b.shape.float));
        }
        if kind == "texts"
            && let Some(meant) = rule.strings
        {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| b.index == meant));
        }
        match fitting.as_slice() {
            [] => {}
            [one] => *entry(&mut discriminator) = BranchMatch::Exact(*one),
            [first, ..] if kind == "lists" => {
                discriminator.array = BranchMatch::Exact(*first);
                match discriminate_elements(branches, &fitting) {
                    Some(elements) => discriminator.first_element = Some(Box::new(elements)),
                    None => found.push((kind, fitting)),
                }
            }
            _ => found.push((kind, fitting)),
        }
    }
    found.extend(discriminate_objects(&mut discriminator, branches, rule));
    fill_unmatched_kinds(&mut discriminator, branches);
    if found.is_empty() { Ok(discriminator) } else { Err(found) }
}

/// How they are told apart.
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

/// What the first element of a list says of the branch; nothing where that does not tell them apart.
fn discriminate_elements(branches: &[Branch], lists: &[usize]) -> Option<ShapeDiscriminator> {
    let first = |(i, branch): (usize, &Branch)| {
        let shape = if lists.contains(&i) { branch.elements.clone() } else { JsonShape::default() };
        Branch { shape, elements: JsonShape::default(), ..branch.clone() }
    };
    let first: Vec<_> = branches.iter().enumerate().map(first).collect();
    discriminate(&first, &DiscriminatorRule::default()).ok()
}

/// Decides which branch an object means: by a rule, or by keys that only one branch has.
fn discriminate_objects(
    discriminator: &mut ShapeDiscriminator,
    branches: &[Branch],
    rule: &DiscriminatorRule,
) -> Option<Ambiguity> {
    let place = |index: usize| branches.iter().position(|b| b.index == index);
    if let Some(rule) = &rule.objects {
        // Each was found among the names of the branches.
        let (with, without) = place(rule.with).zip(place(rule.without))?;
        discriminator.keys = vec![(rule.key.to_owned(), with)];
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
        let others = |key: &String| fitting.iter().any(|(j, other)| j != i && other.may_have(key));
        let own: Vec<_> = keys.required.iter().filter(|key| !others(key)).collect();
        match own.first() {
            Some(key) => discriminator.keys.push(((*key).clone(), *i)),
            None => without_unique_key.push(*i),
        }
    }
    match without_unique_key.as_slice() {
        [] => None,
        [one] => {
            discriminator.object = BranchMatch::Exact(*one);
            None
        }
        _ => Some(("objects", without_unique_key)),
    }
}

/// What no branch takes exactly: the branch for the user's own values takes it, else the one that can hold it all the same.
fn fill_unmatched_kinds(discriminator: &mut ShapeDiscriminator, branches: &[Branch]) {
    let any = branches.iter().position(|b| b.shape.any);
    let text = match discriminator.string {
        BranchMatch::Exact(i) if branches.get(i).is_some_and(|b| b.shape.holds_scalars) => BranchMatch::Lenient(i),
        _ => BranchMatch::None,
    };
    let single = match discriminator.array {
        BranchMatch::Exact(i) => BranchMatch::Lenient(i),
        _ => BranchMatch::None,
    };
    let other = |fallback: BranchMatch| any.map_or(fallback, BranchMatch::Exact);
    let scalar = if text == BranchMatch::None { single } else { text };
    let float_for_integer = discriminator.float;
    for (entry, fallback) in [
        (&mut discriminator.null, BranchMatch::None),
        (&mut discriminator.integer, if float_for_integer == BranchMatch::None { scalar } else { float_for_integer }),
        (&mut discriminator.boolean, scalar),
        (&mut discriminator.float, scalar),
        (&mut discriminator.string, single),
        (&mut discriminator.array, BranchMatch::None),
        (&mut discriminator.object, single),
    ] {
        if *entry == BranchMatch::None {
            *entry = other(fallback);
        }
    }
}
