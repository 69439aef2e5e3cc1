//! The points of the model that the drawn values must cover: each variant, each optional field both present and absent, each
//! alias, each encoding. They are computed independently of drawing, so that a point that is never drawn is found.

use generator::model::{
    AdditionalProperties, BranchMatch, Encoding, EncodingKind, ExternallyTagged, Field, Item, ItemKind, ItemPath,
    Member, NdjsonLines, Parameter, ParameterLocation, Presence, Request, RustType, StringEnum, Struct, Union, Variant,
};

use super::draw::split_encoding;
use super::model::Model;
use super::tree::Tree;

pub(crate) const NULLABLE: [&str; 2] = ["null", "value"];
pub(crate) const STRINGIFIED: [&str; 2] = ["as itself", "as string"];
pub(crate) const TIME_VALUE: [&str; 2] = ["string", "number"];
pub(crate) const JOINED_LIST: [&str; 2] = ["as list", "as string"];
pub(crate) const LIST: [&str; 3] = ["empty", "one", "several"];
pub(crate) const ONE_OR_MANY: [&str; 2] = ["single", "list of one"];
pub(crate) const MAP: [&str; 2] = ["empty", "entries"];
pub(crate) const MAP_OR_LIST: [&str; 2] = ["as object", "as list"];
pub(crate) const BUCKETS: [&str; 2] = ["listed", "named"];
pub(crate) const OPTIONAL: [&str; 2] = ["absent", "present"];
pub(crate) const SHORTCUT: [&str; 2] = ["long", "short"];

/// Returns the name of a point: a place in the model, and one of the options there.
pub(crate) fn at(place: &str, choice: &str) -> String {
    format!("{place}: {choice}")
}

/// Returns the point of a parameter in one of its locations.
pub(crate) fn at_location(parameter: &str, location: ParameterLocation) -> String {
    at(parameter, &format!("in {location:?}"))
}

/// Returns the number type that a type of the runtime contains.
pub(crate) fn number(runtime: &str) -> Option<&'static str> {
    match runtime {
        "EpochMilliseconds" | "EpochSeconds" | "Nanoseconds" | "Milliseconds" | "Seconds" => Some("i64"),
        "FractionalMilliseconds" => Some("f64"),
        _ => None,
    }
}

/// Returns the options for a number or a boolean.
pub(crate) fn primitive_choices(name: &str) -> &'static [&'static str] {
    match name {
        "bool" => &["false", "true"],
        "f64" => &["fraction", "whole", "infinite"],
        "()" => &["null"],
        _ => &["any", "least", "most"],
    }
}

/// Returns the place of a field, a parameter or a variant.
pub(crate) fn place(owner: &str, name: &str) -> String {
    format!("{owner}.{name}")
}

/// Returns the options for a string enum, with the indices of their variants: names, aliases, booleans, and unknown values
/// if the enum is open.
pub(crate) fn string_enum_choices(string_enum: &StringEnum, key: bool) -> Vec<(String, Option<usize>)> {
    let mut choices = Vec::new();
    for (index, member) in string_enum.variants.iter().enumerate() {
        choices.push((member.json_name.clone(), Some(index)));
        choices.extend(member.aliases.iter().map(|alias| (alias.clone(), Some(index))));
        if string_enum.json_booleans && !key && matches!(&*member.json_name, "true" | "false") {
            choices.push((format!("boolean {}", member.json_name), Some(index)));
        }
    }
    if string_enum.open {
        choices.push(("unknown variant".to_owned(), None));
    }
    choices
}

/// Returns all keys of a variant.
pub(crate) fn variant_keys(variant: &Variant) -> Vec<String> {
    std::iter::once(&variant.json_name).chain(&variant.aliases).cloned().collect()
}

/// Returns the options for the values of typed keys: the known types, and if the union is open an unknown type and no type.
pub(crate) fn typed_key_choices(external: &ExternallyTagged) -> Vec<String> {
    let known = external.variants.iter().map(|variant| variant.json_name.clone());
    let unknown = if external.open { &["another", "untyped"][..] } else { &[] };
    known.chain(unknown.iter().map(ToString::to_string)).collect()
}

