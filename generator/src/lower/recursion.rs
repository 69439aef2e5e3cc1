//! Types that contain themselves: references in a cycle are boxed; a type that requires itself is an error.

use std::collections::HashMap;
use std::mem;

use indexmap::IndexMap;

use super::lowered_item::{LoweredItem, LoweredItems};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Field, ItemKind, ItemPath, Presence, RustType, Struct, Union, Variant};

/// The largest number of types that a diagnostic lists.
const MAX_NAMES_SHOWN: usize = 5;

/// For each item, the indices of the items that it contains.
type Graph = Vec<Vec<usize>>;

/// Returns the items with a box around each direct reference to an item of the same cycle.
pub(super) fn box_recursion(items: LoweredItems) -> LoweredItems {
    let cycles = cycles(&items, &graph(&items, |_| true, |field| Some(&field.ty)));
    let boxed = |(path, item): (ItemPath, LoweredItem)| {
        let own_cycle = cycles.get(&path);
        let is_in_cycle = |other: &ItemPath| own_cycle.is_some() && cycles.get(other) == own_cycle;
        let box_types = |ty: RustType| box_cycle_members(ty, &is_in_cycle);
        let kind = match item.kind {
            ItemKind::Struct(s) => {
                let members = s.members.into_iter().map(|member| member.map_types(&box_types)).collect();
                ItemKind::Struct(Struct { members, ..s })
            }
            ItemKind::Union(u) => {
                let variants = u.variants.into_iter().map(|v| Variant { ty: box_types(v.ty), ..v }).collect();
                ItemKind::Union(Union { variants, ..u })
            }
            other => other,
        };
        (path, LoweredItem { kind, ..item })
    };
    items.into_iter().map(boxed).collect()
}

/// Reports types that require themselves: a value of them would be infinite.
pub(super) fn reject_infinite_types(items: &LoweredItems, diagnostics: &mut Diagnostics) {
    // Null ends a value.
    let is_nullable = |ty: &RustType| matches!(ty, RustType::Option(_) | RustType::Nullable(_));
    // An enum always has an empty value: the variant `Other`.
    let is_included = |item: &LoweredItem| matches!(item.kind, ItemKind::Struct(_) | ItemKind::Alias(_));
    let is_always_present = |field: &Field| field.presence == Presence::Required && !is_nullable(&field.ty);
    let cycles = cycles(items, &graph(items, is_included, |field| is_always_present(field).then_some(&field.ty)));
    let mut groups: IndexMap<usize, Vec<&LoweredItem>> = IndexMap::new();
    for (path, item) in items {
        if let (ItemKind::Struct(_), Some(group)) = (&item.kind, cycles.get(path)) {
            groups.entry(*group).or_default().push(item);
        }
    }
    for group in groups.values() {
        let Some(first) = group.first() else { continue };
        let names: Vec<_> = group.iter().take(MAX_NAMES_SHOWN).map(|item| format!("`{}`", item.name)).collect();
        let more = group.len().saturating_sub(MAX_NAMES_SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let requirement = if group.len() == 1 { "requires itself" } else { "require each other" };
        diagnostics.error(
            Code::InfiniteType,
            &first.origin,
            format!("infinite type: {}{more} {requirement}", names.join(", ")),
            "declare one of the properties in the cycle as optional, or as a list",
        );
    }
}

/// Returns the graph of items by the types that they contain directly. `contained` selects the fields.
fn graph(
    items: &LoweredItems,
    is_included: impl Fn(&LoweredItem) -> bool,
    contained: impl Fn(&Field) -> Option<&RustType>,
) -> Graph {
    let targets = |item: &LoweredItem| {
        let mut targets = Vec::new();
        if !is_included(item) {
            return targets;
        }
        let mut target = |path: &ItemPath| targets.extend(items.get_index_of(path));
        match &item.kind {
            ItemKind::Struct(s) => {
                s.fields().filter_map(&contained).for_each(|ty| visit_unboxed_items(ty, &mut target));
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
    items.values().map(targets).collect()
}

/// Returns the component of each item that contains itself.
fn cycles(items: &LoweredItems, graph: &Graph) -> HashMap<ItemPath, usize> {
    let components = components(graph);
    let mut sizes = vec![0; graph.len()];
    for number in &components {
        sizes[*number] += 1;
    }
    let numbered = items.keys().zip(components).zip(graph).enumerate();
    let in_cycles = numbered.filter(|(index, ((_, number), targets))| sizes[*number] > 1 || targets.contains(index));
    in_cycles.map(|(_, ((path, number), _))| (path.clone(), number)).collect()
}

/// Visits the items that a type contains directly: not in a box, list or map.
fn visit_unboxed_items(ty: &RustType, target: &mut impl FnMut(&ItemPath)) {
    match ty {
        RustType::Item(path, arguments) => {
            target(path);
            for ty in arguments {
                visit_unboxed_items(ty, target);
            }
        }
        RustType::Option(inner) | RustType::Nullable(inner) | RustType::SingleKey(_, inner) => {
            visit_unboxed_items(inner, target);
        }
        _ => {}
    }
}

/// Returns a type with a box around each direct reference to an item of the same cycle.
fn box_cycle_members(ty: RustType, is_in_cycle: &dyn Fn(&ItemPath) -> bool) -> RustType {
    let inside = |inner: Box<RustType>| Box::new(box_cycle_members(*inner, is_in_cycle));
    match ty {
        RustType::Item(ref path, _) if is_in_cycle(path) => ty.boxed(),
        RustType::Option(inner) => RustType::Option(inside(inner)),
        RustType::Nullable(inner) => RustType::Nullable(inside(inner)),
        RustType::SingleKey(key, inner) => RustType::SingleKey(key, inside(inner)),
        other => other,
    }
}

/// Returns the strongly connected component of each item: Kosaraju's algorithm, without recursion.
fn components(graph: &Graph) -> Vec<usize> {
    let mut reverse_edges = vec![Vec::new(); graph.len()];
    for (from, targets) in graph.iter().enumerate() {
        for to in targets {
            reverse_edges[*to].push(from);
        }
    }
    let mut order = Vec::new();
    let mut visited = vec![false; graph.len()];
    for start in 0..graph.len() {
        let mut stack = vec![(start, false)];
        while let Some((item, done)) = stack.pop() {
            if done {
                order.push(item);
            } else if !mem::replace(&mut visited[item], true) {
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
