//! Unions that are told by a field inside each branch.

use super::Lowering;
use super::value::{LoweredValue, UseSite};
use crate::diagnostic::{Code, Origin};
use crate::model::{DiscriminatorKind, InternallyTagged, ItemKind, ItemPath, ItemSource, RustType, Variant};
use crate::names::{self, NameScope};
use crate::spec::{Definition, Interface, InternalTag, Literal, TypeAlias, TypeName, ValueOf, Variants};

impl<'s> Lowering<'s> {
    pub(super) fn report_invalid_variant(&mut self, found: &str, expected: &str, at: &Origin) {
        self.diagnostics.error(
            Code::InvalidVariant,
            at,
            format!("found {found}; expected {expected}"),
            "correct the type or its `variants`",
        );
    }

    /// An alias whose union is told apart by something else than looking.
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
                    &format!("the alias `{name}` with `variants` of an interface"),
                    "a union with tags",
                    &site.at,
                );
                return None;
            }
        };
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.report_invalid_variant(&format!("`{name}` with a tag, which is no union"), "a union", &site.at);
            return None;
        };
        let mut scope = NameScope::default();
        let mut tags = NameScope::default();
        let mut boolean = None;
        scope.reserve("Other", "the variant for what is unknown", &site.at, self.diagnostics);
        let mut variants = Vec::new();
        for (i, item) in union.items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some((variant, is_boolean)) = self.internally_tagged_variant(name, tag, item, &site) else { continue };
            if *boolean.get_or_insert(is_boolean) != is_boolean {
                self.report_invalid_variant(
                    &format!("the tags of `{name}`, some of which are booleans"),
                    "tags that are all text, or all booleans",
                    &site.at,
                );
            }
            let what = format!("the variant `{}` of `{name}`", variant.json_name);
            if tags.reserve_json_name(&variant.json_name, &what, &site.at, self.diagnostics) {
                scope.reserve(&variant.name, &what, &site.at, self.diagnostics);
            }
            variants.push(variant);
        }
        let default = tag.default_tag.as_ref().and_then(|default| {
            let found = variants.iter().position(|v| v.json_name == *default);
            if found.is_none() {
                self.report_invalid_variant(
                    &format!("the default tag `{default}` of `{name}`"),
                    "the tag of one of its variants",
                    &site.at,
                );
            }
            found
        });
        self.record_discriminator(site, DiscriminatorKind::InternalTag);
        let open = tag.non_exhaustive == Some(true);
        let kind = ItemKind::InternallyTagged(InternallyTagged {
            tag: tag.tag.clone(),
            json_booleans: boolean == Some(true),
            default_variant: default,
            variants,
            open,
            variant_constructors: Vec::new(),
            conversions: Vec::new(),
        });
        self.add_item(path.clone(), site.in_request, super::new_item(path, source, &site.at, kind));
        Some(LoweredValue::of_type(RustType::Item(path.clone(), Vec::new())))
    }

    /// A branch of a tagged union: an interface that has the tag as a literal.
    fn internally_tagged_variant(
        &mut self,
        name: &TypeName,
        tag: &InternalTag,
        item: &ValueOf,
        site: &UseSite<'_>,
    ) -> Option<(Variant, bool)> {
        let expected = format!("an interface whose property `{}` is a literal text or boolean", tag.tag);
        let (branch, interface, origin) = self.interface_branch(name, item, &expected, site)?;
        let flattened = self.flatten(branch, interface, origin);
        let literal = flattened.properties.iter().find(|p| p.property.name == tag.tag).map(|p| &p.property.r#type);
        let Some(ValueOf::LiteralValue(literal)) = literal else {
            let found = format!("the variant `{branch}` of `{name}` without the literal `{}`", tag.tag);
            self.report_invalid_variant(&found, &expected, &site.at);
            return None;
        };
        let (json_name, wanted) = match &literal.value {
            Literal::String(text) => (text.clone(), text.as_str()),
            // `true` says little: the branch's name does, without what all of them have in common.
            Literal::Bool(value) => (value.to_string(), branch.name.strip_prefix(&name.name).unwrap_or(&branch.name)),
            Literal::Integer(_) => {
                self.report_invalid_variant(
                    &format!("the tag `{}` of `{branch}`, which is a number", tag.tag),
                    &expected,
                    &site.at,
                );
                return None;
            }
        };
        let lowered = self.value(item, site)?;
        let Some(variant) = names::variant(wanted) else {
            let found = format!("the tag `{json_name}` of `{branch}`");
            self.report_invalid_variant(&found, "a tag that an identifier can be made of", &site.at);
            return None;
        };
        let variant = Variant {
            name: variant,
            method_name: names::field(wanted).unwrap_or_default(),
            json_name,
            aliases: Vec::new(),
            ty: lowered.ty.boxed(),
            encoding: lowered.encoding,
            deprecated: None,
        };
        Some((variant, matches!(literal.value, Literal::Bool(_))))
    }

    /// The interface that a branch of a union must be: its name, itself, and where it stands.
    pub(super) fn interface_branch<'b>(
        &mut self,
        name: &TypeName,
        item: &'b ValueOf,
        expected: &str,
        site: &UseSite<'_>,
    ) -> Option<(&'b TypeName, &'s Interface, &'s Origin)> {
        let ValueOf::InstanceOf(instance) = item else {
            self.report_invalid_variant(&format!("a variant of `{name}` that is no interface"), expected, &site.at);
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
        self.report_invalid_variant(
            &format!("the variant `{branch}` of `{name}`, which is no interface"),
            expected,
            &site.at,
        );
        None
    }
}
