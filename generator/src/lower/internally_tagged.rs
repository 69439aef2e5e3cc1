//! Unions with a tag inside each branch.

use super::discriminator_kind::DiscriminatorKind;
use super::lowered_item::LoweredItem;
use super::lowered_value::{LoweredValue, UseSite};
use std::collections::HashSet;

use super::context::Lowering;
use super::generics;
use crate::diagnostic::Origin;
use crate::model::{InternallyTagged, ItemKind, ItemPath, ItemSource, RustType, Variant};
use crate::names::{self, NameScope};
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

impl<'s> Lowering<'s> {
    /// Lowers an alias of a union with `variants`.
    pub(super) fn alias_with_variants(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        path: &ItemPath,
        source: ItemSource,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        let tag = match &alias.variants {
            Some(Variants::InternalTag(tag)) => tag,
            Some(Variants::ExternalTag(external)) => {
                return self.externally_tagged_alias(name, alias, external, path, source, site);
            }
            Some(Variants::Untagged(untagged)) => {
                return self.untyped_union_alias(name, alias, untagged, path, source, site);
            }
            Some(Variants::Container(_)) | None => {
                self.report_invalid_variant(
                    &format!("the alias `{name}` has the `variants` of an interface"),
                    &site.at,
                );
                return None;
            }
        };
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.report_invalid_variant(&format!("`{name}` has a tag but is not a union"), &site.at);
            return None;
        };
        let (variants, json_booleans) = self.internally_tagged_variants(name, tag, &union.items, site);
        let default = tag.default_tag.as_ref().and_then(|default| {
            let position = variants.iter().position(|v| v.json_name == *default);
            if position.is_none() {
                let problem = format!("the default tag `{default}` of `{name}` is not a tag of a variant");
                self.report_invalid_variant(&problem, &site.at);
            }
            position
        });
        self.record_discriminator(site, DiscriminatorKind::InternalTag);
        let open = tag.non_exhaustive == Some(true);
        let kind = ItemKind::InternallyTagged(InternallyTagged {
            tag: tag.tag.clone(),
            json_booleans,
            default_variant: default,
            variants,
            open,
        });
        self.add_item(path.clone(), LoweredItem::new(path, source, &site.at, site.in_request, kind));
        Some(LoweredValue::from_type(RustType::Item(path.clone(), Vec::new())))
    }

    /// Lowers the branches. Returns the variants, and true if the tags are booleans.
    fn internally_tagged_variants(
        &mut self,
        name: &TypeName,
        tag: &InternalTag,
        items: &[ValueOf],
        site: &UseSite<'_>,
    ) -> (Vec<Variant>, bool) {
        let mut scope = NameScope::default();
        let mut tags = NameScope::default();
        let mut boolean = None;
        scope.reserve("Other", "the variant `Other` for unknown values", &site.at, self.diagnostics);
        let mut variants = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some((variant, is_boolean)) = self.internally_tagged_variant(name, tag, item, &site) else { continue };
            if *boolean.get_or_insert(is_boolean) != is_boolean {
                self.report_invalid_variant(
                    &format!("the tags of `{name}` are partly booleans and partly strings"),
                    &site.at,
                );
            }
            let description = format!("the variant `{}` of `{name}`", variant.json_name);
            if tags.reserve_json_name(&variant.json_name, &description, &site.at, self.diagnostics) {
                scope.reserve(&variant.name, &description, &site.at, self.diagnostics);
            }
            variants.push(variant);
        }
        (variants, boolean == Some(true))
    }

    /// Lowers a branch, an interface with the tag as a literal. Returns the variant, and true for a boolean tag.
    fn internally_tagged_variant(
        &mut self,
        name: &TypeName,
        tag: &InternalTag,
        item: &ValueOf,
        site: &UseSite<'_>,
    ) -> Option<(Variant, bool)> {
        let (branch, interface, origin) = self.interface_branch(name, item, site)?;
        let flattened = self.flatten(branch, interface, origin);
        let literal = flattened.properties.iter().find(|p| p.property.name == tag.tag).map(|p| &p.property.r#type);
        let Some(ValueOf::LiteralValue(literal)) = literal else {
            let problem =
                format!("the variant `{branch}` of `{name}` has no property `{}` with a literal value", tag.tag);
            self.report_invalid_variant(&problem, &site.at);
            return None;
        };
        let (json_name, source_name) = match &literal.value {
            Literal::String(string) => (string.clone(), string.as_str()),
            // Named after the branch, without the name of the union as prefix, because `True` would not be a useful name.
            Literal::Bool(value) => (value.to_string(), branch.name.strip_prefix(&name.name).unwrap_or(&branch.name)),
            Literal::Integer(_) => {
                self.report_invalid_variant(
                    &format!("the tag `{}` of `{branch}` is a number, but must be a string or boolean", tag.tag),
                    &site.at,
                );
                return None;
            }
        };
        let lowered = self.value(item, site)?;
        let Some(variant) = names::variant(source_name) else {
            let problem = format!("the tag `{json_name}` of `{branch}` does not form an identifier");
            self.report_invalid_variant(&problem, &site.at);
            return None;
        };
        let variant = Variant {
            name: variant,
            method_name: names::field(source_name).unwrap_or_default(),
            json_name,
            aliases: Vec::new(),
            ty: lowered.ty.boxed(),
            encoding: lowered.encoding,
            redacted: false,
            deprecated: None,
        };
        Some((variant, matches!(literal.value, Literal::Bool(_))))
    }

    /// Returns the interface of a branch with its name and origin, or reports a branch that is not an interface.
    pub(super) fn interface_branch<'b>(
        &mut self,
        name: &TypeName,
        item: &'b ValueOf,
        site: &UseSite<'_>,
    ) -> Option<(&'b TypeName, &'s Interface, &'s Origin)> {
        let ValueOf::InstanceOf(instance) = item else {
            self.report_invalid_variant(&format!("a variant of `{name}` is not an interface"), &site.at);
            return None;
        };
        let branch = &instance.type_name;
        let spec = self.spec;
        let definition = spec.types.get(branch);
        if definition.is_none() && !branch.is_builtin() {
            self.report_missing_type(branch, site.description, &site.at);
            return None;
        }
        if let Some((Definition::Interface(interface), origin)) = definition.map(|d| (&d.value, &d.origin)) {
            return Some((branch, interface, origin));
        }
        self.report_invalid_variant(&format!("the variant `{branch}` of `{name}` is not an interface"), &site.at);
        None
    }
}
