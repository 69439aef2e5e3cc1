//! What must be reached: each branch, member, field that is there and that is not, form, alias. Told from the model alone,
//! so that what drawing never comes to is noticed.

use generator::model::{
    AdditionalProperties, BranchMatch, Encoding, EncodingKind, ExternallyTagged, Field, Item, ItemKind, ItemPath,
    Member, NdjsonLines, ParameterLocation, Presence, RustType, StringEnum, Union, Variant,
};

use super::draw::taken;
use super::model::Model;
use super::tree::Tree;

pub(crate) const NULLABLE: [&str; 2] = ["null", "value"];
pub(crate) const STRINGIFIED: [&str; 2] = ["as itself", "as text"];
pub(crate) const DURATION: [&str; 2] = ["text", "number"];
pub(crate) const WORDS: [&str; 2] = ["as list", "as text"];
pub(crate) const LIST: [&str; 3] = ["empty", "one", "several"];
pub(crate) const ONE_OR_MANY: [&str; 2] = ["single", "list of one"];
pub(crate) const MAP: [&str; 2] = ["empty", "entries"];
pub(crate) const MAP_OR_LIST: [&str; 2] = ["as object", "as list"];
pub(crate) const BUCKETS: [&str; 2] = ["listed", "named"];
pub(crate) const OPTIONAL: [&str; 2] = ["absent", "present"];
pub(crate) const SHORTCUT: [&str; 2] = ["long", "short"];

/// A point: a place, and what is there.
pub(crate) fn at(place: &str, what: &str) -> String {
    format!("{place}: {what}")
}

/// A parameter that may stand in several places, in one of them.
pub(crate) fn in_place(parameter: &str, location: ParameterLocation) -> String {
    at(parameter, &format!("in {location:?}"))
}

/// The number that a value type of the runtime is.
pub(crate) fn number(runtime: &str) -> Option<&'static str> {
    match runtime {
        "EpochMilliseconds" | "EpochSeconds" | "Nanoseconds" | "Milliseconds" | "Seconds" => Some("i64"),
        "FractionalMilliseconds" => Some("f64"),
        _ => None,
    }
}

/// The sorts of a number or a boolean.
pub(crate) fn of_primitive(name: &str) -> &'static [&'static str] {
    match name {
        "bool" => &["false", "true"],
        "f64" => &["fraction", "whole", "infinite"],
        "()" => &["null"],
        _ => &["any", "least", "most"],
    }
}

/// The name of a field, a parameter or a variant in points.
pub(crate) fn place(of: &str, name: &str) -> String {
    format!("{of}.{name}")
}

/// The ways of a word: its own text, further texts, booleans, and others where they are legal.
pub(crate) fn of_words(words: &StringEnum, key: bool) -> Vec<(String, Option<usize>)> {
    let mut ways = Vec::new();
    for (index, member) in words.variants.iter().enumerate() {
        ways.push((member.json_name.clone(), Some(index)));
        ways.extend(member.aliases.iter().map(|alias| (alias.clone(), Some(index))));
        if words.json_booleans && !key && matches!(&*member.json_name, "true" | "false") {
            ways.push((format!("boolean {}", member.json_name), Some(index)));
        }
    }
    if words.open {
        ways.push(("another word".to_owned(), None));
    }
    ways
}

/// The names under which a variant stands.
pub(crate) fn of_variant(variant: &Variant) -> Vec<String> {
    std::iter::once(&variant.json_name).chain(&variant.aliases).cloned().collect()
}

/// The types of a map's values, and what no type is known of.
pub(crate) fn of_external(external: &ExternallyTagged) -> Vec<String> {
    let known = external.variants.iter().map(|variant| variant.json_name.clone());
    let others = if external.open { &["another", "untyped"][..] } else { &[] };
    known.chain(others.iter().map(ToString::to_string)).collect()
}

