//! Unions whose branches are told by the key that they stand under, and those that nothing tells apart.

use super::Lowering;
use super::value::{LoweredValue, UseSite};
use crate::model::{
    DiscriminatorKind, ExternallyTagged, ItemKind, ItemPath, ItemSource, RustType, UntypedUnion, Variant,
};
use crate::names::{self, NameScope};
use crate::spec::{self, Definition, InstanceOf, TypeAlias, TypeName, ValueOf, Variants};

/// Methods of the runtime's map, which those for the types stand beside.
const TYPED_KEYS_METHODS: &[&str] = &["get", "insert", "is_empty", "iter", "keys", "len", "names", "slot"];

impl Lowering<'_> {
    /// The union of a map's values, if they are told by their keys, and whether each value is a list of them.
    pub(super) fn externally_tagged_value<'v>(&self, value: &'v ValueOf) -> Option<(&'v InstanceOf, bool)> {
        let (instance, in_list) = match value {
            ValueOf::InstanceOf(instance) => (instance, false),
            ValueOf::ArrayOf(array) => match &*array.value {
                ValueOf::InstanceOf(instance) => (instance, true),
                _ => return None,
            },
            _ => return None,
        };
        self.is_externally_tagged(&instance.type_name).then_some((instance, in_list))
    }

    /// Whether a type is a union whose branches are told by the key that they stand under.
    pub(super) fn is_externally_tagged(&self, name: &TypeName) -> bool {
        let definition = self.spec.types.get(name).map(|d| &d.value);
        matches!(definition, Some(Definition::TypeAlias(alias)) if matches!(alias.variants, Some(Variants::ExternalTag(_))))
    }

    /// A map whose keys tell the types of its values.
    pub(super) fn typed_map(
        &mut self,
        (key, at_key): (&ValueOf, &UseSite<'_>),
        instance: &InstanceOf,
        in_list: bool,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        let key = self.value(key, at_key)?;
        if self.resolve(&key.ty) != RustType::String {
            let found = format!("a map in {} whose keys tell the types of its values", site.description);
            self.report_invalid_variant(&found, "keys that are text", &at_key.at);
            return None;
        }
        let name = &instance.type_name;
        let definition = self.spec.types.get(name)?;
        let arguments = instance.generics.as_deref().unwrap_or_default();
        self.bind(name, Some(super::generics::parameters(&definition.value)), arguments, &site.at)?;
        let lowered = self.alias(name, &definition.origin, site)?;
        let arguments = self.document_arguments(arguments, site)?;
        let RustType::Item(path, _) = lowered.ty else { return None };
        if *self.externally_tagged_lists.entry(path.clone()).or_insert(in_list) != in_list {
            let found = format!(
                "`{name}` as the value of a map, in {}, and in lists that are such values elsewhere",
                site.description
            );
            self.report_invalid_variant(&found, "one of the two", &site.at);
        }
        Some(LoweredValue::of_type(RustType::TypedKeys(Box::new(RustType::Item(path, arguments)))))
    }

    /// A union whose branches are told by the key that they stand under.
    pub(super) fn externally_tagged_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        external: &spec::ExternalTag,
        path: &ItemPath,
        source: ItemSource,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.report_invalid_variant(&format!("`{name}` with tags in keys, which is no union"), "a union", &site.at);
            return None;
        };
        let (mut scope, mut tags, mut methods) = (NameScope::default(), NameScope::default(), NameScope::default());
        scope.reserve("Other", "the variant for what is unknown", &site.at, self.diagnostics);
        for method in TYPED_KEYS_METHODS {
            methods.reserve(method, "a method of each such map", &site.at, self.diagnostics);
        }
        let mut variants = Vec::new();
        for (i, item) in union.items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some(variant) = self.externally_tagged_variant(name, item, &site) else { continue };
            let what = format!("the variant `{}` of `{name}`", variant.json_name);
            if tags.reserve_json_name(&variant.json_name, &what, &site.at, self.diagnostics) {
                scope.reserve(&variant.name, &what, &site.at, self.diagnostics);
                methods.reserve(&names::field(&variant.json_name)?, &what, &site.at, self.diagnostics);
            }
            variants.push(variant);
        }
        let type_parameters: Vec<_> = alias.generics.iter().flatten().map(|p| p.name.clone()).collect();
        self.record_discriminator(site, DiscriminatorKind::ExternalTag);
        let open = external.non_exhaustive == Some(true);
        let of = type_parameters.iter().cloned().map(RustType::Parameter).collect();
        let kind = ItemKind::ExternallyTagged(ExternallyTagged { type_parameters, variants, open });
        self.add_item(path.clone(), site.in_request, super::new_item(path, source, &site.at, kind));
        Some(LoweredValue::of_type(RustType::Item(path.clone(), of)))
    }

    /// A branch: an interface that says its name.
    fn externally_tagged_variant(&mut self, name: &TypeName, item: &ValueOf, site: &UseSite<'_>) -> Option<Variant> {
        let expected = "an interface with a `variantName`";
        let (branch, interface, _) = self.interface_branch(name, item, expected, site)?;
        let Some(json_name) = interface.variant_name.clone() else {
            self.report_invalid_variant(
                &format!("the variant `{branch}` of `{name}` without a name"),
                expected,
                &site.at,
            );
            return None;
        };
        let lowered = self.value(item, site)?;
        let rust = names::variant(&json_name).filter(|_| !json_name.contains('#'));
        let Some(rust) = rust.filter(|_| names::field(&json_name).is_some()) else {
            let found = format!("the name `{json_name}` of `{branch}`");
            self.report_invalid_variant(&found, "a name that an identifier can be made of", &site.at);
            return None;
        };
        Some(Variant {
            name: rust,
            method_name: names::field(&json_name).unwrap_or_default(),
            json_name,
            aliases: Vec::new(),
            ty: lowered.ty.boxed(),
            encoding: lowered.encoding,
            deprecated: None,
        })
    }

    /// Makes lists of what stands in lists in maps.
    pub(super) fn apply_listed_payloads(&mut self) {
        for path in self.externally_tagged_lists.iter().filter(|(_, in_list)| **in_list).map(|(path, _)| path) {
            let Some(ItemKind::ExternallyTagged(external)) = self.items.get_mut(path).map(|item| &mut item.kind) else {
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
    pub(super) fn untyped_union_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        untagged: &spec::Untagged,
        path: &ItemPath,
        source: ItemSource,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.report_invalid_variant(&format!("`{name}` without tags, which is no union"), "a union", &site.at);
            return None;
        };
        let names = alias.codegen_names.as_deref().unwrap_or_default();
        self.check_branch_names(names, union, site)?;
        let mut scope = NameScope::default();
        let (mut variants, mut untyped_variant) = (Vec::new(), None);
        for (i, (item, wanted)) in union.items.iter().zip(names).enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some((branch, ..)) = self.interface_branch(name, item, "an interface", &site) else { continue };
            let Some((rust, method_name)) = names::variant(wanted).zip(names::field(wanted)) else {
                self.report_invalid_codegen_names(
                    &format!("the branch name `{wanted}`, which is no identifier,"),
                    &site,
                );
                continue;
            };
            let Some(lowered) = self.value(item, &site) else { continue };
            scope.reserve(&rust, &format!("the branch `{wanted}`"), &site.at, self.diagnostics);
            if *branch == untagged.untyped_variant {
                untyped_variant = Some(variants.len());
            }
            variants.push(Variant {
                name: rust,
                method_name,
                json_name: String::new(),
                aliases: Vec::new(),
                ty: lowered.ty.boxed(),
                encoding: lowered.encoding,
                deprecated: None,
            });
        }
        let is_it = |v: &ValueOf| matches!(v, ValueOf::InstanceOf(v) if v.type_name == untagged.untyped_variant);
        if !union.items.iter().any(is_it) {
            let found = format!("`{}`, as which `{name}` is to be read", untagged.untyped_variant);
            self.report_invalid_variant(&found, "one of its branches", &site.at);
        }
        // Where it could not be lowered there was a diagnostic.
        let untyped_variant = untyped_variant?;
        self.record_discriminator(site, DiscriminatorKind::Untyped);
        let kind = ItemKind::UntypedUnion(UntypedUnion {
            variants,
            untyped_variant,
            variant_constructors: Vec::new(),
            conversions: Vec::new(),
        });
        self.add_item(path.clone(), site.in_request, super::new_item(path, source, &site.at, kind));
        Some(LoweredValue::of_type(RustType::Item(path.clone(), Vec::new())))
    }
}
