//! Unions whose branches are told by the key that they stand under, and those that nothing tells apart.

use super::value::{Lowered, Site};
use super::{Lowering, docs};
use crate::model::{External, ItemKind, ItemPath, RustType, Told, Untagged, Variant};
use crate::names::{self, Scope};
use crate::spec::{self, Definition, InstanceOf, TypeAlias, TypeName, ValueOf, Variants};

/// Methods of the runtime's map, which those for the types stand beside.
const METHODS: &[&str] = &["get", "insert", "is_empty", "iter", "keys", "len", "names", "slot"];

impl Lowering<'_> {
    /// The union of a map's values, if they are told by their keys, and whether each value is a list of them.
    pub(super) fn external<'v>(&self, value: &'v ValueOf) -> Option<(&'v InstanceOf, bool)> {
        let (instance, listed) = match value {
            ValueOf::InstanceOf(instance) => (instance, false),
            ValueOf::ArrayOf(array) => match &*array.value {
                ValueOf::InstanceOf(instance) => (instance, true),
                _ => return None,
            },
            _ => return None,
        };
        self.is_external(&instance.type_name).then_some((instance, listed))
    }

    /// Whether a type is a union whose branches are told by the key that they stand under.
    pub(super) fn is_external(&self, name: &TypeName) -> bool {
        let definition = self.spec.types.get(name).map(|d| &d.value);
        matches!(definition, Some(Definition::TypeAlias(alias)) if matches!(alias.variants, Some(Variants::ExternalTag(_))))
    }

    /// A map whose keys tell the types of its values.
    pub(super) fn typed_map(
        &mut self,
        (key, at_key): (&ValueOf, &Site<'_>),
        instance: &InstanceOf,
        listed: bool,
        site: &Site<'_>,
    ) -> Option<Lowered> {
        let key = self.value(key, at_key)?;
        if self.resolve(&key.ty) != RustType::String {
            let found = format!("a map in {} whose keys tell the types of its values", site.of);
            self.bad_variant(&found, "keys that are text", &at_key.at);
            return None;
        }
        let name = &instance.type_name;
        let definition = self.spec.types.get(name)?;
        let arguments = instance.generics.as_deref().unwrap_or_default();
        self.bind(name, Some(super::generics::parameters(&definition.value)), arguments, &site.at)?;
        let lowered = self.alias(name, &definition.origin, site)?;
        let arguments = self.document_arguments(arguments, site)?;
        let RustType::Item(path, _) = lowered.ty else { return None };
        if *self.listed.entry(path.clone()).or_insert(listed) != listed {
            let found =
                format!("`{name}` as the value of a map, in {}, and in lists that are such values elsewhere", site.of);
            self.bad_variant(&found, "one of the two", &site.at);
        }
        Some(Lowered::plain(RustType::TypedKeys(Box::new(RustType::Item(path, arguments)))))
    }

    /// A union whose branches are told by the key that they stand under.
    pub(super) fn external_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        external: &spec::ExternalTag,
        path: &ItemPath,
        docs: String,
        site: &Site<'_>,
    ) -> Option<Lowered> {
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.bad_variant(&format!("`{name}` with tags in keys, which is no union"), "a union", &site.at);
            return None;
        };
        let (mut scope, mut tags, mut methods) = (Scope::default(), Scope::default(), Scope::default());
        scope.take("Other", "the variant for what is unknown", &site.at, self.diagnostics);
        for method in METHODS {
            methods.take(method, "a method of each such map", &site.at, self.diagnostics);
        }
        let mut variants = Vec::new();
        for (i, item) in union.items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some(variant) = self.external_variant(name, item, &site) else { continue };
            let what = format!("the variant `{}` of `{name}`", variant.wire);
            if tags.take_wire(&variant.wire, &what, &site.at, self.diagnostics) {
                scope.take(&variant.name, &what, &site.at, self.diagnostics);
                methods.take(&names::field(&variant.wire)?, &what, &site.at, self.diagnostics);
            }
            variants.push(variant);
        }
        let parameters: Vec<_> = alias.generics.iter().flatten().map(|p| p.name.clone()).collect();
        self.tell(site, Told::Key);
        let open = external.non_exhaustive == Some(true);
        let of = parameters.iter().cloned().map(RustType::Parameter).collect();
        let kind = ItemKind::External(External { parameters, variants, open });
        self.add(path.clone(), site.sent, super::item(path, docs, &site.at, kind));
        Some(Lowered::plain(RustType::Item(path.clone(), of)))
    }

    /// A branch: an interface that says its name.
    fn external_variant(&mut self, name: &TypeName, item: &ValueOf, site: &Site<'_>) -> Option<Variant> {
        let expected = "an interface with a `variantName`";
        let (branch, interface, _) = self.interface_branch(name, item, expected, site)?;
        let Some(wire) = interface.variant_name.clone() else {
            self.bad_variant(&format!("the variant `{branch}` of `{name}` without a name"), expected, &site.at);
            return None;
        };
        let lowered = self.value(item, site)?;
        let rust = names::variant(&wire).filter(|_| !wire.contains('#'));
        let Some(rust) = rust.filter(|_| names::field(&wire).is_some()) else {
            let found = format!("the name `{wire}` of `{branch}`");
            self.bad_variant(&found, "a name that an identifier can be made of", &site.at);
            return None;
        };
        Some(Variant {
            name: rust,
            docs: docs::of_branch(&wire),
            method: names::field(&wire).unwrap_or_default(),
            wire,
            also: Vec::new(),
            ty: lowered.ty.boxed(),
            form: lowered.form,
            deprecated: None,
        })
    }

    /// Makes lists of what stands in lists in maps.
    pub(super) fn list_payloads(&mut self) {
        for path in self.listed.iter().filter(|(_, listed)| **listed).map(|(path, _)| path) {
            let Some(ItemKind::External(external)) = self.items.get_mut(path).map(|item| &mut item.kind) else {
                continue;
            };
            for variant in &mut external.variants {
                if let RustType::Boxed(payload) = &variant.ty {
                    variant.ty = RustType::List(payload.clone());
                }
            }
        }
    }

    /// A union that nothing tells apart: each branch can be made, and all are read as one.
    pub(super) fn untagged_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        untagged: &spec::Untagged,
        path: &ItemPath,
        said: &str,
        site: &Site<'_>,
    ) -> Option<Lowered> {
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.bad_variant(&format!("`{name}` without tags, which is no union"), "a union", &site.at);
            return None;
        };
        let names = alias.codegen_names.as_deref().unwrap_or_default();
        self.count_names(names, union, site)?;
        let mut scope = Scope::default();
        let (mut variants, mut untyped) = (Vec::new(), None);
        for (i, (item, wanted)) in union.items.iter().zip(names).enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some((branch, ..)) = self.interface_branch(name, item, "an interface", &site) else { continue };
            let Some((rust, method)) = names::variant(wanted).zip(names::field(wanted)) else {
                self.bad_names(&format!("the branch name `{wanted}`, which is no identifier,"), &site);
                continue;
            };
            let Some(lowered) = self.value(item, &site) else { continue };
            scope.take(&rust, &format!("the branch `{wanted}`"), &site.at, self.diagnostics);
            if *branch == untagged.untyped_variant {
                untyped = Some(variants.len());
            }
            variants.push(Variant {
                name: rust,
                method,
                docs: docs::of_branch(wanted),
                wire: String::new(),
                also: Vec::new(),
                ty: lowered.ty.boxed(),
                form: lowered.form,
                deprecated: None,
            });
        }
        let is_it = |v: &ValueOf| matches!(v, ValueOf::InstanceOf(v) if v.type_name == untagged.untyped_variant);
        if !union.items.iter().any(is_it) {
            let found = format!("`{}`, as which `{name}` is to be read", untagged.untyped_variant);
            self.bad_variant(&found, "one of its branches", &site.at);
        }
        // Where it could not be lowered there was a diagnostic.
        let untyped = untyped?;
        self.tell(site, Told::Untagged);
        let read = variants.get(untyped).map(|variant| &variant.name);
        let docs = read.map_or_else(String::new, |read| docs::of_untagged(said, read));
        let kind = ItemKind::Untagged(Untagged { variants, untyped, makers: Vec::new(), conversions: Vec::new() });
        self.add(path.clone(), site.sent, super::item(path, docs, &site.at, kind));
        Some(Lowered::plain(RustType::Item(path.clone(), Vec::new())))
    }
}