/// All points of an item.
pub(crate) fn of_item(model: &Model, path: &ItemPath, item: &Item) -> Vec<String> {
    let name = model.name(path);
    let mut points = Points { model, all: Vec::new() };
    let all = &mut points.all;
    match &item.kind {
        ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) => {}
        ItemKind::UntypedUnion(untagged) => {
            let variant = &untagged.variants[untagged.untyped_variant];
            points.ty(&variant.ty, variant.encoding, &place(&name, &variant.name));
        }
        ItemKind::StringEnum(words) => all.extend(of_words(words, false).iter().map(|(way, _)| at(&name, way))),
        ItemKind::Union(union) => {
            all.extend(union.variants.iter().map(|variant| at(&name, &variant.name)));
            points.payloads(&name, &union.variants);
            points.all.retain(|point| !is_elsewhere(union, &name, point));
        }
        ItemKind::Container(container) => {
            all.extend(container.variants.iter().flat_map(of_variant).map(|key| at(&name, &key)));
            all.extend(container.open.then(|| at(&name, "another")));
            points.payloads(&name, &container.variants);
        }
        ItemKind::InternallyTagged(tagged) => {
            all.extend(tagged.variants.iter().flat_map(of_variant).map(|tag| at(&name, &tag)));
            all.extend(tagged.open.then(|| at(&name, "another")));
            points.payloads(&name, &tagged.variants);
        }
        ItemKind::Ndjson(lines) => {
            if let NdjsonLines::ByKey(variants) = lines {
                points.all.extend(variants.iter().map(|variant| at(&name, &variant.json_name)));
            }
            lines.lines().iter().for_each(|line| points.ty(&line.ty, None, &place(&name, &line.field)));
        }
        ItemKind::Struct(structure) => {
            points.all.extend(structure.shortcut.iter().flat_map(|_| SHORTCUT.map(|way| at(&name, way))));
            for member in &structure.members {
                match member {
                    Member::Field(field) => points.field(&name, field),
                    Member::Constant(constant) if !constant.required => {
                        let place = place(&name, &constant.json_name);
                        points.all.extend(OPTIONAL.map(|way| at(&place, way)));
                    }
                    Member::Constant(_) => {}
                    Member::AdditionalProperties(AdditionalProperties::Map(field)) => {
                        points.field(&name, &always(field))
                    }
                    Member::AdditionalProperties(AdditionalProperties::Single { value, .. }) => {
                        points.field(&name, value)
                    }
                }
            }
        }
        ItemKind::Request(request) => {
            points.all.extend(request.routes.iter().map(|route| at(&name, &route.template)));
            for parameter in &request.parameters {
                let place = place(&name, &parameter.field.json_name);
                // What each URL has is read from there.
                let is_in_path =
                    parameter.location == ParameterLocation::Path && parameter.field.presence.is_required();
                if !parameter.alternative_locations.is_empty() && !is_in_path {
                    let places =
                        [parameter.location].into_iter().chain(parameter.alternative_locations.iter().copied());
                    points.all.extend(places.map(|in_it| in_place(&place, in_it)));
                }
                match parameter.location {
                    ParameterLocation::Path | ParameterLocation::Query => points.optional(&place, &parameter.field),
                    _ => points.field(&name, &parameter.field),
                }
            }
        }
    }
    points.all
}

/// Whether a union gives these values of a branch to another: whole numbers to the one for integers, infinities, which stand as
/// text, to the one for texts, a list without elements, which are what tells, to the one for lists.
fn is_elsewhere(union: &Union, name: &str, point: &str) -> bool {
    union.variants.iter().enumerate().any(|(index, variant)| {
        let place = place(name, &variant.name);
        let goes = |pick: BranchMatch| pick != BranchMatch::None && pick != BranchMatch::Exact(index);
        point == at(&place, "whole") && goes(union.discriminator.integer)
            || point == at(&place, "infinite") && union.discriminator.string != BranchMatch::Exact(index)
            || point == at(&place, "empty")
                && union.discriminator.first_element.is_some()
                && goes(union.discriminator.array)
    })
}

struct Points<'m> {
    model: &'m Model,
    all: Vec<String>,
}

