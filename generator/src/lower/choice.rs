//! How the branches of a union are told apart: a table by the kind of JSON, by the first element of lists, and by keys.

use super::shape::Shape;
use super::value::Lowered;
use crate::fixups::Rule;
use crate::model::{Choice, Pick, Told};

/// A kind of JSON: its name in messages, whether a shape may be it, and its place in a choice.
type Kind = (&'static str, fn(&Shape) -> bool, fn(&mut Choice) -> &mut Pick);

/// A branch, lowered.
#[derive(Clone)]
pub(super) struct Branch {
    pub(super) index: usize,
    pub(super) lowered: Lowered,
    pub(super) shape: Shape,
    /// What the elements of its lists may look like.
    pub(super) elements: Shape,
}

/// A kind of JSON that several branches take: its name, and their places.
pub(super) type Ambiguity = (&'static str, Vec<usize>);

/// Decides which branch each kind of JSON means.
pub(super) fn choice(branches: &[Branch], rule: &Rule) -> Result<Choice, Vec<Ambiguity>> {
    let mut choice = Choice::default();
    let mut found = Vec::new();
    let kinds: [Kind; 6] = [
        ("null", |s| s.null, |c| &mut c.null),
        ("booleans", |s| s.boolean, |c| &mut c.boolean),
        ("whole numbers", |s| s.integer, |c| &mut c.integer),
        ("numbers", |s| s.float, |c| &mut c.float),
        ("texts", |s| s.text, |c| &mut c.text),
        ("lists", |s| s.list, |c| &mut c.list),
    ];
    for (kind, accepts, slot) in kinds {
        let fits = |branch: &Branch| accepts(&branch.shape) && !branch.shape.any;
        let mut fitting: Vec<usize> = branches.iter().enumerate().filter(|(_, b)| fits(b)).map(|(i, _)| i).collect();
        // A whole number is an integer before it is a float.
        if kind == "whole numbers" && fitting.len() > 1 {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| !b.shape.float));
        }
        if kind == "texts"
            && let Some(meant) = rule.texts
        {
            fitting.retain(|i| branches.get(*i).is_some_and(|b| b.index == meant));
        }
        match fitting.as_slice() {
            [] => {}
            [one] => *slot(&mut choice) = Pick::Exact(*one),
            [first, ..] if kind == "lists" => {
                choice.list = Pick::Exact(*first);
                match elements(branches, &fitting) {
                    Some(elements) => choice.elements = Some(Box::new(elements)),
                    None => found.push((kind, fitting)),
                }
            }
            _ => found.push((kind, fitting)),
        }
    }
    found.extend(objects(&mut choice, branches, rule));
    fill(&mut choice, branches);
    if found.is_empty() { Ok(choice) } else { Err(found) }
}

/// How they are told apart.
pub(super) fn told(choice: &Result<Choice, Vec<Ambiguity>>, rule: &Rule) -> Told {
    match choice {
        Err(_) => Told::Not,
        Ok(_) if *rule != Rule::default() => Told::Fixup,
        Ok(choice) if !choice.keys.is_empty() => Told::Keys,
        Ok(choice) if choice.elements.is_some() => Told::Elements,
        Ok(_) => Told::Kind,
    }
}

/// What the first element of a list says of the branch; nothing where that does not tell them apart.
fn elements(branches: &[Branch], lists: &[usize]) -> Option<Choice> {
    let first = |(i, branch): (usize, &Branch)| {
        let shape = if lists.contains(&i) { branch.elements.clone() } else { Shape::default() };
        Branch { shape, elements: Shape::default(), ..branch.clone() }
    };
    let first: Vec<_> = branches.iter().enumerate().map(first).collect();
    choice(&first, &Rule::default()).ok()
}

/// Decides which branch an object means: by a rule, or by keys that only one branch has.
fn objects(choice: &mut Choice, branches: &[Branch], rule: &Rule) -> Option<Ambiguity> {
    let place = |index: usize| branches.iter().position(|b| b.index == index);
    if let Some(rule) = &rule.objects {
        // Each was found among the names of the branches.
        let (with, without) = place(rule.with).zip(place(rule.without))?;
        choice.keys = vec![(rule.key.to_owned(), with)];
        choice.object = Pick::Exact(without);
        return None;
    }
    let fitting: Vec<_> =
        branches.iter().enumerate().filter_map(|(i, b)| b.shape.object.as_ref().map(|keys| (i, keys))).collect();
    if let [(only, _)] = fitting.as_slice() {
        choice.object = Pick::Exact(*only);
        return None;
    }
    let mut without_own = Vec::new();
    for (i, keys) in &fitting {
        let others = |key: &String| fitting.iter().any(|(j, other)| j != i && other.may_have(key));
        let own: Vec<_> = keys.required.iter().filter(|key| !others(key)).collect();
        match own.first() {
            Some(key) => choice.keys.push(((*key).clone(), *i)),
            None => without_own.push(*i),
        }
    }
    match without_own.as_slice() {
        [] => None,
        [one] => {
            choice.object = Pick::Exact(*one);
            None
        }
        _ => Some(("objects", without_own)),
    }
}

/// What no branch takes exactly: the branch for the user's own values takes it, else the one that can hold it all the same.
fn fill(choice: &mut Choice, branches: &[Branch]) {
    let any = branches.iter().position(|b| b.shape.any);
    let text = match choice.text {
        Pick::Exact(i) if branches.get(i).is_some_and(|b| b.shape.holds_scalars) => Pick::Tolerated(i),
        _ => Pick::None,
    };
    let single = match choice.list {
        Pick::Exact(i) => Pick::Tolerated(i),
        _ => Pick::None,
    };
    let other = |fallback: Pick| any.map_or(fallback, Pick::Exact);
    let scalar = if text == Pick::None { single } else { text };
    let float_for_integer = choice.float;
    for (slot, fallback) in [
        (&mut choice.null, Pick::None),
        (&mut choice.integer, if float_for_integer == Pick::None { scalar } else { float_for_integer }),
        (&mut choice.boolean, scalar),
        (&mut choice.float, scalar),
        (&mut choice.text, single),
        (&mut choice.list, Pick::None),
        (&mut choice.object, single),
    ] {
        if *slot == Pick::None {
            *slot = other(fallback);
        }
    }
}
