//! Lowering: the specification becomes the model. All decisions are taken here, one kind of decision a file.

mod additional;
mod choice;
mod container;
mod docs;
mod endpoint;
mod entry;
mod enumeration;
mod example;
mod external;
mod finish;
mod front;
mod function;
mod generics;
mod inherit;
mod keys;
mod known;
mod lines;
mod lists;
mod makers;
mod modules;
mod object;
mod parts;
mod property;
mod quirk;
mod recursion;
mod secret;
mod shape;
mod union;
mod value;
mod values;
mod variants;

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use crate::Options;
use crate::account::{Account, Fate};
use crate::diagnostic::{Code, Diagnostics, Origin};
use crate::fixups::Corrections;
use crate::model::{Crate, Item, ItemKind, ItemPath, Unions};
use crate::names;
use crate::select::Selection;
use crate::spec::{Definition, Located, Spec, TypeName, Variants};

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
        aliases: HashMap::new(),
        resolving: Vec::new(),
        instances: generics::Instances::default(),
        listed: HashMap::new(),
        bare: HashSet::new(),
        deepest: 0,
        sent: HashSet::new(),
        keys: HashSet::new(),
        namespaces: function::Namespaces::new(),
        calls: function::Calls::new(),
        unions: Unions::new(),
        fates: BTreeMap::new(),
    };
    lowering.entries();
    for name in &selection.types {
        if let Some(definition) = spec.types.get(name) {
            lowering.definition(name, definition);
        }
    }
    lowering.all_instances();
    if !lowering.diagnostics.has_errors() {
        lowering.finish(options);
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
    aliases: HashMap<TypeName, value::Resolved>,
    /// The aliases that are being resolved, to find cycles.
    resolving: Vec<TypeName>,
    /// Generic types with the arguments that they are wanted with.
    instances: generics::Instances,
    /// The unions that are told by keys, and whether lists of them are what stands behind a key.
    listed: HashMap<ItemPath, bool>,
    /// The structs that say enough without any property: they have none of their own, nor one for what they work on.
    bare: HashSet<ItemPath>,
    /// How deep the value at hand went.
    deepest: usize,
    /// The items that requests reach.
    sent: HashSet<ItemPath>,
    /// The enums that are keys of a map.
    keys: HashSet<ItemPath>,
    /// The functions of the client, by the modules of their namespaces.
    namespaces: function::Namespaces,
    /// How an example calls them.
    calls: function::Calls,
    /// How the branches of each union are told apart.
    unions: Unions,
    fates: BTreeMap<TypeName, Fate>,
}

