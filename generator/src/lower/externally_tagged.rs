//! Unions whose branch is in the key of the surrounding map, and unions whose branches cannot be distinguished.

use super::discriminator_kind::DiscriminatorKind;
use super::lowered_item::{LoweredItem, LoweredItems};
use super::lowered_value::{LoweredValue, UseSite};
use std::collections::HashMap;

use super::context::Lowering;
use crate::model::{ExternallyTagged, ItemKind, ItemPath, ItemSource, RustType, UntypedUnion, Variant};
use crate::names::{self, NameScope};
use crate::spec::{self, Definition, InstanceOf, TypeAlias, TypeName, ValueOf, Variants};

/// The methods of the runtime's map, which the methods for variants must not repeat.
const TYPED_KEYS_METHODS: &[&str] = &["get", "insert", "is_empty", "iter", "keys", "len", "names", "slot"];

impl Lowering<'_> {
    /// Returns the union for the values of a map whose keys contain the variant, and true if each value is a list.
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

    /// Returns true if the type is a union whose branch is in the key of the surrounding map.
    pub(super) fn is_externally_tagged(&self, name: &TypeName) -> bool {
        let definition = self.spec.types.get(name).map(|d| &d.value);
        matches!(definition, Some(Definition::TypeAlias(alias)) if matches!(alias.variants, Some(Variants::ExternalTag(_))))
    }

    /// Lowers a map whose keys contain the types of the values.
    pub(super) fn typed_map(
        &mut self,
        (key, at_key): (&ValueOf, &UseSite<'_>),
        instance: &InstanceOf,
        in_list: bool,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        let key = self.value(key, at_key)?;
        if self.resolve(&key.ty) != RustType::String {
            let problem =
                format!("the keys of the map in {} contain types of values, but are not strings", site.description);
            self.report_invalid_variant(&problem, &at_key.at);
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
            let problem = format!(
                "`{name}` in {} is used both as the value of a map and in lists that are such values",
                site.description
            );
            self.report_invalid_variant(&problem, &site.at);
        }
        Some(LoweredValue::from_type(RustType::TypedKeys(Box::new(RustType::Item(path, arguments)))))
    }

    /// Lowers a union whose branch is in the key of the surrounding map.
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
            self.report_invalid_variant(&format!("`{name}` has external tags but is not a union"), &site.at);
            return None;
        };
        let (mut scope, mut tags, mut methods) = (NameScope::default(), NameScope::default(), NameScope::default());
        scope.reserve("Other", "the variant `Other` for unknown values", &site.at, self.diagnostics);
        for method in TYPED_KEYS_METHODS {
            methods.reserve(method, "a method of `TypedKeys`", &site.at, self.diagnostics);
        }
        let mut variants = Vec::new();
        for (i, item) in union.items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some(variant) = self.externally_tagged_variant(name, item, &site) else { continue };
            let description = format!("the variant `{}` of `{name}`", variant.json_name);
            if tags.reserve_json_name(&variant.json_name, &description, &site.at, self.diagnostics) {
                scope.reserve(&variant.name, &description, &site.at, self.diagnostics);
                methods.reserve(&names::field(&variant.json_name)?, &description, &site.at, self.diagnostics);
            }
            variants.push(variant);
        }
        let type_parameters: Vec<_> = alias.generics.iter().flatten().map(|p| p.name.clone()).collect();
        self.record_discriminator(site, DiscriminatorKind::ExternalTag);
        let open = external.non_exhaustive == Some(true);
        let arguments = type_parameters.iter().cloned().map(RustType::Parameter).collect();
        let kind = ItemKind::ExternallyTagged(ExternallyTagged { type_parameters, variants, open });
        self.add_item(path.clone(), LoweredItem::new(path, source, &site.at, site.in_request, kind));
        Some(LoweredValue::from_type(RustType::Item(path.clone(), arguments)))
    }

    /// Lowers a branch, an interface with a `variantName`.
    fn externally_tagged_variant(&mut self, name: &TypeName, item: &ValueOf, site: &UseSite<'_>) -> Option<Variant> {
        let (branch, interface, _) = self.interface_branch(name, item, site)?;
        let Some(json_name) = interface.variant_name.clone() else {
            self.report_invalid_variant(&format!("the variant `{branch}` of `{name}` has no `variantName`"), &site.at);
            return None;
        };
        let lowered = self.value(item, site)?;
        let rust = names::variant(&json_name).filter(|_| !json_name.contains('#'));
        let Some(rust) = rust.filter(|_| names::field(&json_name).is_some()) else {
            let problem = format!("the `variantName` `{json_name}` of `{branch}` does not form an identifier");
            self.report_invalid_variant(&problem, &site.at);
            return None;
        };
        Some(Variant {
            name: rust,
            method_name: names::field(&json_name).unwrap_or_default(),
            json_name,
            aliases: Vec::new(),
            ty: lowered.ty.boxed(),
            encoding: lowered.encoding,
            redacted: false,
            deprecated: None,
        })
    }

    /// Lowers a union whose branches cannot be distinguished: all JSON is decoded as the same branch.
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
            self.report_invalid_variant(&format!("`{name}` is marked as untagged but is not a union"), &site.at);
            return None;
        };
        let names = alias.codegen_names.as_deref().unwrap_or_default();
        self.check_branch_names(names, union, site)?;
        let mut scope = NameScope::default();
        let (mut variants, mut untyped_variant) = (Vec::new(), None);
        for (i, (item, branch_name)) in union.items.iter().zip(names).enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some((branch, ..)) = self.interface_branch(name, item, &site) else { continue };
            let Some((rust, method_name)) = names::variant(branch_name).zip(names::field(branch_name)) else {
                self.report_invalid_codegen_names(
                    &format!("the branch name `{branch_name}` does not form an identifier"),
                    &site,
                );
                continue;
            };
            let Some(lowered) = self.value(item, &site) else { continue };
            scope.reserve(&rust, &format!("the branch `{branch_name}`"), &site.at, self.diagnostics);
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
                redacted: false,
                deprecated: None,
            });
        }
        let is_untyped_variant =
            |v: &ValueOf| matches!(v, ValueOf::InstanceOf(v) if v.type_name == untagged.untyped_variant);
        if !union.items.iter().any(is_untyped_variant) {
            let problem =
                format!("`{}`, the untyped variant of `{name}`, is not one of its branches", untagged.untyped_variant);
            self.report_invalid_variant(&problem, &site.at);
        }
        // `None` if the branch has an error, which was reported.
        let untyped_variant = untyped_variant?;
        self.record_discriminator(site, DiscriminatorKind::Untyped);
        let kind = ItemKind::UntypedUnion(UntypedUnion { variants, untyped_variant });
        self.add_item(path.clone(), LoweredItem::new(path, source, &site.at, site.in_request, kind));
        Some(LoweredValue::from_type(RustType::Item(path.clone(), Vec::new())))
    }
}

/// Returns the items with lists as payloads in the unions whose maps have lists as values.
pub(super) fn with_listed_payloads(items: LoweredItems, lists: &HashMap<ItemPath, bool>) -> LoweredItems {
    let payload = |ty: RustType| if let RustType::Boxed(payload) = ty { RustType::List(payload) } else { ty };
    let listed = |(path, item): (ItemPath, LoweredItem)| match item.kind {
        ItemKind::ExternallyTagged(union) if lists.get(&path) == Some(&true) => {
            let variants = union.variants.into_iter().map(|v| Variant { ty: payload(v.ty), ..v }).collect();
            let kind = ItemKind::ExternallyTagged(ExternallyTagged { variants, ..union });
            (path, LoweredItem { kind, ..item })
        }
        _ => (path, item),
    };
    items.into_iter().map(listed).collect()
}
