//! Modules whose items would make too long a file stand in several, by the first letters of the items' names. So a new type
//! changes the file of its letter and no other. The files are no part of a path: the module names all of their items.

use std::collections::BTreeMap;

use crate::model::{Item, ItemKind, Member, ModuleFile, Variant};

/// How many lines a file should have at most, as they are estimated here. The estimate may be short by half.
const MAX_LINES: usize = 2_500;

/// The number of lines of documentation that a field, variant or item has on average.
const DOC_LINES: usize = 2;

/// How the items of a module are divided, if they are. No part is called as one of the module's children.
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
        ModuleFile { name, items }
    };
    groups.into_iter().map(file).collect()
}

/// Puts together what begins with the same letters, more of them where that is still too much.
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

/// About how many lines an item takes.
fn estimated_lines(item: &Item) -> usize {
    let field = |field: &crate::model::Field| {
        if field.setter.is_some() { 2 * DOC_LINES + 9 } else { DOC_LINES + 5 }
    };
    let variants = |variants: &[Variant]| variants.iter().map(|_| DOC_LINES + 12).sum::<usize>() + 40;
    let own = match &item.kind {
        ItemKind::Struct(s) => s.members.iter().flat_map(Member::fields).map(field).sum::<usize>() + 25,
        ItemKind::Request(r) => r.parameters.iter().map(|p| field(&p.field) + 4).sum::<usize>() + 60,
        ItemKind::StringEnum(w) => w.variants.len() * (DOC_LINES + 4) + 40,
        ItemKind::Union(u) => variants(&u.variants),
        ItemKind::Container(c) => variants(&c.variants),
        ItemKind::InternallyTagged(t) => variants(&t.variants),
        ItemKind::ExternallyTagged(e) => variants(&e.variants),
        ItemKind::UntypedUnion(u) => variants(&u.variants),
        ItemKind::Ndjson(l) => l.lines().len() * 12 + 60,
        ItemKind::Alias(_) => 1,
    };
    own + DOC_LINES
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
    fn by_letters_as_many_as_are_needed() {
        assert_eq!(grouped(&["Box", "Ball", "IpRange", "IPv4"], 100), groups(&[("b", 2), ("i", 2)]));
        assert_eq!(grouped(&["Box", "Ball", "Bone", "Cat"], 1_000), groups(&[("ba", 1), ("bo", 2), ("c", 1)]));
    }

    #[test]
    fn one_that_is_too_long_alone_stays() {
        assert_eq!(grouped(&["Box", "Bone"], 9_000), groups(&[("bon", 1), ("box", 1)]));
        assert_eq!(grouped(&["B", "Bo"], 9_000), groups(&[("b", 1), ("bo", 1)]));
    }

    #[test]
    fn a_new_one_changes_its_own_letter() {
        let before = grouped(&["Ball", "Cat", "Cow"], 1_200);
        let after = grouped(&["Ball", "Bone", "Cat", "Cow"], 1_200);
        assert_eq!((before.first(), after.first()), (groups(&[("b", 1)]).first(), groups(&[("b", 2)]).first()));
        assert_eq!(before.get(1..), after.get(1..));
    }
}
