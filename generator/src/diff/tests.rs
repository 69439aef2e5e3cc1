//! Tests of the verdict, and of lines that list types.

use super::difference::{Change, Difference, Verdict};
use super::kind::{ChangeKind, Level};

fn change(kind: ChangeKind, subjects: &[&str]) -> Change {
    Change {
        level: kind.level(),
        kind,
        subjects: subjects.iter().map(|&subject| subject.to_owned()).collect(),
        rust_paths: subjects.iter().map(|&subject| subject.replace(':', "::")).collect(),
        member: Some("size".to_owned()),
        rust_member: Some(".size".to_owned()),
        detail: String::new(),
        operations: vec!["search".to_owned()],
        types: Vec::new(),
        rust_types: Vec::new(),
    }
}

fn verdict(kinds: &[ChangeKind]) -> Verdict {
    Difference::new(kinds.iter().map(|kind| change(*kind, &["n:T"])).collect()).verdict
}

#[test]
fn the_highest_level_decides() {
    let (breaking, additive, quiet) = (ChangeKind::PropertyRemoved, ChangeKind::PropertyAdded, ChangeKind::Deprecated);
    assert_eq!(verdict(&[]), Verdict::NoChanges);
    assert_eq!(verdict(&[quiet]), Verdict::Patch);
    assert_eq!(verdict(&[additive, quiet]), Verdict::Minor);
    assert_eq!(verdict(&[quiet, additive, breaking]), Verdict::Major);
}

#[test]
fn kinds_are_ordered_by_level() {
    assert!(ChangeKind::ALL.is_sorted_by_key(|kind| kind.level()));
    assert!(ChangeKind::ALL.is_sorted());
}

#[test]
fn a_change_counts_once_for_each_type() {
    let difference = Difference::new(vec![change(ChangeKind::PropertyAdded, &["n:A", "n:B", "n:C"])]);
    assert_eq!((difference.count(Level::Additive), difference.count(Level::Breaking)), (3, 0));
    let report = difference.to_string();
    assert!(report.contains("size of 3 types"), "{report}");
    assert!(report.ends_with("\nadditive  3 changes in 1 line\nverdict   minor\n"), "{report}");
}

#[test]
fn long_lists_of_types_are_wrapped() {
    let names: Vec<String> = (0..30).map(|i| format!("namespace:Type{i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let report = Difference::new(vec![change(ChangeKind::PropertyAdded, &names)]).to_string();
    let lists: Vec<&str> = report.lines().filter(|line| line.starts_with("            namespace:")).collect();
    assert!(lists.len() > 1 && lists.iter().all(|line| line.len() <= 120), "{report}");
    let listed: Vec<&str> = lists.iter().flat_map(|line| line.trim().split(", ")).collect();
    let listed: Vec<&str> = listed.iter().map(|name| name.trim_end_matches(',')).collect();
    assert_eq!(listed, names);
}
