//! Values of several lines, in bodies of NDJSON. Which line follows which, the specification says in prose alone; a fixup
//! names the rule.

use super::value::{Lowered, Site};
use super::{Lowering, docs, generics};
use crate::diagnostic::Origin;
use crate::fixups::LineRule;
use crate::model::{Argument, Grouping, ItemKind, Line, LineVariant, Lines, RustType, Shape};
use crate::names;
use crate::spec::{Interface, TypeAlias, TypeName, UnionOf, ValueOf};

impl Lowering<'_> {
    /// How the lines of a body belong together. Nothing where that is not known.
    pub(super) fn grouping(&self, body: &ValueOf) -> Option<Grouping> {
        let ValueOf::ArrayOf(list) = body else { return None };
        let ValueOf::InstanceOf(instance) = self.first_line(&list.value) else { return None };
        match self.corrections.lines.get(&instance.type_name) {
            Some(LineRule::Pair) => Some(Grouping::Pairs),
            Some(LineRule::ByKey(seconds)) => {
                Some(Grouping::ByKey(seconds.iter().map(|(key, _)| (*key).to_owned()).collect()))
            }
            None => generics::is_document(&instance.type_name).then_some(Grouping::Single),
        }
    }

    /// Of a line and what may follow it the line, which says what follows; anything else as it is.
    pub(super) fn first_line<'v>(&self, value: &'v ValueOf) -> &'v ValueOf {
        let ValueOf::UnionOf(union) = value else { return value };
        let Some((first @ ValueOf::InstanceOf(instance), rest)) = union.items.split_first() else { return value };
        let Some(LineRule::ByKey(seconds)) = self.corrections.lines.get(&instance.type_name) else { return value };
        let follows =
            |value: &ValueOf| is_document(value) || seconds.iter().any(|(_, second)| named(second) == named(value));
        if rest.iter().all(follows) { first } else { value }
    }

    /// An alias whose two branches are the first line and the second, each time both.
    pub(super) fn pair_of_lines(
        &mut self,
        name: &TypeName,
        alias: &TypeAlias,
        union: &UnionOf,
        docs: String,
        site: &Site<'_>,
    ) -> Option<Lowered> {
        let names = alias.codegen_names.as_deref().unwrap_or_default();
        let mut lines = Vec::new();
        for (i, (value, field)) in union.items.iter().zip(names).enumerate() {
            let site = site.inside(&format!("items[{i}]"));
            lines.push(self.line(name, field, docs::of_branch(field), value, &site)?);
        }
        let pair: [Line; 2] = lines.try_into().ok()?;
        let item = super::item(site.owner, docs, &site.at, ItemKind::Lines(Lines::Pair(Box::new(pair))));
        self.add(site.owner.clone(), site.sent, item);
        Some(Lowered::plain(RustType::Item(site.owner.clone(), Vec::new())))
    }

    /// A container whose single key says what the second line is, if there is one.
    pub(super) fn lines_by_key(
        &mut self,
        name: &TypeName,
        interface: &Interface,
        seconds: &[(&'static str, ValueOf)],
        origin: &Origin,
    ) {
        let Some(path) = self.item_path(name, origin) else { return };
        let mut variants = Vec::new();
        for (i, property) in interface.properties.iter().enumerate() {
            let origin = origin.at(format!("properties[{i}]"));
            let second = seconds.iter().find(|(key, _)| *key == property.name).map(|(_, value)| value);
            let at =
                |label| Site { at: origin.at("type"), of: &property.name, owner: &path, label, sent: true, depth: 0 };
            let first =
                self.line(name, "action", "What is to be done, and where.".to_owned(), &property.r#type, &at("Action"));
            let second = second.map(|value| {
                let field = if is_document(value) { "document" } else { "update" };
                let docs = if is_document(value) { "The document." } else { "What is to change." };
                self.line(name, field, docs.to_owned(), value, &at("Second"))
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
            variants.push(LineVariant {
                name: variant,
                constructor: names::setter(&constructor),
                wire: property.name.clone(),
                first,
                second,
                docs: docs::of_property(property),
                deprecated: super::property::deprecated(property.deprecation.as_ref()),
            });
        }
        let docs = docs::of_type(interface.description.as_deref(), name, &[interface.ext_doc_url.as_deref()]);
        let item = super::item(&path, docs, origin, ItemKind::Lines(Lines::ByKey(variants)));
        self.add(path, true, item);
    }

    /// A line. How a constructor takes it is decided once all items are known.
    fn line(&mut self, of: &TypeName, field: &str, docs: String, value: &ValueOf, site: &Site<'_>) -> Option<Line> {
        let lowered = self.value(value, site)?;
        if lowered.nullable || lowered.form.is_some() {
            self.not_lowered(&format!("a null or a value of several forms as a line of `{of}`"), &site.at);
            return None;
        }
        let argument = Argument { shape: Shape::Plain(lowered.ty.clone()), wraps: Vec::new() };
        let is_item = matches!(self.resolve(&lowered.ty), RustType::Item(..));
        let ty = if is_item { lowered.ty.boxed() } else { lowered.ty };
        Some(Line { field: names::field(field)?, ty, argument, docs })
    }
}

/// Whether a line is a document of the user's.
fn is_document(value: &ValueOf) -> bool {
    matches!(value, ValueOf::InstanceOf(instance) if generics::is_document(&instance.type_name))
}

/// The name of a type, its arguments aside.
fn named(value: &ValueOf) -> Option<&TypeName> {
    if let ValueOf::InstanceOf(instance) = value { Some(&instance.type_name) } else { None }
}
