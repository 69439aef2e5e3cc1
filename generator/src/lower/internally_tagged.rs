//! Unions with a tag inside each branch.

use super::discriminator_kind::DiscriminatorKind;
use super::lowered_item::LoweredItem;
use super::lowered_value::{LoweredValue, UseSite};
use std::collections::HashSet;

use super::context::Lowering;
use super::degradation::NamedPart;
use super::externally_tagged::duplicate_tag;
use super::generics;
use super::invalid_variants::InvalidVariants;
use super::name_scope::{NameScope, OTHER};
use super::problem::Problem;
use super::union::with_names;
use crate::diagnostic::Origin;
use crate::model::{InternallyTagged, ItemKind, ItemPath, ItemSource, RustType, Variant};
use crate::names::{self, Case};
use crate::select::Selection;
use crate::spec::{Definition, Interface, InternalTag, Literal, Spec, TypeAlias, TypeName, ValueOf, Variants};

/// The largest number of parents in which a tag is searched; more parents are an error.
const MAX_PARENTS: usize = 32;

/// Returns the tags that structs may omit because they are the default variant of a union: the names of struct and property.
pub(super) fn optional_tags(spec: &Spec, selection: &Selection) -> HashSet<(TypeName, String)> {
    let mut optional = HashSet::new();
    for name in &selection.types {
        if let Some(Definition::TypeAlias(alias)) = spec.types.get(name).map(|located| &located.value)
            && let (Some(Variants::InternalTag(tag)), ValueOf::UnionOf(union)) = (&alias.variants, &alias.r#type)
            && let Some(default) = &tag.default_tag
        {
            let variant = union.items.iter().find_map(|item| variant_with_tag(item, &tag.tag, default, spec));
            optional.extend(variant.map(|variant| (variant, tag.tag.clone())));
        }
    }
    optional
}

/// Returns the name of a variant's struct if it has this tag.
fn variant_with_tag(item: &ValueOf, tag: &str, value: &str, spec: &Spec) -> Option<TypeName> {
    let ValueOf::InstanceOf(instance) = item else { return None };
    let definition = &spec.types.get(&instance.type_name)?.value;
    let Definition::Interface(interface) = definition else { return None };
    let literal = literal(interface, tag, spec)?;
    let is_wanted = match &literal {
        Literal::String(string) => string == value,
        Literal::Bool(boolean) => boolean.to_string() == value,
        Literal::Integer(_) => false,
    };
    let arguments = instance.generics.as_deref().unwrap_or_default();
    let name = if generics::has_substituted_parameters(definition) {
        generics::instance_name(&instance.type_name, arguments)
    } else {
        instance.type_name.clone()
    };
    is_wanted.then_some(name)
}

/// Returns the fixed value of a property of an interface or its parents.
fn literal(interface: &Interface, property: &str, spec: &Spec) -> Option<Literal> {
    let mut interface = interface;
    for _ in 0..=MAX_PARENTS {
        if let Some(property) = interface.properties.iter().find(|candidate| candidate.name == property) {
            let ValueOf::LiteralValue(literal) = &property.r#type else { return None };
            return Some(literal.value.clone());
        }
        let parent = &interface.inherits.as_ref()?.r#type;
        let Definition::Interface(parent) = &spec.types.get(parent)?.value else { return None };
        interface = parent;
    }
    None
}

/// The variants of an internally tagged union.
struct TaggedVariants {
    variants: Vec<Variant>,
    /// True if the tags are booleans.
    json_booleans: bool,
    /// True if a branch is left out because it is invalid.
    has_invalid: bool,
}

impl<'s> Lowering<'s> {
    /// Lowers an alias of a union with `variants`.
    pub(super) fn alias_with_variants(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        path: &ItemPath,
        source: ItemSource,
        site: &UseSite<'_>,
    ) -> Result<LoweredValue, Problem> {
        let tag = match &alias.variants {
            Some(Variants::InternalTag(tag)) => tag,
            Some(Variants::ExternalTag(external)) => {
                return self.externally_tagged_alias(name, alias, external, path, source, site);
            }
            Some(Variants::Untagged(untagged)) => {
                return self.untyped_union_alias(name, alias, untagged, path, source, site);
            }
            Some(Variants::Container(_)) | None => {
                let problem = format!("the alias `{name}` has the `variants` of an interface");
                return Err(Problem::invalid_variant(problem, &site.at));
            }
        };
        let ValueOf::UnionOf(union) = &alias.r#type else {
            return Err(Problem::invalid_variant(format!("`{name}` has a tag but is not a union"), &site.at));
        };
        let branches = self.internally_tagged_variants(name, tag, &union.items, site)?;
        let TaggedVariants { variants, json_booleans, has_invalid } = branches;
        let default_variant = match &tag.default_tag {
            None => None,
            Some(default) => {
                let position = variants.iter().position(|v| v.json_name == *default);
                let problem = || format!("the default tag `{default}` of `{name}` is not a tag of a variant");
                Some(position.ok_or_else(|| Problem::invalid_variant(problem(), &site.at))?)
            }
        };
        self.record_discriminator(site, DiscriminatorKind::InternalTag);
        let open = tag.non_exhaustive == Some(true) || has_invalid;
        let tag = tag.tag.clone();
        let kind = ItemKind::InternallyTagged(InternallyTagged { tag, json_booleans, default_variant, variants, open });
        self.add_item(path.clone(), LoweredItem::new(path, source, &site.at, site.in_request, kind));
        Ok(LoweredValue::from_type(RustType::Item(path.clone(), Vec::new())))
    }

    /// Lowers the branches. An invalid one is left out.
    fn internally_tagged_variants(
        &mut self,
        name: &TypeName,
        tag: &InternalTag,
        items: &[ValueOf],
        site: &UseSite<'_>,
    ) -> Result<TaggedVariants, Problem> {
        let mut scope = NameScope::new(Case::UpperCamel, [OTHER]);
        let mut boolean = None;
        let mut tags = HashSet::new();
        let mut variants = Vec::new();
        let mut invalid = InvalidVariants::default();
        for (i, item) in items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let branch = self.internally_tagged_variant(name, tag, item, &site).and_then(|(variant, is_boolean)| {
                if *boolean.get_or_insert(is_boolean) != is_boolean {
                    let problem = format!("the tags of `{name}` are partly booleans and partly strings");
                    return Err(Problem::invalid_variant(problem, &site.at));
                }
                Ok(variant)
            });
            let Some(variant) = invalid.check(branch, item, name) else { continue };
            if !tags.insert(variant.json_name.clone()) {
                return Err(duplicate_tag(name, &variant.json_name, &site));
            }
            let description = format!("the variant `{}` of `{name}`", variant.json_name);
            scope.add(&variant.name, &variant.json_name, description, &site.at);
            variants.push(variant);
        }
        let has_invalid = self.leave_out_variants(invalid, !variants.is_empty(), site.item_path)?;
        let names = self.assign_names(&scope, site.item_path);
        Ok(TaggedVariants { variants: with_names(variants, names), json_booleans: boolean == Some(true), has_invalid })
    }

    /// Lowers a branch, an interface with the tag as a literal. Returns the variant, and true for a boolean tag.
    fn internally_tagged_variant(
        &mut self,
        name: &TypeName,
        tag: &InternalTag,
        item: &ValueOf,
        site: &UseSite<'_>,
    ) -> Result<(Variant, bool), Problem> {
        let (branch, interface, origin) = self.interface_branch(name, item, site)?;
        let flattened = self.flatten(branch, interface, origin)?;
        let literal = flattened.properties.iter().find(|p| p.property.name == tag.tag).map(|p| &p.property.r#type);
        let Some(ValueOf::LiteralValue(literal)) = literal else {
            let problem =
                format!("the variant `{branch}` of `{name}` has no property `{}` with a literal value", tag.tag);
            return Err(Problem::invalid_variant(problem, &site.at));
        };
        let (json_name, source_name) = match &literal.value {
            Literal::String(string) => (string.clone(), string.as_str()),
            // Named after the branch, without the name of the union as prefix, because `True` would not be a useful name.
            Literal::Bool(value) => (value.to_string(), branch.name.strip_prefix(&name.name).unwrap_or(&branch.name)),
            Literal::Integer(_) => {
                let problem =
                    format!("the tag `{}` of `{branch}` is a number, but must be a string or boolean", tag.tag);
                return Err(Problem::invalid_variant(problem, &site.at));
            }
        };
        let named = NamedPart { item: site.item_path, at: &site.at, help: "correct the tag of the variant" };
        let source_name = self.usable_name(source_name, "variant", name, named);
        let lowered = self.value(item, site);
        let variant = Variant {
            name: names::variant(&source_name).unwrap_or_default(),
            method_name: names::field(&source_name).unwrap_or_default(),
            json_name,
            aliases: Vec::new(),
            ty: lowered.ty.boxed(),
            encoding: lowered.encoding,
            redacted: false,
            deprecated: None,
        };
        Ok((variant, matches!(literal.value, Literal::Bool(_))))
    }

    /// Returns the interface of a branch with its name and origin.
    pub(super) fn interface_branch<'b>(
        &self,
        name: &TypeName,
        item: &'b ValueOf,
        site: &UseSite<'_>,
    ) -> Result<(&'b TypeName, &'s Interface, &'s Origin), Problem> {
        let ValueOf::InstanceOf(instance) = item else {
            return Err(Problem::invalid_variant(format!("a variant of `{name}` is not an interface"), &site.at));
        };
        let branch = &instance.type_name;
        let definition = self.spec.types.get(branch);
        if definition.is_none() && !branch.is_builtin() {
            return Err(Problem::missing_type(branch, site.description, &site.at));
        }
        if let Some((Definition::Interface(interface), origin)) = definition.map(|d| (&d.value, &d.origin)) {
            return Ok((branch, interface, origin));
        }
        let problem = format!("the variant `{branch}` of `{name}` is not an interface");
        Err(Problem::invalid_variant(problem, &site.at))
    }
}
