//! Keys that an object has no property for, where a behavior allows them: all of them as a map, or the one as two fields.

use super::inherit::Family;
use super::property::Owner;
use super::value::{Lowered, Site};
use super::{Lowering, docs};
use crate::diagnostic::{Code, Origin};
use crate::model::{Additional, Field, RustType, Word};
use crate::names;
use crate::spec::{Meta, TypeName, ValueOf};

/// Whether a behavior allows keys that no property has.
pub(super) fn is_additional(name: &TypeName) -> bool {
    is_many(name) || name.is("_spec_utils", "AdditionalProperty")
}

fn is_many(name: &TypeName) -> bool {
    name.is("_spec_utils", "AdditionalProperties")
}

/// A field to be, and where its name and its type stand.
struct Part<'p> {
    /// The name that the behavior gives it.
    wire: &'p str,
    /// Its type.
    ty: RustType,
    at: &'p Origin,
    docs: String,
}

impl Lowering<'_> {
    /// What stands in an object beside its properties. Nothing where no behavior of its family allows that.
    pub(super) fn additional(&mut self, owner: &Owner<'_>, family: &Family) -> Option<(Additional, Origin)> {
        let mut found = family.behaviors.iter().filter(|(behavior, _)| is_additional(&behavior.r#type));
        let (behavior, at) = found.next()?;
        if let Some((second, at)) = found.next() {
            let what = format!("a second behavior `{}` of `{}`", second.r#type, owner.name);
            self.bad_behavior(&what, "one of its sort, since both would have the same keys", at);
        }
        let Some([key, value]) = behavior.generics.as_deref() else {
            let what = format!("the behavior `{}` of `{}` without two type arguments", behavior.r#type, owner.name);
            self.bad_behavior(&what, "the type of the keys and that of the values", at);
            return None;
        };
        let meta = behavior.meta.as_ref();
        let of = [key, value];
        let additional =
            if is_many(&behavior.r#type) { self.many(owner, of, meta, at)? } else { self.one(owner, of, meta, at)? };
        Some((additional, at.clone()))
    }

    fn many(
        &mut self,
        owner: &Owner<'_>,
        [key, value]: [&ValueOf; 2],
        meta: Option<&Meta>,
        at: &Origin,
    ) -> Option<Additional> {
        let wire = meta.and_then(|meta| meta.fieldname.as_deref()).unwrap_or("additional");
        let of = format!("`{wire}` of `{}`", owner.name);
        let label = names::variant(wire).unwrap_or_default();
        let site = |argument: &str| Site {
            at: at.at(format!("generics[{argument}]")),
            of: &of,
            owner: owner.path,
            label: &label,
            sent: owner.sent,
            depth: 0,
        };
        let lowered = self.map((key, &site("0")), (value, &site("1")))?;
        let lowered = self.keep_secret(&owner.name.to_string(), wire, lowered, at);
        let (form, docs) = (lowered.form, docs::of_additional(wire, meta));
        let field = self.additional_field(Part { wire, ty: lowered.ty, at, docs })?;
        Some(Additional::Many(Box::new(Field { form, word: Word::Field, ..field })))
    }

    fn one(
        &mut self,
        owner: &Owner<'_>,
        [key, value]: [&ValueOf; 2],
        meta: Option<&Meta>,
        at: &Origin,
    ) -> Option<Additional> {
        let key_wire = meta.and_then(|meta| meta.key.as_deref()).unwrap_or("key");
        let wire = meta.and_then(|meta| meta.value.as_deref()).unwrap_or("value");
        let of = format!("`{wire}` of `{}`", owner.name);
        let label = names::variant(wire).unwrap_or_default();
        let site = |argument: &str| Site {
            at: at.at(format!("generics[{argument}]")),
            of: &of,
            owner: owner.path,
            label: &label,
            sent: owner.sent,
            depth: 0,
        };
        let key = self.key(key, &site("0"))?;
        let lowered = self.value(value, &site("1"))?;
        if lowered.nullable || lowered.document {
            self.not_lowered(&format!("a document or a null as {of}"), at);
            return None;
        }
        let Lowered { ty, form, .. } = self.keep_secret(&owner.name.to_string(), wire, lowered, at);
        let key_docs = docs::of_additional_key(key_wire, wire);
        let key = self.additional_field(Part { wire: key_wire, ty: key, at, docs: key_docs })?;
        let value = self.additional_field(Part { wire, ty, at, docs: docs::of_additional(wire, meta) })?;
        Some(Additional::One { key: Box::new(key), value: Box::new(Field { form, ..value }) })
    }

    fn additional_field(&mut self, part: Part<'_>) -> Option<Field> {
        let Part { wire, ty, at, docs } = part;
        let Some(name) = names::field(wire) else {
            self.bad_behavior(&format!("the name `{wire}`"), "one that an identifier can be made of", &at.at("meta"));
            return None;
        };
        Some(Field {
            docs,
            name,
            wire: wire.to_owned(),
            also: Vec::new(),
            ty,
            word: Word::Required,
            form: None,
            deprecated: None,
            setter: None,
        })
    }

    fn bad_behavior(&mut self, found: &str, expected: &str, at: &Origin) {
        self.diagnostics.error(
            Code::BadBehavior,
            at,
            format!("found {found}; expected {expected}"),
            "correct its `behaviors`",
        );
    }
}
