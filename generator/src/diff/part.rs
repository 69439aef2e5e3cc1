//! The parts of an item that a program names: fields, parameters, variants and enum members.

use super::findings::MemberName;
use super::kind::ChangeKind;
use crate::model::{
    AdditionalProperties, Deprecated, Encoding, Field, Item, ItemKind, Member, NdjsonLine, NdjsonLines, NdjsonVariant,
    Parameter, Presence, RustType, StringEnumVariant, Variant,
};

/// The kind of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    Property,
    Parameter,
    Variant,
    EnumMember,
}

impl PartKind {
    pub(super) fn removed(self) -> ChangeKind {
        match self {
            Self::Property => ChangeKind::PropertyRemoved,
            Self::Parameter => ChangeKind::ParameterRemoved,
            Self::Variant => ChangeKind::VariantRemoved,
            Self::EnumMember => ChangeKind::EnumMemberRemoved,
        }
    }

    pub(super) fn renamed(self) -> ChangeKind {
        match self {
            Self::Property => ChangeKind::PropertyRenamed,
            Self::Parameter => ChangeKind::ParameterRenamed,
            Self::Variant => ChangeKind::VariantRenamed,
            Self::EnumMember => ChangeKind::EnumMemberRenamed,
        }
    }

    /// Returns the kind of a change of the type. An enum member has no type.
    pub(super) fn retyped(self) -> ChangeKind {
        match self {
            Self::Property => ChangeKind::PropertyRetyped,
            Self::Parameter => ChangeKind::ParameterRetyped,
            Self::Variant | Self::EnumMember => ChangeKind::VariantRetyped,
        }
    }

    pub(super) fn added(self) -> ChangeKind {
        match self {
            Self::Property => ChangeKind::PropertyAdded,
            Self::Parameter => ChangeKind::ParameterAdded,
            Self::Variant => ChangeKind::VariantAdded,
            Self::EnumMember => ChangeKind::EnumMemberAdded,
        }
    }

    /// Returns the kind of an addition that is an argument of the constructor.
    pub(super) fn required_added(self) -> ChangeKind {
        if self == Self::Parameter { ChangeKind::RequiredParameterAdded } else { ChangeKind::RequiredPropertyAdded }
    }
}

/// A part of an item.
#[derive(Clone, Debug)]
pub(super) struct Part<'m> {
    pub(super) kind: PartKind,
    /// The Rust name.
    pub(super) name: &'m str,
    /// The name of a variant in methods; otherwise empty.
    pub(super) method: &'m str,
    /// The name in JSON. It is empty for a part without a fixed name, such as the variant of a union.
    pub(super) json_name: &'m str,
    pub(super) aliases: &'m [String],
    /// The types of the part: one, or none for a variant without a payload, or one for each line of an NDJSON variant,
    /// with the name of its field.
    pub(super) types: Vec<(&'m str, &'m RustType)>,
    pub(super) presence: Option<Presence>,
    pub(super) encoding: Option<Encoding>,
    pub(super) deprecated: Option<&'m Deprecated>,
    /// The parameter, for its location.
    pub(super) parameter: Option<&'m Parameter>,
}

impl<'m> Part<'m> {
    /// Returns the name in reports: that of the specification, if there is one.
    pub(super) fn label(&self) -> &'m str {
        if self.json_name.is_empty() { self.name } else { self.json_name }
    }

    /// Returns the names in reports.
    pub(super) fn member_name(&self) -> MemberName {
        let separator = match self.kind {
            PartKind::Property | PartKind::Parameter => ".",
            PartKind::Variant | PartKind::EnumMember => "::",
        };
        MemberName { json: self.label().to_owned(), rust: format!("{separator}{}", self.name) }
    }

    fn new(kind: PartKind, name: &'m str, json_name: &'m str) -> Self {
        Self {
            kind,
            name,
            method: "",
            json_name,
            aliases: &[],
            types: Vec::new(),
            presence: None,
            encoding: None,
            deprecated: None,
            parameter: None,
        }
    }

    fn field(field: &'m Field, kind: PartKind) -> Self {
        Self {
            aliases: &field.aliases,
            types: vec![("", &field.ty)],
            presence: Some(field.presence),
            encoding: field.encoding,
            deprecated: field.deprecated.as_ref(),
            ..Self::new(kind, &field.name, &field.json_name)
        }
    }

    fn parameter(parameter: &'m Parameter) -> Self {
        Self { parameter: Some(parameter), ..Self::field(&parameter.field, PartKind::Parameter) }
    }

    fn variant(variant: &'m Variant) -> Self {
        Self {
            method: &variant.method_name,
            aliases: &variant.aliases,
            types: if variant.is_unit() { Vec::new() } else { vec![("", &variant.ty)] },
            encoding: variant.encoding,
            deprecated: variant.deprecated.as_ref(),
            ..Self::new(PartKind::Variant, &variant.name, &variant.json_name)
        }
    }

    fn enum_member(member: &'m StringEnumVariant) -> Self {
        Self {
            aliases: &member.aliases,
            deprecated: member.deprecated.as_ref(),
            ..Self::new(PartKind::EnumMember, &member.name, &member.json_name)
        }
    }

    fn line(line: &'m NdjsonLine) -> Self {
        Self { types: vec![("", &line.ty)], ..Self::new(PartKind::Property, &line.field, "") }
    }

    fn ndjson_variant(variant: &'m NdjsonVariant) -> Self {
        Self {
            method: &variant.constructor,
            types: variant.lines().map(|line| (line.field.as_str(), &line.ty)).collect(),
            deprecated: variant.deprecated.as_ref(),
            ..Self::new(PartKind::Variant, &variant.name, &variant.json_name)
        }
    }
}

