//! Unions that are told by a field inside each branch.

use super::value::{Lowered, Site};
use super::{Lowering, docs};
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, ItemPath, RustType, Tagged, Told, Variant};
use crate::names::{self, Scope};
use crate::spec::{Definition, Interface, InternalTag, Literal, TypeAlias, TypeName, ValueOf, Variants};

impl<'s> Lowering<'s> {
    pub(super) fn bad_variant(&mut self, found: &str, expected: &str, at: &Origin) {
        self.diagnostics.error(
            Code::BadVariant,
            at,
            format!("found {found}; expected {expected}"),
            "correct the type or its `variants`",
        );
    }

    /// An alias whose union is told apart by something else than looking.
    pub(super) fn tagged_alias(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        path: &ItemPath,
        docs: String,
        site: &Site<'_>,
    ) -> Option<Lowered> {
        let tag = match &alias.variants {
            Some(Variants::InternalTag(tag)) => tag,
            Some(Variants::ExternalTag(external)) => {
                return self.external_alias(name, alias, external, path, docs, site);
            }
            Some(Variants::Untagged(untagged)) => return self.untagged_alias(name, alias, untagged, path, &docs, site),
            Some(Variants::Container(_)) | None => {
                self.bad_variant(
                    &format!("the alias `{name}` with `variants` of an interface"),
                    "a union with tags",
                    &site.at,
                );
                return None;
            }
        };
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.bad_variant(&format!("`{name}` with a tag, which is no union"), "a union", &site.at);
            return None;
        };
        let mut scope = Scope::default();
        let mut tags = Scope::default();
        let mut boolean = None;
        scope.take("Other", "the variant for what is unknown", &site.at, self.diagnostics);
        let mut variants = Vec::new();
        for (i, item) in union.items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some((variant, is_boolean)) = self.tagged_variant(name, tag, item, &site) else { continue };
            if *boolean.get_or_insert(is_boolean) != is_boolean {
                self.bad_variant(
                    &format!("the tags of `{name}`, some of which are booleans"),
                    "tags that are all text, or all booleans",
                    &site.at,
                );
            }
            let what = format!("the variant `{}` of `{name}`", variant.wire);
            if tags.take_wire(&variant.wire, &what, &site.at, self.diagnostics) {
                scope.take(&variant.name, &what, &site.at, self.diagnostics);
            }
            variants.push(variant);
        }
        let default = tag.default_tag.as_ref().and_then(|default| {
            let found = variants.iter().position(|v| v.wire == *default);
            if found.is_none() {
                self.bad_variant(
                    &format!("the default tag `{default}` of `{name}`"),
                    "the tag of one of its variants",
                    &site.at,
                );
            }
            found
        });
        self.tell(site, Told::Tag);
        let open = tag.non_exhaustive == Some(true);
        let kind = ItemKind::Tagged(Tagged {
            tag: tag.tag.clone(),
            boolean: boolean == Some(true),
            default,
            variants,
            open,
            makers: Vec::new(),
            conversions: Vec::new(),
        });
        self.add(path.clone(), site.sent, super::item(path, docs, &site.at, kind));
        Some(Lowered::plain(RustType::Item(path.clone(), Vec::new())))
    }

    /// A branch of a tagged union: an interface that has the tag as a literal.
    fn tagged_variant(
        &mut self,
        name: &TypeName,
        tag: &InternalTag,
        item: &ValueOf,
        site: &Site<'_>,
    ) -> Option<(Variant, bool)> {
        let expected = format!("an interface whose property `{}` is a literal text or boolean", tag.tag);
        let (branch, interface, origin) = self.interface_branch(name, item, &expected, site)?;
        let family = self.family(branch, interface, origin);
        let literal = family.properties.iter().find(|p| p.property.name == tag.tag).map(|p| &p.property.r#type);
        let Some(ValueOf::LiteralValue(literal)) = literal else {
            let found = format!("the variant `{branch}` of `{name}` without the literal `{}`", tag.tag);
            self.bad_variant(&found, &expected, &site.at);
            return None;
        };
        let (wire, wanted) = match &literal.value {
            Literal::Text(text) => (text.clone(), text.as_str()),
            // `true` says little: the branch's name does, without what all of them have in common.
            Literal::Bool(value) => (value.to_string(), branch.name.strip_prefix(&name.name).unwrap_or(&branch.name)),
            Literal::Integer(_) => {
                self.bad_variant(
                    &format!("the tag `{}` of `{branch}`, which is a number", tag.tag),
                    &expected,
                    &site.at,
                );
                return None;
            }
        };
        let lowered = self.value(item, site)?;
        let Some(variant) = names::variant(wanted) else {
            let found = format!("the tag `{wire}` of `{branch}`");
            self.bad_variant(&found, "a tag that an identifier can be made of", &site.at);
            return None;
        };
        let variant = Variant {
            name: variant,
            method: names::field(wanted).unwrap_or_default(),
            docs: docs::of_branch(&wire),
            wire,
            also: Vec::new(),
            ty: lowered.ty.boxed(),
            form: lowered.form,
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
        site: &Site<'_>,
    ) -> Option<(&'b TypeName, &'s Interface, &'s Origin)> {
        let ValueOf::InstanceOf(instance) = item else {
            self.bad_variant(&format!("a variant of `{name}` that is no interface"), expected, &site.at);
            return None;
        };
        let branch = &instance.type_name;
        let spec = self.spec;
        let definition = spec.types.get(branch);
        if definition.is_none() && !branch.is_builtin() {
            self.missing(branch, site.of, &site.at);
            return None;
        }
        if let Some((Definition::Interface(interface), origin)) = definition.map(|d| (&d.value, &d.origin)) {
            return Some((branch, interface, origin));
        }
        self.bad_variant(&format!("the variant `{branch}` of `{name}`, which is no interface"), expected, &site.at);
        None
    }
}
