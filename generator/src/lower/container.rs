//! Containers, told by their single key. One that has properties beside its variants is a struct: those properties, and a
//! field for the variant.

use std::collections::HashSet;

use super::inheritance::{FlattenedMembers, LocatedProperty};
use super::property::{PropertyOwner, deprecated};
use super::value::UseSite;
use super::{Lowering, well_known};
use crate::diagnostic::Origin;
use crate::fixups::LineRule;
use crate::model::{
    AdditionalProperties, Container, Encoding, Field, ItemKind, ItemPath, ItemSource, Member, Presence, RustType,
    Struct, UnknownPayload, Variant,
};
use crate::names::{self, NameScope};
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
        if let Some(LineRule::ByKey(seconds)) = self.corrections.line_rules.get(name) {
            self.ndjson_by_key(name, interface, seconds, origin);
            return;
        }
        let Some(path) = self.item_path(name, origin) else { return };
        let flattened = self.flatten(name, interface, origin);
        for (behavior, at) in &flattened.behaviors {
            if !well_known::is_value_behavior(&behavior.r#type) {
                self.report_unsupported(&format!("the behavior `{}` of the container `{name}`", behavior.r#type), at);
            }
        }
        let quirk = interface.es_quirk.as_deref();
        let optional = quirk.is_some_and(|quirk| quirk.starts_with(OPTIONAL_QUIRK));
        if let Some(quirk) = quirk.filter(|_| !optional) {
            self.report_unknown_quirk(quirk, &format!("`{name}`"), origin);
        }
        let inherited = flattened.properties.len().saturating_sub(interface.properties.len());
        let in_request = self.is_request_type(name);
        let additional = self.additional(&PropertyOwner { name, path: &path, in_request }, &flattened);
        let (container_properties, variants) = split_properties(flattened, inherited);
        let is_whole = container_properties.is_empty() && !optional;
        let variants_path =
            if is_whole { path.clone() } else { ItemPath { name: format!("{}Variant", path.name), ..path.clone() } };
        let mut variants = self.container_variants(name, &variants_path, &container_properties, &variants, origin);
        let fallback = additional.and_then(|(additional, at)| self.fallback(name, additional, is_whole, &at));
        let fallback = fallback.map(|variant| {
            variants.push(variant);
            variants.len() - 1
        });
        let kind = ItemKind::Container(Container {
            variants,
            open: container.non_exhaustive == Some(true),
            unknown_payload: if is_whole { UnknownPayload::Object } else { UnknownPayload::Entry },
            fallback,
            variant_constructors: Vec::new(),
            conversions: Vec::new(),
        });
        let source = ItemSource::Definition(name.clone());
        if is_whole {
            self.add_item(path.clone(), in_request, super::new_item(&path, source, origin, kind));
            return;
        }
        let container_properties = FlattenedMembers { properties: container_properties, behaviors: Vec::new() };
        let members = self.members(&PropertyOwner { name, path: &path, in_request }, &container_properties);
        let variant = variant_field(&variants_path, optional);
        let mut scope = NameScope::default();
        for field in members.iter().flat_map(Member::fields) {
            scope.reserve(
                &field.name,
                &format!("the property `{}` of `{name}`", field.json_name),
                origin,
                self.diagnostics,
            );
        }
        scope.reserve(VARIANT, &format!("the field for the variant of `{name}`"), origin, self.diagnostics);
        let members = std::iter::once(variant).chain(members).collect();
        let whole = Struct {
            type_parameters: Vec::new(),
            members,
            shortcut: None,
            constructor: None,
            variant_constructors: Vec::new(),
            conversions: Vec::new(),
        };
        let mut item = super::new_item(&path, source, origin, ItemKind::Struct(whole));
        item.deprecated = deprecated(interface.deprecation.as_ref());
        self.add_item(path.clone(), in_request, item);
        let source = ItemSource::ContainerVariants(name.clone());
        self.add_item(variants_path.clone(), in_request, super::new_item(&variants_path, source, origin, kind));
    }

    /// The variants; `container_properties` are the properties that stand in the same object.
    fn container_variants(
        &mut self,
        name: &TypeName,
        path: &ItemPath,
        container_properties: &[LocatedProperty],
        properties: &[LocatedProperty],
        origin: &Origin,
    ) -> Vec<Variant> {
        let in_request = self.is_request_type(name);
        let mut scope = NameScope::default();
        scope.reserve("Other", "the variant for what is unknown", origin, self.diagnostics);
        let mut json_names: HashSet<&String> =
            container_properties.iter().flat_map(|p| property_keys(&p.property)).collect();
        let mut variants = Vec::new();
        for LocatedProperty { property, origin: at } in properties {
            if let Some(twice) = property_keys(property).find(|key| !json_names.insert(key)) {
                self.report_invalid_variant(
                    &format!("the key `{twice}` of the container `{name}` twice"),
                    "each key once",
                    at,
                );
            }
            let Some(variant) = self.container_variant(name, path, property, at, in_request) else { continue };
            scope.reserve(&variant.name, &format!("the variant `{}` of `{name}`", property.name), at, self.diagnostics);
            variants.push(variant);
        }
        variants
    }

    /// The variant that any other key means: a pair of that key and what stands behind it.
    fn fallback(
        &mut self,
        name: &TypeName,
        additional: AdditionalProperties,
        is_whole: bool,
        at: &Origin,
    ) -> Option<Variant> {
        let AdditionalProperties::Single { key, value } = additional else {
            self.report_invalid_variant(&format!("further keys of the container `{name}`"), "one key at most", at);
            return None;
        };
        if !is_whole {
            self.report_unsupported(&format!("a key of any name beside the properties of the container `{name}`"), at);
            return None;
        }
        let pair = RustType::SingleKey(Box::new(key.ty), Box::new(value.ty));
        Some(Variant {
            name: names::variant(&key.json_name)?,
            method_name: key.name,
            json_name: String::new(),
            aliases: Vec::new(),
            ty: pair.boxed(),
            encoding: value.encoding.map(|encoding| Encoding { depth: encoding.depth + 1, ..encoding }),
            deprecated: None,
        })
    }

    fn container_variant(
        &mut self,
        name: &TypeName,
        path: &ItemPath,
        property: &Property,
        at: &Origin,
        in_request: bool,
    ) -> Option<Variant> {
        self.reject_quirk(property, name, at);
        let wanted = property.codegen_name.as_ref().unwrap_or(&property.name);
        let Some(variant) = names::variant(wanted) else {
            self.report_invalid_variant(
                &format!("the variant `{wanted}` of `{name}`"),
                "a name that is an identifier",
                at,
            );
            return None;
        };
        let of = format!("the variant `{}` of `{name}`", property.name);
        let site = UseSite {
            at: at.at("type"),
            description: &of,
            item_path: path,
            name_suffix: &variant,
            in_request,
            depth: 0,
        };
        let lowered = self.value(&property.r#type, &site)?;
        if lowered.nullable || lowered.document {
            self.report_unsupported(&format!("a document or a null as {of}"), at);
            return None;
        }
        let lowered = self.apply_secret(&name.to_string(), &property.name, lowered, at);
        Some(Variant {
            method_name: names::field(wanted).unwrap_or_default(),
            name: variant,
            json_name: property.name.clone(),
            aliases: property.aliases.clone().unwrap_or_default(),
            // Without the box the whole would be as large as its largest payload, everywhere.
            ty: lowered.ty.boxed(),
            encoding: lowered.encoding,
            deprecated: deprecated(property.deprecation.as_ref()),
        })
    }
}

/// What stands beside the variants, and the variants. What parents give is the same for each variant.
fn split_properties(flattened: FlattenedMembers, inherited: usize) -> (Vec<LocatedProperty>, Vec<LocatedProperty>) {
    let all = flattened.properties.into_iter().enumerate();
    let (container_properties, variants): (Vec<_>, Vec<_>) =
        all.partition(|(i, p)| *i < inherited || p.property.container_property == Some(true));
    let plain = |properties: Vec<(usize, LocatedProperty)>| properties.into_iter().map(|(_, p)| p).collect();
    (plain(container_properties), plain(variants))
}

fn property_keys(property: &Property) -> impl Iterator<Item = &String> {
    std::iter::once(&property.name).chain(property.aliases.iter().flatten())
}

/// The field of a struct that holds its variant.
fn variant_field(variants: &ItemPath, optional: bool) -> Member {
    let ty = RustType::Item(variants.clone(), Vec::new());
    Member::Field(Box::new(Field {
        name: VARIANT.to_owned(),
        json_name: String::new(),
        aliases: Vec::new(),
        ty: if optional { ty.optional() } else { ty },
        presence: if optional { Presence::OptionalVariant } else { Presence::RequiredVariant },
        encoding: None,
        deprecated: None,
        setter: None,
    }))
}