impl Points<'_> {
    fn payloads(&mut self, name: &str, variants: &[Variant]) {
        for variant in variants {
            self.ty(&variant.ty, variant.encoding, &place(name, &variant.name));
        }
    }

    /// Whether it is there, and under which name.
    fn optional(&mut self, place: &str, field: &Field) {
        if !field.presence.is_required() {
            self.all.extend(OPTIONAL.map(|way| at(place, way)));
        }
        if !field.aliases.is_empty() {
            self.all.extend(std::iter::once(&field.json_name).chain(&field.aliases).map(|name| at(place, name)));
        }
    }

    fn field(&mut self, of: &str, field: &Field) {
        let place = place(of, &field.json_name);
        self.optional(&place, field);
        if has_null(self.model, field) {
            self.all.extend(NULLABLE.map(|way| at(&place, way)));
        }
        self.ty(inside(field), field.encoding, &place);
    }

    fn ty(&mut self, ty: &RustType, encoding: Option<Encoding>, place: &str) {
        let mut add = |ways: &[&str]| self.all.extend(ways.iter().map(|way| at(place, way)));
        let (own, inner) = taken(encoding);
        match ty {
            RustType::Primitive(name) => {
                add(of_primitive(name));
                if own == Some(EncodingKind::Stringified) {
                    add(&STRINGIFIED);
                }
            }
            RustType::Runtime("TimeValue") => add(&DURATION),
            RustType::Runtime(name) if number(name).is_some() => {
                self.ty(&RustType::Primitive(number(name).unwrap()), encoding, place);
            }
            RustType::Runtime(_) | RustType::String | RustType::Value | RustType::Parameter(_) => {}
            RustType::Item(path, _) => {
                if let ItemKind::Alias(alias) = &self.model.item(path).kind {
                    self.ty(&alias.ty, encoding, place);
                }
            }
            RustType::List(of) => {
                add(&LIST);
                if own == Some(EncodingKind::CommaSeparated) {
                    add(&WORDS);
                }
                let place = at(place, "item");
                let lists = matches!(self.model.resolve(of), RustType::List(_));
                if own == Some(EncodingKind::PointOrMany) || (own == Some(EncodingKind::OneOrMany) && !lists) {
                    self.all.extend(ONE_OR_MANY.map(|way| at(&place, way)));
                }
                self.ty(of, inner, &place);
            }
            RustType::Map(_, of) => {
                add(&MAP);
                if own == Some(EncodingKind::MapOrList) {
                    add(&MAP_OR_LIST);
                }
                self.ty(of, inner, &at(place, "entry"));
            }
            RustType::Buckets(of) => {
                add(&BUCKETS);
                self.ty(&RustType::List(of.clone()), None, &at(place, BUCKETS[0]));
                self.ty(&RustType::Map(Box::new(RustType::String), of.clone()), None, &at(place, BUCKETS[1]));
            }
            RustType::TypedKeys(of) => {
                add(&MAP);
                let RustType::Item(path, _) = &**of else { panic!("{of:?} behind keys with types") };
                let ItemKind::ExternallyTagged(external) = &self.model.item(path).kind else { panic!("{path:?}") };
                self.all.extend(of_external(external).iter().map(|way| at(place, way)));
                for variant in &external.variants {
                    self.ty(&variant.ty, variant.encoding, &at(place, &variant.json_name));
                }
            }
            RustType::SingleKey(_, of) => self.ty(of, inner, &at(place, "entry")),
            RustType::Option(of) | RustType::Nullable(of) => {
                add(&NULLABLE);
                self.ty(of, encoding, place);
            }
            RustType::Boxed(of) => self.ty(of, encoding, place),
        }
    }
}

/// The map of what is additional, which is there, and perhaps empty.
pub(crate) fn always(field: &Field) -> Field {
    Field { presence: Presence::Required, ..field.clone() }
}

/// Whether a list in a form may stand as its only element.
pub(crate) fn may_be_one(encoding: Option<EncodingKind>, only: &Tree) -> bool {
    match (encoding, only) {
        (Some(EncodingKind::OneOrMany), only) => !only.is_list() && !only.is_null(),
        (Some(EncodingKind::PointOrMany), Tree::List(items)) => matches!(items.first(), Some(Tree::Number(_))),
        (Some(EncodingKind::PointOrMany), only) => !only.is_null(),
        _ => false,
    }
}

/// Whether null may stand for the field, other than as its value.
pub(crate) fn has_null(model: &Model, field: &Field) -> bool {
    matches!(field.presence, Presence::OptionalNullable | Presence::RequiredNullable)
        && !model.takes_null(inside(field))
}

/// A field's type without the `Option` that says that it may be absent or null.
pub(crate) fn inside(field: &Field) -> &RustType {
    match (&field.ty, field.presence) {
        (RustType::Option(of), _) => of,
        (ty, _) => ty,
    }
}
