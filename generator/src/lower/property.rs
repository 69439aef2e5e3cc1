//! Properties become fields.

use std::collections::HashMap;

use super::context::Lowering;
use super::degradation::NamedPart;
use super::inheritance::{FlattenedMembers, LocatedProperty};
use super::lowered_value::{LoweredValue, PropertyOwner, UseSite};
use super::name_scope::{NameScope, UNKNOWN};
use super::problem::Problem;
use crate::diagnostic::Origin;
use crate::model::{
    AdditionalProperties, Constant, ConstantValue, Deprecated, Encoding, Field, Member, Presence, RustType,
};
use crate::names::{self, Case};
use crate::spec::{Deprecation, Literal, Property, ValueOf};

impl Lowering<'_> {
    /// Lowers the members of an object. Members whose names collide get other names.
    pub(super) fn members(
        &mut self,
        owner: &PropertyOwner<'_>,
        flattened: &FlattenedMembers,
    ) -> Result<Vec<Member>, Problem> {
        let mut scope = NameScope::new(Case::Snake, [UNKNOWN]);
        let mut members = Vec::new();
        for LocatedProperty { property, origin } in self.with_unique_keys(owner, &flattened.properties) {
            let member = self.member(owner, &property, &origin);
            if let Member::Field(field) = &member {
                let description = format!("the property `{}` of `{}`", property.name, owner.name);
                scope.add(&field.name, source_name(&property), description, &origin);
            }
            members.push(member);
        }
        if let Some((additional, origin)) = self.additional(owner, flattened)? {
            let member = Member::AdditionalProperties(additional);
            for field in member.fields() {
                let description = format!("the additional property `{}` of `{}`", field.json_name, owner.name);
                scope.add(&field.name, &field.json_name, description, &origin);
            }
            members.push(member);
        }
        let names = self.assign_names(&scope, owner.path);
        Ok(with_field_names(members, names))
    }

    /// Returns the properties without aliases that are the name or the alias of another property, which are reported.
    fn with_unique_keys(&mut self, owner: &PropertyOwner<'_>, properties: &[LocatedProperty]) -> Vec<LocatedProperty> {
        let place = |property: &Property| format!("the property `{}` of `{}`", property.name, owner.name);
        let mut owners: HashMap<String, String> =
            properties.iter().map(|p| (p.property.name.clone(), place(&p.property))).collect();
        let mut unique = Vec::new();
        for LocatedProperty { property, origin } in properties {
            let place = place(property);
            let mut property = property.clone();
            let aliases = property.aliases.take().map(|aliases| {
                let mut kept = Vec::new();
                for alias in aliases {
                    if let Some(first) = owners.get(&alias).cloned() {
                        let effect = format!("the alias `{alias}` is ignored");
                        self.degrade_json_name(&alias, (&first, &place), origin, owner.path, &effect);
                    } else {
                        owners.insert(alias.clone(), place.clone());
                        kept.push(alias);
                    }
                }
                kept
            });
            property.aliases = aliases;
            unique.push(LocatedProperty { property, origin: origin.clone() });
        }
        unique
    }

    fn member(&mut self, owner: &PropertyOwner<'_>, property: &Property, origin: &Origin) -> Member {
        if let ValueOf::LiteralValue(literal) = &property.r#type {
            self.report_quirk(property, owner.name, origin);
            let value = match &literal.value {
                Literal::String(string) => ConstantValue::String(string.clone()),
                Literal::Bool(value) => ConstantValue::Bool(*value),
                Literal::Integer(value) => ConstantValue::Integer(*value),
            };
            // A struct without its tag is the default variant of its union.
            let tag = (owner.name.clone(), property.name.clone());
            let is_optional_tag = self.optional_tags.contains(&tag);
            return Member::Constant(Constant {
                json_name: property.name.clone(),
                value,
                required: property.required && !is_optional_tag,
            });
        }
        Member::Field(Box::new(self.field(owner, property, property.required, origin)))
    }

    /// Lowers the property of an object, or the parameter of a request.
    pub(super) fn field(
        &mut self,
        owner: &PropertyOwner<'_>,
        property: &Property,
        required: bool,
        origin: &Origin,
    ) -> Field {
        let quirk = self.quirk(property, owner.name, origin);
        let named = NamedPart { item: owner.path, at: origin, help: "give it a `codegenName`" };
        let source_name = self.usable_name(source_name(property), "property", owner.name, named);
        let description = format!("`{}` of `{}`", property.name, owner.name);
        let label = names::variant(&source_name).unwrap_or_default();
        let site = UseSite {
            at: origin.at("type"),
            description: &description,
            item_path: owner.path,
            name_suffix: &label,
            in_request: owner.in_request,
            in_response: owner.in_response,
            depth: 0,
        };
        let lowered = self.value(&property.r#type, &site);
        let encoding = quirk.map(|kind| Encoding { kind, depth: 0 }).or(lowered.encoding);
        let (ty, presence) = presence_of(lowered, required, owner.in_request);
        Field {
            name: names::field(&source_name).unwrap_or_default(),
            json_name: property.name.clone(),
            aliases: property.aliases.clone().unwrap_or_default(),
            ty,
            presence,
            encoding,
            redacted: false,
            deprecated: deprecated(property.deprecation.as_ref()),
        }
    }
}

/// Returns the name from which the Rust name is formed.
pub(super) fn source_name(property: &Property) -> &str {
    property.codegen_name.as_ref().unwrap_or(&property.name)
}

/// Returns the members with other names of their fields.
pub(super) fn with_field_names(members: Vec<Member>, names: Vec<String>) -> Vec<Member> {
    let mut names = names.into_iter();
    let mut renamed = |field: Box<Field>| Box::new(Field { name: names.next().unwrap_or_default(), ..*field });
    let with_name = |member| match member {
        Member::Field(field) => Member::Field(renamed(field)),
        Member::AdditionalProperties(AdditionalProperties::Map(field)) => {
            Member::AdditionalProperties(AdditionalProperties::Map(renamed(field)))
        }
        Member::AdditionalProperties(AdditionalProperties::Single { key, value }) => {
            let (key, value) = (renamed(key), renamed(value));
            Member::AdditionalProperties(AdditionalProperties::Single { key, value })
        }
        Member::Constant(constant) => Member::Constant(constant),
    };
    members.into_iter().map(with_name).collect()
}

/// Returns the type and presence of a field.
fn presence_of(lowered: LoweredValue, required: bool, in_request: bool) -> (RustType, Presence) {
    let LoweredValue { ty, nullable, document, .. } = lowered;
    match (document, nullable, required, in_request) {
        // A document has no empty value, so the field is always an `Option`.
        (true, _, required, _) => {
            (ty.optional(), if required { Presence::RequiredDocument } else { Presence::OptionalDocument })
        }
        (_, false, true, _) => (ty, Presence::Required),
        // An empty map means the same as an absent one.
        (_, false, false, _) if matches!(ty, RustType::TypedKeys(_)) => (ty, Presence::Optional),
        (_, false, false, _) => (ty.optional(), Presence::Optional),
        (_, true, true, true) => (RustType::Nullable(Box::new(ty)), Presence::Required),
        (_, true, false, true) => (RustType::Nullable(Box::new(ty)).optional(), Presence::Optional),
        (_, true, true, false) => (ty.optional(), Presence::RequiredNullable),
        (_, true, false, false) => (ty.optional(), Presence::OptionalNullable),
    }
}

/// Returns the content of `#[deprecated]`.
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> Option<Deprecated> {
    deprecation.map(|d| Deprecated { since: d.version.clone(), note: d.description.clone() })
}
