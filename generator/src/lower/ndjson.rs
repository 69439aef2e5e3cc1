//! Lines of NDJSON bodies that belong together. The specification describes this only in prose, so a correction declares it.

use super::construction::arguments::argument;
use super::context::Lowering;
use super::generics;
use super::lowered_item::LoweredItem;
use super::lowered_value::{LoweredValue, UseSite};
use crate::corrections::LineRule;
use crate::diagnostic::Origin;
use crate::model::{ItemKind, ItemSource, LineGrouping, NdjsonLine, NdjsonLines, NdjsonVariant, RustType};
use crate::names;
use crate::spec::{Interface, TypeAlias, TypeName, UnionOf, ValueOf};

impl Lowering<'_> {
    /// Returns the grouping of the lines of a body; `None` if no correction declares it.
    pub(super) fn grouping(&self, body: &ValueOf) -> Option<LineGrouping> {
        let ValueOf::ArrayOf(list) = body else { return None };
        let ValueOf::InstanceOf(instance) = self.first_line(&list.value) else { return None };
        match self.facts.line_rules.get(&instance.type_name) {
            Some(LineRule::Pair) => Some(LineGrouping::Pairs),
            Some(LineRule::ByKey(second_lines)) => {
                Some(LineGrouping::ByKey(second_lines.iter().map(|(key, _)| key.clone()).collect()))
            }
            None => generics::is_document(&instance.type_name).then_some(LineGrouping::Single),
        }
    }

    /// Returns the first line of a union of a line and the lines that may follow it. Returns any other type unchanged.
    pub(super) fn first_line<'v>(&self, value: &'v ValueOf) -> &'v ValueOf {
        let ValueOf::UnionOf(union) = value else { return value };
        let Some((first @ ValueOf::InstanceOf(instance), rest)) = union.items.split_first() else { return value };
        let Some(LineRule::ByKey(second_lines)) = self.facts.line_rules.get(&instance.type_name) else {
            return value;
        };
        let follows = |value: &ValueOf| {
            is_document(value) || second_lines.iter().any(|(_, second)| instance_name(second) == instance_name(value))
        };
        if rest.iter().all(follows) { first } else { value }
    }

    /// Lowers an alias of a union of two lines that are always sent together.
    pub(super) fn ndjson_pair(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        union: &UnionOf,
        source: ItemSource,
        site: &UseSite<'_>,
    ) -> Option<LoweredValue> {
        let names = alias.codegen_names.as_deref().unwrap_or_default();
        let mut lines = Vec::new();
        for (i, (value, field)) in union.items.iter().zip(names).enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            lines.push(self.ndjson_line(name, field, value, &site)?);
        }
        let pair: [NdjsonLine; 2] = lines.try_into().ok()?;
        let kind = ItemKind::Ndjson(NdjsonLines::Pair(Box::new(pair)));
        let item = LoweredItem::new(site.item_path, source, &site.at, site.in_request, kind);
        self.add_item(site.item_path.clone(), item);
        Some(LoweredValue::from_type(RustType::Item(site.item_path.clone(), Vec::new())))
    }

    /// Lowers a container whose single key selects the type of the second line.
    pub(super) fn ndjson_by_key(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        second_lines: &[(String, ValueOf)],
        origin: &Origin,
    ) {
        let Some(path) = self.item_path(name, origin) else { return };
        let mut variants = Vec::new();
        for (i, property) in interface.properties.iter().enumerate() {
            let origin = origin.at(format!("properties[{i}]"));
            let second = second_lines.iter().find(|(key, _)| *key == property.name).map(|(_, value)| value);
            let at = |label| UseSite {
                at: origin.at("type"),
                description: &property.name,
                item_path: &path,
                name_suffix: label,
                in_request: true,
                depth: 0,
            };
            let first = self.ndjson_line(name, "action", &property.r#type, &at("Action"));
            let second = second.map(|value| {
                let field = if is_document(value) { "document" } else { "update" };
                self.ndjson_line(name, field, value, &at("Second"))
            });
            let (Some(first), Some(variant), Some(constructor)) =
                (first, names::variant(&property.name), names::field(&property.name))
            else {
                continue;
            };
            let second = match second {
                Some(None) => continue,
                Some(second) => second,
                None => None,
            };
            variants.push(NdjsonVariant {
                name: variant,
                constructor: names::setter(&constructor),
                json_name: property.name.clone(),
                first,
                second,
                deprecated: super::property::deprecated(property.deprecation.as_ref()),
            });
        }
        let source = ItemSource::Definition(name.clone());
        let item = LoweredItem::new(&path, source, origin, true, ItemKind::Ndjson(NdjsonLines::ByKey(variants)));
        self.add_item(path, item);
    }

    /// Lowers a line.
    fn ndjson_line(
        &mut self,
        type_name: &TypeName,
        field: &str,
        value: &ValueOf,
        site: &UseSite<'_>,
    ) -> Option<NdjsonLine> {
        let lowered = self.value(value, site)?;
        if lowered.nullable || lowered.encoding.is_some() {
            self.report_unsupported(
                &format!("null or a value with an alternative JSON form as a line of `{type_name}`"),
                &site.at,
            );
            return None;
        }
        let is_item = matches!(self.resolve(&lowered.ty), RustType::Item(..));
        let ty = if is_item { lowered.ty.boxed() } else { lowered.ty };
        Some(NdjsonLine { field: names::field(field)?, argument: argument(&ty, &self.items), ty })
    }
}

/// Returns true if a line is a document.
fn is_document(value: &ValueOf) -> bool {
    matches!(value, ValueOf::InstanceOf(instance) if generics::is_document(&instance.type_name))
}

/// Returns the name of a type, without its arguments.
fn instance_name(value: &ValueOf) -> Option<&TypeName> {
    if let ValueOf::InstanceOf(instance) = value { Some(&instance.type_name) } else { None }
}
