//! Lowering: the specification becomes the model. All decisions are taken here, one kind of decision a file.

mod additional_properties;
mod completion;
mod container;
mod discriminator;
mod endpoint;
mod endpoint_types;
mod externally_tagged;
mod generics;
mod inheritance;
mod internally_tagged;
mod json_shape;
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
mod value;
mod variant_constructors;
mod well_known;

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use crate::Options;
use crate::coverage::{Coverage, Disposition};
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::fixups::Corrections;
use crate::model::{Crate, Item, ItemKind, ItemPath, ItemSource, UnionDiscriminators};
use crate::names;
use crate::select::Selection;
use crate::spec::{Definition, Located, Spec, TypeName, Variants};
pub(crate) use additional_properties::is_additional;
pub(crate) use completion::resolve;

/// Lowers what was selected.
pub(crate) fn lower(
    spec: &Spec,
    selection: &Selection,
    corrections: &Corrections,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Crate {
    let mut lowering = Lowering {
        spec,
        selection,
        corrections,
        diagnostics,
        used_as_value: used_as_value(spec),
        items: IndexMap::new(),
        resolved_aliases: HashMap::new(),
        aliases_in_progress: Vec::new(),
        instances: generics::Instances::default(),
        externally_tagged_lists: HashMap::new(),
        marker_structs: HashSet::new(),
        max_depth: 0,
        request_items: HashSet::new(),
        map_key_enums: HashSet::new(),
        namespaces: operation::Namespaces::new(),
        union_discriminators: UnionDiscriminators::new(),
        dispositions: BTreeMap::new(),
    };
    lowering.check_endpoint_types();
    for name in &selection.types {
        if let Some(definition) = spec.types.get(name) {
            lowering.lower_definition(name, definition);
        }
    }
    lowering.lower_instances();
    if !lowering.diagnostics.has_errors() {
        lowering.complete_items(options);
    }
    lowering.into_crate(options)
}

/// The state of lowering.
struct Lowering<'a> {
    spec: &'a Spec,
    selection: &'a Selection,
    corrections: &'a Corrections,
    diagnostics: &'a mut Diagnostics,
    /// The interfaces that are the type of something, and not only a parent or an argument of a behavior.
    used_as_value: HashSet<TypeName>,
    /// What was made, in the order of the specification.
    items: IndexMap<ItemPath, Item>,
    /// The aliases that were resolved.
    resolved_aliases: HashMap<TypeName, value::ResolvedAlias>,
    /// The aliases that are being resolved, to find cycles.
    aliases_in_progress: Vec<TypeName>,
    /// Generic types with the arguments that they are wanted with.
    instances: generics::Instances,
    /// The unions that are told by keys, and whether lists of them are what stands behind a key.
    externally_tagged_lists: HashMap<ItemPath, bool>,
    /// The structs that say enough without any property: they have none of their own, nor one for what they work on.
    marker_structs: HashSet<ItemPath>,
    /// How deep the value at hand went.
    max_depth: usize,
    /// The items that requests reach.
    request_items: HashSet<ItemPath>,
    /// The enums that are keys of a map.
    map_key_enums: HashSet<ItemPath>,
    /// The functions of the client, by the modules of their namespaces.
    namespaces: operation::Namespaces,
    /// How the branches of each union are told apart.
    union_discriminators: UnionDiscriminators,
    dispositions: BTreeMap<TypeName, Disposition>,
}

