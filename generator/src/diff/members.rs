//! Compares the fields, parameters, variants and enum members of an item.

use super::comparison::{Comparison, type_name};
use super::findings::{ItemFindings, MemberName};
use super::kind::ChangeKind;
use super::part::{Part, PartKind, PartPairs, pair_parts, parts};
use crate::model::{Deprecated, Encoding, EncodingKind, Item, Parameter, ParameterLocation, Presence, RustType};

/// Reports the changes of all parts. Returns the pairs of parts.
pub(super) fn compare_members<'m>(
    comparison: &Comparison<'m>,
    old: &'m Item,
    new: &'m Item,
    findings: &mut ItemFindings<'_>,
) -> PartPairs<'m> {
    let pairs = pair_parts(parts(old), parts(new), &|old, new| has_same_types(comparison, old, new));
    let has_new = old.construction.new.is_some() && new.construction.new.is_some();
    for pair in &pairs {
        match pair {
            (Some(old), Some(new)) => compare_part(comparison, old, new, has_new, findings),
            (Some(old), None) => findings.add_member(old.kind.removed(), old.member_name(), describe_types(old)),
            (None, Some(new)) => {
                if has_new && new.presence.is_some_and(Presence::is_required) {
                    findings.add_member(new.kind.required_added(), new.member_name(), with_argument(new, MORE));
                } else {
                    findings.add_member(new.kind.added(), new.member_name(), describe_types(new));
                }
            }
            (None, None) => {}
        }
    }
    pairs
}

const MORE: &str = "`new` has one more argument";
const FEWER: &str = "`new` has one argument fewer";

/// Describes the type of a field, and the change of the arguments of `new`.
fn with_argument(part: &Part<'_>, argument: &str) -> String {
    format!("{}, {argument}", describe_types(part))
}

/// Returns true if two parts have the same types.
pub(super) fn has_same_types(comparison: &Comparison<'_>, old: &Part<'_>, new: &Part<'_>) -> bool {
    old.types.len() == new.types.len()
        && old
            .types
            .iter()
            .zip(&new.types)
            .all(|((old_name, old), (new_name, new))| old_name == new_name && comparison.is_same(old, new))
}

fn compare_part(
    comparison: &Comparison<'_>,
    old: &Part<'_>,
    new: &Part<'_>,
    has_new: bool,
    findings: &mut ItemFindings<'_>,
) {
    let (kind, label) = (old.kind, || old.member_name());
    if old.name != new.name {
        findings.add_member(kind.renamed(), label(), format!("{} -> {}", old.name, new.name));
    } else if old.method != new.method {
        findings.add_member(kind.renamed(), label(), format!("{} -> {}", old.method, new.method));
    }
    if old.json_name != new.json_name && old.name == new.name {
        findings.add_member(ChangeKind::JsonNameChanged, label(), format!("{} -> {}", old.label(), new.label()));
    }
    compare_types(comparison, old, new, has_new, findings);
    if old.encoding != new.encoding && has_same_types(comparison, old, new) {
        let detail = format!("{} -> {}", describe_encoding(old.encoding), describe_encoding(new.encoding));
        findings.add_member(ChangeKind::EncodingChanged, label(), detail);
    }
    compare_aliases(old, new, findings);
    if let (Some(old), Some(new)) = (old.parameter, new.parameter) {
        compare_locations(label(), old, new, findings);
    }
    if let Some((kind, detail)) = compare_deprecation(old.deprecated, new.deprecated) {
        findings.add_member(kind, label(), detail);
    }
}

fn compare_types(
    comparison: &Comparison<'_>,
    old: &Part<'_>,
    new: &Part<'_>,
    has_new: bool,
    findings: &mut ItemFindings<'_>,
) {
    let label = old.member_name();
    if has_same_types(comparison, old, new) {
        compare_presence(old, new, has_new, findings);
        return;
    }
    let (kind, detail) = match (old.types.as_slice(), new.types.as_slice()) {
        ([(_, RustType::Option(old))], [(_, new)]) if comparison.is_same(old, new) => {
            (ChangeKind::BecameRequired, has_new.then_some(MORE))
        }
        ([(_, old)], [(_, RustType::Option(new))]) if comparison.is_same(old, new) => {
            (ChangeKind::BecameOptional, has_new.then_some(FEWER))
        }
        _ => (old.kind.retyped(), None),
    };
    let types = || match (old.types.as_slice(), new.types.as_slice()) {
        ([("", old)], [("", new)]) if kind == ChangeKind::BecameRequired || kind == ChangeKind::BecameOptional => {
            format!("{} -> {}", type_name(old), type_name(new))
        }
        ([("", old)], [("", new)]) => comparison.describe_change(old, new),
        _ => format!("{} -> {}", describe_types(old), describe_types(new)),
    };
    findings.add_member(kind, label, detail.map_or_else(types, |argument| with_argument(new, argument)));
}