/// Returns all points of an item.
pub(crate) fn item_points(model: &Model, path: &ItemPath, item: &Item) -> Vec<String> {
    let name = model.name(path);
    let mut points = Points { model, all: Vec::new() };
    let all = &mut points.all;
    match &item.kind {
        ItemKind::Alias(_) | ItemKind::ExternallyTagged(_) => {}
        ItemKind::UntypedUnion(untyped_union) => {
            let variant = &untyped_union.variants[untyped_union.untyped_variant];
            points.ty(&variant.ty, variant.encoding, &place(&name, &variant.name));
        }
        ItemKind::StringEnum(string_enum) => {
            all.extend(string_enum_choices(string_enum, false).iter().map(|(choice, _)| at(&name, choice)));
        }
        ItemKind::Union(union) => {
            all.extend(union.variants.iter().map(|variant| at(&name, &variant.name)));
            points.payloads(&name, &union.variants);
            points.all.retain(|point| !is_other_branch(union, &name, point));
        }
        ItemKind::Container(container) => {
            all.extend(container.variants.iter().flat_map(variant_keys).map(|key| at(&name, &key)));
            all.extend(container.open.then(|| at(&name, "another")));
            points.payloads(&name, &container.variants);
        }
        ItemKind::InternallyTagged(tagged) => {
            all.extend(tagged.variants.iter().flat_map(variant_keys).map(|tag| at(&name, &tag)));
            all.extend(tagged.open.then(|| at(&name, "another")));
            points.payloads(&name, &tagged.variants);
        }
        ItemKind::Ndjson(lines) => {
            if let NdjsonLines::ByKey(variants) = lines {
                points.all.extend(variants.iter().map(|variant| at(&name, &variant.json_name)));
            }
            lines.lines().iter().for_each(|line| points.ty(&line.ty, None, &place(&name, &line.field)));
        }
        ItemKind::Struct(struct_item) => points.struct_item(&name, struct_item),
        ItemKind::Request(request) => points.request(&name, request),
    }
    points.all
}

/// Returns `true` if the discriminator of a union assigns the values of this point to another branch: whole numbers to the
/// branch for integers, infinities, which are strings in JSON, to the one for strings, and empty lists to the one for lists.
fn is_other_branch(union: &Union, name: &str, point: &str) -> bool {
    union.variants.iter().enumerate().any(|(index, variant)| {
        let place = place(name, &variant.name);
        let assigned = |branch: BranchMatch| branch != BranchMatch::None && branch != BranchMatch::Exact(index);
        point == at(&place, "whole") && assigned(union.discriminator.integer)
            || union.discriminator.unsigned == BranchMatch::Exact(index)
                && ["any", "least"].iter().any(|choice| point == at(&place, choice))
            || point == at(&place, "infinite") && union.discriminator.string != BranchMatch::Exact(index)
            || point == at(&place, "empty")
                && union.discriminator.first_element.is_some()
                && assigned(union.discriminator.array)
    })
}

struct Points<'m> {
    model: &'m Model,
    all: Vec<String>,
}

