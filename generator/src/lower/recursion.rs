//! Types that hold themselves by value: a box where they must have one, and an error where no value could ever end.

use std::collections::HashMap;
use std::mem;

use indexmap::IndexMap;

use super::Lowering;
use crate::diagnostic::Code;
use crate::model::{Field, Item, ItemKind, ItemPath, Member, RustType, Word};

/// How many types of a circle a diagnostic names.
const SHOWN: usize = 5;

/// Which items each item holds, all by their places among the items.
type Graph = Vec<Vec<usize>>;

impl Lowering<'_> {
    /// Boxes what is held by value on a way back to its owner.
    pub(super) fn box_recursion(&mut self) {
        let cycles = self.cycles(&self.graph(|_| true, |field| Some(&field.ty)));
        for (path, item) in &mut self.items {
            let mine = cycles.get(path);
            let same = |other: &ItemPath| mine.is_some() && cycles.get(other) == mine;
            match &mut item.kind {
                ItemKind::Struct(s) => {
                    s.members.iter_mut().flat_map(Member::fields_mut).for_each(|field| box_items(&mut field.ty, &same));
                }
                ItemKind::Union(u) => u.variants.iter_mut().for_each(|v| box_items(&mut v.ty, &same)),
                _ => {}
            }
        }
    }

    /// Refuses types that require themselves: no JSON for them could end, nor could an empty value be made.
    pub(super) fn refuse_endless(&mut self) {
        // A null ends it too.
        let ends = |ty: &RustType| matches!(ty, RustType::Option(_) | RustType::Nullable(_));
        // An enum has an empty value of its own.
        let holds = |item: &Item| matches!(item.kind, ItemKind::Struct(_) | ItemKind::Alias(_));
        let is_whole = |field: &Field| field.word == Word::Required && !ends(&field.ty);
        let cycles = self.cycles(&self.graph(holds, |field| is_whole(field).then_some(&field.ty)));
        let mut circles: IndexMap<usize, Vec<&Item>> = IndexMap::new();
        for (path, item) in &self.items {
            if let (ItemKind::Struct(_), Some(circle)) = (&item.kind, cycles.get(path)) {
                circles.entry(*circle).or_default().push(item);
            }
        }
        for circle in circles.values() {
            let Some(first) = circle.first() else { continue };
            let names: Vec<_> = circle.iter().take(SHOWN).map(|item| format!("`{}`", item.name)).collect();
            let more = circle.len().saturating_sub(SHOWN);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let require = if circle.len() == 1 { "requires itself" } else { "require each other" };
            self.diagnostics.error(
                Code::EndlessType,
                &first.origin,
                format!(
                    "found that {}{more} {require}, so that no value can end; expected a way out",
                    names.join(", ")
                ),
                "make one of the properties on the way optional, or a list",
            );
        }
    }

    /// What the items hold that hold anything, by their fields as `held` sees them.
    fn graph(&self, holds: impl Fn(&Item) -> bool, held: impl Fn(&Field) -> Option<&RustType>) -> Graph {
        let targets = |item: &Item| {
            let mut targets = Vec::new();
            if !holds(item) {
                return targets;
            }
            let mut target = |path: &ItemPath| targets.extend(self.items.get_index_of(path));
            match &item.kind {
                ItemKind::Struct(s) => {
                    let types = s.members.iter().flat_map(Member::fields).filter_map(&held);
                    types.for_each(|ty| by_value(ty, &mut target));
                }
                ItemKind::Union(u) => u.variants.iter().for_each(|v| by_value(&v.ty, &mut target)),
                ItemKind::Alias(a) => by_value(&a.ty, &mut target),
                ItemKind::Words(_)
                | ItemKind::Container(_)
                | ItemKind::Tagged(_)
                | ItemKind::Lines(_)
                | ItemKind::External(_)
                | ItemKind::Untagged(_)
                | ItemKind::Request(_) => {}
            }
            targets
        };
        self.items.values().map(targets).collect()
    }

    /// The component, by number, of each item that holds itself.
    fn cycles(&self, graph: &Graph) -> HashMap<ItemPath, usize> {
        let components = components(graph);
        let mut sizes = vec![0; graph.len()];
        for number in &components {
            sizes[*number] += 1;
        }
        let numbered = self.items.keys().zip(components).zip(graph).enumerate();
        let of_cycles =
            numbered.filter(|(index, ((_, number), targets))| sizes[*number] > 1 || targets.contains(index));
        of_cycles.map(|(_, ((path, number), _))| (path.clone(), number)).collect()
    }
}

/// The items that a type holds without a box, a list or a map between.
fn by_value(ty: &RustType, target: &mut impl FnMut(&ItemPath)) {
    match ty {
        RustType::Item(path, arguments) => {
            target(path);
            for ty in arguments {
                by_value(ty, target);
            }
        }
        RustType::Option(inner) | RustType::Nullable(inner) | RustType::SingleKey(_, inner) => by_value(inner, target),
        _ => {}
    }
}

/// Puts a box around items of the same component.
fn box_items(ty: &mut RustType, same: &dyn Fn(&ItemPath) -> bool) {
    match ty {
        RustType::Item(path, _) if same(path) => *ty = ty.clone().boxed(),
        RustType::Option(inner) | RustType::Nullable(inner) | RustType::SingleKey(_, inner) => box_items(inner, same),
        _ => {}
    }
}

/// The strongly connected component of each item, by number: Kosaraju's two passes, without recursion.
fn components(graph: &Graph) -> Vec<usize> {
    let mut back = vec![Vec::new(); graph.len()];
    for (from, targets) in graph.iter().enumerate() {
        for to in targets {
            back[*to].push(from);
        }
    }
    let mut order = Vec::new();
    let mut seen = vec![false; graph.len()];
    for start in 0..graph.len() {
        let mut stack = vec![(start, false)];
        while let Some((item, done)) = stack.pop() {
            if done {
                order.push(item);
            } else if !mem::replace(&mut seen[item], true) {
                stack.push((item, true));
                stack.extend(graph[item].iter().map(|next| (*next, false)));
            }
        }
    }
    let mut component = vec![None; graph.len()];
    for (number, start) in order.into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(item) = open.pop() {
            if component[item].is_none() {
                component[item] = Some(number);
                open.extend(&back[item]);
            }
        }
    }
    component.into_iter().flatten().collect()
}