/// Compares the rules for an absent or null field whose type is the same.
fn compare_presence(old_part: &Part<'_>, new_part: &Part<'_>, has_new: bool, findings: &mut ItemFindings<'_>) {
    let (Some(old), Some(new)) = (old_part.presence, new_part.presence) else { return };
    let label = old_part.member_name();
    let kinds = match (old.is_required(), new.is_required()) {
        (false, true) => Some((ChangeKind::BecameRequired, MORE)),
        (true, false) => Some((ChangeKind::BecameOptional, FEWER)),
        _ => None,
    };
    match kinds {
        Some((kind, argument)) if has_new => findings.add_member(kind, label, with_argument(new_part, argument)),
        _ if old == new => {}
        _ => {
            let detail = format!("{} -> {}", describe_presence(old), describe_presence(new));
            findings.add_member(ChangeKind::PresenceChanged, label, detail);
        }
    }
}

fn compare_aliases(old: &Part<'_>, new: &Part<'_>, findings: &mut ItemFindings<'_>) {
    for alias in new.aliases.iter().filter(|alias| !old.aliases.contains(alias)) {
        findings.add_member(ChangeKind::NameAccepted, old.member_name(), alias.as_str());
    }
    for alias in old.aliases.iter().filter(|alias| !new.aliases.contains(alias) && **alias != new.json_name) {
        findings.add_member(ChangeKind::NameRejected, old.member_name(), alias.as_str());
    }
}

fn compare_locations(label: MemberName, old: &Parameter, new: &Parameter, findings: &mut ItemFindings<'_>) {
    let locations = |parameter: &Parameter| {
        let all = [parameter.location].into_iter().chain(parameter.alternative_locations.iter().copied());
        all.map(describe_location).collect::<Vec<_>>().join(" or ")
    };
    let (old, new) = (locations(old), locations(new));
    if old != new {
        findings.add_member(ChangeKind::LocationChanged, label, format!("{old} -> {new}"));
    }
}

/// Returns the kind and the detail of a change of a deprecation.
pub(super) fn compare_deprecation(old: Option<&Deprecated>, new: Option<&Deprecated>) -> Option<(ChangeKind, String)> {
    let since = |deprecated: &Deprecated| format!("since {}", deprecated.since);
    match (old, new) {
        (None, Some(new)) => Some((ChangeKind::Deprecated, since(new))),
        (Some(_), None) => Some((ChangeKind::DeprecationRemoved, String::new())),
        (Some(old), Some(new)) if old != new => Some((ChangeKind::DeprecationChanged, since(new))),
        _ => None,
    }
}

/// Formats the types of a part; the empty string for a part without a type.
fn describe_types(part: &Part<'_>) -> String {
    let describe = |(name, ty): &(&str, &RustType)| {
        let ty = if let RustType::Option(inner) = ty { inner } else { *ty };
        // Constructors and conversions add the box of a payload.
        let ty = if part.kind == PartKind::Variant { ty.unboxed() } else { ty };
        if name.is_empty() { type_name(ty) } else { format!("{name}: {}", type_name(ty)) }
    };
    part.types.iter().map(describe).collect::<Vec<_>>().join(", ")
}

fn describe_encoding(encoding: Option<Encoding>) -> &'static str {
    match encoding.map(|encoding| encoding.kind) {
        None => "one form",
        Some(EncodingKind::OneOrMany) => "value or list",
        Some(EncodingKind::PointOrMany) => "point or list",
        Some(EncodingKind::MapOrList) => "map or list of maps",
        Some(EncodingKind::Stringified) => "scalar or string",
        Some(EncodingKind::CommaSeparated) => "list or comma-separated string",
        Some(EncodingKind::PipeSeparated) => "pipe-separated string",
    }
}

fn describe_presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Optional | Presence::OptionalDocument | Presence::OptionalVariant => "optional",
        Presence::OptionalNullable => "optional or null",
        Presence::Required | Presence::RequiredDocument | Presence::RequiredVariant => "required",
        Presence::RequiredNullable => "required or null",
    }
}

fn describe_location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Body | ParameterLocation::WholeBody => "body",
    }
}