impl Points<'_> {
    fn struct_item(&mut self, name: &str, struct_item: &Struct) {
        self.all.extend(struct_item.shortcut.iter().flat_map(|_| SHORTCUT.map(|choice| at(name, choice))));
        for member in &struct_item.members {
            match member {
                Member::Field(field) => self.field(name, field),
                Member::Constant(constant) if !constant.required => {
                    let place = place(name, &constant.json_name);
                    self.all.extend(OPTIONAL.map(|choice| at(&place, choice)));
                }
                Member::Constant(_) => {}
                Member::AdditionalProperties(AdditionalProperties::Map(field)) => {
                    self.field(name, &as_required(field));
                }
                Member::AdditionalProperties(AdditionalProperties::Single { value, .. }) => self.field(name, value),
            }
        }
    }

    fn request(&mut self, name: &str, request: &Request) {
        self.all.extend(request.routes.iter().map(|route| at(name, &route.template)));
        for parameter in &request.parameters {
            let Parameter { field, location, alternative_locations, .. } = parameter;
            let place = place(name, &field.json_name);
            // A parameter that is in each URL is decoded only from there.
            let is_in_each_url = *location == ParameterLocation::Path && field.presence.is_required();
            if !alternative_locations.is_empty() && !is_in_each_url {
                let locations = std::iter::once(location).chain(alternative_locations);
                self.all.extend(locations.map(|location| at_location(&place, *location)));
            }
            match location {
                ParameterLocation::Path | ParameterLocation::Query => self.optional(&place, field),
                _ => self.field(name, field),
            }
        }
    }

    fn payloads(&mut self, name: &str, variants: &[Variant]) {
        for variant in variants {
            self.ty(&variant.ty, variant.encoding, &place(name, &variant.name));
        }
    }

    /// Adds the presence of a field and its aliases.
    fn optional(&mut self, place: &str, field: &Field) {
        if !field.presence.is_required() {
            self.all.extend(OPTIONAL.map(|choice| at(place, choice)));
        }
        if !field.aliases.is_empty() {
            self.all.extend(std::iter::once(&field.json_name).chain(&field.aliases).map(|name| at(place, name)));
        }
    }

    fn field(&mut self, owner: &str, field: &Field) {
        let place = place(owner, &field.json_name);
        self.optional(&place, field);
        if has_null(self.model, field) {
            self.all.extend(NULLABLE.map(|choice| at(&place, choice)));
        }
        self.ty(unwrapped_type(field), field.encoding, &place);
    }

    fn ty(&mut self, ty: &RustType, encoding: Option<Encoding>, place: &str) {
        let mut add = |choices: &[&str]| self.all.extend(choices.iter().map(|choice| at(place, choice)));
        let (own, inner) = split_encoding(encoding);
        match ty {
            RustType::Primitive(name) => {
                add(primitive_choices(name));
                if own == Some(EncodingKind::Stringified) {
                    add(&STRINGIFIED);
                }
            }
            RustType::Runtime("TimeValue") => add(&TIME_VALUE),
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
                    add(&JOINED_LIST);
                }
                let place = at(place, "item");
                let lists = matches!(self.model.resolve(of), RustType::List(_));
                if own == Some(EncodingKind::PointOrMany) || (own == Some(EncodingKind::OneOrMany) && !lists) {
                    self.all.extend(ONE_OR_MANY.map(|choice| at(&place, choice)));
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
            RustType::TypedKeys(of) => self.typed_keys(of, place),
            RustType::SingleKey(_, of) => self.ty(of, inner, &at(place, "entry")),
            RustType::Option(of) | RustType::Nullable(of) => {
                add(&NULLABLE);
                self.ty(of, encoding, place);
            }
            RustType::Boxed(of) => self.ty(of, encoding, place),
        }
    }

    fn typed_keys(&mut self, of: &RustType, place: &str) {
        self.all.extend(MAP.map(|choice| at(place, choice)));
        let RustType::Item(path, _) = of else { panic!("{of:?} in typed keys") };
        let ItemKind::ExternallyTagged(external) = &self.model.item(path).kind else { panic!("{path:?}") };
        self.all.extend(typed_key_choices(external).iter().map(|choice| at(place, choice)));
        for variant in &external.variants {
            self.ty(&variant.ty, variant.encoding, &at(place, &variant.json_name));
        }
    }
}

/// Returns the map of additional properties as a required field: the map is always present, and may be empty.
pub(crate) fn as_required(field: &Field) -> Field {
    Field { presence: Presence::Required, ..field.clone() }
}

/// Returns `true` if a list with this encoding may be written as its only element.
pub(crate) fn may_be_single(encoding: Option<EncodingKind>, only: &Tree) -> bool {
    match (encoding, only) {
        (Some(EncodingKind::OneOrMany), only) => !only.is_array() && !only.is_null(),
        (Some(EncodingKind::PointOrMany), Tree::Array(items)) => matches!(items.first(), Some(Tree::Number(_))),
        (Some(EncodingKind::PointOrMany), only) => !only.is_null(),
        _ => false,
    }
}

/// Returns `true` if the field may be null and null is not a value of its type.
pub(crate) fn has_null(model: &Model, field: &Field) -> bool {
    matches!(field.presence, Presence::OptionalNullable | Presence::RequiredNullable)
        && !model.accepts_null(unwrapped_type(field))
}

/// Returns the type of a field without the `Option` for absent or null.
pub(crate) fn unwrapped_type(field: &Field) -> &RustType {
    match (&field.ty, field.presence) {
        (RustType::Option(of), _) => of,
        (ty, _) => ty,
    }
}
