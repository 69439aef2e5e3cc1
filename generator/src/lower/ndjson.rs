//! Lines of NDJSON bodies that belong together. The specification describes this only in prose, so a correction declares it.

use super::construction::arguments::argument;
use super::context::Lowering;
use super::degradation::NamedPart;
use super::generics;
use super::lowered_item::LoweredItem;
use super::lowered_value::{LoweredValue, UseSite};
use super::problem::Problem;
use crate::corrections::LineRule;
use crate::diagnostic::{Code, Origin};
use crate::model::{ItemKind, ItemSource, LineGrouping, NdjsonLine, NdjsonLines, NdjsonVariant, RustType};
use crate::names;
use crate::spec::{Interface, TypeAlias, TypeName, UnionOf, ValueOf};

impl Lowering<'_> {
    /// Returns the grouping of the lines of a body; `None` if no correction declares it.
    pub(super) fn grouping(&self, body: &ValueOf) -> Option<LineGrouping> {
        let ValueOf::ArrayOf(list) = body else { return None };
        let ValueOf::InstanceOf(instance) = self.first_line(&list.value) else { return None };
        let rule = self.facts.line_rules.get(&instance.type_name);
        // Raw JSON has no lines.
        match rule.filter(|_| !self.replaced.contains(&instance.type_name)) {
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
    ) -> Result<LoweredValue, Problem> {
        let names = alias.codegen_names.as_deref().unwrap_or_default();
        let mut lines = Vec::new();
        for (i, (value, field)) in union.items.iter().zip(names).enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            lines.push(self.ndjson_line(name, field, value, &site)?);
        }
        let problem = || Problem::unsupported(&format!("`{name}` with other than two lines"), &site.at);
        let pair: [NdjsonLine; 2] = lines.try_into().map_err(|_| problem())?;
        let kind = ItemKind::Ndjson(NdjsonLines::Pair(Box::new(pair)));
        let item = LoweredItem::new(site.item_path, source, &site.at, site.in_request, kind);
        self.add_item(site.item_path.clone(), item);
        Ok(LoweredValue::from_type(RustType::Item(site.item_path.clone(), Vec::new())))
    }

    /// Lowers a container whose single key selects the type of the second line.
    pub(super) fn ndjson_by_key(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        second_lines: &[(String, ValueOf)],
        origin: &Origin,
    ) -> Result<(), Problem> {
        let path = self.item_path(name);
        let in_response = self.is_response_type(name);
        let mut variants = Vec::new();
        for (i, property) in interface.properties.iter().enumerate() {
            let origin = origin.at(format!("properties[{i}]"));
            let second = second_lines.iter().find(|(key, _)| *key == property.name).map(|(_, value)| value);
            let site_at = |label| UseSite {
                at: origin.at("type"),
                description: &property.name,
                item_path: &path,
                name_suffix: label,
                in_request: true,
                in_response,
                depth: 0,
            };
            if let Some(second) = second {
                self.check_second_line(name, &property.name, second, &origin)?;
            }
            let first = self.ndjson_line(name, "action", &property.r#type, &site_at("Action"))?;
            let second = match second {
                Some(value) => {
                    let field = if is_document(value) { "document" } else { "update" };
                    Some(self.ndjson_line(name, field, value, &site_at("Second"))?)
                }
                None => None,
            };
            let named = NamedPart { item: &path, at: &origin, help: "correct the name of the property" };
            let source_name = self.usable_name(&property.name, "variant", name, named);
            variants.push(NdjsonVariant {
                name: names::variant(&source_name).unwrap_or_default(),
                constructor: names::setter(&names::field(&source_name).unwrap_or_default()),
                json_name: property.name.clone(),
                first,
                second,
                deprecated: super::property::deprecated(property.deprecation.as_ref()),
            });
        }
        let source = ItemSource::Definition(name.clone());
        let item = LoweredItem::new(&path, source, origin, true, ItemKind::Ndjson(NdjsonLines::ByKey(variants)));
        self.add_item(path, item);
        Ok(())
    }

    /// Rejects a second line whose type is not selected. A correction declares it, so no definition refers to it.
    fn check_second_line(&self, name: &TypeName, key: &str, second: &ValueOf, at: &Origin) -> Result<(), Problem> {
        match instance_name(second) {
            Some(line) if !is_document(second) && !self.selection.types.contains(line) => {
                let reason = format!("no body contains `{line}`, the line after `{key}` of `{name}`");
                let help = "add the type to the body, or change the correction that declares the lines";
                Err(Problem::new(Code::CorrectionConflict, at, reason, help))
            }
            _ => Ok(()),
        }
    }

    /// Lowers a line.
    fn ndjson_line(
        &mut self,
        type_name: &TypeName,
        field: &str,
        value: &ValueOf,
        site: &UseSite<'_>,
    ) -> Result<NdjsonLine, Problem> {
        let lowered = self.value(value, site);
        let name = names::field(field).filter(|_| !lowered.nullable && lowered.encoding.is_none());
        let Some(name) = name else {
            let feature = format!("null or a value with an alternative JSON form as a line of `{type_name}`");
            return Err(Problem::unsupported(&feature, &site.at));
        };
        let is_item = matches!(self.resolve(&lowered.ty), RustType::Item(..));
        let ty = if is_item { lowered.ty.boxed() } else { lowered.ty };
        Ok(NdjsonLine { field: name, argument: argument(&ty, &self.items), ty })
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
