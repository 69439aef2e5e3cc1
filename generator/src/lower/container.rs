//! Containers: objects whose single key selects a variant. A container that has other properties as well is a struct with a
//! field for the variant.

use std::collections::HashSet;

use super::context::Lowering;
use super::degradation::NamedPart;
use super::inheritance::{FlattenedMembers, LocatedProperty};
use super::lowered_item::LoweredItem;
use super::lowered_value::PropertyOwner;
use super::lowered_value::UseSite;
use super::name_scope::{NameScope, OTHER, UNKNOWN};
use super::problem::Problem;
use super::property::{deprecated, source_name, with_field_names};
use super::union::with_names;
use super::well_known;
use crate::corrections::LineRule;
use crate::diagnostic::Origin;
use crate::model::{
    AdditionalProperties, Container, Encoding, Field, ItemKind, ItemPath, ItemSource, Member, Presence, RustType,
    Struct, UnknownPayload, Variant,
};
use crate::names::{self, Case};
use crate::spec::{self, Interface, Property, TypeName};

/// The beginning of the quirk of containers that may lack a variant.
const OPTIONAL_QUIRK: &str = "this container is valid without a variant";

/// The name of the field for the variant.
const VARIANT: &str = "variant";

impl Lowering<'_> {
    /// Lowers a container: an enum, or a struct and an enum.
    pub(super) fn container(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        container: &spec::Container,
        origin: &Origin,
    ) -> Result<(), Problem> {
        if let Some(LineRule::ByKey(seconds)) = self.facts.line_rules.get(name) {
            return self.ndjson_by_key(name, interface, seconds, origin);
        }
        let path = self.item_path(name);
        let flattened = self.flatten(name, interface, origin)?;
        for (behavior, at) in &flattened.behaviors {
            if !well_known::is_value_behavior(&behavior.r#type) {
                let feature = format!("the behavior `{}` of the container `{name}`", behavior.r#type);
                return Err(Problem::unsupported(&feature, at));
            }
        }
        let optional = self.is_optional_container(name, interface, origin);

        let in_request = self.is_request_type(name);
        let owner = PropertyOwner { name, path: &path, in_request, in_response: self.is_response_type(name) };
        let additional = self.additional(&owner, &flattened)?;
        let properties = self.without_overridden(flattened.properties, name, &path);
        let inherited = properties.len().saturating_sub(interface.properties.len());
        let (container_properties, variants) = split_properties(properties, inherited);
        let is_whole = container_properties.is_empty() && !optional;
        let variants_path = if is_whole {
            path.clone()
        } else {
            let wanted = ItemPath { name: format!("{}Variant", path.name), ..path.clone() };
            self.additional_item_path(&wanted, &format!("the variants of `{name}`"), origin)
        };
        let mut variants = self.container_variants(name, &variants_path, &container_properties, &variants)?;
        let fallback = match additional {
            Some((additional, at)) => {
                variants.push(fallback(name, additional, is_whole, &at)?);
                Some(variants.len() - 1)
            }
            None => None,
        };
        let kind = ItemKind::Container(Container {
            variants,
            open: container.non_exhaustive == Some(true),
            unknown_payload: if is_whole { UnknownPayload::Object } else { UnknownPayload::Entry },
            fallback,
        });
        let source = ItemSource::Definition(name.clone());
        if is_whole {
            self.add_item(path.clone(), LoweredItem::new(&path, source, origin, in_request, kind));
            return Ok(());
        }
        let members = self.container_members(&owner, container_properties, &variants_path, optional, origin)?;
        let struct_ = Struct { type_parameters: Vec::new(), members, shortcut: None };
        let item = LoweredItem {
            deprecated: deprecated(interface.deprecation.as_ref()),
            ..LoweredItem::new(&path, source, origin, in_request, ItemKind::Struct(struct_))
        };
        self.add_item(path.clone(), item);
        let source = ItemSource::ContainerVariants(name.clone());
        self.add_item(variants_path.clone(), LoweredItem::new(&variants_path, source, origin, in_request, kind));
        Ok(())
    }

    /// Returns true if a container may lack a variant. Reports any other quirk.
    fn is_optional_container(&mut self, name: &TypeName, interface: &Interface, origin: &Origin) -> bool {
        let Some(quirk) = interface.es_quirk.as_deref() else { return false };
        let optional = quirk.starts_with(OPTIONAL_QUIRK);
        if !optional {
            self.report_unknown_quirk(quirk, &format!("`{name}`"), origin);
        }
        optional
    }

    /// Returns the members of the struct for a container with other properties: the variant, then the properties.
    fn container_members(
        &mut self,
        owner: &PropertyOwner<'_>,
        properties: Vec<LocatedProperty>,
        variants_path: &ItemPath,
        optional: bool,
        origin: &Origin,
    ) -> Result<Vec<Member>, Problem> {
        let members = self.members(owner, &FlattenedMembers { properties, behaviors: Vec::new() })?;
        let mut scope = NameScope::new(Case::Snake, [(VARIANT, "the field for the variant"), UNKNOWN]);
        for field in members.iter().flat_map(Member::fields) {
            let description = format!("the property `{}` of `{}`", field.json_name, owner.name);
            scope.add(&field.name, &field.json_name, description, origin);
        }
        let names = self.assign_names(&scope, owner.path);
        let members = with_field_names(members, names);
        Ok(std::iter::once(variant_field(variants_path, optional)).chain(members).collect())
    }

    /// Lowers the variants. `container_properties` are the other properties of the object.
    fn container_variants(
        &mut self,
        name: &TypeName,
        path: &ItemPath,
        container_properties: &[LocatedProperty],
        properties: &[LocatedProperty],
    ) -> Result<Vec<Variant>, Problem> {
        let in_request = self.is_request_type(name);
        let mut scope = NameScope::new(Case::UpperCamel, [OTHER]);
        let mut json_names: HashSet<&String> =
            container_properties.iter().flat_map(|p| property_keys(&p.property)).collect();
        let mut variants = Vec::new();
        for LocatedProperty { property, origin: at } in properties {
            if let Some(twice) = property_keys(property).find(|key| !json_names.insert(key)) {
                let problem = format!("duplicate key `{twice}` in the container `{name}`");
                return Err(Problem::invalid_variant(problem, at));
            }
            let variant = self.container_variant(name, path, property, at, in_request);
            let description = format!("the variant `{}` of `{name}`", property.name);
            scope.add(&variant.name, source_name(property), description, at);
            variants.push(variant);
        }
        let names = self.assign_names(&scope, path);
        Ok(with_names(variants, names))
    }

    fn container_variant(
        &mut self,
        name: &TypeName,
        path: &ItemPath,
        property: &Property,
        at: &Origin,
        in_request: bool,
    ) -> Variant {
        self.report_quirk(property, name, at);
        let named = NamedPart { item: path, at, help: "give it a `codegenName`" };
        let source_name = self.usable_name(source_name(property), "variant", name, named);
        let variant = names::variant(&source_name).unwrap_or_default();
        let description = format!("the variant `{}` of `{name}`", property.name);
        let site = UseSite {
            at: at.at("type"),
            description: &description,
            item_path: path,
            name_suffix: &variant,
            in_request,
            in_response: self.is_response_type(name),
            depth: 0,
        };
        let mut lowered = self.value(&property.r#type, &site);
        if lowered.nullable || lowered.document {
            let problem = Problem::unsupported(&format!("a document or null as {description}"), at);
            lowered = self.raw_json(&problem, &site);
        }
        Variant {
            method_name: names::field(&source_name).unwrap_or_default(),
            name: variant,
            json_name: property.name.clone(),
            aliases: property.aliases.clone().unwrap_or_default(),
            // Boxed, because an enum is as large as its largest payload.
            ty: lowered.ty.boxed(),
            encoding: lowered.encoding,
            redacted: false,
            deprecated: deprecated(property.deprecation.as_ref()),
        }
    }
}

/// Returns the variant for any other key: a pair of the key and its value.
fn fallback(
    name: &TypeName,
    additional: AdditionalProperties,
    is_whole: bool,
    at: &Origin,
) -> Result<Variant, Problem> {
    let AdditionalProperties::Single { key, value } = additional else {
        let problem = format!("the container `{name}` has one key, but a behavior allows several");
        return Err(Problem::invalid_variant(problem, at));
    };
    if !is_whole {
        let feature = format!("a key with any name in the container `{name}` with properties");
        return Err(Problem::unsupported(&feature, at));
    }
    let pair = RustType::SingleKey(Box::new(key.ty), Box::new(value.ty));
    Ok(Variant {
        name: names::variant(&key.name).unwrap_or_default(),
        method_name: key.name,
        json_name: String::new(),
        aliases: Vec::new(),
        ty: pair.boxed(),
        encoding: value.encoding.map(|encoding| Encoding { depth: encoding.depth + 1, ..encoding }),
        redacted: false,
        deprecated: None,
    })
}

/// Returns the other properties of the object and the variants. Inherited properties are not variants.
fn split_properties(
    properties: Vec<LocatedProperty>,
    inherited: usize,
) -> (Vec<LocatedProperty>, Vec<LocatedProperty>) {
    let all = properties.into_iter().enumerate();
    let (container_properties, variants): (Vec<_>, Vec<_>) =
        all.partition(|(i, p)| *i < inherited || p.property.container_property == Some(true));
    let plain = |properties: Vec<(usize, LocatedProperty)>| properties.into_iter().map(|(_, p)| p).collect();
    (plain(container_properties), plain(variants))
}

fn property_keys(property: &Property) -> impl Iterator<Item = &String> {
    std::iter::once(&property.name).chain(property.aliases.iter().flatten())
}

/// Returns the field for the variant.
fn variant_field(variants: &ItemPath, optional: bool) -> Member {
    let ty = RustType::Item(variants.clone(), Vec::new());
    Member::Field(Box::new(Field {
        name: VARIANT.to_owned(),
        json_name: String::new(),
        aliases: Vec::new(),
        ty: if optional { ty.optional() } else { ty },
        presence: if optional { Presence::OptionalVariant } else { Presence::RequiredVariant },
        encoding: None,
        redacted: false,
        deprecated: None,
    }))
}
