//! Keys that an object has no property for, where a behavior allows them: all of them as a map, or the one as two fields.

use super::Lowering;
use super::inheritance::FlattenedMembers;
use super::property::PropertyOwner;
use super::value::{LoweredValue, UseSite};
use crate::diagnostic::{Code, Origin};
use crate::model::{AdditionalProperties, Field, Presence, RustType};
use crate::names;
use crate::spec::{Meta, TypeName, ValueOf};

/// Whether a behavior allows keys that no property has.
pub(crate) fn is_additional(name: &TypeName) -> bool {
    is_additional_map(name) || name.is("_spec_utils", "AdditionalProperty")
}

fn is_additional_map(name: &TypeName) -> bool {
    name.is("_spec_utils", "AdditionalProperties")
}

/// A field to be, and where its name and its type stand.
struct AdditionalField<'p> {
    /// The name that the behavior gives it.
    json_name: &'p str,
    /// Its type.
    ty: RustType,
    at: &'p Origin,
}

impl Lowering<'_> {
    /// What stands in an object beside its properties. Nothing where no behavior of its family allows that.
    pub(super) fn additional(
        &mut self,
        owner: &PropertyOwner<'_>,
        flattened: &FlattenedMembers,
    ) -> Option<(AdditionalProperties, Origin)> {
        let mut found = flattened.behaviors.iter().filter(|(behavior, _)| is_additional(&behavior.r#type));
        let (behavior, at) = found.next()?;
        if let Some((second, at)) = found.next() {
            let what = format!("a second behavior `{}` of `{}`", second.r#type, owner.name);
            self.report_invalid_behavior(&what, "one of its sort, since both would have the same keys", at);
        }
        let Some([key, value]) = behavior.generics.as_deref() else {
            let what = format!("the behavior `{}` of `{}` without two type arguments", behavior.r#type, owner.name);
            self.report_invalid_behavior(&what, "the type of the keys and that of the values", at);
            return None;
        };
        let meta = behavior.meta.as_ref();
        let of = [key, value];
        let additional = if is_additional_map(&behavior.r#type) {
            self.additional_map(owner, of, meta, at)?
        } else {
            self.additional_single(owner, of, meta, at)?
        };
        Some((additional, at.clone()))
    }

    fn additional_map(
        &mut self,
        owner: &PropertyOwner<'_>,
        [key, value]: [&ValueOf; 2],
        meta: Option<&Meta>,
        at: &Origin,
    ) -> Option<AdditionalProperties> {
        let json_name = meta.and_then(|meta| meta.fieldname.as_deref()).unwrap_or("additional");
        let of = format!("`{json_name}` of `{}`", owner.name);
        let label = names::variant(json_name).unwrap_or_default();
        let site = |argument: &str| UseSite {
            at: at.at(format!("generics[{argument}]")),
            description: &of,
            item_path: owner.path,
            name_suffix: &label,
            in_request: owner.in_request,
            depth: 0,
        };
        let lowered = self.map((key, &site("0")), (value, &site("1")))?;
        let lowered = self.apply_secret(&owner.name.to_string(), json_name, lowered, at);
        let encoding = lowered.encoding;
        let field = self.additional_field(AdditionalField { json_name, ty: lowered.ty, at })?;
        Some(AdditionalProperties::Map(Box::new(Field { encoding, presence: Presence::Optional, ..field })))
    }

    fn additional_single(
        &mut self,
        owner: &PropertyOwner<'_>,
        [key, value]: [&ValueOf; 2],
        meta: Option<&Meta>,
        at: &Origin,
    ) -> Option<AdditionalProperties> {
        let key_json_name = meta.and_then(|meta| meta.key.as_deref()).unwrap_or("key");
        let json_name = meta.and_then(|meta| meta.value.as_deref()).unwrap_or("value");
        let of = format!("`{json_name}` of `{}`", owner.name);
        let label = names::variant(json_name).unwrap_or_default();
        let site = |argument: &str| UseSite {
            at: at.at(format!("generics[{argument}]")),
            description: &of,
            item_path: owner.path,
            name_suffix: &label,
            in_request: owner.in_request,
            depth: 0,
        };
        let key = self.map_key(key, &site("0"))?;
        let lowered = self.value(value, &site("1"))?;
        if lowered.nullable || lowered.document {
            self.report_unsupported(&format!("a document or a null as {of}"), at);
            return None;
        }
        let LoweredValue { ty, encoding, .. } = self.apply_secret(&owner.name.to_string(), json_name, lowered, at);
        let key = self.additional_field(AdditionalField { json_name: key_json_name, ty: key, at })?;
        let value = self.additional_field(AdditionalField { json_name, ty, at })?;
        Some(AdditionalProperties::Single { key: Box::new(key), value: Box::new(Field { encoding, ..value }) })
    }

    fn additional_field(&mut self, field: AdditionalField<'_>) -> Option<Field> {
        let AdditionalField { json_name, ty, at } = field;
        let Some(name) = names::field(json_name) else {
            self.report_invalid_behavior(
                &format!("the name `{json_name}`"),
                "one that an identifier can be made of",
                &at.at("meta"),
            );
            return None;
        };
        Some(Field {
            name,
            json_name: json_name.to_owned(),
            aliases: Vec::new(),
            ty,
            presence: Presence::Required,
            encoding: None,
            deprecated: None,
            setter: None,
        })
    }

    fn report_invalid_behavior(&mut self, found: &str, expected: &str, at: &Origin) {
        self.diagnostics.error(
            Code::InvalidBehavior,
            at,
            format!("found {found}; expected {expected}"),
            "correct its `behaviors`",
        );
    }
}
