//! Containers, told by their single key, and unions that are told by a field inside each branch.

use std::collections::HashSet;

use super::additional::is_additional;
use super::value::{Lowered, Site};
use super::{Lowering, docs, known};
use crate::diagnostic::{Code, Origin};
use crate::model::{Container, ItemKind, ItemPath, RustType, Tagged, Variant};
use crate::names::{self, Scope};
use crate::spec::{
    self, Definition, Interface, InternalTag, Literal, Property, TypeAlias, TypeName, ValueOf, Variants,
};

impl Lowering<'_> {
    /// A container: an object one of whose properties is set.
    pub(super) fn container(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        container: &spec::Container,
        origin: &Origin,
    ) {
        let Some(path) = self.item_path(name, origin) else { return };
        let family = self.family(name, interface, origin);
        for (behavior, at) in &family.behaviors {
            if !known::is_behavior(&behavior.r#type) || is_additional(&behavior.r#type) {
                self.not_lowered(&format!("the behavior `{}` of the container `{name}`", behavior.r#type), at);
            }
        }
        let sent = self.is_sent(name);
        let mut scope = Scope::default();
        scope.take("Other", "the variant for what is unknown", origin, self.diagnostics);
        let mut wires = HashSet::new();
        let mut variants = Vec::new();
        let own = interface.properties.len();
        for (i, inherited) in family.properties.iter().enumerate() {
            let (property, at) = (&inherited.property, &inherited.origin);
            let from_parent = i < family.properties.len() - own;
            if property.container_property == Some(true) || from_parent {
                self.not_lowered(&format!("the container property `{}` of `{name}`", property.name), at);
                continue;
            }
            let also = property.aliases.clone().unwrap_or_default();
            if let Some(twice) = [&property.name].into_iter().chain(&also).find(|key| !wires.insert((*key).clone())) {
                self.bad_variant(&format!("the key `{twice}` of the container `{name}` twice"), "each key once", at);
            }
            let Some(variant) = self.container_variant(name, &path, property, at, sent) else { continue };
            scope.take(&variant.name, &format!("the variant `{}` of `{name}`", property.name), at, self.diagnostics);
            variants.push(variant);
        }
        let open = container.non_exhaustive == Some(true);
        let kind = ItemKind::Container(Container { variants, open, conversions: Vec::new() });
        let docs = docs::of_type(interface.description.as_deref(), name, &[interface.ext_doc_url.as_deref()]);
        self.add(path.clone(), sent, super::item(&path, docs, origin, kind));
    }

    fn container_variant(
        &mut self,
        name: &TypeName,
        path: &ItemPath,
        property: &Property,
        at: &Origin,
        sent: bool,
    ) -> Option<Variant> {
        self.refuse_quirk(property, name, at);
        let wanted = property.codegen_name.as_ref().unwrap_or(&property.name);
        let Some(variant) = names::variant(wanted) else {
            self.bad_variant(&format!("the variant `{wanted}` of `{name}`"), "a name that is an identifier", at);
            return None;
        };
        let of = format!("the variant `{}` of `{name}`", property.name);
        let site = Site { at: at.at("type"), of: &of, owner: path, label: &variant, sent, depth: 0 };
        let lowered = self.value(&property.r#type, &site)?;
        if lowered.nullable || lowered.document {
            self.not_lowered(&format!("a document or a null as {of}"), at);
            return None;
        }
        let lowered = self.keep_secret(&name.to_string(), &property.name, lowered, at);
        Some(Variant {
            name: variant,
            wire: property.name.clone(),
            also: property.aliases.clone().unwrap_or_default(),
            // Without the box the whole would be as large as its largest payload, everywhere.
            ty: lowered.ty.boxed(),
            form: lowered.form,
            docs: docs::of_property(property),
            deprecated: super::property::deprecated(property.deprecation.as_ref()),
        })
    }

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
        let Some(Variants::InternalTag(tag)) = &alias.variants else {
            let kind = match &alias.variants {
                Some(Variants::ExternalTag(_)) => "external_tag",
                Some(Variants::Untagged(_)) => "untagged",
                _ => "container",
            };
            self.not_lowered(&format!("`{name}`, a union of the kind `{kind}`"), &site.at);
            return None;
        };
        let ValueOf::UnionOf(union) = &alias.r#type else {
            self.bad_variant(&format!("`{name}` with a tag, which is no union"), "a union", &site.at);
            return None;
        };
        let mut scope = Scope::default();
        let mut tags = Scope::default();
        scope.take("Other", "the variant for what is unknown", &site.at, self.diagnostics);
        let mut variants = Vec::new();
        for (i, item) in union.items.iter().enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            let Some(variant) = self.tagged_variant(name, tag, item, &site) else { continue };
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
        let open = tag.non_exhaustive == Some(true);
        let kind = ItemKind::Tagged(Tagged { tag: tag.tag.clone(), default, variants, open, conversions: Vec::new() });
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
    ) -> Option<Variant> {
        let expected = format!("an interface whose property `{}` is a literal text", tag.tag);
        let ValueOf::InstanceOf(instance) = item else {
            self.bad_variant(&format!("a variant of `{name}` that is no interface"), &expected, &site.at);
            return None;
        };
        let branch = &instance.type_name;
        if branch.is_builtin() {
            self.bad_variant(
                &format!("the variant `{branch}` of `{name}`, which is no interface"),
                &expected,
                &site.at,
            );
            return None;
        }
        let Some(definition) = self.spec.types.get(branch) else {
            self.missing(branch, site.of, &site.at);
            return None;
        };
        let Definition::Interface(interface) = &definition.value else {
            self.bad_variant(
                &format!("the variant `{branch}` of `{name}`, which is no interface"),
                &expected,
                &site.at,
            );
            return None;
        };
        let family = self.family(branch, interface, &definition.origin);
        let literal = family.properties.iter().find(|p| p.property.name == tag.tag).map(|p| &p.property.r#type);
        let Some(ValueOf::LiteralValue(literal)) = literal else {
            let found = format!("the variant `{branch}` of `{name}` without the literal `{}`", tag.tag);
            self.bad_variant(&found, &expected, &site.at);
            return None;
        };
        let Literal::Text(wire) = literal.value.clone() else {
            self.not_lowered(&format!("the tag `{}` of `{branch}`, which is no text", tag.tag), &site.at);
            return None;
        };
        let lowered = self.value(item, site)?;
        let Some(variant) = names::variant(&wire) else {
            self.bad_variant(
                &format!("the tag `{wire}` of `{branch}`"),
                "a tag that an identifier can be made of",
                &site.at,
            );
            return None;
        };
        Some(Variant {
            name: variant,
            docs: docs::of_branch(&wire),
            wire,
            also: Vec::new(),
            ty: lowered.ty.boxed(),
            form: lowered.form,
            deprecated: None,
        })
    }
}
