//! Types that hold themselves by value: a box where they must have one, and an error where no value could ever end.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::Lowering;
use crate::diagnostic::Code;
use crate::model::{Field, Item, ItemKind, ItemPath, Member, RustType, Word};

/// Which items an item holds.
type Graph = IndexMap<ItemPath, Vec<ItemPath>>;

impl Lowering<'_> {
    /// Boxes what is held by value on a way back to its owner.
    pub(super) fn box_recursion(&mut self) {
        let graph = self.graph(|field| Some(&field.ty));
        let component = components(&graph);
        for (path, item) in &mut self.items {
            let same = |other: &ItemPath| {
                component.get(path).is_some_and(|mine| component.get(other) == Some(mine)) && holds_itself(&graph, path)
            };
            match &mut item.kind {
                ItemKind::Struct(s) => {
                    for member in &mut s.members {
                        if let Member::Field(field) = member {
                            box_items(&mut field.ty, &same);
                        }
                    }
                }
                ItemKind::Union(u) => u.variants.iter_mut().for_each(|v| box_items(&mut v.ty, &same)),
                _ => {}
            }
        }
    }

    /// Refuses types that require themselves: no JSON for them could end, nor could an empty value be made.
    pub(super) fn refuse_endless(&mut self) {
        let graph = self.graph(|field| (field.word == Word::Required).then_some(&field.ty));
        for (path, item) in &self.items {
            if matches!(item.kind, ItemKind::Struct(_)) && requires_itself(&graph, &self.items, path) {
                self.diagnostics.error(
                    Code::EndlessType,
                    &item.origin,
                    format!(
                        "found that `{}` requires itself, so that no value of it can end; expected a way out",
                        path.name
                    ),
                    "make one of the properties on the way optional, or a list",
                );
            }
        }
    }

    fn graph(&self, held: impl Fn(&Field) -> Option<&RustType>) -> Graph {
        let mut graph = Graph::new();
        for (path, item) in &self.items {
            let mut targets = Vec::new();
            match &item.kind {
                ItemKind::Struct(s) => {
                    for member in &s.members {
                        if let Member::Field(field) = member
                            && let Some(ty) = held(field)
                        {
                            by_value(ty, &mut targets);
                        }
                    }
                }
                ItemKind::Union(u) => u.variants.iter().for_each(|v| by_value(&v.ty, &mut targets)),
                ItemKind::Alias(a) => by_value(&a.ty, &mut targets),
                ItemKind::Words(_) | ItemKind::Container(_) | ItemKind::Tagged(_) | ItemKind::Request(_) => {}
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
        RustType::Option(inner) | RustType::Nullable(inner) => by_value(inner, targets),
        _ => {}
    }
}

/// Puts a box around items of the same component.
fn box_items(ty: &mut RustType, same: &dyn Fn(&ItemPath) -> bool) {
    match ty {
        RustType::Item(path, _) if same(path) => *ty = ty.clone().boxed(),
        RustType::Option(inner) | RustType::Nullable(inner) => box_items(inner, same),
        _ => {}
    }
}

fn holds_itself(graph: &Graph, path: &ItemPath) -> bool {
    reaches(graph, path, path, &|_| true)
}

/// Whether a struct requires itself by way of structs and aliases alone: an enum has an empty value of its own.
fn requires_itself(graph: &Graph, items: &IndexMap<ItemPath, Item>, path: &ItemPath) -> bool {
    let structs =
        |p: &ItemPath| items.get(p).is_some_and(|item| matches!(item.kind, ItemKind::Struct(_) | ItemKind::Alias(_)));
    reaches(graph, path, path, &structs)
}

fn reaches(graph: &Graph, from: &ItemPath, to: &ItemPath, through: &dyn Fn(&ItemPath) -> bool) -> bool {
    let mut seen = std::collections::HashSet::new();
    let mut open = vec![from];
    while let Some(path) = open.pop() {
        for next in graph.get(path).into_iter().flatten() {
            if next == to {
                return true;
            }
            if through(next) && seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
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
