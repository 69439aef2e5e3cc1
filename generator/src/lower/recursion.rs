//! Types that hold themselves by value: a box where they must have one, and an error where no value could ever end.

use std::collections::HashMap;
use std::mem;

use indexmap::IndexMap;

use super::Lowering;
use crate::diagnostic::Code;
use crate::model::{Field, Item, ItemKind, ItemPath, Member, Presence, RustType};

/// How many types of a circle a diagnostic names.
const MAX_NAMES_SHOWN: usize = 5;

/// Which items each item holds, all by their places among the items.
type Graph = Vec<Vec<usize>>;

impl Lowering<'_> {
    /// Boxes what is held by value on a way back to its owner.
    pub(super) fn box_recursion(&mut self) {
        let cycles = self.cycles(&self.graph(|_| true, |field| Some(&field.ty)));
        for (path, item) in &mut self.items {
            let own_cycle = cycles.get(path);
            let same = |other: &ItemPath| own_cycle.is_some() && cycles.get(other) == own_cycle;
            match &mut item.kind {
                ItemKind::Struct(s) => {
                    s.members
                        .iter_mut()
                        .flat_map(Member::fields_mut)
                        .for_each(|field| box_cycle_members(&mut field.ty, &same));
                }
                ItemKind::Union(u) => u.variants.iter_mut().for_each(|v| box_cycle_members(&mut v.ty, &same)),
                _ => {}
            }
        }
    }

    /// Refuses types that require themselves: no JSON for them could end, nor could an empty value be made.
    pub(super) fn reject_infinite_types(&mut self) {
        // A null ends it too.
        let ends = |ty: &RustType| matches!(ty, RustType::Option(_) | RustType::Nullable(_));
        // An enum has an empty value of its own.
        let is_included = |item: &Item| matches!(item.kind, ItemKind::Struct(_) | ItemKind::Alias(_));
        let is_whole = |field: &Field| field.presence == Presence::Required && !ends(&field.ty);
        let cycles = self.cycles(&self.graph(is_included, |field| is_whole(field).then_some(&field.ty)));
        let mut groups: IndexMap<usize, Vec<&Item>> = IndexMap::new();
        for (path, item) in &self.items {
            if let (ItemKind::Struct(_), Some(group)) = (&item.kind, cycles.get(path)) {
                groups.entry(*group).or_default().push(item);
            }
        }
        for group in groups.values() {
            let Some(first) = group.first() else { continue };
            let names: Vec<_> = group.iter().take(MAX_NAMES_SHOWN).map(|item| format!("`{}`", item.name)).collect();
            let more = group.len().saturating_sub(MAX_NAMES_SHOWN);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let require = if group.len() == 1 { "requires itself" } else { "require each other" };
            self.diagnostics.error(
                Code::InfiniteType,
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
    fn graph(&self, is_included: impl Fn(&Item) -> bool, held: impl Fn(&Field) -> Option<&RustType>) -> Graph {
        let targets = |item: &Item| {
            let mut targets = Vec::new();
            if !is_included(item) {
                return targets;
            }
            let mut target = |path: &ItemPath| targets.extend(self.items.get_index_of(path));
            match &item.kind {
                ItemKind::Struct(s) => {
                    let types = s.members.iter().flat_map(Member::fields).filter_map(&held);
                    types.for_each(|ty| visit_unboxed_items(ty, &mut target));
                }
                ItemKind::Union(u) => u.variants.iter().for_each(|v| visit_unboxed_items(&v.ty, &mut target)),
                ItemKind::Alias(a) => visit_unboxed_items(&a.ty, &mut target),
                ItemKind::StringEnum(_)
                | ItemKind::Container(_)
                | ItemKind::InternallyTagged(_)
                | ItemKind::Ndjson(_)
                | ItemKind::ExternallyTagged(_)
                | ItemKind::UntypedUnion(_)
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
fn visit_unboxed_items(ty: &RustType, target: &mut impl FnMut(&ItemPath)) {
    match ty {
        RustType::Item(path, arguments) => {
            target(path);
            for ty in arguments {
                visit_unboxed_items(ty, target);
            }
        }
        RustType::Option(inner) | RustType::Nullable(inner) | RustType::SingleKey(_, inner) => {
            visit_unboxed_items(inner, target)
        }
        _ => {}
    }
}

/// Puts a box around items of the same component.
fn box_cycle_members(ty: &mut RustType, same: &dyn Fn(&ItemPath) -> bool) {
    match ty {
        RustType::Item(path, _) if same(path) => *ty = ty.clone().boxed(),
        RustType::Option(inner) | RustType::Nullable(inner) | RustType::SingleKey(_, inner) => {
            box_cycle_members(inner, same)
        }
        _ => {}
    }
}

/// The strongly connected component of each item, by number: Kosaraju's two passes, without recursion.
fn components(graph: &Graph) -> Vec<usize> {
    let mut reverse_edges = vec![Vec::new(); graph.len()];
    for (from, targets) in graph.iter().enumerate() {
        for to in targets {
            reverse_edges[*to].push(from);
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
        let mut pending = vec![start];
        while let Some(item) = pending.pop() {
            if component[item].is_none() {
                component[item] = Some(number);
                pending.extend(&reverse_edges[item]);
            }
        }
    }
    component.into_iter().flatten().collect()
}