impl Lowering<'_> {
    /// Lowers one definition, and records its fate.
    fn lower_definition(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let origin = &definition.origin;
        self.reset_substitution_count();
        self.reject_quirks(name, definition);
        let disposition = if well_known::is_runtime_type(name) {
            self.runtime_alias(name, definition);
            Disposition::Runtime
        } else if well_known::is_bytes(&definition.value) {
            Disposition::Runtime
        } else if well_known::is_known_behavior(name) {
            Disposition::Behavior
        } else if generics::has_substituted_parameters(&definition.value) {
            Disposition::Instantiated
        } else {
            match &definition.value {
                Definition::Interface(interface) => {
                    if !self.used_as_value.contains(name) {
                        self.check_parents(name, origin);
                        Disposition::Inlined
                    } else if let Some(Variants::Container(container)) = &interface.variants {
                        self.container(name, interface, container, origin);
                        Disposition::Item
                    } else {
                        if interface.variants.is_some() {
                            let found = format!("the interface `{name}` with `variants` of an alias");
                            self.report_invalid_variant(&found, "`variants` of the kind `container`", origin);
                        }
                        self.interface(name, interface, origin);
                        Disposition::Item
                    }
                }
                Definition::Request(request) => {
                    self.request(name, request, origin);
                    Disposition::Item
                }
                Definition::Response(response) => {
                    self.response(name, response, origin);
                    Disposition::Item
                }
                Definition::Enum(string_enum) => {
                    self.string_enum(name, string_enum, origin);
                    Disposition::Item
                }
                Definition::TypeAlias(_) => {
                    self.alias_definition(name, origin);
                    Disposition::Item
                }
            }
        };
        self.dispositions.insert(name.clone(), disposition);
    }

    /// No quirk of these sorts of types is known; enums have a table of theirs.
    fn reject_quirks(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let quirk = match &definition.value {
            // A container may have one, which is looked at there.
            Definition::Interface(d) if matches!(d.variants, Some(Variants::Container(_))) => &None,
            Definition::Interface(d) => &d.es_quirk,
            Definition::Request(d) => &d.es_quirk,
            Definition::Response(_) | Definition::Enum(_) | Definition::TypeAlias(_) => &None,
        };
        if let Some(quirk) = quirk {
            self.report_unknown_quirk(quirk, &format!("`{name}`"), &definition.origin);
        }
    }

    /// Where the item of a definition stands. A request or a response is named after its endpoint.
    fn item_path(&mut self, name: &TypeName, at: &Origin) -> Option<ItemPath> {
        let path = names::module(&name.namespace).zip(self.item_name(name));
        let Some((module, name)) = path else {
            self.diagnostics.error(
                Code::InvalidName,
                at,
                format!("found the type `{name}`; expected a name that letters and digits of ASCII can be made of"),
                "rename the type in the specification, or add a fixup that does",
            );
            return None;
        };
        Some(ItemPath { module, name })
    }

    fn item_name(&self, name: &TypeName) -> Option<String> {
        if let Some(endpoint) = self.selection.endpoint_by_type.get(name) {
            return Some(format!("{}{}", names::endpoint(endpoint)?, names::item(&name.name)?));
        }
        if let Some(short) = name.name.strip_suffix("Container").filter(|short| !short.is_empty()) {
            let container = matches!(
                self.spec.types.get(name).map(|d| &d.value),
                Some(Definition::Interface(i)) if i.variants.is_some()
            );
            let other = TypeName { namespace: name.namespace.clone(), name: short.to_owned() };
            let taken = self.spec.types.contains_key(&other)
                && (self.used_as_value.contains(&other)
                    || !matches!(self.spec.types.get(&other).map(|d| &d.value), Some(Definition::Interface(_))));
            if container && !taken {
                return names::item(short);
            }
        }
        names::item(&name.name)
    }

    /// Whether some request reaches a type.
    fn is_request_type(&self, name: &TypeName) -> bool {
        self.selection.request_types.contains(name)
    }

    fn add_item(&mut self, path: ItemPath, in_request: bool, item: Item) {
        if let Some(first) = self.items.get(&path) {
            self.diagnostics.error(
                Code::NameCollision,
                &item.origin,
                format!(
                    "found a type that would be called `{}` in the module `{}`, as one at {} is already; expected names that differ",
                    path.name,
                    path.module.0.join("::"),
                    first.origin,
                ),
                "rename one of them in the specification, or add a fixup that does",
            );
            return;
        }
        if path.module.0.first().is_some_and(|module| module == "runtime") {
            self.diagnostics.error(
                Code::NameCollision,
                &item.origin,
                format!("found the type `{}` in the module `runtime`, which is that of the hand-written runtime; expected another", path.name),
                "rename its namespace in the specification, or add a fixup that does",
            );
        }
        if in_request {
            self.request_items.insert(path.clone());
        }
        self.items.insert(path, item);
    }

    fn report_unsupported(&mut self, what: &str, at: &Origin) {
        self.diagnostics.error(
            Code::Unsupported,
            at,
            format!("found {what}, which the generator does not lower yet; expected a construct that it knows"),
            "leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct",
        );
    }

    fn report_missing_type(&mut self, name: &TypeName, of: &str, at: &Origin) {
        self.diagnostics.error(
            Code::MissingType,
            at,
            format!("found a reference to `{name}` in {of}; expected a type that one of the input files defines"),
            "correct the name, or add the definition",
        );
    }

    fn into_crate(self, options: &Options) -> Crate {
        let coverage = Coverage {
            definitions: self.spec.types.len(),
            endpoints: self.selection.endpoints.iter().map(|n| n.0.clone()).collect(),
            total_endpoints: self.spec.endpoints.len(),
            unavailable_endpoints: self.selection.unavailable.endpoints.len(),
            untyped_endpoints: self.selection.untyped_endpoints.iter().map(|n| n.0.clone()).collect(),
            dispositions: self.all_dispositions(),
        };
        let names = modules::count_names(self.spec, |name| names::module(&name.namespace).zip(self.item_name(name)));
        let modules = modules::build_modules(self.items, self.namespaces, &names);
        Crate {
            runtime_path: options.runtime_path.clone(),
            root_path: "crate".to_owned(),
            headers: options.flavor.headers(),
            union_discriminators: self.union_discriminators,
            modules,
            coverage,
        }
    }

    /// The fates, those of what was not lowered included.
    fn all_dispositions(&self) -> BTreeMap<TypeName, Disposition> {
        let mut dispositions = self.dispositions.clone();
        let untyped: HashSet<_> = self.selection.untyped_endpoints.iter().collect();
        for name in self.spec.types.keys().filter(|name| !self.dispositions.contains_key(*name)) {
            let disposition = if self.selection.excluded_types.contains(name) {
                Disposition::Excluded
            } else if self.corrections.replaced_types.contains(name) {
                Disposition::Replaced
            } else if self.selection.unavailable.types.contains(name) {
                Disposition::Unavailable
            } else if self.selection.endpoint_by_type.get(name).is_some_and(|owner| untyped.contains(owner)) {
                Disposition::Untyped
            } else {
                Disposition::NotSelected
            };
            dispositions.insert(name.clone(), disposition);
        }
        dispositions
    }
}

