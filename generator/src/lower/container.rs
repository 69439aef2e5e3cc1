//! Containers, told by their single key. One that has properties beside its variants is a struct: those properties, and a
//! field for the variant.

use std::collections::HashSet;

use super::inherit::{Family, Inherited};
use super::property::{Owner, deprecated};
use super::value::Site;
use super::{Lowering, docs, known};
use crate::diagnostic::Origin;
use crate::fixups::LineRule;
use crate::model::{
    Additional, Container, Field, Form, ItemKind, ItemPath, Member, Other, RustType, Struct, Variant, Word,
};
use crate::names::{self, Scope};
use crate::spec::{self, Interface, Property, TypeName};

/// How the quirk starts that lets a container be without a variant.
const OPTIONAL_QUIRK: &str = "this container is valid without a variant";

/// The field of a struct for its variant.
const VARIANT: &str = "variant";

impl Lowering<'_> {
    /// A container: an object one of whose properties is set.
    pub(super) fn container(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        container: &spec::Container,
        origin: &Origin,
    ) {
        if let Some(LineRule::ByKey(seconds)) = self.corrections.lines.get(name) {
            self.lines_by_key(name, interface, seconds, origin);
            return;
        }
        let Some(path) = self.item_path(name, origin) else { return };
        let family = self.family(name, interface, origin);
        for (behavior, at) in &family.behaviors {
            if !known::is_behavior_of_values(&behavior.r#type) {
                self.not_lowered(&format!("the behavior `{}` of the container `{name}`", behavior.r#type), at);
            }
        }
        let quirk = interface.es_quirk.as_deref();
        let optional = quirk.is_some_and(|quirk| quirk.starts_with(OPTIONAL_QUIRK));
        if let Some(quirk) = quirk.filter(|_| !optional) {
            self.unknown_quirk(quirk, &format!("`{name}`"), origin);
        }
        let inherited = family.properties.len().saturating_sub(interface.properties.len());
        let sent = self.is_sent(name);
        let additional = self.additional(&Owner { name, path: &path, sent }, &family);
        let (beside, variants) = split(family, inherited);
        let is_whole = beside.is_empty() && !optional;
        let variants_path =
            if is_whole { path.clone() } else { ItemPath { name: format!("{}Variant", path.name), ..path.clone() } };
        let mut variants = self.container_variants(name, &variants_path, &beside, &variants, origin);
        let fallback = additional.and_then(|(additional, at)| self.fallback(name, additional, is_whole, &at));
        let fallback = fallback.map(|variant| {
            variants.push(variant);
            variants.len() - 1
        });
        let kind = ItemKind::Container(Container {
            variants,
            open: container.non_exhaustive == Some(true),
            other: if is_whole { Other::Whole } else { Other::Entry },
            fallback,
            makers: Vec::new(),
            conversions: Vec::new(),
        });
        let docs = docs::of_type(interface.description.as_deref(), name, &[interface.ext_doc_url.as_deref()]);
        if is_whole {
            self.add(path.clone(), sent, super::item(&path, docs, origin, kind));
            return;
        }
        let beside = Family { properties: beside, behaviors: Vec::new() };
        let members = self.members(&Owner { name, path: &path, sent }, &beside);
        let variant = variant_field(&variants_path, optional);
        let mut scope = Scope::default();
        for field in members.iter().flat_map(Member::fields) {
            scope.take(&field.name, &format!("the property `{}` of `{name}`", field.wire), origin, self.diagnostics);
        }
        scope.take(VARIANT, &format!("the field for the variant of `{name}`"), origin, self.diagnostics);
        let members = std::iter::once(variant).chain(members).collect();
        let whole = Struct {
            parameters: Vec::new(),
            members,
            shortcut: None,
            constructor: None,
            makers: Vec::new(),
            conversions: Vec::new(),
        };
        let mut item = super::item(&path, docs, origin, ItemKind::Struct(whole));
        item.deprecated = deprecated(interface.deprecation.as_ref());
        self.add(path.clone(), sent, item);
        let docs = docs::of_variants(&path.name, name);
        self.add(variants_path.clone(), sent, super::item(&variants_path, docs, origin, kind));
    }

    /// The variants; `beside` are the properties that stand in the same object.
    fn container_variants(
        &mut self,
        name: &TypeName,
        path: &ItemPath,
        beside: &[Inherited],
        properties: &[Inherited],
        origin: &Origin,
    ) -> Vec<Variant> {
        let sent = self.is_sent(name);
        let mut scope = Scope::default();
        scope.take("Other", "the variant for what is unknown", origin, self.diagnostics);
        let mut wires: HashSet<&String> = beside.iter().flat_map(|p| keys(&p.property)).collect();
        let mut variants = Vec::new();
        for Inherited { property, origin: at } in properties {
            if let Some(twice) = keys(property).find(|key| !wires.insert(key)) {
                self.bad_variant(&format!("the key `{twice}` of the container `{name}` twice"), "each key once", at);
            }
            let Some(variant) = self.container_variant(name, path, property, at, sent) else { continue };
            scope.take(&variant.name, &format!("the variant `{}` of `{name}`", property.name), at, self.diagnostics);
            variants.push(variant);
        }
        variants
    }

    /// The variant that any other key means: a pair of that key and what stands behind it.
    fn fallback(&mut self, name: &TypeName, additional: Additional, is_whole: bool, at: &Origin) -> Option<Variant> {
        let Additional::One { key, value } = additional else {
            self.bad_variant(&format!("further keys of the container `{name}`"), "one key at most", at);
            return None;
        };
        if !is_whole {
            self.not_lowered(&format!("a key of any name beside the properties of the container `{name}`"), at);
            return None;
        }
        let pair = RustType::SingleKey(Box::new(key.ty), Box::new(value.ty));
        Some(Variant {
            name: names::variant(&key.wire)?,
            method: key.name,
            wire: String::new(),
            also: Vec::new(),
            ty: pair.boxed(),
            form: value.form.map(|form| Form { depth: form.depth + 1, ..form }),
            docs: docs::of_fallback(),
            deprecated: None,
        })
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
            method: names::field(wanted).unwrap_or_default(),
            name: variant,
            wire: property.name.clone(),
            also: property.aliases.clone().unwrap_or_default(),
            // Without the box the whole would be as large as its largest payload, everywhere.
            ty: lowered.ty.boxed(),
            form: lowered.form,
            docs: docs::of_property(property),
            deprecated: deprecated(property.deprecation.as_ref()),
        })
    }
}

/// What stands beside the variants, and the variants. What parents give is the same for each variant.
fn split(family: Family, inherited: usize) -> (Vec<Inherited>, Vec<Inherited>) {
    let all = family.properties.into_iter().enumerate();
    let (beside, variants): (Vec<_>, Vec<_>) =
        all.partition(|(i, p)| *i < inherited || p.property.container_property == Some(true));
    let plain = |properties: Vec<(usize, Inherited)>| properties.into_iter().map(|(_, p)| p).collect();
    (plain(beside), plain(variants))
}

fn keys(property: &Property) -> impl Iterator<Item = &String> {
    std::iter::once(&property.name).chain(property.aliases.iter().flatten())
}

/// The field of a struct that holds its variant.
fn variant_field(variants: &ItemPath, optional: bool) -> Member {
    let ty = RustType::Item(variants.clone(), Vec::new());
    Member::Field(Box::new(Field {
        name: VARIANT.to_owned(),
        wire: String::new(),
        also: Vec::new(),
        ty: if optional { ty.optional() } else { ty },
        word: if optional { Word::OptionalVariant } else { Word::Variant },
        form: None,
        docs: docs::of_variant_field(optional),
        deprecated: None,
        setter: None,
    }))
}
