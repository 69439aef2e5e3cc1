//! Keys that are not properties, if a behavior allows them: a map of all, or one key and its value as two fields.

use super::context::Lowering;
use super::degradation::NamedPart;
use super::inheritance::FlattenedMembers;
use super::lowered_value::{LoweredValue, PropertyOwner, UseSite};
use super::problem::Problem;
use crate::diagnostic::{Code, Origin};
use crate::model::{AdditionalProperties, Field, Presence, RustType};
use crate::names;
use crate::spec::{Meta, ValueOf};

/// A field that is declared by a behavior.
struct AdditionalField<'p> {
    /// The name in JSON.
    json_name: &'p str,
    /// The type.
    ty: RustType,
    at: &'p Origin,
}

impl Lowering<'_> {
    /// Returns the additional properties of an object, if one of its behaviors allows them.
    pub(super) fn additional(
        &mut self,
        owner: &PropertyOwner<'_>,
        flattened: &FlattenedMembers,
    ) -> Result<Option<(AdditionalProperties, Origin)>, Problem> {
        let mut found = flattened.behaviors.iter().filter(|(behavior, _)| behavior.allows_additional_properties());
        let Some((behavior, at)) = found.next() else { return Ok(None) };
        if let Some((second, at)) = found.next() {
            let problem = format!("second behavior for additional properties of `{}`: `{}`", owner.name, second.r#type);
            return Err(Problem::new(Code::InvalidBehavior, at, problem, "remove one of the two behaviors"));
        }
        let Some([key, value]) = behavior.generics.as_deref() else {
            let problem =
                format!("the behavior `{}` of `{}` must have two type arguments", behavior.r#type, owner.name);
            let help = "list the types of the key and the value in the behavior's `generics`";
            return Err(Problem::new(Code::InvalidBehavior, at, problem, help));
        };
        let meta = behavior.meta.as_ref();
        let type_arguments = [key, value];
        let additional = if behavior.allows_many_additional_properties() {
            self.additional_map(owner, type_arguments, meta, at)?
        } else {
            self.additional_single(owner, type_arguments, meta, at)
        };
        Ok(Some((additional, at.clone())))
    }

    fn additional_map(
        &mut self,
        owner: &PropertyOwner<'_>,
        [key, value]: [&ValueOf; 2],
        meta: Option<&Meta>,
        at: &Origin,
    ) -> Result<AdditionalProperties, Problem> {
        let json_name = meta.and_then(|meta| meta.fieldname.as_deref()).unwrap_or("additional");
        let description = format!("`{json_name}` of `{}`", owner.name);
        let label = names::variant(json_name).unwrap_or_default();
        let site = |argument: &str| UseSite {
            at: at.at(format!("generics[{argument}]")),
            description: &description,
            item_path: owner.path,
            name_suffix: &label,
            in_request: owner.in_request,
            in_response: owner.in_response,
            depth: 0,
        };
        let lowered = self.map((key, &site("0")), (value, &site("1")))?;
        let encoding = lowered.encoding;
        let field = self.additional_field(owner, AdditionalField { json_name, ty: lowered.ty, at });
        Ok(AdditionalProperties::Map(Box::new(Field { encoding, presence: Presence::Optional, ..field })))
    }

    fn additional_single(
        &mut self,
        owner: &PropertyOwner<'_>,
        [key, value]: [&ValueOf; 2],
        meta: Option<&Meta>,
        at: &Origin,
    ) -> AdditionalProperties {
        let key_json_name = meta.and_then(|meta| meta.key.as_deref()).unwrap_or("key");
        let json_name = meta.and_then(|meta| meta.value.as_deref()).unwrap_or("value");
        let description = format!("`{json_name}` of `{}`", owner.name);
        let label = names::variant(json_name).unwrap_or_default();
        let site = |argument: &str| UseSite {
            at: at.at(format!("generics[{argument}]")),
            description: &description,
            item_path: owner.path,
            name_suffix: &label,
            in_request: owner.in_request,
            in_response: owner.in_response,
            depth: 0,
        };
        let key = self.map_key(key, &site("0"));
        let mut lowered = self.value(value, &site("1"));
        if lowered.nullable || lowered.document {
            let problem = Problem::unsupported(&format!("a document or null as {description}"), at);
            lowered = self.raw_json(&problem, &site("1"));
        }
        let LoweredValue { ty, encoding, .. } = lowered;
        let key = self.additional_field(owner, AdditionalField { json_name: key_json_name, ty: key, at });
        let value = self.additional_field(owner, AdditionalField { json_name, ty, at });
        AdditionalProperties::Single { key: Box::new(key), value: Box::new(Field { encoding, ..value }) }
    }

    fn additional_field(&mut self, owner: &PropertyOwner<'_>, field: AdditionalField<'_>) -> Field {
        let AdditionalField { json_name, ty, at } = field;
        let help = "change the name in the behavior's `meta` to one with an ASCII letter";
        let named = NamedPart { item: owner.path, at: &at.at("meta"), help };
        let source_name = self.usable_name(json_name, "additional property", owner.name, named);
        Field {
            name: names::field(&source_name).unwrap_or_default(),
            json_name: json_name.to_owned(),
            aliases: Vec::new(),
            ty,
            presence: Presence::Required,
            encoding: None,
            redacted: false,
            deprecated: None,
        }
    }
}