/// The types that something has as its type; parents are left out, and the arguments of behaviors that add no fields.
fn used_as_value(spec: &Spec) -> HashSet<TypeName> {
    let mut used = HashSet::new();
    let mut value = |v: &crate::spec::ValueOf| {
        crate::select::visit_references_of_value(v, &mut |name| {
            used.insert(name.clone());
        });
    };
    for definition in spec.types.values() {
        use crate::spec::Body;
        let mut body = |body: &Body| match body {
            Body::Properties(body) => body.properties.iter().for_each(|p| value(&p.r#type)),
            Body::Value(body) => value(&body.value),
            Body::NoBody(_) => {}
        };
        match &definition.value {
            Definition::Interface(d) => {
                d.properties.iter().for_each(|p| value(&p.r#type));
                d.inherits.iter().flat_map(|i| i.generics.iter().flatten()).for_each(&mut value);
                let additional =
                    d.behaviors.iter().flatten().filter(|b| additional_properties::is_additional(&b.r#type));
                additional.flat_map(|b| b.generics.iter().flatten()).for_each(&mut value);
            }
            Definition::Request(d) => {
                body(&d.body);
                d.path.iter().chain(&d.query).for_each(|p| value(&p.r#type));
            }
            Definition::Response(d) => {
                body(&d.body);
                d.exceptions.iter().flatten().for_each(|e| body(&e.body));
            }
            Definition::Enum(_) => {}
            Definition::TypeAlias(d) => value(&d.r#type),
        }
    }
    used
}

/// What an item is made of that every kind of item has.
fn new_item(path: &ItemPath, source: ItemSource, origin: &Origin, kind: ItemKind) -> Item {
    Item { name: path.name.clone(), source, deprecated: None, origin: origin.clone(), kind }
}
