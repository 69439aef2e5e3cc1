//! Long modules are divided into several files by the first letters of the items' names. A new type then changes only the file
//! of its letter. The files do not change paths: the module re-exports their items.

use std::collections::BTreeMap;

use crate::model::{Item, ItemKind, Member, ModuleFile, Variant};

/// The largest estimated number of lines of a file. The actual number may be twice as large.
const MAX_LINES: usize = 2_500;

/// Returns the files of a module; none if its items fit into one file. The names differ from those of child modules.
pub(super) fn split_into_files(items: &[Item], children: &[String]) -> Vec<ModuleFile> {
    let items: Vec<(&str, usize)> = items.iter().map(|item| (item.name.as_str(), estimated_lines(item))).collect();
    if total_lines(&items) <= MAX_LINES {
        return Vec::new();
    }
    let mut groups = BTreeMap::new();
    group_by_prefix(&items, 1, &mut groups);
    let file = |(prefix, items): (String, Vec<String>)| {
        let mut name = format!("part_{prefix}");
        while children.contains(&name) {
            name.push('_');
        }
        ModuleFile { name, docs: format!("The types whose names begin with `{prefix}`."), items }
    };
    groups.into_iter().map(file).collect()
}

/// Groups items by the first letters of their names; with more letters if a group is too long.
fn group_by_prefix(items: &[(&str, usize)], prefix_length: usize, groups: &mut BTreeMap<String, Vec<String>>) {
    let mut by_start: BTreeMap<String, Vec<(&str, usize)>> = BTreeMap::new();
    for item in items {
        let prefix = item.0.chars().take(prefix_length).collect::<String>().to_lowercase();
        by_start.entry(prefix).or_default().push(*item);
    }
    for (prefix, items) in by_start {
        let can_be_split = items.iter().any(|(name, _)| name.chars().count() > prefix_length);
        if total_lines(&items) > MAX_LINES && items.len() > 1 && can_be_split {
            group_by_prefix(&items, prefix_length + 1, groups);
        } else {
            groups.entry(prefix).or_default().extend(items.iter().map(|(name, _)| (*name).to_owned()));
        }
    }
}

fn total_lines(items: &[(&str, usize)]) -> usize {
    items.iter().map(|(_, lines)| lines).sum()
}

/// Estimates the number of lines of an item.
fn estimated_lines(item: &Item) -> usize {
    let has_setters = !item.construction.setters.is_empty();
    let field = |field: &crate::model::Field| {
        let docs = field.docs.lines().count();
        if has_setters { 2 * docs + 9 } else { docs + 5 }
    };
    let variants = |variants: &[Variant]| variants.iter().map(|v| v.docs.lines().count() + 12).sum::<usize>() + 40;
    let own = match &item.kind {
        ItemKind::Struct(s) => s.members.iter().flat_map(Member::fields).map(field).sum::<usize>() + 25,
        ItemKind::Request(r) => r.parameters.iter().map(|p| field(&p.field) + 4).sum::<usize>() + 60,
        ItemKind::StringEnum(w) => w.variants.iter().map(|m| m.docs.lines().count() + 4).sum::<usize>() + 40,
        ItemKind::Union(u) => variants(&u.variants),
        ItemKind::Container(c) => variants(&c.variants),
        ItemKind::InternallyTagged(t) => variants(&t.variants),
        ItemKind::ExternallyTagged(e) => variants(&e.variants),
        ItemKind::UntypedUnion(u) => variants(&u.variants),
        ItemKind::Ndjson(l) => l.lines().len() * 12 + 60,
        ItemKind::Alias(_) => 1,
    };
    own + item.docs.lines().count()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::group_by_prefix;

    fn grouped(names: &[&str], lines: usize) -> Vec<(String, usize)> {
        let items: Vec<_> = names.iter().map(|name| (*name, lines)).collect();
        let mut groups = BTreeMap::new();
        group_by_prefix(&items, 1, &mut groups);
        groups.into_iter().map(|(prefix, items)| (prefix, items.len())).collect()
    }

    fn groups(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
        expected.iter().map(|(prefix, items)| ((*prefix).to_owned(), *items)).collect()
    }

    #[test]
    fn items_are_grouped_by_as_many_letters_as_needed() {
        assert_eq!(grouped(&["Box", "Ball", "IpRange", "IPv4"], 100), groups(&[("b", 2), ("i", 2)]));
        assert_eq!(grouped(&["Box", "Ball", "Bone", "Cat"], 1_000), groups(&[("ba", 1), ("bo", 2), ("c", 1)]));
    }

    #[test]
    fn a_single_long_item_is_not_divided() {
        assert_eq!(grouped(&["Box", "Bone"], 9_000), groups(&[("bon", 1), ("box", 1)]));
        assert_eq!(grouped(&["B", "Bo"], 9_000), groups(&[("b", 1), ("bo", 1)]));
    }

    #[test]
    fn a_new_item_changes_only_its_own_letter() {
        let before = grouped(&["Ball", "Cat", "Cow"], 1_200);
        let after = grouped(&["Ball", "Bone", "Cat", "Cow"], 1_200);
        assert_eq!((before.first(), after.first()), (groups(&[("b", 1)]).first(), groups(&[("b", 2)]).first()));
        assert_eq!(before.get(1..), after.get(1..));
    }
}
