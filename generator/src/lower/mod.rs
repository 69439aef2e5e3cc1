//! Lowering: converts the specification into the model. Each file contains one kind of decision.

mod additional_properties;
mod construction;
mod container;
mod context;
mod coverage;
mod definition;
mod degradation;
mod discriminator;
mod discriminator_kind;
mod endpoint;
mod endpoint_types;
mod externally_tagged;
mod generics;
mod inheritance;
mod instances;
mod internally_tagged;
mod invalid_variants;
mod item_paths;
mod json_shape;
mod lowered_item;
mod lowered_value;
mod map_key;
mod modules;
mod name_scope;
mod ndjson;
mod one_or_many;
mod operation;
mod problem;
mod property;
mod quirks;
mod recursion;
mod replacement;
mod secrets;
mod string_enum;
mod structs;
mod union;
mod unsigned_branch;
mod unused_parameters;
mod used_as_value;
mod value;
mod well_known;

use indexmap::IndexMap;

use crate::corrections::Facts;
use crate::coverage::Coverage;
use crate::diagnostic::{Degradation, Diagnostics};
use crate::model::{Crate, Item, ItemPath};
use crate::options::Options;
use crate::select::Selection;
use crate::spec::Spec;
use context::{Lowering, LoweringInput};
pub(crate) use discriminator_kind::{DiscriminatorKind, UnionDiscriminators};
use item_paths::ItemPaths;
use operation::Namespaces;
use problem::ItemDegradations;
use replacement::Replacements;

/// The result of lowering.
pub(crate) struct Lowered {
    /// The model; `None` if there is an error, in lowering or before.
    pub(crate) crate_model: Option<Crate>,
    pub(crate) coverage: Coverage,
    /// The kind of discriminator of each union.
    pub(crate) union_discriminators: UnionDiscriminators,
}

/// Lowers the selected definitions. A definition that cannot be generated is replaced by raw JSON in the specification, and an
/// endpoint is removed from the selection. Then all is lowered again, until there is no further one: a type can be unusable
/// because another one is.
pub(crate) fn lower(
    spec: &mut Spec,
    selection: &mut Selection,
    facts: &Facts,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Lowered {
    let used_as_value = used_as_value::used_as_value(spec);
    let paths = ItemPaths::new(spec, selection, &used_as_value, definition::can_be_item);
    let mut replacements = Replacements::default();
    let mut union_discriminators = UnionDiscriminators::new();
    loop {
        let mut pass_diagnostics = diagnostics.new_list();
        let (used_as_value, paths, replaced) = (&used_as_value, &paths, &replacements.replaced);
        let input = LoweringInput { spec, selection, facts, used_as_value, paths, replaced };
        let optional_tags = internally_tagged::optional_tags(spec, selection);
        let mut lowering = Lowering::new(input, optional_tags, &mut pass_diagnostics);
        lowering.check_endpoint_types();
        lowering.lower_definitions();
        lowering.lower_instances();
        union_discriminators.extend(lowering.union_discriminators.clone());
        let unusable = std::mem::take(&mut lowering.unusable);
        if !unusable.is_empty() {
            replacements.apply(unusable, spec, selection, diagnostics);
            // Without an effect on generated code, all errors are of interest, those in parts that are replaced included.
            if diagnostics.is_strict() {
                diagnostics.append(pass_diagnostics);
            }
            continue;
        }
        replacements.add_degraded_types(&mut lowering);
        let mut coverage = lowering.coverage();
        let mut degraded = Vec::new();
        let crate_model = complete(lowering, options, diagnostics.has_errors(), &mut degraded);
        diagnostics.append(pass_diagnostics);
        replacements.reject_empty_selection(selection, diagnostics);
        coverage.degraded = degraded;
        coverage.left_out = replacements.left_out(spec);
        let crate_model = crate_model.filter(|_| !diagnostics.has_errors());
        return Lowered { crate_model, coverage, union_discriminators };
    }
}

/// Builds the model from the lowered items, and collects the degradations. Returns `None` if there is an error.
fn complete(
    lowering: Lowering<'_>,
    options: &Options,
    has_errors: bool,
    degraded: &mut Vec<Degradation>,
) -> Option<Crate> {
    let names = modules::count_names(lowering.spec, |name| lowering.item_path(name));
    let Lowering { spec, selection, facts, paths, diagnostics, items, externally_tagged_lists, map_key_enums, .. } =
        lowering;
    let mut degradations = lowering.degradations;
    recursion::reject_infinite_types(&items, diagnostics);
    if has_errors || diagnostics.has_errors() {
        degraded.extend(degradations.into_iter().map(|(_, degradation)| degradation));
        return None;
    }
    let items = secrets::redact_secrets(items, &facts.secrets);
    let items = unused_parameters::without_unused_parameters(items);
    let items = externally_tagged::with_listed_payloads(recursion::box_recursion(items), &externally_tagged_lists);
    let items = construction::build_items(items, &map_key_enums);
    let mut items = construction::collisions::with_unique_methods(items, &mut degradations, diagnostics);
    let namespaces = if options.client {
        operation::operations(spec, selection, &items, paths, (&mut degradations, diagnostics))
    } else {
        Namespaces::new()
    };
    add_degradations(&mut items, &degradations);
    degraded.extend(degradations.into_iter().map(|(_, degradation)| degradation));
    let modules = modules::build_modules(items, namespaces, &names);
    Some(Crate {
        runtime_path: options.runtime_path.clone(),
        root_path: options.root_path.clone(),
        headers: options.flavor.headers(),
        modules,
    })
}

/// Adds the degradations to their items. Definitions that are part of other items have none.
fn add_degradations(items: &mut IndexMap<ItemPath, Item>, degradations: &ItemDegradations) {
    for (path, degradation) in degradations {
        if let Some(item) = items.get_mut(path) {
            item.degradations.push(degradation.clone());
        }
    }
}
