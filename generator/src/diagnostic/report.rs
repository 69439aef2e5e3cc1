//! The report of all diagnostics. Equal diagnostics at several places are one entry, and warnings of one kind are one group:
//! a new version of the specification can have one new key in thousands of places.

use std::fmt;

use indexmap::IndexMap;

use super::{Code, Diagnostic, Diagnostics, Severity};

/// A diagnostic, with the number of places that have it. Its location is the first place.
struct Entry<'d> {
    first: &'d Diagnostic,
    places: usize,
}

/// The entries that are printed under one header.
type Group<'d> = Vec<Entry<'d>>;

/// The code and the help of the warnings of one group; the number of an error, which is alone in its group.
#[derive(PartialEq, Eq, Hash)]
enum GroupKey<'d> {
    Warnings(Code, &'d str),
    Error(usize),
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in groups(entries(self)).values() {
            write_group(group, f)?;
        }
        let errors = self.iter().filter(|d| d.severity == Severity::Error).count();
        let warnings = self.iter().count() - errors;
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        write!(f, "{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
    }
}

/// Merges diagnostics that differ only in their place.
fn entries(diagnostics: &Diagnostics) -> Vec<Entry<'_>> {
    let mut entries: IndexMap<_, Entry<'_>> = IndexMap::new();
    for diagnostic in diagnostics.iter() {
        let Diagnostic { code, severity, message, help, effect, .. } = diagnostic;
        // Each error in a file that a person writes is shown with its line.
        let place = (*code == Code::InvalidCorrection).then_some(&diagnostic.at);
        let key = (code, severity, message, help, effect, place);
        entries.entry(key).or_insert(Entry { first: diagnostic, places: 0 }).places += 1;
    }
    entries.into_values().collect()
}

/// Collects the warnings with the same code and help, at the position of the first.
fn groups(entries: Vec<Entry<'_>>) -> IndexMap<GroupKey<'_>, Group<'_>> {
    let mut groups: IndexMap<GroupKey<'_>, Group<'_>> = IndexMap::new();
    for (number, entry) in entries.into_iter().enumerate() {
        let key = match entry.first.severity {
            Severity::Warning => GroupKey::Warnings(entry.first.code, &entry.first.help),
            Severity::Error => GroupKey::Error(number),
        };
        groups.entry(key).or_default().push(entry);
    }
    groups
}

fn write_group(group: &Group<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match group.as_slice() {
        [] => Ok(()),
        [Entry { first, places: 1 }] => writeln!(f, "{first}\n"),
        [Entry { first, places }] => {
            let message = format!("{} ({})", first.message, places_label(*places));
            writeln!(f, "{}\n", Diagnostic { message, ..(*first).clone() })
        }
        [Entry { first, .. }, ..] => {
            let Diagnostic { severity, code, help, .. } = first;
            writeln!(f, "{severity}[{}]: {} problems", code.as_str(), group.len())?;
            for Entry { first, places } in group {
                let count = if *places == 1 { String::new() } else { format!(" ({})", places_label(*places)) };
                writeln!(f, "  {}{count}", first.message)?;
                writeln!(f, "    --> {}", first.at)?;
                if let Some(effect) = &first.effect {
                    writeln!(f, "    note: {effect}")?;
                }
            }
            writeln!(f, "  help: {help}\n")
        }
    }
}

/// Formats a number of places with a separator of thousands: `2,345 places`.
fn places_label(places: usize) -> String {
    let digits = places.to_string();
    let mut label = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            label.push(',');
        }
        label.push(digit);
    }
    label + " places"
}
