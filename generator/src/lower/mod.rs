//! Lowering: converts the specification into the model. Each file contains one kind of decision.

mod additional_properties;
mod construction;
mod container;
mod context;
mod coverage;
mod definition;
mod discriminator;
mod discriminator_kind;
mod endpoint;
mod endpoint_types;
mod externally_tagged;
mod generics;
mod inheritance;
mod instances;
mod internally_tagged;
mod json_shape;
mod lowered_item;
mod lowered_value;
mod map_key;
mod modules;
mod ndjson;
mod one_or_many;
mod operation;
mod property;
mod quirks;
mod recursion;
mod secrets;
mod string_enum;
mod structs;
mod union;
mod used_as_value;
mod value;
mod well_known;

use indexmap::IndexMap;

use crate::corrections::Facts;
use crate::coverage::Coverage;
use crate::diagnostic::Diagnostics;
use crate::model::{Crate, Item, ItemPath};
use crate::options::Options;
use crate::select::Selection;
use crate::spec::Spec;
use context::Lowering;
pub(crate) use discriminator_kind::{DiscriminatorKind, UnionDiscriminators};
use operation::Namespaces;

/// The result of lowering.
pub(crate) struct Lowered {
    /// The model; `None` if there is an error, in lowering or before.
    pub(crate) crate_model: Option<Crate>,
    pub(crate) coverage: Coverage,
    /// The kind of discriminator of each union.
    pub(crate) union_discriminators: UnionDiscriminators,
}

/// Lowers the selected definitions.
pub(crate) fn lower(
    spec: &Spec,
    selection: &Selection,
    facts: &Facts,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Lowered {
    let used_as_value = used_as_value::used_as_value(spec);
    let optional_tags = internally_tagged::optional_tags(spec, selection);
    let mut lowering = Lowering::new(spec, selection, facts, diagnostics, used_as_value, optional_tags);
    lowering.check_endpoint_types();
    lowering.lower_definitions();
    lowering.lower_instances();
    Lowered {
        coverage: lowering.coverage(),
        union_discriminators: lowering.union_discriminators.clone(),
        crate_model: complete(lowering, options),
    }
}

/// Builds the model from the lowered items. Returns `None` if there is an error.
fn complete(lowering: Lowering<'_>, options: &Options) -> Option<Crate> {
    if lowering.diagnostics.has_errors() {
        return None;
    }
    let names = modules::count_names(lowering.spec, |name| lowering.known_item_path(name));
    let Lowering { spec, selection, facts, diagnostics, items, externally_tagged_lists, map_key_enums, .. } = lowering;
    let items = secrets::redact_secrets(items, &facts.secrets);
    recursion::reject_infinite_types(&items, diagnostics);
    let items = externally_tagged::with_listed_payloads(recursion::box_recursion(items), &externally_tagged_lists);
    let items = construction::build_items(items, &map_key_enums);
    construction::collisions::reject_collisions(items.values(), diagnostics);
    let namespaces = namespaces(spec, selection, &items, options, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let modules = modules::build_modules(items, namespaces, &names);
    Some(Crate {
        runtime_path: options.runtime_path.clone(),
        root_path: options.root_path.clone(),
        headers: options.flavor.headers(),
        modules,
    })
}

/// Returns the operations, unless the options exclude the client.
fn namespaces(
    spec: &Spec,
    selection: &Selection,
    items: &IndexMap<ItemPath, Item>,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Namespaces {
    if options.client { operation::operations(spec, selection, items, diagnostics) } else { Namespaces::new() }
}
