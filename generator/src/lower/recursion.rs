//! Types that hold themselves by value: a box where they must have one, and an error where no value could ever end.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::Lowering;
use crate::diagnostic::Code;
use crate::model::{Field, Item, ItemKind, ItemPath, Member, RustType, Word};

/// How many types of a circle a diagnostic names.
const SHOWN: usize = 5;

/// Which items an item holds.
type Graph = IndexMap<ItemPath, Vec<ItemPath>>;

impl Lowering<'_> {
    /// Boxes what is held by value on a way back to its owner.
    pub(super) fn box_recursion(&mut self) {
        let graph = self.graph(|field| Some(&field.ty));
        let cycles = cycles(&graph);
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
        let mut graph = self.graph(|field| (field.word == Word::Required && !ends(&field.ty)).then_some(&field.ty));
        // An enum has an empty value of its own.
        let kind = |path: &ItemPath| self.items.get(path).map(|item| &item.kind);
        graph.retain(|path, _| matches!(kind(path), Some(ItemKind::Struct(_) | ItemKind::Alias(_))));
        let cycles = cycles(&graph);
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

    fn graph(&self, held: impl Fn(&Field) -> Option<&RustType>) -> Graph {
        let mut graph = Graph::new();
        for (path, item) in &self.items {
            let mut targets = Vec::new();
            match &item.kind {
                ItemKind::Struct(s) => {
                    let types = s.members.iter().flat_map(Member::fields).filter_map(&held);
                    types.for_each(|ty| by_value(ty, &mut targets));
                }
                ItemKind::Union(u) => u.variants.iter().for_each(|v| by_value(&v.ty, &mut targets)),
                ItemKind::Alias(a) => by_value(&a.ty, &mut targets),
                ItemKind::Words(_)
                | ItemKind::Container(_)
                | ItemKind::Tagged(_)
                | ItemKind::Lines(_)
                | ItemKind::External(_)
                | ItemKind::Untagged(_)
                | ItemKind::Request(_) => {}
            }
            graph.insert(path.clone(), targets);
        }
        graph
    }
}

/// The items that a type holds without a box, a list or a map between.
fn by_value(ty: &RustType, targets: &mut Vec<ItemPath>) {
    match ty {
        RustType::Item(path, arguments) => {
            targets.push(path.clone());
            for ty in arguments {
                by_value(ty, targets);
            }
        }
        RustType::Option(inner) | RustType::Nullable(inner) | RustType::SingleKey(_, inner) => by_value(inner, targets),
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

/// The component, by number, of each item that holds itself.
fn cycles(graph: &Graph) -> HashMap<ItemPath, usize> {
    let mut cycles = components(graph);
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for number in cycles.values() {
        *sizes.entry(*number).or_default() += 1;
    }
    let holds_itself = |path: &ItemPath| graph.get(path).is_some_and(|targets| targets.contains(path));
    cycles.retain(|path, number| sizes.get(number).is_some_and(|size| *size > 1) || holds_itself(path));
    cycles
}

/// The strongly connected component of each item, by number: Kosaraju's two passes, without recursion.
fn components(graph: &Graph) -> HashMap<ItemPath, usize> {
    let mut back: HashMap<&ItemPath, Vec<&ItemPath>> = HashMap::new();
    for (from, targets) in graph {
        for to in targets {
            back.entry(to).or_default().push(from);
        }
    }
    let mut order = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for start in graph.keys() {
        let mut stack = vec![(start, false)];
        while let Some((path, done)) = stack.pop() {
            if done {
                order.push(path);
            } else if seen.insert(path) {
                stack.push((path, true));
                stack.extend(graph.get(path).into_iter().flatten().map(|next| (next, false)));
            }
        }
    }
    let mut component = HashMap::new();
    for (number, start) in order.into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(path) = open.pop() {
            if component.contains_key(path) {
                continue;
            }
            component.insert(path.clone(), number);
            open.extend(back.get(path).into_iter().flatten());
        }
    }
    component
}
