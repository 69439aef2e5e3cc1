//! Unions whose branch is in the key of the surrounding map, and unions whose branches cannot be distinguished.

use super::discriminator_kind::DiscriminatorKind;
use super::lowered_item::{LoweredItem, LoweredItems};
use super::lowered_value::{LoweredValue, UseSite};
use std::collections::HashMap;

use super::context::Lowering;
use super::degradation::NamedPart;
use super::generics;
use super::invalid_variants::InvalidVariants;
use super::name_scope::{NameScope, OTHER};
use super::problem::Problem;
use super::union::{check_branch_names, unusable_branch_name, with_names};
use crate::model::{ExternallyTagged, ItemKind, ItemPath, ItemSource, RustType, UntypedUnion, Variant};
use crate::names::{self, Case};
use crate::spec::{self, Definition, InstanceOf, TypeAlias, TypeName, ValueOf, Variants};

/// The methods of the runtime's map, which the methods for variants must not repeat.
const TYPED_KEYS_METHODS: [&str; 8] = ["get", "insert", "is_empty", "iter", "keys", "len", "names", "slot"];

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
    ) -> Result<LoweredValue, Problem> {
        let key = self.value(key, at_key);
        if self.resolve(&key.ty) != RustType::String {
            let problem =
                format!("the keys of the map in {} contain types of values, but are not strings", site.description);
            return Err(Problem::invalid_variant(problem, &at_key.at));
        }
        let name = &instance.type_name;
        let Some(definition) = self.spec.types.get(name) else {
            return Err(Problem::missing_type(name, site.description, &site.at));
        };
        let arguments = instance.generics.as_deref().unwrap_or_default();
        generics::bind(name, Some(generics::parameters(&definition.value)), arguments, &site.at)?;
        let lowered = self.alias(name, &definition.origin, site)?;
        let arguments = self.document_arguments(arguments, site);
        // The value is raw JSON if the union cannot be lowered.
        let RustType::Item(path, _) = lowered.ty else { return Ok(lowered) };
        if *self.externally_tagged_lists.entry(path.clone()).or_insert(in_list) != in_list {
            let problem = format!(
                "`{name}` in {} is used both as the value of a map and in lists that are such values",
                site.description
            );
            return Err(Problem::invalid_variant(problem, &site.at));
        }
        Ok(LoweredValue::from_type(RustType::TypedKeys(Box::new(RustType::Item(path, arguments)))))
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
    ) -> Result<LoweredValue, Problem> {
        let ValueOf::UnionOf(union) = &alias.r#type else {
            return Err(Problem::invalid_variant(format!("`{name}` has external tags but is not a union"), &site.at));
        };
        let mut scope = NameScope::new(Case::UpperCamel, [OTHER]);
        let methods = TYPED_KEYS_METHODS.map(|method| (method, "a method of `TypedKeys`"));
        let mut methods = NameScope::new(Case::Snake, methods);
        let mut variants: Vec<Variant> = Vec::new();
        let mut invalid = InvalidVariants::default();
        for (i, item) in union.items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let variant = self.externally_tagged_variant(name, item, &site);
            let Some(variant) = invalid.check(variant, item, name) else { continue };
            if variants.iter().any(|other| other.json_name == variant.json_name) {
                return Err(duplicate_tag(name, &variant.json_name, &site));
            }
            let description = format!("the variant `{}` of `{name}`", variant.json_name);
            scope.add(&variant.name, &variant.json_name, &*description, &site.at);
            methods.add(&variant.method_name, &variant.json_name, description, &site.at);
            variants.push(variant);
        }
        let has_invalid = self.leave_out_variants(invalid, !variants.is_empty(), path)?;
        let names = self.assign_names(&scope, path);
        let methods = self.assign_names(&methods, path);
        let variants = with_names(variants, names).into_iter().zip(methods);
        let variants = variants.map(|(variant, method_name)| Variant { method_name, ..variant }).collect();
        let type_parameters: Vec<_> = alias.generics.iter().flatten().map(|p| p.name.clone()).collect();
        self.record_discriminator(site, DiscriminatorKind::ExternalTag);
        let open = external.non_exhaustive == Some(true) || has_invalid;
        let arguments = type_parameters.iter().cloned().map(RustType::Parameter).collect();
        let kind = ItemKind::ExternallyTagged(ExternallyTagged { type_parameters, variants, open });
        self.add_item(path.clone(), LoweredItem::new(path, source, &site.at, site.in_request, kind));
        Ok(LoweredValue::from_type(RustType::Item(path.clone(), arguments)))
    }

    /// Lowers a branch, an interface with a `variantName`.
    fn externally_tagged_variant(
        &mut self,
        name: &TypeName,
        item: &ValueOf,
        site: &UseSite<'_>,
    ) -> Result<Variant, Problem> {
        let (branch, interface, _) = self.interface_branch(name, item, site)?;
        let Some(json_name) = interface.variant_name.clone() else {
            let problem = format!("the variant `{branch}` of `{name}` has no `variantName`");
            return Err(Problem::invalid_variant(problem, &site.at));
        };
        if json_name.contains('#') {
            let problem = format!("the `variantName` `{json_name}` of `{branch}` contains `#`, which ends a tag");
            return Err(Problem::invalid_variant(problem, &site.at));
        }
        let named = NamedPart { item: site.item_path, at: &site.at, help: "correct the `variantName`" };
        let source_name = self.usable_name(&json_name, "variant", name, named);
        let lowered = self.value(item, site);
        Ok(Variant {
            name: names::variant(&source_name).unwrap_or_default(),
            method_name: names::field(&source_name).unwrap_or_default(),
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
    ) -> Result<LoweredValue, Problem> {
        let ValueOf::UnionOf(union) = &alias.r#type else {
            let problem = format!("`{name}` is marked as untagged but is not a union");
            return Err(Problem::invalid_variant(problem, &site.at));
        };
        let names = alias.codegen_names.as_deref().unwrap_or_default();
        check_branch_names(names, union, site)?;
        let mut scope = NameScope::new(Case::UpperCamel, []);
        let (mut variants, mut untyped_variant) = (Vec::new(), None);
        for (i, (item, branch_name)) in union.items.iter().zip(names).enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let (branch, ..) = self.interface_branch(name, item, &site)?;
            let rust = names::variant(branch_name).zip(names::field(branch_name));
            let (rust, method_name) = rust.ok_or_else(|| unusable_branch_name(branch_name, &site))?;
            let lowered = self.value(item, &site);
            scope.add(&rust, branch_name, format!("the branch `{branch_name}`"), &site.at);
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
        let Some(untyped_variant) = untyped_variant else {
            let problem =
                format!("`{}`, the untyped variant of `{name}`, is not one of its branches", untagged.untyped_variant);
            return Err(Problem::invalid_variant(problem, &site.at));
        };
        let names = self.assign_names(&scope, path);
        self.record_discriminator(site, DiscriminatorKind::Untyped);
        let kind = ItemKind::UntypedUnion(UntypedUnion { variants: with_names(variants, names), untyped_variant });
        self.add_item(path.clone(), LoweredItem::new(path, source, &site.at, site.in_request, kind));
        Ok(LoweredValue::from_type(RustType::Item(path.clone(), Vec::new())))
    }
}

/// Returns the problem of two variants with one tag.
pub(super) fn duplicate_tag(name: &TypeName, tag: &str, site: &UseSite<'_>) -> Problem {
    Problem::invalid_variant(format!("duplicate tag `{tag}` of the variants of `{name}`"), &site.at)
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
