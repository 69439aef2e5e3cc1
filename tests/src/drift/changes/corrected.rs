//! Changes of what corrections change: the specification already contains the result, or no longer matches.

use generator::{Code, EditOutcome, Input, Outcome};
use serde_json::{Value, json};

use super::Kind;
use super::base::Base;
use super::draft::Draft;
use super::edits::{self, Verb};
use super::expected::Expected;
use super::json::{alias, full_name, list, reference, string};
use super::types::SHAPE;

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = other_shapes();
    kinds.extend(upstream());
    kinds.extend(conflicts());
    kinds
}

/// A function that selects verbs of edits.
type Accepts = fn(&Verb) -> bool;

/// The verbs of edits whose results a specification can contain, with their names in reports.
const VERBS: [(&str, Accepts); 6] = [
    ("retyped property", |verb| matches!(verb, Verb::Retype(Some(_), _))),
    ("retyped alias or body", |verb| matches!(verb, Verb::Retype(None, _) | Verb::RetypeBody(_))),
    ("optional or required property", |verb| matches!(verb, Verb::Required(..))),
    ("JSON name", |verb| matches!(verb, Verb::JsonName(..))),
    ("Rust name", |verb| matches!(verb, Verb::RustName(..))),
    ("new property", |verb| matches!(verb, Verb::Add { .. })),
];

/// Corrections that the specification already contains.
fn upstream() -> Vec<Kind> {
    let kinds = VERBS.into_iter().map(|(label, accepts)| {
        Kind::new(format!("correction made upstream: {label}"), move |draft| {
            let chosen = choose(draft, accepts)?;
            Some(Expected::Upstream(edits::apply(draft, chosen)?))
        })
    });
    kinds.collect()
}

/// Specifications that differ from what a correction expects, and from its result. A property is either optional or
/// required, so an edit of that cannot conflict.
fn conflicts() -> Vec<Kind> {
    let kinds = VERBS.into_iter().filter(|(label, _)| *label != "optional or required property");
    let kinds = kinds.map(|(label, accepts)| {
        Kind::new(format!("correction in conflict: {label}"), move |draft| {
            let chosen = choose(draft, accepts)?;
            let without = without(draft.base, chosen)?;
            edits::contradict(draft, chosen)?;
            Some(Expected::Conflict { edit: chosen, without })
        })
    });
    kinds.collect()
}

/// Chooses an edit that applies to a type of the specification, and returns its index.
fn choose(draft: &mut Draft<'_>, accepts: Accepts) -> Option<usize> {
    let base = draft.base;
    let accepted = base.output.corrections.edits.iter().enumerate();
    let accepted: Vec<_> = accepted.filter(|(_, edit)| is_applicable(base, edit, accepts)).map(|(i, _)| i).collect();
    draft.random.choose(&accepted).copied()
}

fn is_applicable(base: &Base, edit: &EditOutcome, accepts: Accepts) -> bool {
    edit.outcome == Outcome::Applied
        && base.references.contains_key(&edit.target.to_string())
        && Verb::parse(edit).is_some_and(|verb| accepts(&verb))
}

/// Returns the files of corrections without an edit. Another edit of the same type has its line, because a correction
/// without an edit is invalid: it concerns a property that does not exist. Returns `None` for a line with several edits.
fn without(base: &Base, index: usize) -> Option<Vec<Input>> {
    let edits = &base.output.corrections.edits;
    let at = &edits[index].at;
    if edits.iter().filter(|edit| edit.at == *at).count() > 1 {
        return None;
    }
    let (path, line) = edits::location(at)?;
    let mut files = base.corrections.clone();
    let file = files.iter_mut().find(|file| file.path == path)?;
    let content = String::from_utf8(file.bytes.clone()).ok()?;
    let replace = |(i, old): (usize, &str)| {
        if i == line { "  { property = \"drift_gone\", optional = true },".to_owned() } else { old.to_owned() }
    };
    file.bytes = content.lines().enumerate().map(replace).collect::<Vec<_>>().join("\n").into_bytes();
    Some(files)
}

/// The index of a random definition that a correction changes.
fn corrected_definition(draft: &mut Draft<'_>) -> Option<usize> {
    let base = draft.base;
    let is_corrected =
        |definition: &Value| full_name(&definition["name"]).is_some_and(|name| base.corrected.contains_key(&name));
    let types = base.spec["types"].as_array()?.iter().enumerate();
    let corrected: Vec<_> = types.filter(|(_, definition)| is_corrected(definition)).map(|(i, _)| i).collect();
    draft.random.choose(&corrected).copied()
}

fn corrected_property(draft: &mut Draft<'_>) -> Option<String> {
    let index = corrected_definition(draft)?;
    let definition = format!("/types/{index}");
    let body = draft.value(&definition)["body"].is_object();
    let owner = if body { format!("{definition}/body") } else { definition };
    let count = draft.value(&owner)["properties"].as_array()?.len();
    (count > 0).then(|| format!("{owner}/properties/{}", draft.random.below(count)))
}

/// Other shapes of parts that corrections change. Edits whose `was` no longer matches are skipped with a warning.
fn other_shapes() -> Vec<Kind> {
    const SKIPPED: [Code; 2] = [Code::CorrectionConflict, Code::AbsentCorrection];
    let expected = || {
        Expected::clean()
            .or(SKIPPED)
            .or(SHAPE)
            .or([Code::UnknownQuirk, Code::InvalidCodegenNames])
            .or_left_out()
            .anywhere()
    };
    vec![
        Kind::new("corrected property retyped", move |draft| {
            let property = corrected_property(draft)?;
            draft.set(&property, "type", list(&reference("_types:long")))?;
            Some(expected())
        }),
        Kind::new("corrected property removed", move |draft| {
            let property = corrected_property(draft)?;
            draft.remove(&property)?;
            Some(expected())
        }),
        Kind::new("corrected property renamed", move |draft| {
            let property = corrected_property(draft)?;
            draft.set(&property, "name", json!("drift_renamed"))?;
            Some(expected())
        }),
        Kind::new("corrected property with the opposite `required`", move |draft| {
            let property = corrected_property(draft)?;
            let required = draft.value(&property)["required"] == json!(true);
            draft.set(&property, "required", json!(!required))?;
            Some(expected())
        }),
        Kind::new("corrected type removed", move |draft| {
            let index = corrected_definition(draft)?;
            draft.remove(&format!("/types/{index}"))?;
            Some(expected().or([Code::MissingType]))
        }),
        Kind::new("corrected type of another kind", move |draft| {
            let index = corrected_definition(draft)?;
            let pointer = format!("/types/{index}");
            let definition = draft.value(&pointer);
            if definition["kind"] == "request" || definition["kind"] == "response" {
                return None;
            }
            *draft.edit(&pointer)? = alias(&full_name(&definition["name"])?, &string());
            Some(expected().or([Code::WrongKind]))
        }),
    ]
}
