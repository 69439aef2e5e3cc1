//! A property becomes a field: its name, its type with what may be absent or null, the word by which it is read.

use std::collections::HashSet;

use super::inherit::{Family, Inherited};
use super::value::{Lowered, Site};
use super::{Lowering, docs};
use crate::diagnostic::{Code, Origin};
use crate::model::{Constant, ConstantValue, Deprecated, Field, Form, ItemPath, Member, RustType, Word};
use crate::names::{self, Scope};
use crate::spec::{Deprecation, Literal, Property, TypeName, ValueOf};

/// The owner of properties.
pub(super) struct Owner<'o> {
    pub(super) name: &'o TypeName,
    pub(super) path: &'o ItemPath,
    pub(super) sent: bool,
}

impl Lowering<'_> {
    /// The members of an object, each with a name of its own.
    pub(super) fn members(&mut self, owner: &Owner<'_>, family: &Family) -> Vec<Member> {
        let mut scope = Scope::default();
        let mut wires = Scope::default();
        let mut members = Vec::new();
        let mut names = HashSet::new();
        // A second one of the same name was reported with all that a parent gives.
        for Inherited { property, origin } in family.properties.iter().filter(|p| names.insert(&p.property.name)) {
            let what = format!("the property `{}` of `{}`", property.name, owner.name);
            for wire in [&property.name].into_iter().chain(property.aliases.iter().flatten()) {
                wires.take_wire(wire, &what, origin, self.diagnostics);
            }
            let Some(member) = self.member(owner, property, origin) else { continue };
            if let Member::Field(field) = &member {
                scope.take(&field.name, &what, origin, self.diagnostics);
            }
            members.push(member);
        }
        if let Some((additional, origin)) = self.additional(owner, family) {
            let member = Member::Additional(additional);
            for field in member.fields() {
                let what = format!("`{}`, what is additional in `{}`", field.wire, owner.name);
                scope.take(&field.name, &what, &origin, self.diagnostics);
            }
            members.push(member);
        }
        members
    }

    fn member(&mut self, owner: &Owner<'_>, property: &Property, origin: &Origin) -> Option<Member> {
        if let ValueOf::LiteralValue(literal) = &property.r#type {
            self.refuse_quirk(property, owner.name, origin);
            let value = match &literal.value {
                Literal::Text(text) => ConstantValue::Text(text.clone()),
                Literal::Bool(value) => ConstantValue::Bool(*value),
                Literal::Integer(value) => ConstantValue::Integer(*value),
            };
            return Some(Member::Constant(Constant {
                wire: property.name.clone(),
                value,
                required: property.required,
            }));
        }
        self.field(owner, property, property.required, origin).map(|field| Member::Field(Box::new(field)))
    }

    /// A field; of a parameter of a request as well as of an object.
    pub(super) fn field(
        &mut self,
        owner: &Owner<'_>,
        property: &Property,
        required: bool,
        origin: &Origin,
    ) -> Option<Field> {
        let quirk = self.quirk(property, owner.name, origin);
        let wanted = property.codegen_name.as_ref().unwrap_or(&property.name);
        let Some(name) = names::field(wanted) else {
            self.diagnostics.error(
                Code::BadName,
                origin,
                format!("found the property `{wanted}` of `{}`; expected a name that letters and digits of ASCII can be made of", owner.name),
                "give it a `codegenName`",
            );
            return None;
        };
        let of = format!("`{}` of `{}`", property.name, owner.name);
        let label = names::variant(wanted).unwrap_or_default();
        let site =
            Site { at: origin.at("type"), of: &of, owner: owner.path, label: &label, sent: owner.sent, depth: 0 };
        let lowered = self.value(&property.r#type, &site)?;
        let form = quirk.map(|kind| Form { kind, depth: 0 }).or(lowered.form);
        let lowered = self.keep_secret(&owner.name.to_string(), &property.name, lowered, origin);
        let (ty, word) = presence(lowered, required, owner.sent);
        Some(Field {
            docs: docs::of_property(property),
            name,
            wire: property.name.clone(),
            also: property.aliases.clone().unwrap_or_default(),
            ty,
            word,
            form,
            deprecated: deprecated(property.deprecation.as_ref()),
            setter: None,
        })
    }

    pub(super) fn unknown_quirk(&mut self, quirk: &str, of: &str, at: &Origin) {
        let first = quirk.lines().next().unwrap_or_default();
        self.diagnostics.error(
            Code::UnknownQuirk,
            at,
            format!("found the quirk \"{first}\" on {of}; expected one that the generator's table of quirks has"),
            "add the quirk, and what it means, to a table in generator/src/lower/, or take the `esQuirk` out",
        );
    }
}

/// What may be absent, what may be null, and how both are read.
fn presence(lowered: Lowered, required: bool, sent: bool) -> (RustType, Word) {
    let Lowered { ty, nullable, document, .. } = lowered;
    match (document, nullable, required, sent) {
        // A document has no empty value, so that a slot for one can always be empty.
        (true, _, required, _) => (ty.optional(), if required { Word::RequiredDocument } else { Word::Document }),
        (_, false, true, _) => (ty, Word::Required),
        // Empty says as much as absent.
        (_, false, false, _) if matches!(ty, RustType::TypedKeys(_)) => (ty, Word::Field),
        (_, false, false, _) => (ty.optional(), Word::Field),
        (_, true, true, true) => (RustType::Nullable(Box::new(ty)), Word::Required),
        (_, true, false, true) => (RustType::Nullable(Box::new(ty)).optional(), Word::Field),
        (_, true, true, false) => (ty.optional(), Word::RequiredNullable),
        (_, true, false, false) => (ty.optional(), Word::Nullable),
    }
}

/// What stands in `#[deprecated]`.
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> Option<Deprecated> {
    deprecation.map(|d| Deprecated { since: d.version.clone(), note: d.description.clone() })
}
