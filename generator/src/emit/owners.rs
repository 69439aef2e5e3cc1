//! Ownership between the items of a module: immediate dominators in the graph of references.
//!
//! An item is owned by another one if every chain of references that leads to it from outside of the module goes through that
//! other item.

use std::collections::HashMap;

use crate::model::{Crate, Item, ItemKind, ItemPath, Module, ModulePath};

/// The modules and items that refer to each item of the crate.
pub(super) struct References<'a>(HashMap<ItemPath, Vec<(&'a ModulePath, &'a str)>>);

impl<'a> References<'a> {
    pub(super) fn new(crate_model: &'a Crate) -> Self {
        let mut references: HashMap<ItemPath, Vec<_>> = HashMap::new();
        for module in &crate_model.modules {
            for item in &module.items {
                for path in referenced_items(item) {
                    references.entry(path).or_default().push((&module.path, item.name.as_str()));
                }
            }
        }
        Self(references)
    }
}

/// The items that an item refers to. A response does not belong to its request: users name both.
fn referenced_items(item: &Item) -> Vec<ItemPath> {
    let response = if let ItemKind::Request(request) = &item.kind { Some(&request.response) } else { None };
    let mut paths = Vec::new();
    item.kind.visit_types(&mut |ty| ty.visit_nested_items(&mut |path| paths.push(path.clone())));
    paths.retain(|path| response.is_none_or(|response| response.item != *path));
    paths
}

/// For each item of a module the position of its owner; `None` for an item that users outside of the module refer to, and for one
/// that no other item of the module owns.
pub(super) fn owners(module: &Module, references: &References<'_>) -> Vec<Option<usize>> {
    Graph::new(module, references).dominators()
}

/// The references between the items of a module, by position. The last node represents everything outside of the module.
struct Graph {
    users: Vec<Vec<usize>>,
    outside: usize,
}

impl Graph {
    fn new(module: &Module, references: &References<'_>) -> Self {
        let outside = module.items.len();
        let positions: HashMap<&str, usize> =
            module.items.iter().enumerate().map(|(position, item)| (item.name.as_str(), position)).collect();
        let users = module.items.iter().enumerate().map(|(position, item)| {
            let path = ItemPath { module: module.path.clone(), name: item.name.clone() };
            let users = references.0.get(&path).map(Vec::as_slice).unwrap_or_default();
            let user = |(user_module, name): &(&ModulePath, &str)| {
                if **user_module == module.path { positions.get(name).copied().unwrap_or(outside) } else { outside }
            };
            let mut users: Vec<usize> = users.iter().map(user).filter(|user| *user != position).collect();
            users.sort_unstable();
            users.dedup();
            if users.is_empty() { vec![outside] } else { users }
        });
        Self { users: users.collect(), outside }
    }

    /// The nodes from the outside inwards, each after a user of it: in reverse post-order. Items that only refer to each other are
    /// entered at the first of them.
    fn order(&mut self) -> Vec<usize> {
        let mut used = vec![Vec::new(); self.outside + 1];
        for (node, users) in self.users.iter().enumerate() {
            for user in users {
                used[*user].push(node);
            }
        }
        let mut visited = vec![false; self.outside + 1];
        let mut order = Vec::new();
        let mut visit_from = |start: usize, visited: &mut Vec<bool>| {
            let mut stack = vec![(start, 0)];
            visited[start] = true;
            while let Some((node, next)) = stack.pop() {
                if let Some(child) = used[node].get(next) {
                    stack.push((node, next + 1));
                    if !std::mem::replace(&mut visited[*child], true) {
                        stack.push((*child, 0));
                    }
                } else {
                    order.push(node);
                }
            }
        };
        let entries: Vec<_> = (0..self.outside).filter(|node| self.users[*node].contains(&self.outside)).collect();
        visited[self.outside] = true;
        for node in entries.into_iter().chain(0..self.outside) {
            if !visited[node] {
                if !self.users[node].contains(&self.outside) {
                    self.users[node].push(self.outside);
                }
                visit_from(node, &mut visited);
            }
        }
        order.reverse();
        order
    }

    /// The algorithm of Cooper, Harvey and Kennedy.
    fn dominators(mut self) -> Vec<Option<usize>> {
        let order = self.order();
        // The position of each node in the order; the outside comes first.
        let mut rank = vec![0; self.outside + 1];
        for (position, node) in order.iter().enumerate() {
            rank[*node] = position + 1;
        }
        let mut dominators: Vec<Option<usize>> = vec![None; self.outside + 1];
        dominators[self.outside] = Some(self.outside);
        let mut changed = true;
        while changed {
            changed = false;
            for node in &order {
                let known = self.users[*node].iter().copied().filter(|user| dominators[*user].is_some());
                let common = known.reduce(|left, right| common_dominator(&dominators, &rank, left, right));
                changed |= common != dominators[*node];
                dominators[*node] = common;
            }
        }
        dominators.pop();
        dominators.into_iter().map(|owner| owner.filter(|owner| *owner != self.outside)).collect()
    }
}

/// The nearest node that both nodes are or are dominated by.
fn common_dominator(dominators: &[Option<usize>], rank: &[usize], mut left: usize, mut right: usize) -> usize {
    while left != right {
        let later = if rank[left] > rank[right] { &mut left } else { &mut right };
        *later = dominators[*later].unwrap_or(*later);
    }
    left
}