impl Lowering<'_> {
    /// Lowers one definition, and records its fate.
    fn definition(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let origin = &definition.origin;
        self.forget_substitutions();
        self.refuse_quirks(name, definition);
        let fate = if known::is_runtime(name) {
            self.runtime_alias(name, definition);
            Fate::Runtime
        } else if known::is_bytes(&definition.value) {
            Fate::Runtime
        } else if known::is_behavior(name) {
            Fate::Behavior
        } else if generics::is_substituted(&definition.value) {
            Fate::Substituted
        } else {
            match &definition.value {
                Definition::Interface(interface) => {
                    if !self.used_as_value.contains(name) {
                        self.check_parents(name, origin);
                        Fate::Inlined
                    } else if let Some(Variants::Container(container)) = &interface.variants {
                        self.container(name, interface, container, origin);
                        Fate::Item
                    } else {
                        if interface.variants.is_some() {
                            let found = format!("the interface `{name}` with `variants` of an alias");
                            self.bad_variant(&found, "`variants` of the kind `container`", origin);
                        }
                        self.interface(name, interface, origin);
                        Fate::Item
                    }
                }
                Definition::Request(request) => {
                    self.request(name, request, origin);
                    Fate::Item
                }
                Definition::Response(response) => {
                    self.response(name, response, origin);
                    Fate::Item
                }
                Definition::Enum(words) => {
                    self.enumeration(name, words, origin);
                    Fate::Item
                }
                Definition::TypeAlias(_) => {
                    self.alias_definition(name, origin);
                    Fate::Item
                }
            }
        };
        self.fates.insert(name.clone(), fate);
    }

    /// No quirk of these sorts of types is known; enums have a table of theirs.
    fn refuse_quirks(&mut self, name: &TypeName, definition: &Located<Definition>) {
        let quirk = match &definition.value {
            // A container may have one, which is looked at there.
            Definition::Interface(d) if matches!(d.variants, Some(Variants::Container(_))) => &None,
            Definition::Interface(d) => &d.es_quirk,
            Definition::Request(d) => &d.es_quirk,
            Definition::Response(_) | Definition::Enum(_) | Definition::TypeAlias(_) => &None,
        };
        if let Some(quirk) = quirk {
            self.unknown_quirk(quirk, &format!("`{name}`"), &definition.origin);
        }
    }

    /// Where the item of a definition stands. A request or a response is named after its endpoint.
    fn item_path(&mut self, name: &TypeName, at: &Origin) -> Option<ItemPath> {
        let path = names::module(&name.namespace).zip(self.item_name(name));
        let Some((module, name)) = path else {
            self.diagnostics.error(
                Code::BadName,
                at,
                format!("found the type `{name}`; expected a name that letters and digits of ASCII can be made of"),
                "rename the type in the specification, or add a fixup that does",
            );
            return None;
        };
        Some(ItemPath { module, name })
    }

    fn item_name(&self, name: &TypeName) -> Option<String> {
        if let Some(endpoint) = self.selection.owners.get(name) {
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
    fn is_sent(&self, name: &TypeName) -> bool {
        self.selection.sent.contains(name)
    }

    fn add(&mut self, path: ItemPath, sent: bool, item: Item) {
        if let Some(first) = self.items.get(&path) {
            self.diagnostics.error(
                Code::CollidingNames,
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
                Code::CollidingNames,
                &item.origin,
                format!("found the type `{}` in the module `runtime`, which is that of the hand-written runtime; expected another", path.name),
                "rename its namespace in the specification, or add a fixup that does",
            );
        }
        if sent {
            self.sent.insert(path.clone());
        }
        self.items.insert(path, item);
    }

    fn not_lowered(&mut self, what: &str, at: &Origin) {
        self.diagnostics.error(
            Code::NotLowered,
            at,
            format!("found {what}, which the generator does not lower yet; expected a construct that it knows"),
            "leave the endpoint out with `--endpoints`, or teach generator/src/lower/ the construct",
        );
    }

    fn missing(&mut self, name: &TypeName, of: &str, at: &Origin) {
        self.diagnostics.error(
            Code::MissingType,
            at,
            format!("found a reference to `{name}` in {of}; expected a type that one of the input files defines"),
            "correct the name, or add the definition",
        );
    }

    fn into_crate(mut self, options: &Options) -> Crate {
        // A name that is none was reported already.
        let bodies = if self.diagnostics.has_errors() { example::Bodies::new() } else { self.example_bodies() };
        let account = Account {
            definitions: self.spec.types.len(),
            endpoints: self.selection.endpoints.iter().map(|n| n.0.clone()).collect(),
            endpoints_in: self.spec.endpoints.len(),
            absent: self.selection.absent.endpoints.len(),
            untyped: self.selection.untyped.iter().map(|n| n.0.clone()).collect(),
            fates: self.all_fates(),
        };
        let names = modules::all_names(self.spec, |name| names::module(&name.namespace).zip(self.item_name(name)));
        let mut modules = modules::arrange(self.items, self.namespaces, &names);
        let examples = example::document(&mut modules, &bodies, &self.calls, &options.crate_name);
        Crate {
            runtime: options.runtime_path.clone(),
            root: "crate".to_owned(),
            sample: front::code(&modules, &examples),
            docs: front::page(options, &modules, &examples),
            headers: options.flavor.headers(),
            unions: self.unions,
            modules,
            account,
        }
    }

    /// The fates, those of what was not lowered included.
    fn all_fates(&self) -> BTreeMap<TypeName, Fate> {
        let mut fates = self.fates.clone();
        let untyped: HashSet<_> = self.selection.untyped.iter().collect();
        for name in self.spec.types.keys().filter(|name| !self.fates.contains_key(*name)) {
            let fate = if self.selection.excluded.contains(name) {
                Fate::Excluded
            } else if self.corrections.dropped.contains(name) {
                Fate::Corrected
            } else if self.selection.absent.types.contains(name) {
                Fate::Absent
            } else if self.selection.owners.get(name).is_some_and(|owner| untyped.contains(owner)) {
                Fate::Untyped
            } else {
                Fate::NotSelected
            };
            fates.insert(name.clone(), fate);
        }
        fates
    }
}

/// The types that something has as its type; parents are left out, and the arguments of behaviors that add no fields.
fn used_as_value(spec: &Spec) -> HashSet<TypeName> {
    let mut used = HashSet::new();
    let mut value = |v: &crate::spec::ValueOf| {
        crate::select::of_value(v, &mut |name| {
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
                let additional = d.behaviors.iter().flatten().filter(|b| additional::is_additional(&b.r#type));
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
fn item(path: &ItemPath, docs: String, origin: &Origin, kind: ItemKind) -> Item {
    Item { name: path.name.clone(), docs, deprecated: None, origin: origin.clone(), kind }
}
