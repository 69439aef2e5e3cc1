//! Properties become fields.

use std::collections::HashSet;

use super::context::Lowering;
use super::inheritance::{FlattenedMembers, LocatedProperty};
use super::lowered_value::{LoweredValue, PropertyOwner, UseSite};
use crate::diagnostic::{Code, Origin};
use crate::model::{Constant, ConstantValue, Deprecated, Encoding, Field, Member, Presence, RustType};
use crate::names::{self, NameScope};
use crate::spec::{Deprecation, Literal, Property, ValueOf};

impl Lowering<'_> {
    /// Lowers the members of an object. Reports names that collide.
    pub(super) fn members(&mut self, owner: &PropertyOwner<'_>, flattened: &FlattenedMembers) -> Vec<Member> {
        let mut scope = NameScope::default();
        let mut json_names = NameScope::default();
        let mut members = Vec::new();
        let mut names = HashSet::new();
        // Duplicates were reported when the parents were flattened.
        for LocatedProperty { property, origin } in
            flattened.properties.iter().filter(|p| names.insert(&p.property.name))
        {
            let description = format!("the property `{}` of `{}`", property.name, owner.name);
            for json_name in [&property.name].into_iter().chain(property.aliases.iter().flatten()) {
                json_names.reserve_json_name(json_name, &description, origin, self.diagnostics);
            }
            let Some(member) = self.member(owner, property, origin) else { continue };
            if let Member::Field(field) = &member {
                scope.reserve(&field.name, &description, origin, self.diagnostics);
            }
            members.push(member);
        }
        if let Some((additional, origin)) = self.additional(owner, flattened) {
            let member = Member::AdditionalProperties(additional);
            for field in member.fields() {
                let description = format!("the additional property `{}` of `{}`", field.json_name, owner.name);
                scope.reserve(&field.name, &description, &origin, self.diagnostics);
            }
            members.push(member);
        }
        members
    }

    fn member(&mut self, owner: &PropertyOwner<'_>, property: &Property, origin: &Origin) -> Option<Member> {
        if let ValueOf::LiteralValue(literal) = &property.r#type {
            self.reject_quirk(property, owner.name, origin);
            let value = match &literal.value {
                Literal::String(string) => ConstantValue::String(string.clone()),
                Literal::Bool(value) => ConstantValue::Bool(*value),
                Literal::Integer(value) => ConstantValue::Integer(*value),
            };
            // A struct without its tag is the default variant of its union.
            let tag = (owner.name.clone(), property.name.clone());
            let is_optional_tag = self.optional_tags.contains(&tag);
            return Some(Member::Constant(Constant {
                json_name: property.name.clone(),
                value,
                required: property.required && !is_optional_tag,
            }));
        }
        self.field(owner, property, property.required, origin).map(|field| Member::Field(Box::new(field)))
    }

    /// Lowers the property of an object, or the parameter of a request.
    pub(super) fn field(
        &mut self,
        owner: &PropertyOwner<'_>,
        property: &Property,
        required: bool,
        origin: &Origin,
    ) -> Option<Field> {
        let quirk = self.quirk(property, owner.name, origin);
        let source_name = property.codegen_name.as_ref().unwrap_or(&property.name);
        let Some(name) = names::field(source_name) else {
            self.diagnostics.error(
                Code::InvalidName,
                origin,
                format!(
                    "cannot convert the name of the property `{source_name}` of `{}` to an ASCII identifier",
                    owner.name
                ),
                "give it a `codegenName`",
            );
            return None;
        };
        let description = format!("`{}` of `{}`", property.name, owner.name);
        let label = names::variant(source_name).unwrap_or_default();
        let site = UseSite {
            at: origin.at("type"),
            description: &description,
            item_path: owner.path,
            name_suffix: &label,
            in_request: owner.in_request,
            depth: 0,
        };
        let lowered = self.value(&property.r#type, &site)?;
        let encoding = quirk.map(|kind| Encoding { kind, depth: 0 }).or(lowered.encoding);
        let (ty, presence) = presence_of(lowered, required, owner.in_request);
        Some(Field {
            name,
            json_name: property.name.clone(),
            aliases: property.aliases.clone().unwrap_or_default(),
            ty,
            presence,
            encoding,
            redacted: false,
            deprecated: deprecated(property.deprecation.as_ref()),
        })
    }

    pub(super) fn report_unknown_quirk(&mut self, quirk: &str, owner: &str, at: &Origin) {
        let first = quirk.lines().next().unwrap_or_default();
        self.diagnostics.error(
            Code::UnknownQuirk,
            at,
            format!("unknown quirk of {owner}: \"{first}\""),
            "add the quirk and its meaning to a table in generator/src/lower/, or remove the `esQuirk`",
        );
    }
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