/// Returns the parts of an item. A type alias has none.
pub(super) fn parts(item: &Item) -> Vec<Part<'_>> {
    match &item.kind {
        ItemKind::Struct(it) => it.members.iter().flat_map(struct_parts).collect(),
        ItemKind::StringEnum(it) => it.variants.iter().map(Part::enum_member).collect(),
        ItemKind::Union(it) => with_other(variants(&it.variants)),
        ItemKind::Container(it) => with_other(variants(&it.variants)),
        ItemKind::InternallyTagged(it) => with_other(variants(&it.variants)),
        ItemKind::ExternallyTagged(it) => with_other(variants(&it.variants)),
        ItemKind::UntypedUnion(it) => variants(&it.variants),
        ItemKind::Ndjson(NdjsonLines::Pair(pair)) => pair.iter().map(Part::line).collect(),
        ItemKind::Ndjson(NdjsonLines::ByKey(lines)) => with_other(lines.iter().map(Part::ndjson_variant).collect()),
        ItemKind::Alias(_) => Vec::new(),
        ItemKind::Request(it) => it.parameters.iter().map(Part::parameter).collect(),
    }
}

fn variants(variants: &[Variant]) -> Vec<Part<'_>> {
    variants.iter().map(Part::variant).collect()
}

/// Returns the fields of a member. Their names in JSON are not those of properties if the keys of the object are free.
fn struct_parts(member: &Member) -> Vec<Part<'_>> {
    let field = |field| Part::field(field, PartKind::Property);
    match member {
        Member::Field(it) => vec![field(it)],
        Member::Constant(_) => Vec::new(),
        Member::AdditionalProperties(AdditionalProperties::Map(it)) => vec![Part { json_name: "", ..field(it) }],
        Member::AdditionalProperties(AdditionalProperties::Single { key, value }) => {
            [key, value].into_iter().map(|it| Part { json_name: "", ..field(it) }).collect()
        }
    }
}

/// Adds the variant for unknown values, which an untyped union lacks.
fn with_other(mut variants: Vec<Part<'_>>) -> Vec<Part<'_>> {
    variants.push(Part::new(PartKind::Variant, "Other", ""));
    variants
}

/// The old and new parts of an item. A part without a partner was removed or added.
pub(super) type PartPairs<'m> = Vec<(Option<Part<'m>>, Option<Part<'m>>)>;

/// Decides if an old and a new part are a pair.
type Rule<'r, 'm> = &'r dyn Fn(&Part<'m>, &Part<'m>) -> bool;

/// Pairs the old and new parts of an item: by the name in JSON, then by the Rust name, then by further names in JSON, then
/// variants by their only use of a type. Each part is in exactly one pair.
pub(super) fn pair_parts<'m>(old: Vec<Part<'m>>, new: Vec<Part<'m>>, is_same_type: Rule<'_, 'm>) -> PartPairs<'m> {
    let rules: [Rule<'_, 'm>; 4] = [
        &|old, new| !old.json_name.is_empty() && old.json_name == new.json_name,
        &|old, new| old.name == new.name,
        &|old, new| {
            let is_alias_of = |a: &Part<'m>, b: &Part<'m>| b.aliases.iter().any(|alias| alias == a.json_name);
            is_alias_of(old, new) || is_alias_of(new, old)
        },
        &|old, new| old.json_name.is_empty() && new.json_name.is_empty() && is_same_type(old, new),
    ];
    let mut partners: Vec<Option<Part<'m>>> = vec![None; old.len()];
    let mut remaining = new;
    for rule in rules {
        for (old, partner) in old.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
            if let Some(position) = remaining.iter().position(|new| rule(old, new)) {
                *partner = Some(remaining.remove(position));
            }
        }
    }
    let old = old.into_iter().zip(partners).map(|(old, new)| (Some(old), new));
    old.chain(remaining.into_iter().map(|new| (None, Some(new)))).collect()
}
